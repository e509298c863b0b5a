"""What an article is about, as weighted words: of text, headline, of names and numbers.

Two articles on one shooting share the street, the victim's name and age, and the words of the
opening; rare words weigh more (tf-idf, unit length), so "police" and "said" say next to nothing.
"""

from __future__ import annotations

import re
from array import array
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from timeline.graph import lexicon, names
from timeline.graph.wording import Vocabulary, content_words, heaviest, opened, product

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from timeline.model import Article

#: How many articles are open for comparing at once: those that are compared lie close in time.
OPENED = 256
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
    found = _NAME.findall(article.text)
    return [names.plain(word) for name in found for word in name.split()]


def _full_names(article: Article) -> list[str]:
    return [names.plain(name) for name in _NAME.findall(article.text) if " " in name]


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

    def __init__(self, articles: Sequence[Article], aspect: Aspect) -> None:
        """Count the words of every article, then weigh them by how few articles have them."""
        self.vocabulary = Vocabulary()
        counts = [self.vocabulary.count(READERS[aspect](article)) for article in articles]
        self.vectors = [self.vocabulary.weigh(one) for one in counts]
        self._opened = lru_cache(maxsize=OPENED)(lambda at: opened(self.vectors[at]))

    def index(self, many: int) -> dict[int, array[int]]:
        """Return for each word the articles that have it among their ``many`` weightiest."""
        found: dict[int, array[int]] = {}
        for at, vector in enumerate(self.vectors):
            for key in heaviest(vector, many):
                found.setdefault(key, array("I")).append(at)
        return found

    def cosine(self, one: int, other: int) -> float:
        """Return how alike two articles are in this aspect, 0 to 1."""
        return product(self._opened(one), self._opened(other))
