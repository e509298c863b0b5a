"""Which claims are worth comparing: those of one time whose triggers and companions can agree.

Two claims of the week of 12 July 2021 that both have a trigger of falling meet if they share a
place, an actor or a rare word; a claim of 1998 meets neither. Buckets of time are worked off one
after the other, so that cost stays near-linear and only the claims of one are open; in a block too
large to compare all with all, each claim meets the neighbours next to it in order of words.
"""

from __future__ import annotations

from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from timeline.graph import facts as fact
from timeline.graph import happenings, lexicon
from timeline.spreading import share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from timeline.graph.facts import Facts
    from timeline.graph.score import Corpus

    Pairs = NDArray[np.uint64]

#: All pairs are compared in blocks up to this size.
LARGEST_BLOCK = 24
#: In larger ones each claim meets so many that follow it.
NEIGHBOURS = 8
#: Under how many of its rarest companions and words a claim is found, and under how many a toll.
COMPANIONS, RARE_WORDS, COUNTED_WORDS = 3, 2, 8
#: So many claims are open at once; of a larger bucket the pairs are compared tile by tile.
OPENED = 16_384
#: Two numbers below 2 ** 32 in one of 64 bits: a block and a claim in it, or two claims.
_HALF = 32
_LOW = (1 << _HALF) - 1


def pairs(
    buckets: Sequence[NDArray[np.uint32]],
    claims: Sequence[Facts],
    corpus: Corpus,
    part: int = 0,
    of: int = 1,
) -> Iterator[tuple[Mapping[int, Facts], list[int], list[int]]]:
    """Yield pairs worth comparing, each once, as lower and higher positions, and the claims there.

    ``part`` of so many are the pairs of some buckets that follow each other.
    """
    mine = share([len(bucket) for bucket in buckets], part, of)
    before = np.array([], dtype=np.uint64)
    if mine and mine.start:
        before = _met(buckets[mine.start - 1], claims, corpus)
    for bucket in buckets[mine.start : mine.stop]:
        opened = _opened(bucket, claims)
        met = _met(bucket, opened or claims, corpus)
        for tile in _tiles(np.setdiff1d(met, before, assume_unique=True), bucket):
            ones, others = (tile >> np.uint64(_HALF)), (tile & np.uint64(_LOW))
            near = opened or _opened(np.union1d(ones, others), claims)
            yield near, ones.tolist(), others.tolist()
        before = met


def _opened(positions: NDArray[np.integer], claims: Sequence[Facts]) -> dict[int, Facts]:
    """Return the claims at some positions, unless they are too many to be open at once."""
    if len(positions) > OPENED:
        return {}
    return {at: claims[at] for at in positions.tolist()}


def _tiles(met: Pairs, bucket: NDArray[np.uint32]) -> list[Pairs]:
    """Return the pairs of a bucket in sets, each between two runs of claims that can be open."""
    if len(bucket) <= OPENED:
        return [met]
    ones, others = (
        np.searchsorted(bucket, ends) // (OPENED // 2)
        for ends in (met >> np.uint64(_HALF), met & np.uint64(_LOW))
    )
    order = np.lexsort((others, ones))
    edges = np.flatnonzero(np.diff(ones[order]) | np.diff(others[order])) + 1
    return np.split(met[order], edges)


def _met(
    bucket: NDArray[np.uint32], claims: Mapping[int, Facts] | Sequence[Facts], corpus: Corpus
) -> Pairs:
    """Return the pairs that meet in one bucket, sorted."""
    numbers: dict[tuple[str | int, str], int] = {}
    entries, order = array("Q"), _Order()
    for rank, position in enumerate(bucket.tolist()):
        claim = claims[position]
        heaviest = corpus.sentences.heaviest(claim.said, COUNTED_WORDS)
        order.add(claim, heaviest)
        for key in _keys(claim, heaviest, corpus):
            entries.append(numbers.setdefault(key, len(numbers)) << _HALF | rank)
    filed = np.sort(np.frombuffer(entries, dtype=np.uint64))
    starts = np.flatnonzero(np.diff(filed >> np.uint64(_HALF), prepend=np.uint64(_LOW)))
    ranks = (filed & np.uint64(_LOW)).tolist()
    found = array("Q")
    for start, end in pairwise((*starts.tolist(), len(ranks))):
        if end - start > 1:
            found.extend(_within(ranks[start:end], order))
    met = np.unique(np.frombuffer(found, dtype=np.uint64))
    positions = bucket.astype(np.uint64)
    ones, others = positions[met >> np.uint64(_HALF)], positions[met & np.uint64(_LOW)]
    paired: Pairs = np.bitwise_or(ones << np.uint64(_HALF), others)
    return paired


def _keys(claim: Facts, heaviest: Sequence[int], corpus: Corpus) -> set[tuple[str | int, str]]:
    if claim.type == "statement":
        words = heaviest[:RARE_WORDS]
        return {(f"voice {claim.voice}", ""), *((word, "statement") for word in words)}
    shared = {place.id for place in claim.places} | claim.named
    about: list[str | int] = [*sorted(shared, key=lambda i: (-corpus.rarity(i), i))[:COMPANIONS]]
    about += heaviest if claim.type in {"kill", "injure"} else heaviest[:RARE_WORDS]
    about.append(f"story {claim.story}")
    lemma = claim.lemma
    senses = {*claim.meanings, lemma, lexicon.stem(lemma), *lexicon.best_senses(lemma)}
    senses |= happenings.kinds(lemma)
    if claim.quantities and claim.type in fact.RECOUNTED:
        senses.add(claim.type)
    return {(one, sense) for one in about for sense in senses}


def _within(block: list[int], order: _Order) -> Iterator[int]:
    """Yield the pairs of one block, each two numbers of claims in one."""
    if len(block) <= LARGEST_BLOCK:
        reach = len(block)
    else:
        block = sorted(block, key=order.places().__getitem__)
        reach = NEIGHBOURS
    for index, one in enumerate(block):
        for other in block[index + 1 : index + 1 + reach]:
            yield one << _HALF | other if one < other else other << _HALF | one


class _Order:
    """The claims of a bucket in order of trigger, day and weightiest words, worked out if asked."""

    def __init__(self) -> None:
        self._lemmas: dict[str, int] = {}
        self._columns = tuple(array("q") for _ in range(4))
        self._places: list[int] = []

    def add(self, claim: Facts, heaviest: Sequence[int]) -> None:
        """Take down the next claim; a word that is missing comes before all others."""
        lemma = self._lemmas.setdefault(claim.lemma, len(self._lemmas))
        words = [word + 1 for word in heaviest[:2]] + [0, 0]
        for column, value in zip(
            self._columns, (words[1], words[0], claim.first, lemma), strict=True
        ):
            column.append(value)

    def places(self) -> list[int]:
        """Return the place of each claim, the earlier claim first of equals."""
        if not self._places:
            *others, lemmas = (np.frombuffer(column, dtype=np.int64) for column in self._columns)
            ranks = np.empty(len(self._lemmas), dtype=np.int64)
            ranks[[self._lemmas[lemma] for lemma in sorted(self._lemmas)]] = range(len(ranks))
            order = np.lexsort((*others, ranks[lemmas]))
            places = np.empty(len(order), dtype=np.int64)
            places[order] = np.arange(len(order))
            self._places = places.tolist()
        return self._places
