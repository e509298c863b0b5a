"""What an article is about, as weighted words: of text, headline, of names and numbers.

Two articles on one shooting share the street, the victim's name and age, and the words of the
opening; rare words weigh more (tf-idf, unit length), so "police" and "said" say next to nothing.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np

from timeline.graph import lexicon, names
from timeline.graph.wording import Vocabulary, content_words, heaviest, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from timeline.graph.wording import Vector
    from timeline.model import Article

Aspect = Literal["text", "headline", "names", "full names", "numbers"]
#: Capitals in a row that do not begin a sentence: names, as English writes them.
_NAME = re.compile(r"(?<![.!?\"\u201c\u201d] )(?<!^)\b[A-Z][\w'\u2019]+(?:[ ][A-Z][\w'\u2019]+)*")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
#: What sites add to headlines: "Man shot in park | Channel 4", ":: WRAL.com".
_SITE = re.compile(r"\s(?:[|\u2013\u2014-]+|::)\s")


def _text(article: Article) -> list[str]:
    return content_words(f"{article.title or ''} {article.text}")


def _headline(article: Article) -> list[str]:
    shown = article.title or next(
        (p.span.of(article.text) for p in article.paragraphs if p.kind == "title"), ""
    )
    return content_words(_SITE.split(shown)[0])


def _names(article: Article) -> list[str]:
    return [names.plain(word) for name in _named(article.text) for word in name.split()]


def _full_names(article: Article) -> list[str]:
    return [names.plain(name) for name in _named(article.text) if " " in name]


@lru_cache(maxsize=1)
def _named(text: str) -> list[str]:
    return _NAME.findall(text)


def _numbers(article: Article) -> list[str]:
    return _NUMBER.findall(article.text)


def ages(text: str) -> set[int]:
    """Return the ages of people a text gives: "a 34-year-old man", "Jane Roe, 34,"."""
    return {int(match.group("years")) for match in _ages().finditer(text)}


@cache
def _ages() -> re.Pattern[str]:
    return re.compile(lexicon.table("profile")["age"])


READERS: Mapping[Aspect, Callable[[Article], list[str]]] = {
    "text": _text,
    "headline": _headline,
    "names": _names,
    "full names": _full_names,
    "numbers": _numbers,
}


class Profiles:
    """The vectors of one aspect for all articles, in their order."""

    def __init__(self, aspect: Aspect) -> None:
        """Start without articles: ``count`` every one, then ``weigh``."""
        self.vocabulary = Vocabulary()
        self.vectors: list[Vector] = []
        self._read = READERS[aspect]
        self._row: NDArray[np.float64] = np.array([])
        self._open: int | None = None

    def count(self, article: Article) -> None:
        """Count the words of an article."""
        self.vectors.append(self.vocabulary.count(self._read(article)))

    def weigh(self) -> None:
        """Weigh the words of every article by how few articles have them."""
        self.vocabulary.close(self.vectors)
        for at, counts in enumerate(self.vectors):
            self.vectors[at] = self.vocabulary.weigh(counts)
        self._row = np.zeros(len(self.vocabulary.numbers))

    def cosine(self, one: int, other: int) -> float:
        """Return how alike two articles are in this aspect, 0 to 1; quickest for one after one.

        Rounded, so that no machine's order of summing shows.
        """
        if one != self._open:
            if self._open is not None:
                self._row[self._keys(self._open)] = 0
            self._row[self._keys(one)] = self.vectors[one][1]
            self._open = one
        weights = np.frombuffer(self.vectors[other][1], dtype=np.float32)
        return round(float(self._row[self._keys(other)] @ weights), 9)

    def _keys(self, at: int) -> NDArray[np.uint32]:
        return np.frombuffer(self.vectors[at][0], dtype=np.uint32)


def profiles(articles: Iterable[Article]) -> dict[Aspect, Profiles]:
    """Return the articles in every aspect; each is read once."""
    found = {aspect: Profiles(aspect) for aspect in READERS}
    for article in articles:
        for one in found.values():
            one.count(article)
    for one in found.values():
        one.weigh()
    return found


class Index:
    """Which later articles have one of an article's weightiest words among theirs."""

    def __init__(self, of: Profiles, many: int, commonest: int) -> None:
        """Index ``many`` words an article, but those that more than ``commonest`` articles have."""
        self._words = [array("I", heaviest(opened(vector), many)) for vector in of.vectors]
        holding = array("I", bytes(4 * len(of.vocabulary.numbers)))
        for words in self._words:
            for word in words:
                holding[word] += 1
        self._holders: dict[int, array[int]] = {}
        for at, words in enumerate(self._words):
            for word in words:
                if 1 < holding[word] <= commonest:
                    self._holders.setdefault(word, array("I")).append(at)

    def after(self, at: int) -> Iterator[int]:
        """Yield the articles after this one, each as often as it shares a word."""
        for word in self._words[at]:
            holders = self._holders.get(word)
            if holders is not None:
                yield from holders[bisect_right(holders, at) :]
