"""Claims grouped into events: the best pairs first, as long as the groups agree as a whole.

A pair joins two groups only if the claims of both, taken together, speak for one event; so a chain
of pairs (A like B, B like C) does not drag A and C together.
"""

from __future__ import annotations

import math
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from timeline.graph import blocking, score, timing
from timeline.graph.buckets import Buckets
from timeline.graph.bundles import Bundles
from timeline.graph.groups import Groups
from timeline.graph.weighed import Weighed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from timeline.graph.facts import Facts
    from timeline.graph.score import Corpus
    from timeline.spreading import Parts

#: How many claims stand for a group when groups are compared: more cost time and change nothing.
REPRESENTATIVES = 5


def clusters(claims: Sequence[Facts], folded: Folded, corpus: Corpus, parts: Parts) -> Groups:
    """Return groups of claims that tell one event; claims come in order of publication, then id."""
    heads = folded.bundles.heads()
    groups = _Groups(claims, corpus)
    for pairs in _components(_promising(claims, folded.compared(heads), corpus, parts), len(heads)):
        groups.known = {(one, other): -weight for weight, one, other in pairs}
        for _, one, other in sorted(pairs):
            groups.join(one, other)
        groups.members.clear()
    return Groups(groups.of()[heads])


class Folded:
    """What must be known of all claims, as few numbers, before any are compared."""

    def __init__(self) -> None:
        """Start without claims."""
        self.bundles, self._buckets = Bundles(), Buckets()

    def add(self, claims: Sequence[Facts]) -> None:
        """Take down the claims that come next in order of publication, then id."""
        self.bundles.add(claims)
        self._buckets.add(claims)

    def compared(self, heads: NDArray[np.uint32]) -> list[NDArray[np.uint32]]:
        """Return the buckets of the claims that stand for themselves and those like them."""
        return self._buckets.of(heads == np.arange(len(heads)))


def _promising(
    claims: Sequence[Facts], buckets: Sequence[NDArray[np.uint32]], corpus: Corpus, parts: Parts
) -> Weighed:
    """Return the pairs that may be one event, with what speaks for that."""

    def weigh(part: int, of: int) -> bytes:
        found = Weighed()
        for opened, ones, others in blocking.pairs(buckets, claims, corpus, part, of):
            for one, other in zip(ones, others, strict=True):
                weight = score.weigh(opened[one], opened[other], corpus)
                if weight > 0:
                    found.add(one, other, weight)
        return found.data()

    return Weighed(parts(weigh))


def _components(weighed: Weighed, many: int) -> Iterator[list[tuple[float, int, int]]]:
    """Yield the pairs, the weights negative, set by set: pairs of two sets share no claim.

    No set has to do with another, so the best pairs of each come first as if all were sorted at
    once, and only one set at a time takes more room than three numbers a pair.
    """
    ones, others, weights = weighed.ones, weighed.others, weighed.weights
    parent = array("I", range(many))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for one, other in zip(ones, others, strict=True):
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    roots = np.fromiter(map(root, ones), dtype=np.uint32, count=len(ones))
    order = np.argsort(roots, kind="stable")
    edges = np.flatnonzero(np.diff(roots[order])) + 1
    for start, end in pairwise((0, *edges.tolist(), len(order))):
        yield [(-weights[at], ones[at], others[at]) for at in order[start:end].tolist()]


class _Groups:
    """Groups of bundles, joined when their representatives agree on average and none objects.

    Claims are named by their positions, groups by the first of them; most groups have but one.
    """

    def __init__(self, claims: Sequence[Facts], corpus: Corpus) -> None:
        self.claims, self.corpus = claims, corpus
        self.members: dict[int, list[int]] = {}
        self.known: dict[tuple[int, int], float] = {}
        self._of = array("I", range(len(claims)))

    def of(self) -> NDArray[np.uint32]:
        """Return for each claim the group it is in."""
        return np.frombuffer(self._of, dtype=np.uint32)

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self._of[one], self._of[other]))
        if low == high or not self._agree(self._members(low), self._members(high)):
            return
        for at in self._members(high):
            self._of[at] = low
        self.members[low] = self._members(low) + self._members(high)
        self.members.pop(high, None)

    def _members(self, group: int) -> list[int]:
        return self.members.get(group) or [group]

    def _agree(self, first: list[int], second: list[int]) -> bool:
        if len(first) == len(second) == 1:
            return True
        weights = []
        for one in first[:REPRESENTATIVES]:
            for other in second[:REPRESENTATIVES]:
                weights.append(self._weight(one, other))
                if weights[-1] <= timing.VETO:
                    return False
        return math.fsum(weights) > 0

    def _weight(self, one: int, other: int) -> float:
        known = self.known.get((one, other) if one < other else (other, one))
        if known is not None:
            return known
        return score.weigh(self.claims[one], self.claims[other], self.corpus)
