"""Blocks of bytes in a row: in memory while they are few, then in a file without a name.

The file lies in the standard temporary folder and is gone when nobody holds it, however the process
ends. It is read by place and only ever written behind its end, so copies of this process may read
it at the same time; what a copy adds stays in that copy's memory.
"""

from __future__ import annotations

import os
import sys
import warnings
import weakref
from array import array
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import FileIO

#: Once there is a file, what is added is written there so many bytes together.
ADDED = 1_000_000


class Blocks:
    """Blocks by number, from 0 on; added at the end, or put in the place of another."""

    #: So many bytes stay in memory before there is a file.
    held: ClassVar[int] = 4_000_000

    def __init__(self, blocks: Iterable[bytes] = ()) -> None:
        """Take the blocks."""
        #: Those that are not in the file, by number.
        self._near: dict[int, bytes] = {}
        self._size, self._room = 0, self.held
        self._starts, self._lengths = array("Q"), array("Q")
        self._file: _File | None = None
        for block in blocks:
            self.append(block)

    def append(self, block: bytes) -> None:
        """Add a block at the end."""
        self._starts.append(0)
        self._lengths.append(0)
        self[len(self._starts) - 1] = block

    def __setitem__(self, number: int, block: bytes) -> None:
        """Put a block in the place of another."""
        self._size += len(block) - len(self._near.get(number, b""))
        self._near[number] = block
        if self._size > self._room:
            self._let_go()

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._starts)

    def __getitem__(self, number: int) -> bytes:
        """Return a block by its number."""
        block = self._near.get(number)
        if block is not None or self._file is None:
            return self._near[number]
        return self._file.read(self._starts[number], self._lengths[number])

    def __iter__(self) -> Iterator[bytes]:
        """Yield the blocks in order, those too that are added meanwhile."""
        at = 0
        while at < len(self._starts):
            yield self[at]
            at += 1

    def __reduce__(self) -> tuple[type[Blocks], tuple[list[bytes]]]:
        """Return how they are made again elsewhere: the file goes nowhere."""
        return type(self), (list(self),)

    def _let_go(self) -> None:
        """Write what is in memory to the file, if there can be one."""
        if self._file is None:
            self._file = _File.opened()
        start = None if self._file is None else self._file.add(b"".join(self._near.values()))
        if start is None:
            self._room = sys.maxsize
            return
        for number, block in self._near.items():
            self._starts[number], self._lengths[number] = start, len(block)
            start += len(block)
        self._near, self._size, self._room = {}, 0, min(self._room, ADDED)


class _File:
    """A temporary file of this process."""

    def __init__(self, file: FileIO) -> None:
        self._file, self._end, self._owner = file, 0, os.getpid()
        weakref.finalize(self, file.close)

    @classmethod
    def opened(cls) -> _File | None:
        """Return a new one; None where there can be none."""
        import tempfile  # noqa: PLC0415 - short timelines need no file

        if not hasattr(os, "pread"):
            return None
        try:
            return cls(tempfile.TemporaryFile(buffering=0))
        except OSError as error:
            _tell(error)
            return None

    def read(self, start: int, length: int) -> bytes:
        """Return what stands at a place."""
        return os.pread(self._file.fileno(), length, start)

    def add(self, data: bytes) -> int | None:
        """Write at the end and return where; None if that failed, or this is a copy's."""
        if self._owner != os.getpid():
            return None
        start, rest = self._end, memoryview(data)
        try:
            while rest:
                written = os.pwrite(self._file.fileno(), rest, self._end)
                self._end, rest = self._end + written, rest[written:]
        except OSError as error:
            self._end = start
            with suppress(OSError):
                os.ftruncate(self._file.fileno(), start)
            _tell(error)
            return None
        return start


def _tell(error: OSError) -> None:
    """Say once that memory is used instead: a build of hours is not given up for want of a file."""
    import tempfile  # noqa: PLC0415 - short timelines need no file

    folder = tempfile.tempdir or "the temporary folder"
    message = (
        f"{folder}: cannot be written ({error.strerror}), so memory is used instead;"
        " free some space there, or name another folder in TMPDIR"
    )
    warnings.warn(message, RuntimeWarning, stacklevel=2)
