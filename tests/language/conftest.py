"""Articles for the language tests: a text, each of its lines a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from timeline.model import Article, Paragraph, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model import ParagraphKind


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Return a maker of articles: ``article(text, "title")`` makes the first line a title."""

    def make(text: str, *kinds: ParagraphKind, language: str | None = None) -> Article:
        spans = [Span(start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text)]
        padded = [*kinds, *["text"] * (len(spans) - len(kinds))]
        paragraphs = tuple(
            Paragraph(span=span, kind=kind) for span, kind in zip(spans, padded, strict=True)
        )
        return Article(id="test", text=text, paragraphs=paragraphs, language=language)

    return make
