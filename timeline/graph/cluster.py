"""Claims grouped into events: the best pairs first, as long as the groups agree as a whole.

A pair joins two groups only if the claims of both, taken together, speak for one event; so a chain
of pairs (A like B, B like C) does not drag A and C together.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from timeline.graph import blocking, score, timing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.graph.facts import Facts
    from timeline.graph.score import Corpus

#: How many claims stand for a group when groups are compared: more cost time and change nothing.
REPRESENTATIVES = 5


def clusters(claims: Sequence[Facts], corpus: Corpus) -> list[list[Facts]]:
    """Return groups of claims that tell one event; claims come in order of publication, then id."""
    bundles = _bundles(claims)
    heads = [bundle[0] for bundle in bundles]
    scored: list[tuple[float, int, int]] = []
    for one, other in blocking.pairs(heads, corpus.rarity):
        weight = score.weigh(heads[one], heads[other], corpus)
        if weight > 0:
            scored.append((-weight, one, other))
    groups = _Groups(heads, corpus)
    for _, one, other in sorted(scored):
        groups.join(one, other)
    found = [[fact for at in group for fact in bundles[at]] for group in groups.members.values()]
    return [sorted(group, key=order) for group in found]


def order(claim: Facts) -> tuple[int, str]:
    """Return the place of a claim in order of publication, then id; undated ones come last."""
    return (9_999_999 if claim.published is None else claim.published, claim.claim.id)


def _bundles(claims: Sequence[Facts]) -> list[list[Facts]]:
    """Fold claims that the same words in several articles make: copies cost nothing to compare."""
    found: dict[tuple[object, ...], list[Facts]] = {}
    for claim in claims:
        at = claim.claim.trigger.start - claim.claim.sentence.start
        told = None if claim.firm else claim.published
        key = (claim.quote, at, claim.first, claim.last, told, claim.claim.type)
        found.setdefault(key, []).append(claim)
    return list(found.values())


class _Groups:
    """Groups of bundles, joined when their representatives agree on average and none objects."""

    def __init__(self, heads: Sequence[Facts], corpus: Corpus) -> None:
        self.heads, self.corpus = heads, corpus
        self.of = list(range(len(heads)))
        self.members = {at: [at] for at in self.of}

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
                weights.append(score.weigh(self.heads[one], self.heads[other], self.corpus))
                if weights[-1] <= timing.VETO:
                    return False
        return math.fsum(weights) > 0
