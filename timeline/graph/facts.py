"""What linking needs to know of a claim, worked out once: its days, meanings, actors and words.

A claim "on Wednesday" published on Friday 16 July 2021 is firm, on one day; "has fallen" in a lead
is soft, 15 or 16 July; "fell" without a date is soft, any day up to publication.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from timeline.graph import lexicon, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.model import Article, Claim, Interval, Place, Role, Span

#: Ordinals of days that stand for an open start and an open end.
PAST, FUTURE = 0, 4_000_000
#: Bases that say more of the day than when the article appeared.
FIRM = frozenset({"stated", "anchored", "narrative", "speech"})
_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Facts:
    """One claim as linking sees it; days are proleptic ordinals, ends inclusive."""

    claim: Claim
    published: int | None
    first: int
    last: int
    firm: bool
    meanings: frozenset[str]
    actors: tuple[tuple[str, Role], ...]
    speaker: str
    places: tuple[Place, ...]
    words: tuple[tuple[str, float], ...]
    quote: str

    @property
    def anchor(self) -> int | None:
        """Return the day to look for others around: the claim's own, else the publication day."""
        if self.firm and self.first != PAST:
            return self.first
        if self.firm and self.last != FUTURE:
            return self.last
        return self.published


def day_range(interval: Interval | None) -> tuple[int, int]:
    """Return the first and last day of an interval as ordinals, open ends as PAST and FUTURE."""
    if interval is None:
        return PAST, FUTURE
    first = PAST if interval.start is None else interval.start.toordinal()
    if interval.end is None:
        return first, FUTURE
    return first, max(first, (interval.end - timedelta(minutes=1)).toordinal())


def publication_day(article: Article) -> int | None:
    """Return the ordinal of the trusted publication day, or None."""
    published = article.publication
    start = published.interval.start if published is not None else None
    return None if start is None else start.toordinal()


def content_words(text: str) -> list[str]:
    """Return the words of a text that carry meaning, folded: plurals and possessives cut off."""
    return [
        _stem(w) for w in _WORD.findall(names.plain(text)) if len(w) >= _SHORTEST or w[0].isdigit()
    ]


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for suffix, left in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", "")):
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            return word[: -len(suffix)] + left
    return word


class Reader:
    """Turns claims into facts; words weigh by how few articles use them (tf-idf, unit length)."""

    def __init__(self, articles: Iterable[Article]) -> None:
        """Count in how many articles each word stands."""
        self._articles = {article.id: article for article in articles}
        self._frequency: Counter[str] = Counter()
        self._published: dict[str, int | None] = {}
        self._vectors: dict[tuple[str, Span], tuple[tuple[tuple[str, float], ...], str]] = {}
        for article in self._articles.values():
            self._frequency.update(set(content_words(article.text)))
            self._published[article.id] = publication_day(article)

    def facts(self, claim: Claim) -> Facts:
        """Return what linking needs to know of one claim."""
        first, last = day_range(claim.when.interval)
        words, quote = self._sentence(claim.article, claim.sentence)
        speaker = claim.attribution.speaker if claim.attribution else None
        return Facts(
            claim=claim,
            published=self._published[claim.article],
            first=first,
            last=last,
            firm=claim.when.basis in FIRM and (first, last) != (PAST, FUTURE),
            meanings=lexicon.meanings(claim.lemma),
            actors=tuple(sorted({(a.entity, a.role) for a in claim.actors if a.entity})),
            speaker=speaker.entity if speaker else "",
            places=tuple({loc.place.id: loc.place for loc in claim.places}.values()),
            words=words,
            quote=quote,
        )

    def weight(self, word: str) -> float:
        """Return how much a word tells: the logarithm of how few articles hold it."""
        return math.log((len(self._articles) + 1) / (self._frequency[word] + 0.5))

    def _sentence(self, article: str, span: Span) -> tuple[tuple[tuple[str, float], ...], str]:
        where = article, span
        if where not in self._vectors:
            quote = span.of(self._articles[article].text)
            self._vectors[where] = self._vector(content_words(quote)), quote
        return self._vectors[where]

    def _vector(self, found: Sequence[str]) -> tuple[tuple[str, float], ...]:
        counts = Counter(found)
        weights = {word: count * max(self.weight(word), 0.0) for word, count in counts.items()}
        return unit(weights)


def unit(weights: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """Return the weights scaled to length one, in order of word."""
    length = math.sqrt(math.fsum(w * w for w in weights.values()))
    return tuple((word, w / length) for word, w in sorted(weights.items()) if w > 0)


def cosine(first: tuple[tuple[str, float], ...], second: tuple[tuple[str, float], ...]) -> float:
    """Return the cosine of two unit vectors."""
    if len(second) < len(first):
        first, second = second, first
    other = dict(second)
    return math.fsum(weight * other.get(word, 0.0) for word, weight in first)
