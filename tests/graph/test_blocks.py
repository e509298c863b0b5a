"""Blocks are the blocks they were, wherever they wait and whoever reads them meanwhile."""

from __future__ import annotations

import copy
import errno
import os
import pickle
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import blocks
from timeline.blocks import Blocks
from timeline.engines import forks
from timeline.model import Span
from timeline.packed import Packed, in_order, seen_as

MANY = [b"%d " % number * (number % 7) for number in range(200)]
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few bytes be too many for memory."""
    monkeypatch.setattr(Blocks, "held", 50)
    monkeypatch.setattr(blocks, "ADDED", 20)


def files() -> int:
    """Return how many files this process holds that have no name."""
    held = [str(one.readlink()) for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
    return sum(name.endswith("(deleted)") for name in held)


steps = st.lists(st.tuples(st.integers(0, 30), st.binary(max_size=40)), max_size=60)


@given(steps)
def test_blocks_added_and_put_in_the_place_of_others_are_read_back(
    steps: list[tuple[int, bytes]],
) -> None:
    found, wanted = Blocks(), list[bytes]()
    for at, block in steps:
        if at < len(wanted):
            found[at] = wanted[at] = block
        else:
            found.append(block)
            wanted.append(block)
    assert list(found) == [found[at] for at in range(len(found))] == wanted
    assert len(found) == len(wanted)


@on_linux
def test_many_wait_in_a_file_that_is_gone_with_them() -> None:
    before = files()
    found = Blocks(MANY)
    assert files() == before + 1
    assert sum(map(len, found._near.values())) <= blocks.ADDED
    del found
    assert files() == before


@on_linux
def test_few_need_no_file() -> None:
    before = files()
    assert list(Blocks(MANY[:5])) == MANY[:5]
    assert files() == before


def test_copies_and_what_crosses_to_other_processes_have_blocks_of_their_own() -> None:
    found = Blocks(MANY)
    for other in (copy.deepcopy(found), pickle.loads(pickle.dumps(found))):  # noqa: S301 - ours
        other[3] = b"new"
        assert list(other) == [*MANY[:3], b"new", *MANY[4:]]
    assert list(found) == MANY


@on_linux
def test_a_copy_of_the_process_reads_what_was_there_and_what_it_adds_is_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    found = Blocks(MANY)

    def work(part: int, of: int) -> bytes:
        assert list(found) == MANY
        for number in range(100):
            found.append(b"%d of %d" % (part, of) * 3)
            found[number] = b"%d is of %d" % (number, part)
        return b"\n".join(found)

    own = list(forks.forks(3)(work))
    for part, data in enumerate(own):
        replaced = [b"%d is of %d" % (number, part) for number in range(100)]
        assert data == b"\n".join([*replaced, *MANY[100:], *[b"%d of 3" % part * 3] * 100])
    assert b"\n".join(found) == own[0]  # the first part is done here


def full(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Let the disk be full after so many writes, in the midst of one."""
    write, done = os.pwrite, iter(range(1_000_000))

    def pwrite(file: int, data: memoryview, at: int) -> int:
        if (number := next(done)) > after:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(file, data[: len(data) // 2 if number == after else None], at)

    monkeypatch.setattr(os, "pwrite", pwrite)


@pytest.mark.parametrize("after", [0, 1, 5])
def test_on_a_full_disk_memory_is_used_and_the_user_told_once(
    monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    full(monkeypatch, after)
    with pytest.warns(RuntimeWarning, match=r"No space left.*TMPDIR") as told:
        found = Blocks(MANY)
    assert str(told[0].message).startswith(tempfile.gettempdir())
    assert (len(told), list(found)) == (1, MANY)


def test_where_there_can_be_no_file_memory_is_used_and_the_user_told_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.warns(
        RuntimeWarning, match=r"missing: cannot be written \(No such.*TMPDIR"
    ) as told:
        found = Blocks(MANY)
    assert (len(told), list(found)) == (1, MANY)


def test_where_files_are_not_read_by_place_memory_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "pread", raising=False)
    found = Blocks(MANY)
    assert (list(found), len(found._near)) == (MANY, len(MANY))


places = st.integers(0, 10**12)
spans = st.lists(st.builds(Span, start=places, end=places), max_size=40)


@given(spans, st.integers(1, 9), st.data())
def test_records_that_wait_in_a_file_are_the_records_they_were(
    records: list[Span], together: int, data: st.DataObject
) -> None:
    packed = Packed(Span, records, together=together, opened=4)
    for at in data.draw(st.lists(st.integers(0, max(0, len(records) - 1)), max_size=9)):
        if records:
            packed[at] = records[at] = data.draw(st.builds(Span, start=places, end=places))
    order = data.draw(st.permutations(range(len(records))))
    assert packed == tuple(records)
    assert hash(packed) == hash(tuple(records))
    assert packed[1:9:3] == tuple(records[1:9:3])
    assert in_order(packed, order) == [records[at] for at in order]
    assert list(seen_as(packed, Span)) == records
    assert pickle.loads(pickle.dumps(packed)) == tuple(records)  # noqa: S301 - ours
