"""Claims grouped into events: the best pairs first, as long as the groups agree as a whole.

A pair joins two groups only if the claims of both, taken together, speak for one event; so a chain
of pairs (A like B, B like C) does not drag A and C together.
"""

from __future__ import annotations

import math
from array import array
from typing import TYPE_CHECKING

from timeline.graph import blocking, score, timing
from timeline.graph.weighed import Weighed
from timeline.spreading import alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.graph.facts import Facts
    from timeline.graph.score import Corpus
    from timeline.spreading import Parts

#: How many claims stand for a group when groups are compared: more cost time and change nothing.
REPRESENTATIVES = 5


def clusters(claims: Sequence[Facts], corpus: Corpus, parts: Parts = alone) -> list[list[Facts]]:
    """Return groups of claims that tell one event; claims come in order of publication, then id."""
    bundles = _bundles(claims)
    heads = [bundle[0] for bundle in bundles]
    groups = _Groups(heads, corpus)
    for pairs in _components(_promising(heads, corpus, parts), len(heads)):
        groups.known = {(one, other): -weight for weight, one, other in pairs}
        for _, one, other in sorted(pairs):
            groups.join(one, other)
    found = [[fact for at in group for fact in bundles[at]] for group in groups.members.values()]
    return [sorted(group, key=order) for group in found]


def _promising(heads: Sequence[Facts], corpus: Corpus, parts: Parts) -> Weighed:
    """Return the pairs that may be one event, with what speaks for that."""

    def weigh(part: int, of: int) -> bytes:
        found = Weighed()
        for one, other in blocking.pairs(heads, corpus, part, of):
            weight = score.weigh(heads[one], heads[other], corpus)
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
    found: dict[int, array[int]] = {}
    for at, one in enumerate(ones):
        found.setdefault(root(one), array("I")).append(at)
    while found:
        _, pairs = found.popitem()
        yield [(-weights[at], ones[at], others[at]) for at in pairs]


def order(claim: Facts) -> tuple[int, str]:
    """Return the place of a claim in order of publication, then id; undated ones come last."""
    return (9_999_999 if claim.published is None else claim.published, claim.id)


def _bundles(claims: Sequence[Facts]) -> list[list[Facts]]:
    """Fold claims that the same words in several articles make: copies cost nothing to compare."""
    found: dict[tuple[object, ...], list[Facts]] = {}
    for claim in claims:
        told = None if claim.firm else claim.published
        key = (claim.said, claim.at, claim.first, claim.last, told, claim.type)
        found.setdefault(key, []).append(claim)
    return list(found.values())


class _Groups:
    """Groups of bundles, joined when their representatives agree on average and none objects."""

    def __init__(self, heads: Sequence[Facts], corpus: Corpus) -> None:
        self.heads, self.corpus = heads, corpus
        self.of = list(range(len(heads)))
        self.members = {at: [at] for at in self.of}
        self.known: dict[tuple[int, int], float] = {}

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.of[one], self.of[other]))
        if low == high or not self._agree(self.members[low], self.members[high]):
            return
        for at in self.members[high]:
            self.of[at] = low
        self.members[low] += self.members.pop(high)

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
        return score.weigh(self.heads[one], self.heads[other], self.corpus)
