"""Claims in groups, each a run of one array of positions: twelve bytes a claim or so."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from timeline.graph.facts import Facts


class Groups(Sequence["NDArray[np.uint32]"]):
    """The positions of each group's claims, ascending."""

    def __init__(self, of: NDArray[np.uint32]) -> None:
        """Take for each claim the name of its group: the position of the group's first claim."""
        self._claims = np.argsort(of, kind="stable").astype(np.uint32)
        placed = of[self._claims]
        self._starts = np.append(np.flatnonzero(np.diff(placed, prepend=-1.0)), len(of))

    def __len__(self) -> int:
        """Return how many groups there are."""
        return len(self._starts) - 1

    @overload
    def __getitem__(self, at: int) -> NDArray[np.uint32]: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[NDArray[np.uint32], ...]: ...

    def __getitem__(self, at: int | slice) -> NDArray[np.uint32] | tuple[NDArray[np.uint32], ...]:
        """Return the claims of a group."""
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        return self._claims[self._starts[at] : self._starts[at + 1]]

    def numbered(self, order: Sequence[int]) -> array[int]:
        """Return for each claim the number of its group, if groups are numbered in this order."""
        number = np.empty(len(self), dtype=np.uint32)
        number[np.asarray(order, dtype=np.intp)] = np.arange(len(self), dtype=np.uint32)
        of = np.empty(len(self._claims), dtype=np.uint32)
        of[self._claims] = np.repeat(number, np.diff(self._starts))
        return array("I", of.tobytes())


class Tellers:
    """Which claims tell which event: ``numbers`` has that of each claim's event, by position."""

    def __init__(self, claims: Sequence[Facts], groups: Groups, order: Sequence[int]) -> None:
        """Take groups of the claims, which are events in this order."""
        self._claims, self._groups, self._order = claims, groups, order
        self.numbers = groups.numbered(order)

    def of(self, event: int) -> Iterator[Facts]:
        """Yield the claims of an event by its number, in order of publication."""
        return (self._claims[at] for at in self._groups[self._order[event]].tolist())
