"""What is compared of an article: its sentences, and the words of each as numbers.

"A ferry burned. A ferry sank." → two sentences, each with a number for all of its words and one
for every pair of neighbours; the pair "a ferry" has the same number in both.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from timeline.copies import hashing, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.model import Article


@dataclass(kw_only=True)
class Reading:
    """The sentences of an article, with how many words each has, and what stands for them.

    ``wholes`` has a number for each sentence, ``pairs`` one for each two neighbouring words (those
    of sentence n from ``bounds[n]`` to ``bounds[n + 1]``), ``shingles`` one for each three.
    """

    sentences: Sequence[wording.Wording]
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
        for number in range(len(self.sentences)):
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


def read(articles: Sequence[Article], chosen: Iterable[int]) -> dict[int, Reading]:
    """Return the readings of the chosen articles (by index), made in one go."""
    indices = list(chosen)
    found = [list(wording.sentences(articles[index])) for index in indices]
    pieces = [
        articles[index].text[sentence.start : sentence.end]
        for index, sentences in zip(indices, found, strict=True)
        for sentence in sentences
    ]
    if not pieces:
        return {index: _empty() for index in indices}
    edges = np.cumsum([0, *map(len, found)])
    return dict(zip(indices, _readings(found, edges, pieces), strict=True))


def _empty() -> Reading:
    return Reading(sentences=(), lengths=(), wholes=(), pairs=(), bounds=(0,), shingles=frozenset())


def _readings(
    found: Sequence[Sequence[wording.Wording]], edges: hashing.Owners, pieces: Sequence[str]
) -> Iterable[Reading]:
    """Yield the reading of each article; its sentences are those from its edge to the next."""
    owner, hashes = hashing.word_hashes(pieces)
    words = np.searchsorted(owner, np.arange(len(pieces) + 1))
    lengths = np.diff(words).tolist()
    wholes = hashing.wholes(words, hashes).tolist()
    doubled, doubles = hashing.runs(owner, hashes, 2)
    bounds = np.searchsorted(doubled, np.arange(len(pieces) + 1))
    article = np.searchsorted(edges, owner, side="right") - 1
    tripled, shingles = hashing.runs(article, hashes, 3)
    cuts = np.searchsorted(tripled, np.arange(len(found) + 1)).tolist()
    for n, sentences in enumerate(found):
        first, last = int(edges[n]), int(edges[n + 1])
        own = bounds[first : last + 1]
        yield Reading(
            sentences=sentences,
            lengths=lengths[first:last],
            wholes=wholes[first:last],
            pairs=doubles[own[0] : own[-1]].tolist(),
            bounds=(own - own[0]).tolist(),
            shingles=frozenset(shingles[cuts[n] : cuts[n + 1]].tolist()),
        )
