"""Claims that the same words in several articles make, folded: copies cost nothing to compare.

"A fire in Koper killed five on Monday" in thirty outlets is compared once, by the first of thirty.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from timeline.graph.facts import Facts
    from timeline.model import EventType

#: Stands for a day that does not tell claims apart.
_ANY = -1


class Bundles:
    """What claims must have in common to be one bundle, as numbers by position."""

    def __init__(self) -> None:
        """Start without claims."""
        self._columns = tuple(array("i") for _ in range(6))
        self._types: dict[EventType, int] = {}

    def add(self, claims: Iterable[Facts]) -> None:
        """Take down the claims that come next."""
        types = self._types
        for one in claims:
            told = _ANY if one.firm or one.published is None else one.published
            kind = types.setdefault(one.type, len(types))
            key = (one.said, one.at, one.first, one.last, told, kind)
            for column, value in zip(self._columns, key, strict=True):
                column.append(value)

    def heads(self) -> NDArray[np.uint32]:
        """Return for each position that of the first claim of its bundle."""
        columns = [np.frombuffer(column, dtype=np.int32) for column in self._columns]
        many = len(columns[0])
        order = np.lexsort(columns)
        differs = np.zeros(many, dtype=bool)
        for column in columns:
            placed = column[order]
            differs[1:] |= placed[1:] != placed[:-1]
        firsts = order[np.maximum.accumulate(np.where(differs, np.arange(many), 0))]
        found = np.empty(many, dtype=np.uint32)
        found[order] = firsts
        return found
