"""Files read by several processes come as they would from one, and none takes the build down."""

from __future__ import annotations

import os
import signal
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline import sources
from timeline.engines.reading import FEW, Readers
from timeline.model import Skipped
from timeline.sources import File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.sources.spreading import Item

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux")


@pytest.fixture(autouse=True)
def unthreaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Overlook threads that other tests left idle: these works are too small to meet them."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(FEW + 20):
        (tmp_path / f"{number:03}.txt").write_text(f"A ferry left pier {number} on Monday.")
    (tmp_path / "010.txt").write_bytes(b"\x00\x01")
    (tmp_path / "rows.jsonl").write_text('{"text": "One sank."}\n{"text": "Two sank."}\n' * 300)
    (tmp_path / "articles.csv").write_text("path,publisher\n020.txt,Harbour Post\n")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    return tmp_path


@dataclass
class Noted:
    """Knows no file, and notes which were read to their end."""

    read: list[str] = field(default_factory=list)

    def unchanged(self, path: Path, manifest: Path | None, /) -> bool:
        """Return that nothing is known of it."""
        del path, manifest
        return False

    def read_whole(self, path: str, /) -> None:
        """Note the path."""
        self.read.append(path)


@pytest.mark.parametrize("number", [2, 5])
def test_as_many_as_read_them_files_come_as_from_one(folder: Path, number: int) -> None:
    alone, together = Noted(), Noted()
    expected = list(sources.read([folder], known=alone))
    assert list(sources.read([folder], known=together, each=Readers(number))) == expected
    assert together.read == alone.read
    assert len(alone.read) > FEW
    assert any(getattr(item, "publisher", None) == "Harbour Post" for item in expected)


def children() -> list[str]:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()


def files() -> Iterator[File]:
    names = (f"{number}.txt" for number in range(FEW + 30))
    return (File(path=name, name=name.encode(), root=b".") for name in names)


def test_a_file_that_kills_its_reader_is_left_out_and_not_taken_as_read() -> None:
    here = os.getpid()

    def one(file: File) -> Iterator[Item]:
        if file.path in {"7.txt", "8.txt", f"{FEW}.txt"} and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        yield Skipped(path=file.path, reason="was read")

    done: list[str] = []
    found = {item.path: item.reason for item in Readers(2)(one, files(), done.append)}  # type: ignore[union-attr]
    assert list(found) == [file.path for file in files()]
    lost = [path for path, reason in found.items() if "status -9" in reason]
    assert lost == ["7.txt", "8.txt", f"{FEW}.txt"]
    assert done == [path for path in found if path not in lost]


def test_no_reader_is_left_when_nobody_wants_more() -> None:
    def one(file: File) -> Iterator[Item]:
        for _ in range(10_000):  # more than a pipe holds
            yield Skipped(path=file.path, reason="was read")

    before = children()
    found = Readers(2)(one, files(), lambda _: None)
    assert next(found) == Skipped(path="0.txt", reason="was read")
    assert len(children()) == len(before) + 2
    found.close()  # type: ignore[attr-defined]
    assert children() == before
