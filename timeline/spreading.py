"""Work that may be done in parts anywhere: ``parts(work)`` gives ``work(0, 2)`` and ``work(1, 2)``.

Wherever they were done: put one behind the other they are what ``work(0, 1)`` gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class Parts(Protocol):
    """Has a work done, part by part; the work is told which part, of how many."""

    def __call__(self, work: Callable[[int, int], bytes], /) -> Iterable[bytes]: ...  # noqa: D102


def alone(work: Callable[[int, int], bytes], /) -> Iterable[bytes]:
    """Do a work in one part, here."""
    return (work(0, 1),)


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
