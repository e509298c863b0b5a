"""Nothing done is lost: killed, interrupted, out of disk, poisoned; then run again."""

from __future__ import annotations

import importlib.util
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = 100
KILLS = 5


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of a hundred short articles."""
    spec = importlib.util.spec_from_file_location("synthetic", ROOT / "benchmarks" / "synthetic.py")
    assert spec is not None
    assert spec.loader is not None
    synthetic = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(synthetic)
    folder = tmp_path_factory.mktemp("articles")
    for number, text in enumerate(synthetic.texts(ARTICLES, seed=3)):
        head, *_, last = text.split("\n\n")
        (folder / f"{number:03}.txt").write_text(f"{head}\n\n{last}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def undisturbed(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the export of a build that nothing disturbed."""
    output = tmp_path_factory.mktemp("undisturbed")
    with building(articles, output, workers=2) as build:
        assert build.wait() == 0
    return exported(output)


def building(
    articles: Path, output: Path, *, workers: int, **options: object
) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "timeline", "build", str(articles), "-o", str(output)]
    return subprocess.Popen(
        [*command, "--workers", str(workers)],
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,  # type: ignore[call-overload]
    )


def exported(output: Path) -> str:
    command = [sys.executable, "-m", "timeline", "export", str(output)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def analysed(output: Path) -> list[int]:
    """Return how many articles each run analysed and committed; empty before there is a store."""
    try:
        store = f"file:{output}/timeline.sqlite?mode=ro"
        with closing(sqlite3.connect(store, uri=True, timeout=0.1)) as db:
            return [row[0] for row in db.execute("SELECT analysed FROM runs ORDER BY id")]
    except sqlite3.OperationalError:
        return []


def wait_for_work(output: Path, build: subprocess.Popen[str], at_least: int) -> None:
    while build.poll() is None and sum(analysed(output)) < at_least:
        time.sleep(0.02)


def test_killed_at_random_moments_a_build_ends_as_if_undisturbed(
    articles: Path, undisturbed: str, tmp_path: Path
) -> None:
    chance = random.Random(8)  # noqa: S311 - moments need no secrecy
    mark = uuid4().hex
    for kill in range(KILLS):
        environment = {**os.environ, "TIMELINE_TEST": mark}
        with building(articles, tmp_path, workers=1 + kill % 2, env=environment) as build:
            wait_for_work(tmp_path, build, kill * ARTICLES // KILLS // 2)
            time.sleep(chance.uniform(0, 1))
            build.kill()
    assert not survivors(mark)
    with building(articles, tmp_path, workers=2) as build:
        assert build.wait() == 0
    assert exported(tmp_path) == undisturbed
    assert sum(analysed(tmp_path)) == ARTICLES


def survivors(mark: str) -> list[str]:
    """Return the workers a killed build left behind, given ten seconds to notice."""
    if not Path("/proc/self/environ").exists():
        return []
    for _ in range(100):
        left = [str(p) for p in Path("/proc").glob("[0-9]*/environ") if mark in _environment(p)]
        if not left:
            break
        time.sleep(0.1)
    return left


def _environment(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def hears_ctrl_c() -> None:
    """Make the new process one of a terminal: what a shell runs in the background is deaf to it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_interrupted_it_stops_cleanly_and_says_how_to_go_on(
    articles: Path, undisturbed: str, tmp_path: Path
) -> None:
    with building(articles, tmp_path, workers=1, preexec_fn=hears_ctrl_c) as build:
        wait_for_work(tmp_path, build, 1)
        build.send_signal(signal.SIGINT)
        _, said = build.communicate()
    assert build.returncode == 130
    assert "run the same command again" in said
    assert "Traceback" not in said
    assert 0 < sum(analysed(tmp_path)) < ARTICLES
    with building(articles, tmp_path, workers=2) as build:
        assert build.wait() == 0
    assert exported(tmp_path) == undisturbed


def test_a_full_disk_is_named_and_nothing_is_lost(
    articles: Path, undisturbed: str, tmp_path: Path
) -> None:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))

    with building(articles, tmp_path, workers=1, preexec_fn=limited) as build:
        _, said = build.communicate()
    assert build.returncode == 3, said
    assert "timeline.sqlite" in said
    assert "Traceback" not in said
    with building(articles, tmp_path, workers=2) as build:
        assert build.wait() == 0
    assert exported(tmp_path) == undisturbed
    assert sum(analysed(tmp_path)) == ARTICLES


def test_a_folder_that_cannot_be_written_is_named(articles: Path) -> None:
    with building(articles, Path("/proc/timeline"), workers=1) as build:
        _, said = build.communicate()
    assert build.returncode == 3
    assert "/proc/timeline" in said
    assert "Traceback" not in said


def test_a_second_build_on_one_folder_is_told_which_process_holds_it(
    articles: Path, tmp_path: Path
) -> None:
    with building(articles, tmp_path, workers=1) as first:
        wait_for_work(tmp_path, first, 1)
        with building(articles, tmp_path, workers=1) as second:
            _, said = second.communicate()
        first.kill()
    assert second.returncode == 4
    assert f"process {first.pid}" in said
