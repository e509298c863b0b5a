"""Articles and their claims in order of publication, a day at a time, as often as they are needed.

Linking goes through all claims twice: to see who is named, and to turn them into facts. Where they
come from, a list or a store, they are asked for by article, so only those of one day are held.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, Protocol

from timeline.graph import facts as fact
from timeline.packed import Picked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.model import Article, Claim


class Told(Protocol):
    """Has the claims of articles: gives those of some, whenever it is asked for them."""

    def __call__(self, articles: Sequence[Article], /) -> Iterable[Claim]: ...  # noqa: D102


def held(claims: Iterable[Claim]) -> Told:
    """Return what gives claims that are held already."""
    of: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of[claim.article].append(claim)
    return lambda articles: (claim for article in articles for claim in of[article.id])


class Day(NamedTuple):
    """The articles of a day (or those without one), and what they claim, in order of id."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]


class Telling:
    """Articles in order of publication, undated ones last, then id; and their claims."""

    def __init__(self, articles: Sequence[Article], told: Told) -> None:
        """Put the articles in order; nothing is asked of the claims yet."""
        keys = [(_late(article), article.id) for article in articles]
        order = array("I", sorted(range(len(keys)), key=keys.__getitem__))
        self.articles = Picked(articles, order)
        self.places = {keys[at][1]: place for place, at in enumerate(order)}
        self._told = told

    def text(self, article: str) -> str:
        """Return the text of an article by its id."""
        return self.articles[self.places[article]].text

    def days(self) -> Iterator[Day]:
        """Yield each day with its claims."""
        for _, articles in groupby(self.articles, key=_late):
            every = tuple(articles)
            yield Day(every, tuple(sorted(self._told(every), key=attrgetter("id"))))


def _late(article: Article) -> int:
    day = fact.publication_day(article)
    return fact.FUTURE if day is None else day
