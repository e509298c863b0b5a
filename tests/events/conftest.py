"""What the tests of claims share: an article read from text, as the pipeline reads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from timeline import events, interval, language, places, sources, timex
from timeline.model import Article, Claim

Read = Callable[..., tuple[Article, tuple[Claim, ...]]]


@pytest.fixture(scope="session")
def read() -> Read:
    """Return a function from a text and its day of publication to the article and its claims."""

    def reading(
        text: str, published: str | None = "2024-05-16", title: str = ""
    ) -> tuple[Article, tuple[Claim, ...]]:
        given = interval.of(datetime.fromisoformat(published), "day") if published else None
        fields = {"title": title} if title else {}
        article = sources.from_text(text, fields=fields, given=given)
        parse = language.parse(article)
        names = places.resolve(article, parse.sentences, parse.mentions)
        trusted = article.publication.interval if article.publication else None
        found = timex.find(
            article.text,
            publication=trusted,
            sentences=parse.sentences,
            paragraphs=article.paragraphs,
        )
        return article, events.claims(article, parse.sentences, names, found)

    return reading
