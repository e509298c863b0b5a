"""Work that may be done in parts anywhere, and what comes back: pairs of positions with weights.

``parts(work)`` gives ``work(0, 2)`` and ``work(1, 2)``, wherever they were done; put one behind the
other they are what ``work(0, 1)`` gives.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

#: Bytes of a pair: two positions and a weight.
_PAIR = 16


class Parts(Protocol):
    """Has a work done, part by part; the work is told which part, of how many."""

    def __call__(self, work: Callable[[int, int], bytes], /) -> Iterable[bytes]: ...  # noqa: D102


def alone(work: Callable[[int, int], bytes], /) -> Iterable[bytes]:
    """Do a work in one part, here."""
    return (work(0, 1),)


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


def share(sizes: Sequence[int], part: int, of: int) -> range:
    """Return which things that follow each other are a part's share, cut where sizes are halved.

    >>> [share([4, 1, 1, 2], part, 2) for part in (0, 1)]
    [range(0, 1), range(1, 4)]
    """
    whole = sum(sizes)
    ends = [0] * (of + 1)
    done = 0
    for at, size in enumerate(sizes, start=1):
        done += size
        for number in range(1, of + 1):
            if done * of <= whole * number:
                ends[number] = at
    ends[of] = len(sizes)
    return range(ends[part], ends[part + 1])
