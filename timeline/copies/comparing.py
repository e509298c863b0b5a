"""Whether two articles share copy: how much of the smaller is in the other, and which sentences.

Twelve of twenty sentences nearly the same, containment 0.6 → a match; the same fire told in other
words shares no run of words worth the name → none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.copies.candidates import LONG
from timeline.copies.wording import Wording, shingles

if TYPE_CHECKING:
    from collections.abc import Sequence

#: From this share of the smaller article's shingles on, two articles are near-duplicates.
CONTAINED = 0.2
#: So many long sentences in common make two articles share copy, however long they are.
SHARED = 2
#: Two sentences are nearly the same when this share of the shorter one's word pairs is in both.
SAME = 0.7


@dataclass(frozen=True, slots=True)
class Reading:
    """What is compared of an article: its sentences, their word pairs, and its shingles."""

    sentences: tuple[Wording, ...]
    doubles: tuple[frozenset[tuple[str, str]], ...]
    shingles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """Two articles (by index) that share copy, with the pairs of sentences they share."""

    first: int
    second: int
    containment: float
    sentences: tuple[tuple[int, int], ...]
    long: int


def reading(sentences: Sequence[Wording], words: Sequence[str]) -> Reading:
    """Return what is compared of an article."""
    return Reading(
        tuple(sentences),
        tuple(frozenset(zip(s.words, s.words[1:], strict=False)) for s in sentences),
        frozenset(shingles(list(words))),
    )


def compare(first: int, second: int, left: Reading, right: Reading) -> Match | None:
    """Return how two articles match, or None if they share too little to be copies."""
    smaller = min(len(left.shingles), len(right.shingles))
    contained = len(left.shingles & right.shingles) / smaller if smaller else 0.0
    shared = tuple(_shared(left, right))
    long = sum(
        min(len(left.sentences[i].words), len(right.sentences[j].words)) >= LONG for i, j in shared
    )
    if contained < CONTAINED and long < SHARED:
        return None
    return Match(first, second, round(contained, 3), shared, long)


def _shared(left: Reading, right: Reading) -> list[tuple[int, int]]:
    """Return for each sentence of the left its best counterpart on the right, if there is one."""
    where: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j, doubles in enumerate(right.doubles):
        for double in sorted(doubles):
            where[double].append(j)
    found: list[tuple[int, int]] = []
    for i, doubles in enumerate(left.doubles):
        counts: dict[int, int] = defaultdict(int)
        for double in doubles:
            for j in where.get(double, ()):
                counts[j] += 1
        best = max(
            counts, key=lambda j: (_likeness(left, right, i, j, counts[j]), -j), default=None
        )
        if best is not None and _likeness(left, right, i, best, counts[best]) >= SAME:
            found.append((i, best))
    return found


def _likeness(left: Reading, right: Reading, i: int, j: int, common: int) -> float:
    """Return the share of the shorter sentence's word pairs in both; scraps do not count."""
    lengths = sorted((len(left.doubles[i]), len(right.doubles[j])))
    if lengths[0] < 3 or lengths[0] * 4 < lengths[1]:
        return 0.0
    return common / lengths[0]
