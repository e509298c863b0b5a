"""Standard output that is full, closed, or read no further."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")
#: Python writes at once, or when some thousand characters wait.
BUFFERING = pytest.mark.parametrize("unbuffered", ["", "1"])
COMMANDS = pytest.mark.parametrize(
    "command", [("--help",), ("--version",), ("times", "article.txt")], ids=lambda args: args[0]
)


@pytest.fixture(autouse=True)
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text("He left on 3 May 2031.\n" * 3000)


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full, which Linux has")
@BUFFERING
@COMMANDS
def test_a_full_disk_is_one_message_and_status_3(
    command: tuple[str, ...], unbuffered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "timeline", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("timeline: standard output: cannot be written (No space")


@BUFFERING
@COMMANDS
def test_a_reader_who_left_is_no_error(
    command: tuple[str, ...], unbuffered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    with subprocess.Popen(
        [sys.executable, "-m", "timeline", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_a_closed_output_is_written_nothing() -> None:
    line = f"{sys.executable} -m timeline times article.txt >&-"
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=True)
    assert done.stderr == b""
