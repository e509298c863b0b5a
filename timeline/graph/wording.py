"""Words as weighted vectors, compact enough for a hundred thousand articles.

"The town fell on Wednesday" becomes two arrays: the numbers of its words in the vocabulary, and
beside each its weight (tf-idf, unit length), so that a cosine is a sum over shared words.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from timeline.graph import lexicon, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

#: Word numbers, and beside them their weights.
Vector = tuple["array[int]", "array[float]"]

_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?")
_SHORTEST = 3
_MOST_OFTEN = 999
#: How many different words are folded once and remembered.
MOST_FOLDED = 20_000
#: Texts imagined beside those there are: among ten articles on one story, the words all ten have
#: still tell it from other stories.
OTHERS = 20


def content_words(text: str) -> list[str]:
    """Return the words of a text that carry meaning, folded: plurals and possessives cut off."""
    fold = _folded()
    return [stem for word in _WORD.findall(names.plain(text)) if (stem := fold[word])]


class _Folded(dict[str, str]):
    """Words without their endings, worked out once; "" for those that say nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._common = frozenset(lexicon.table("profile")["common"])

    def __missing__(self, word: str) -> str:
        short = len(word) < _SHORTEST and not word[0].isdigit()
        stem = "" if short or word in self._common else _stem(word)
        if len(self) < MOST_FOLDED:
            self[word] = stem
        return stem


@cache
def _folded() -> _Folded:
    return _Folded()


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for suffix, left in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", "")):
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            return word[: -len(suffix)] + left
    return word


class Vocabulary:
    """Numbers for words, and how much each tells: the fewer texts hold it, the more."""

    def __init__(self) -> None:
        """Start empty: ``count`` every text, ``close``, then ``weigh``."""
        self.numbers: dict[str, int] = {}
        self._rarities: NDArray[np.float64] = np.array([])

    def count(self, words: Iterable[str]) -> Vector:
        """Return the words of a text as numbers and counts (no weights yet), and remember them."""
        numbers = self.numbers
        found = Counter(words)
        keys = array("I", [numbers.setdefault(word, len(numbers)) for word in found])
        return keys, array("f", found.values())

    def close(self, texts: Sequence[Vector]) -> None:
        """Settle how much each word tells: all texts are counted."""
        holding = np.zeros(len(self.numbers))
        for keys, _ in texts:
            holding[np.frombuffer(keys, dtype=np.uint32)] += 1
        known = len(texts) + OTHERS
        rarity = {many: math.log(known / (many + 0.5)) for many in np.unique(holding).tolist()}
        self._rarities = np.array([rarity[many] for many in holding.tolist()])

    def known(self, words: Iterable[str]) -> array[int]:
        """Return the numbers of the counted words among these, in order, repeated as they are."""
        numbers = self.numbers
        return array("I", sorted(numbers[word] for word in words if word in numbers))

    def opened(self, numbers: Iterable[int]) -> dict[int, float]:
        """Return weights of length one by word for a text given by the numbers of its words."""
        found = Counter(numbers)
        rarity = self._rarities.item
        raw = {key: (1 + math.log(many)) * rarity(key) for key, many in found.items()}
        length = math.sqrt(math.fsum([w * w for w in raw.values()])) or 1.0
        return {key: weight / length for key, weight in raw.items()}

    def weigh(self, counts: Vector) -> Vector:
        """Return the counts weighed by how much each word tells, scaled to length one."""
        keys, many = counts
        often = np.frombuffer(many, dtype=np.float32).astype(np.intp)
        raw = _logarithms()[np.minimum(often, _MOST_OFTEN)]
        raw = raw * self._rarities[np.frombuffer(keys, dtype=np.uint32)]
        length = math.sqrt(math.fsum((raw * raw).tolist())) or 1.0
        return keys, array("f", (raw / length).tolist())


@cache
def _logarithms() -> NDArray[np.float64]:
    return np.array([0.0, *(1 + math.log(many) for many in range(1, _MOST_OFTEN + 1))])


def opened(vector: Vector) -> dict[int, float]:
    """Return a vector with its weights by word."""
    return dict(zip(*vector, strict=True))


def heaviest(weights: Mapping[int, float], many: int) -> list[int]:
    """Return the words that weigh most, heaviest first, the lower number first of equals."""
    return sorted(sorted(weights), key=weights.__getitem__, reverse=True)[:many]
