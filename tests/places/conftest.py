"""Articles for the tests of places: read by the packaged pipeline, names resolved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from timeline import language, places
from timeline.model import Article, Paragraph, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model import Mention


@pytest.fixture(scope="session")
def resolve() -> Callable[..., tuple[Mention, ...]]:
    """Return the way from a text, each line a paragraph, to its mentions."""

    def run(text: str, **facts: str) -> tuple[Mention, ...]:
        spans = [Span(start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text)]
        paragraphs = tuple(Paragraph(span=span, kind="text") for span in spans)
        article = Article(id="test", text=text, paragraphs=paragraphs, **facts)
        parse = language.parse(article)
        return places.resolve(article, parse.sentences, parse.mentions)

    return run
