"""Which claims are worth comparing: those of one time whose triggers and companions can agree.

Two claims of the week of 12 July 2021 that both have a trigger of falling meet if they share a
place, an actor or a rare word; a claim of 1998 meets neither. Buckets of time are worked off one
after the other, so that cost and memory stay near-linear; in a block too large to compare all with
all, each claim meets the neighbours next to it in order of words.
"""

from __future__ import annotations

from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from timeline.graph import facts as fact
from timeline.graph import lexicon
from timeline.spreading import share

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.graph.facts import Facts
    from timeline.graph.score import Corpus

#: Width of a time bucket in days: news of one event appears within a week.
BUCKET_DAYS = 8
#: How far into the next bucket a day counts too, so that neighbours across an edge meet.
OVERLAP_DAYS = 3
#: All pairs are compared in blocks up to this size.
LARGEST_BLOCK = 24
#: In larger ones each claim meets so many that follow it.
NEIGHBOURS = 8
#: Buckets of claims without a day, and of plans: a plan that was moved has another day.
UNDATED, PLANS = -1, -2
#: Under how many of its rarest companions and words a claim is found, and under how many a toll.
COMPANIONS, RARE_WORDS, COUNTED_WORDS = 3, 2, 8
#: Two numbers below 2 ** 32 in one of 64 bits: a block and a claim in it, or two claims.
_HALF = 32
_LOW = (1 << _HALF) - 1


def buckets(claims: Sequence[Facts]) -> list[array[int]]:
    """Return the positions of the claims of each bucket of time; a claim is in one or two.

    Nothing outside a bucket matters to which of its claims meet, so buckets may be worked off
    anywhere.
    """
    found: dict[int, array[int]] = {}
    for position, claim in enumerate(claims):
        for bucket in _buckets(claim):
            found.setdefault(bucket, array("I")).append(position)
    return [found[bucket] for bucket in sorted(found)]


def pairs(
    claims: Sequence[Facts], corpus: Corpus, part: int = 0, of: int = 1
) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions in ``claims`` worth comparing, each once, lower position first.

    ``part`` of so many are the pairs of some buckets that follow each other.
    """
    every = buckets(claims)
    mine = share([len(bucket) for bucket in every], part, of)
    before = np.array([], dtype=np.uint64)
    if mine and mine.start:
        before = _met(every[mine.start - 1], claims, corpus)
    for bucket in every[mine.start : mine.stop]:
        met = _met(bucket, claims, corpus)
        for pair in np.setdiff1d(met, before, assume_unique=True).tolist():
            yield pair >> _HALF, pair & _LOW
        before = met


def _met(
    bucket: Sequence[int], claims: Sequence[Facts], corpus: Corpus
) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """Return the pairs that meet in one bucket, sorted."""
    numbers: dict[tuple[str | int, str], int] = {}
    entries = array("Q")
    for position in bucket:
        for key in _keys(claims[position], corpus):
            entries.append(numbers.setdefault(key, len(numbers)) << _HALF | position)
    filed = np.sort(np.frombuffer(entries, dtype=np.uint64))
    starts = np.flatnonzero(np.diff(filed >> np.uint64(_HALF), prepend=np.uint64(_LOW)))
    positions = (filed & np.uint64(_LOW)).tolist()
    found = array("Q")
    for start, end in pairwise((*starts.tolist(), len(positions))):
        if end - start > 1:
            found.extend(_within(positions[start:end], claims, corpus))
    return np.unique(np.frombuffer(found, dtype=np.uint64))


def _buckets(claim: Facts) -> set[int]:
    days = {day for day in (claim.anchor, claim.published) if day is not None}
    if claim.firm and claim.last - claim.first < BUCKET_DAYS:
        days = {claim.first}
    if claim.recount:
        days |= {day - BUCKET_DAYS for day in days}
    found = {(day + move) // BUCKET_DAYS for day in days for move in (0, OVERLAP_DAYS)} or {UNDATED}
    return found | {PLANS} if claim.status in {"planned", "cancelled"} else found


def _keys(claim: Facts, corpus: Corpus) -> set[tuple[str | int, str]]:
    heaviest = corpus.sentences.heaviest
    if claim.type == "statement":
        words = heaviest(claim.said, RARE_WORDS)
        return {(f"voice {claim.voice}", ""), *((word, "statement") for word in words)}
    shared = {place.id for place in claim.places} | claim.named
    about: list[str | int] = [*sorted(shared, key=lambda i: (-corpus.rarity(i), i))[:COMPANIONS]]
    told = COUNTED_WORDS if claim.type in {"kill", "injure"} else RARE_WORDS
    about += heaviest(claim.said, told)
    about.append(f"story {claim.story}")
    lemma = claim.lemma
    senses = {*claim.meanings, lemma, lexicon.stem(lemma), *lexicon.best_senses(lemma)}
    if claim.quantities and claim.type in fact.RECOUNTED:
        senses.add(claim.type)
    return {(one, sense) for one in about for sense in senses}


def _within(block: list[int], claims: Sequence[Facts], corpus: Corpus) -> Iterator[int]:
    """Yield the pairs of one block, each two positions in one number."""
    if len(block) <= LARGEST_BLOCK:
        reach = len(block)
    else:
        block = sorted(block, key=lambda at: (_order(claims[at], corpus), at))
        reach = NEIGHBOURS
    for index, one in enumerate(block):
        for other in block[index + 1 : index + 1 + reach]:
            yield one << _HALF | other if one < other else other << _HALF | one


def _order(claim: Facts, corpus: Corpus) -> tuple[object, ...]:
    return (claim.lemma, claim.first, *corpus.sentences.heaviest(claim.said, 2))
