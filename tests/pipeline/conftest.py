"""An engine that needs no model: one claim per article, so that the store is what is tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline.model import Article, Claim, Span, When
from timeline.store import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Rehearsed:
    """Notes what it was asked to analyse, and claims that the last word of each text happened."""

    def __init__(self) -> None:
        """Note nothing yet."""
        self.done: list[str] = []

    def __call__(self, articles: Sequence[Article]) -> Iterator[Analysis]:
        """Yield one analysis per article."""
        for article in articles:
            self.done.append(article.text)
            if "poison" in article.text:
                yield Analysis(article=article.id, failure="took too long")
            else:
                yield Analysis(article=article.id, claims=(_claim(article),))


def _claim(article: Article) -> Claim:
    end = len(article.text.rstrip())
    start = article.text.rstrip().rfind(" ") + 1
    return Claim(
        id=f"claim-{article.id}",
        article=article.id,
        sentence=Span(start=0, end=end),
        trigger=Span(start=start, end=end),
        lemma=article.text[start:end],
        label=article.text[start:end],
        type="other",
        status="occurred",
        when=When(
            interval=article.publication.interval if article.publication else None,
            relation="on",
            basis="reported" if article.publication else "none",
        ),
        origin=article.id,
    )


@pytest.fixture
def engine() -> Rehearsed:
    return Rehearsed()


@pytest.fixture(scope="session")
def rehearsal() -> type[Rehearsed]:
    """Return the maker of engines, for tests that need a fresh one each time."""
    return Rehearsed
