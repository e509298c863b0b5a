"""Words as weighted vectors, compact enough for a hundred thousand articles.

"The town fell on Wednesday" becomes two arrays: the numbers of its words in the vocabulary, and
beside each its weight (tf-idf, unit length), so that a cosine is a sum over shared words.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from timeline.graph import lexicon, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: Word numbers in order, and beside them their weights.
Vector = tuple["array[int]", "array[float]"]

_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?")
_SHORTEST = 3
_MOST_OFTEN = 999
#: Texts imagined beside those there are: among ten articles on one story, the words all ten have
#: still tell it from other stories.
OTHERS = 20


def content_words(text: str) -> list[str]:
    """Return the words of a text that carry meaning, folded: plurals and possessives cut off."""
    common = _common()
    return [
        _stem(word)
        for word in _WORD.findall(names.plain(text))
        if (len(word) >= _SHORTEST or word[0].isdigit()) and word not in common
    ]


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon.table("profile")["common"])


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for suffix, left in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", "")):
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            return word[: -len(suffix)] + left
    return word


class Vocabulary:
    """Numbers for words, and how much each tells: the fewer texts hold it, the more."""

    def __init__(self) -> None:
        """Start empty: ``count`` every text, then ``weigh``."""
        self.numbers: dict[str, int] = {}
        self.texts = 0
        self._holding: Counter[int] = Counter()

    def count(self, words: Iterable[str]) -> Vector:
        """Return the words of a text as numbers and counts (no weights yet), and remember them."""
        self.texts += 1
        numbers = self.numbers
        found = Counter(numbers.setdefault(word, len(numbers)) for word in words)
        self._holding.update(found.keys())
        keys = array("I", sorted(found))
        return keys, array("f", (min(found[key], _MOST_OFTEN) for key in keys))

    def known(self, words: Iterable[str]) -> Vector:
        """Return the counted words among these as a weighed vector."""
        found = Counter(self.numbers[word] for word in words if word in self.numbers)
        keys = array("I", sorted(found))
        return self.weigh((keys, array("f", (found[key] for key in keys))))

    def weigh(self, counts: Vector) -> Vector:
        """Return the counts weighed by how much each word tells, scaled to length one."""
        keys, many = counts
        raw = [(1 + math.log(n)) * self.rarity(k) for k, n in zip(keys, many, strict=True)]
        length = math.sqrt(math.fsum(w * w for w in raw)) or 1.0
        return keys, array("f", (w / length for w in raw))

    def rarity(self, key: int) -> float:
        """Return the logarithm of how few texts hold a word, never negative."""
        return math.log((self.texts + OTHERS) / (self._holding[key] + 0.5))


def cosine(first: Vector, second: Vector) -> float:
    """Return the cosine of two vectors of length one."""
    return product(opened(first), opened(second))


def opened(vector: Vector) -> dict[int, float]:
    """Return a vector with its weights by word: quick to compare, and ten times as large."""
    return dict(zip(*vector, strict=True))


def product(first: Mapping[int, float], second: Mapping[int, float]) -> float:
    """Return the cosine of two opened vectors of length one."""
    return math.fsum([first[key] * second[key] for key in first.keys() & second.keys()])


def held_by(part: Vector, whole: Vector) -> float:
    """Return the share of the first text's weight whose words the second has, 0 to 1."""
    theirs = set(whole[0])
    return math.fsum(w * w for k, w in zip(*part, strict=True) if k in theirs)


def heaviest(vector: Vector, many: int) -> Sequence[int]:
    """Return the words that weigh most, heaviest first."""
    keys, weights = vector
    order = sorted(zip((-w for w in weights), keys, strict=True))
    return [key for _, key in order[:many]]
