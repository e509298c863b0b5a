"""Disjoint sets: which things belong together because they were joined, directly or through others.

``join(1, 2)`` and ``join(2, 3)`` → 1, 2 and 3 are one set, and 1 stands for it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Generic, TypeVar

Item = TypeVar("Item", bound=Any)


class Groups(Generic[Item]):
    """Disjoint sets of comparable items; the smallest item stands for its set."""

    def __init__(self) -> None:
        """Begin with nothing joined."""
        self.parent: dict[Item, Item] = {}

    def root(self, item: Item) -> Item:
        """Return the item that stands for the whole set."""
        parent = self.parent
        above = parent.setdefault(item, item)
        while above != item:
            parent[item] = parent[above]
            item = parent[above]
            above = parent[item]
        return item

    def join(self, first: Item, second: Item) -> None:
        """Make one set of the two items' sets."""
        low, high = self.root(first), self.root(second)
        if high < low:
            low, high = high, low
        self.parent[high] = low

    def sets(self) -> list[list[Item]]:
        """Return all sets, each in order, the sets by their first item."""
        members: dict[Item, list[Item]] = defaultdict(list)
        for item in sorted(self.parent):
            members[self.root(item)].append(item)
        return [members[key] for key in sorted(members)]
