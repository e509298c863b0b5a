"""Pairs of positions with weights: what comparing gives, in whatever parts it was done."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Bytes of a pair: two positions and a weight.
_PAIR = 16


class Weighed:
    """Pairs of positions and their weights, in order; sixteen bytes a pair."""

    def __init__(self, parts: Iterable[bytes] = ()) -> None:
        """Put together what the parts of a work gave."""
        self.ones, self.others, self.weights = array("I"), array("I"), array("d")
        for data in parts:
            quarter = len(data) // _PAIR * 4
            self.ones.frombytes(data[:quarter])
            self.others.frombytes(data[quarter : 2 * quarter])
            self.weights.frombytes(data[2 * quarter :])

    def add(self, one: int, other: int, weight: float) -> None:
        """Add a pair."""
        self.ones.append(one)
        self.others.append(other)
        self.weights.append(weight)

    def data(self) -> bytes:
        """Return the pairs as bytes."""
        return self.ones.tobytes() + self.others.tobytes() + self.weights.tobytes()

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        """Yield the pairs in order, each with its weight."""
        return zip(self.ones, self.others, self.weights, strict=True)
