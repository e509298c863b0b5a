"""Whether two articles share copy: how much of the smaller is in the other, and which sentences.

Twelve of twenty sentences nearly the same, containment 0.6 → a match; the same fire told in other
words shares no run of words worth the name → none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from timeline.copies.readings import Reading

#: From this share of the smaller article's shingles on, two articles are near-duplicates.
CONTAINED = 0.2
#: ... if so many shingles are common: two short notices may share a name and a phrase.
SOME = 12
#: So many long sentences in common make two articles share copy, however long they are.
SHARED = 2
#: Only sentences of this many words count for that: shorter ones are formulas ("he added").
LONG = 8
#: Two sentences are nearly the same when this share of the shorter one's word pairs is in both, ...
SAME = 0.7
#: ... which must be this many at least, and the longer one no more than so many times as long.
FEWEST, LONGER = 3, 4


@dataclass(frozen=True, slots=True)
class Match:
    """Two articles (by index) that share copy, with the pairs of sentences they share."""

    first: int
    second: int
    containment: float
    sentences: tuple[tuple[int, int], ...]


def compare(first: int, second: int, left: Reading, right: Reading) -> Match | None:
    """Return how two articles match, or None if they share too little to be copies."""
    smaller = min(len(left.shingles), len(right.shingles))
    common = len(left.shingles & right.shingles)
    contained = common / smaller if smaller else 0.0
    shared = tuple(_shared(left, right))
    long = sum(min(left.lengths[i], right.lengths[j]) >= LONG for i, j in shared)
    if long < SHARED and (contained < CONTAINED or common < SOME):
        return None
    return Match(first, second, round(contained, 3), shared)


def _shared(left: Reading, right: Reading) -> list[tuple[int, int]]:
    """Return for each sentence of the left its counterpart on the right, if there is one.

    Sentences that are the same word for word are each other's; the others choose among the rest,
    and need as many pairs in common as there are in the shortest that counts: less is below SAME.
    """
    exact = right.exact
    found = {i: exact[whole] for i, whole in enumerate(left.wholes) if whole in exact}
    taken = set(found.values())
    for i in range(len(left.lengths)):
        if i not in found and (best := _nearest(left.doubles(i), right, taken)) is not None:
            found[i] = best
    return sorted(found.items())


def _nearest(doubles: frozenset[int], right: Reading, taken: Collection[int]) -> int | None:
    """Return the sentence of the right that is nearly the same, the first of the likeliest."""
    common = doubles & right.every
    if len(common) < FEWEST:
        return None
    counts: dict[int, int] = defaultdict(int)
    for double in common:
        for j in right.where[double]:
            counts[j] += 1
    likeness = {
        j: _likeness(len(doubles), len(right.doubles(j)), n)
        for j, n in counts.items()
        if n >= FEWEST and j not in taken
    }
    best = max(likeness, key=lambda j: (likeness[j], -j), default=None)
    return best if best is not None and likeness[best] >= SAME else None


def _likeness(one: int, other: int, common: int) -> float:
    """Return the share of the shorter sentence's word pairs in both; scraps do not count."""
    shorter, longer = sorted((one, other))
    if shorter < FEWEST or shorter * LONGER < longer:
        return 0.0
    return common / shorter
