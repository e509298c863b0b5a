"""A Dask cluster gives the bytes one process gives, also when a worker is killed at work."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from timeline.engines import Settings, spread
from timeline.engines.shards import Folder
from timeline.model import Article, CannotWriteError, TimelineError, UsageError
from timeline.store import Analysis
from timeline.store.codec import encode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest.importorskip("distributed", reason="needs Dask: pip install -e '.[dask]'")

ARTICLES = 24


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [
        Article(
            id=f"article-{number:03}",
            text=f"A warehouse burned down in Koper on {number % 28 + 1} May 2031, police said.",
            paths=(f"{number}.txt",),
        )
        for number in range(ARTICLES)
    ]


@pytest.fixture(scope="module")
def expected(articles: list[Article]) -> set[bytes]:
    """Return what one process makes of them."""
    return {encode(analysis) for analysis in spread("local", Settings(workers=0))(articles)}


@pytest.fixture
def shards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder all share, for shards so small that there are three."""
    monkeypatch.setattr("timeline.engines.shards.ARTICLES_PER_SHARD", 8)
    return tmp_path


@contextmanager
def cluster(workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a scheduler and so many workers as processes of their own, as on real machines."""
    address = f"tcp://127.0.0.1:{_free_port()}"
    port = address.rpartition(":")[2]
    scheduler = _started("dask_scheduler", "--port", port)
    crew = [_started("dask_worker", address, "--no-nanny") for _ in range(workers)]
    try:
        _wait_until_it_listens(int(port))
        yield address, crew
    finally:
        for process in (*crew, scheduler):
            process.kill()
            process.wait()


def _started(program: str, *options: str) -> subprocess.Popen[bytes]:
    module = f"distributed.cli.{program}"
    return subprocess.Popen(
        [sys.executable, "-m", module, *options, "--host", "127.0.0.1", "--no-dashboard"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _wait_until_it_listens(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def analysed(address: str, folder: Path, articles: list[Article]) -> set[bytes]:
    engine = spread("dask", Settings(scheduler=address, shards=str(folder)))
    found: list[Analysis] = list(engine(articles))
    assert len(found) == len(articles)
    return {encode(analysis) for analysis in found}


def test_two_workers_give_the_bytes_of_one_process_and_clear_up(
    articles: list[Article], expected: set[bytes], shards: Path
) -> None:
    with cluster(2) as (address, _):
        assert analysed(address, shards, articles) == expected
    assert list(shards.iterdir()) == []


def test_a_worker_killed_at_work_changes_nothing_but_the_time(
    articles: list[Article], expected: set[bytes], shards: Path
) -> None:
    with cluster(2) as (address, workers):
        engine = spread("dask", Settings(scheduler=address, shards=str(shards)))
        results = engine(articles)
        found = [next(results)]
        os.kill(workers[0].pid, signal.SIGKILL)
        found += results
    assert {encode(analysis) for analysis in found} == expected
    assert len(found) == len(articles)


def test_what_an_earlier_run_finished_is_not_done_again(
    articles: list[Article], tmp_path: Path
) -> None:
    folder = Folder(str(tmp_path))
    (shard,) = folder.cut(articles)
    folder.write(shard.analyses, [encode(Analysis(article=a.id, failure="kept")) for a in articles])
    engine = spread("dask", Settings(scheduler="tcp://127.0.0.1:9", shards=str(tmp_path)))
    assert {analysis.failure for analysis in engine(articles)} == {"kept"}


def test_a_scheduler_that_is_not_there_is_named_and_the_shards_stay(
    articles: list[Article], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.engines.cluster.PATIENCE", 1)
    address = f"tcp://127.0.0.1:{_free_port()}"
    began = time.monotonic()
    with pytest.raises(TimelineError, match=rf"{address}.*run the same command again"):
        analysed(address, tmp_path, articles)
    assert time.monotonic() - began < 30
    assert len(list(tmp_path.iterdir())) == 1


def test_a_worker_of_another_version_is_told(articles: list[Article], tmp_path: Path) -> None:
    from timeline.engines.cluster import analyse_shard  # noqa: PLC0415 - needs Dask

    (shard,) = Folder(str(tmp_path)).cut(articles)
    job = {"address": str(tmp_path), "rules": "other rules", "model": None, "time_limit": 60}
    with pytest.raises(TimelineError, match="another version of timeline"):
        analyse_shard((shard.articles, shard.analyses), job)


@pytest.mark.parametrize("settings", [Settings(), Settings(scheduler="tcp://127.0.0.1:9")])
def test_what_the_engine_needs_is_said(settings: Settings) -> None:
    with pytest.raises(UsageError, match="needs --scheduler and --shards"):
        spread("dask", settings)


def test_without_dask_the_remedy_installs_nothing_of_another_maker(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    settings = Settings(scheduler="tcp://127.0.0.1:9", shards=str(tmp_path))
    with pytest.raises(UsageError, match=r"install -e '\.\[dask\]'"):
        spread("dask", settings)


def test_a_shared_folder_that_nobody_can_use_is_named(
    articles: list[Article], tmp_path: Path
) -> None:
    settings = Settings(scheduler="tcp://127.0.0.1:9", shards="nowhere://bucket/run")
    with pytest.raises(UsageError, match="--shards nowhere://bucket/run: cannot be opened"):
        spread("dask", settings)
    (tmp_path / "file").write_text("no folder")
    settings = Settings(scheduler="tcp://127.0.0.1:9", shards=str(tmp_path / "file" / "run"))
    with pytest.raises(CannotWriteError, match="cannot be written"):
        list(spread("dask", settings)(articles))


def test_an_engine_nobody_knows_is_named() -> None:
    with pytest.raises(UsageError, match="no such engine"):
        spread("spark", Settings())
