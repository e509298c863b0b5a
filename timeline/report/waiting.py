"""Plain values (numbers, texts, lists of such) that wait packed until they are gone through.

Many columns of a page are made at once, row by row; each is written by itself.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

import msgspec

from timeline.blocks import Blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

#: So many values are packed together.
TOGETHER = 2_048


class Waiting:
    """Values in order, of which the last ones are held as they are."""

    def __init__(self) -> None:
        """Begin with none."""
        self._blocks = Blocks()
        self._last: list[Any] = []
        self._packed = 0
        #: Adds a value; ``settle`` is to be called now and then.
        self.append = self._last.append

    def settle(self) -> None:
        """Pack what was added if that is enough for a block."""
        if len(self._last) >= TOGETHER:
            self._blocks.append(zlib.compress(_written(self._last), 1))
            self._packed += len(self._last)
            self._last.clear()

    def __iter__(self) -> Iterator[Any]:
        """Yield the values in order."""
        for block in self._blocks:
            yield from _read(zlib.decompress(block))
        yield from self._last

    def __len__(self) -> int:
        """Return how many there are."""
        return self._packed + len(self._last)


def _written(values: list[Any]) -> bytes:
    try:
        return msgspec.json.encode(values)
    except UnicodeEncodeError:  # half a surrogate pair, which the slower codec can write
        return json.dumps(values).encode()


def _read(data: bytes) -> list[Any]:
    try:
        return msgspec.json.decode(data, type=list[Any])
    except msgspec.DecodeError:
        values: list[Any] = json.loads(data)
        return values
