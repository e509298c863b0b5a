"""Where linking looks up what it does not hold: whole claims, and the texts of their articles."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.model import Article, Claim

#: How many sentences are at hand while claims are compared: those of some weeks' news.
QUOTED = 16_384


class Source:
    """The claims by position, and the articles by id."""

    def __init__(
        self, claims: Sequence[Claim], articles: Sequence[Article], places: Mapping[str, int]
    ) -> None:
        """Look claims up in one sequence and articles in another; ``places`` has where each is."""
        self.claims = claims
        self._articles, self._places = articles, places
        self.quote = lru_cache(maxsize=QUOTED)(self._quote)

    def text(self, article: str) -> str:
        """Return the text of an article."""
        return self._articles[self._places[article]].text

    def _quote(self, article: str, start: int, end: int) -> str:
        return self.text(article)[start:end]
