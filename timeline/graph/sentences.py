"""The different sentences that claims stand in, and how much two of them say the same.

A sentence is known by a number, the same for the same words in two articles; its words are opened
for comparing only while their claims are compared.
"""

from __future__ import annotations

import math
from array import array
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.graph.wording import content_words, heaviest

if TYPE_CHECKING:
    from timeline.graph.wording import Vocabulary

#: How many sentences are open at once: about those of two weeks' news that are compared.
OPENED = 8_192


class Sentences:
    """Sentences by number, their words weighed by a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Start without any."""
        self._vocabulary = vocabulary
        self._numbers: dict[str, int] = {}
        #: The words of all sentences in a row, and where each sentence begins.
        self._words, self._starts = array("I"), array("Q", [0])
        self._open = lru_cache(maxsize=OPENED)(self._opened)

    def number(self, quote: str) -> int:
        """Return the number of a sentence, and remember its words."""
        next_one = len(self._starts) - 1
        known = self._numbers.setdefault(quote, next_one)
        if known == next_one:
            self._words.extend(self._vocabulary.known(content_words(quote)))
            self._starts.append(len(self._words))
        return known

    def _opened(self, one: int) -> dict[int, float]:
        return self._vocabulary.opened(self._words[self._starts[one] : self._starts[one + 1]])

    def close(self) -> None:
        """Forget the text of the sentences: all are numbered."""
        self._numbers = {}

    def cosine(self, one: int, other: int) -> float:
        """Return how alike the words of two sentences are, 0 to 1."""
        first, second = self._open(one), self._open(other)
        return math.fsum([weight * second[key] for key, weight in first.items() if key in second])

    def held_by(self, part: int, whole: int) -> float:
        """Return the share of the first sentence's weight whose words the second has, 0 to 1."""
        first, second = self._open(part), self._open(whole)
        return math.fsum([weight * weight for key, weight in first.items() if key in second])

    def heaviest(self, one: int, many: int) -> list[int]:
        """Return the words of a sentence that weigh most, heaviest first."""
        return heaviest(self._open(one), many)
