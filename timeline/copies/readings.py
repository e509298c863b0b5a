"""What is compared of an article: its sentences, and the words of each as numbers.

"A ferry burned. A ferry sank." → two sentences, each with a number for all of its words and one
for every pair of neighbours; the pair "a ferry" has the same number in both. Many articles wait as
such numbers in a row, a few at a time are opened for comparing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

import numpy as np

from timeline.copies import hashing, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.model import Article

#: About how many characters of text are hashed in one go: some ten times that many bytes are in use
#: meanwhile.
BATCH = 500_000
#: How many articles are open at once; each takes some 150 kB.
OPENED = 1024


@dataclass(kw_only=True)
class Reading:
    """What stands for the sentences of an article, and how many words each has.

    ``wholes`` has a number for each sentence, ``pairs`` one for each two neighbouring words (those
    of sentence n from ``bounds[n]`` to ``bounds[n + 1]``), ``shingles`` one for each three.
    """

    lengths: Sequence[int]
    wholes: Sequence[int]
    pairs: Sequence[int]
    bounds: Sequence[int]
    shingles: frozenset[int]
    _doubles: dict[int, frozenset[int]] = field(default_factory=dict)

    def doubles(self, number: int) -> frozenset[int]:
        """Return the pairs of neighbouring words in a sentence."""
        if number not in self._doubles:
            cut = slice(self.bounds[number], self.bounds[number + 1])
            self._doubles[number] = frozenset(self.pairs[cut])
        return self._doubles[number]

    @cached_property
    def every(self) -> frozenset[int]:
        """All pairs of neighbouring words."""
        return frozenset(self.pairs)

    @cached_property
    def where(self) -> Mapping[int, Sequence[int]]:
        """The sentences that hold each pair of neighbouring words; few articles are asked."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self.lengths)):
            for double in self.doubles(number):
                found[double].append(number)
        return found

    @cached_property
    def exact(self) -> Mapping[int, int]:
        """The first sentence of all its words; sentences of a few words are formulas."""
        numbered = list(enumerate(zip(self.wholes, self.lengths, strict=True)))
        return {whole: n for n, (whole, length) in reversed(numbered) if length >= FEW}


#: Shorter sentences ("He said so.") stand in many articles word for word.
FEW = 4


class Readings:
    """The readings of some articles, by index."""

    def __init__(self, articles: Sequence[Article], chosen: Iterable[int]) -> None:
        """Read the chosen articles, many in one go."""
        where: dict[int, tuple[_Batch, int]] = {}
        for indices in _batches(articles, chosen):
            batch = _Batch([articles[index] for index in indices])
            where |= {index: (batch, at) for at, index in enumerate(indices)}
        self._open = lru_cache(maxsize=OPENED)(partial(_opened, where))

    def __getitem__(self, index: int) -> Reading:
        """Return the reading of an article."""
        return self._open(index)


def _opened(where: Mapping[int, tuple[_Batch, int]], index: int) -> Reading:
    batch, at = where[index]
    return batch.reading(at)


def _batches(articles: Sequence[Article], chosen: Iterable[int]) -> Iterator[list[int]]:
    batch: list[int] = []
    size = 0
    for index in chosen:
        batch.append(index)
        size += len(articles[index].text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Batch:
    """The numbers of some articles in a row, and where those of each begin."""

    def __init__(self, articles: Sequence[Article]) -> None:
        found = [
            [(article.text, sentence) for sentence in wording.sentences(article)]
            for article in articles
        ]
        pieces = [text[one.start : one.end] for own in found for text, one in own]
        owner, hashes = hashing.word_hashes(pieces) if pieces else _nothing()
        places = np.arange(len(pieces) + 1)
        words = np.searchsorted(owner, places)
        self._sentences = np.cumsum([0, *map(len, found)])
        self._lengths = np.diff(words)
        self._wholes = hashing.wholes(words, hashes)
        doubled, self._pairs = hashing.runs(owner, hashes, 2)
        self._bounds = np.searchsorted(doubled, places)
        article = np.searchsorted(self._sentences, owner, side="right") - 1
        tripled, self._shingles = hashing.runs(article, hashes, 3)
        self._cuts = np.searchsorted(tripled, np.arange(len(found) + 1))

    def reading(self, at: int) -> Reading:
        """Return the reading of one of them."""
        first, last = int(self._sentences[at]), int(self._sentences[at + 1])
        own = self._bounds[first : last + 1]
        return Reading(
            lengths=self._lengths[first:last].tolist(),
            wholes=self._wholes[first:last].tolist(),
            pairs=self._pairs[own[0] : own[-1]].tolist(),
            bounds=(own - own[0]).tolist(),
            shingles=frozenset(self._shingles[self._cuts[at] : self._cuts[at + 1]].tolist()),
        )


def _nothing() -> tuple[hashing.Owners, hashing.Hashes]:
    return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint64)
