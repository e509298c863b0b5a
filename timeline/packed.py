"""Records that wait as compressed JSON: a sequence like any other that takes next to no memory.

A million claims are 1.6 GB as records and 0.2 GB packed, most of it in a file. Some that follow
each other are one block; a block is opened when one of its records is asked for, and the blocks
opened last stay open.
"""

from __future__ import annotations

import zlib
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast, overload

import msgspec

from timeline.blocks import Blocks

if TYPE_CHECKING:
    from collections.abc import Hashable

Record = TypeVar("Record")
Seen = TypeVar("Seen")

#: How many records are packed together, and how many stay open: a week's claims of a daily.
TOGETHER, OPENED = 16, 4_096
#: The quickest compression: the slowest makes it a tenth smaller.
_LEVEL = 1
_ENCODER = msgspec.json.Encoder()


class Packed(Sequence[Record]):
    """Records of one kind. The last ones, as long as they are no block, are held as they are."""

    def __init__(
        self,
        kind: type[Record],
        records: Iterable[Record] = (),
        *,
        together: int = TOGETHER,
        opened: int = OPENED,
    ) -> None:
        """Pack the records, so many ``together``: fewer are opened sooner and take more room.

        About so many stay ``opened``.
        """
        self._kind, self._together, self._most = kind, together, max(1, opened // together)
        self._blocks = Blocks()
        self._last: list[Record] = []
        self._opened: OrderedDict[int, list[Record]] = OrderedDict()
        for record in records:
            self.append(record)

    def append(self, record: Record) -> None:
        """Add a record at the end."""
        self._last.append(record)
        if len(self._last) == self._together:
            self._blocks.append(_packed(self._last))
            self._last = []

    def extend(self, records: Iterable[Record]) -> None:
        """Add records at the end."""
        for record in records:
            self.append(record)

    @property
    def together(self) -> int:
        """How many records are packed together."""
        return self._together

    def blocks(self) -> Iterator[bytes]:
        """Yield the records as they are packed, ``together`` at a time; the last may be fewer."""
        yield from self._blocks
        if self._last:
            yield _packed(self._last)

    def take(self, block: bytes) -> None:
        """Add records that ``blocks`` gave, or one as JSON; whole blocks stay as they are.

        Raises:
            zlib.error: if the block is damaged.
            msgspec.DecodeError: if one that is to be opened holds no JSON.
        """
        lines = block if block.startswith(b"{") else zlib.decompress(block)
        if not self._last and lines.count(b"\n") + 1 == self._together > 1:
            self._blocks.append(block)
        else:
            self.extend(_decoder(cast("Hashable", self._kind)).decode_lines(lines))

    def __setitem__(self, at: int, record: Record) -> None:
        """Put a record in the place of another."""
        block, place = divmod(at, self._together)
        if block == len(self._blocks):
            self._last[place] = record
            return
        records = [*self._block(block)]
        records[place] = record
        self._blocks[block] = _packed(records)
        del self._opened[block]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._blocks) * self._together + len(self._last)

    @overload
    def __getitem__(self, at: int) -> Record: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Record, ...]: ...

    def __getitem__(self, at: int | slice) -> Record | tuple[Record, ...]:
        """Return a record, or those of a slice."""
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        if at < 0:
            at += len(self)
        block, place = divmod(at, self._together)
        if block < 0:
            raise IndexError(at)
        return self._last[place] if block >= len(self._blocks) else self._block(block)[place]

    def __iter__(self) -> Iterator[Record]:
        """Yield the records in order; what was open stays open, and nothing else."""
        decoder = _decoder(cast("Hashable", self._kind))
        for block in self._blocks:
            yield from decoder.decode_lines(zlib.decompress(block))
        yield from self._last

    def lines(self) -> Iterator[bytes]:
        """Yield the JSON of each record in order."""
        for block in self._blocks:
            yield from zlib.decompress(block).split(b"\n")
        yield from map(_ENCODER.encode, self._last)

    def picked(self, places: Iterable[int]) -> Packed[Record]:
        """Return the records at these places, packed in this order without being opened."""
        found = Packed(self._kind, together=self._together, opened=self._most * self._together)
        opened = lru_cache(maxsize=self._most)(self._lines)
        listed = array("Q", places)
        whole = len(listed) - len(listed) % self._together
        for start in range(0, whole, self._together):
            ends = (divmod(at, self._together) for at in listed[start : start + self._together])
            lines = b"\n".join([opened(block)[place] for block, place in ends])
            found._blocks.append(zlib.compress(lines, _LEVEL))
        found.extend(self[at] for at in listed[whole:])
        return found

    def _lines(self, block: int) -> list[bytes]:
        if block == len(self._blocks):
            return [_ENCODER.encode(record) for record in self._last]
        return zlib.decompress(self._blocks[block]).split(b"\n")

    def __eq__(self, other: object) -> bool:
        """Return whether another sequence has the same records in the same order."""
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(one == theirs for one, theirs in zip(self, other, strict=True))

    def __hash__(self) -> int:
        """Return what a tuple of the records has: the two are equal."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """Return how many of what kind it holds."""
        return f"<{len(self)} of {self._kind.__name__}, packed>"

    def _block(self, number: int) -> list[Record]:
        found = self._opened.get(number)
        if found is None:
            decoder = _decoder(cast("Hashable", self._kind))
            found = decoder.decode_lines(zlib.decompress(self._blocks[number]))
            self._opened[number] = found
            if len(self._opened) > self._most:
                self._opened.popitem(last=False)
        else:
            self._opened.move_to_end(number)
        return found


def seen_as(records: Iterable[object], kind: type[Seen]) -> Iterator[Seen]:
    """Yield of each record what ``kind`` has of it: of packed ones the rest is not read.

    ``kind`` has fields of the records' own names and types, or of such kinds again.
    """
    if not isinstance(records, Packed):
        return iter(cast("Iterable[Seen]", records))
    decoder = _decoder(cast("Hashable", kind))
    return map(decoder.decode, records.lines())


def in_order(records: Sequence[Record], places: Iterable[int]) -> Sequence[Record]:
    """Return the records at these places, packed if they were."""
    if isinstance(records, Packed):
        return records.picked(places)
    return tuple(records[at] for at in places)


class Picked(Sequence[Record]):
    """Some of a sequence in another order: ``Picked("abc", [2, 0])`` has "c" and "a"."""

    def __init__(self, whole: Sequence[Record], places: Sequence[int]) -> None:
        """Take the records at these places when they are asked for."""
        self._whole, self._places = whole, places

    def __len__(self) -> int:
        """Return how many were picked."""
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Record: ...

    @overload
    def __getitem__(self, at: slice) -> Picked[Record]: ...

    def __getitem__(self, at: int | slice) -> Record | Picked[Record]:
        """Return a record, or some of them picked again."""
        if isinstance(at, slice):
            return Picked(self._whole, self._places[at])
        return self._whole[self._places[at]]


def _packed(records: Sequence[object]) -> bytes:
    return zlib.compress(b"\n".join(map(_ENCODER.encode, records)), _LEVEL)


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:  # noqa: ANN401 - any record type
    return msgspec.json.Decoder(kind)
