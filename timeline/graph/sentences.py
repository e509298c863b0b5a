"""The different sentences that claims stand in, and how much two of them say the same.

A sentence is known by a number, the same for the same words in two articles; its words are opened
for comparing only while their claims are compared.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.graph.wording import content_words, heaviest

if TYPE_CHECKING:
    from array import array

    from timeline.graph.wording import Vocabulary

#: How many sentences are open at once: about those of two weeks' news that are compared.
OPENED = 8_192


class Sentences:
    """Sentences by number, their words weighed by a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Start without any."""
        self._vocabulary = vocabulary
        self._numbers: dict[str, int] = {}
        self._words: list[array[int]] = []
        words = self._words
        self._open = lru_cache(maxsize=OPENED)(lambda one: vocabulary.opened(words[one]))

    def number(self, quote: str) -> int:
        """Return the number of a sentence, and remember its words."""
        known = self._numbers.setdefault(quote, len(self._words))
        if known == len(self._words):
            self._words.append(self._vocabulary.known(content_words(quote)))
        return known

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
