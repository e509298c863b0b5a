"""Find the spans of quoted speech in an article, paragraph by paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.model import Span

if TYPE_CHECKING:
    from timeline.model import Article

_MARK = re.compile(r"[\"“”«»]|``|''")
_OPENERS = frozenset("“«") | {"``"}
_CLOSERS = frozenset("”»") | {"''"}


def quoted_spans(article: Article) -> list[Span]:
    """Return what stands in double quotation marks, without the marks; one not closed ends with
    its paragraph, as a quotation that goes on in the next one does.
    """
    found: list[Span] = []
    for paragraph in article.paragraphs:
        if paragraph.kind == "boilerplate":
            continue
        opened: int | None = None
        for mark in _MARK.finditer(article.text, paragraph.span.start, paragraph.span.end):
            text = mark.group()
            if opened is None and text not in _CLOSERS:
                opened = mark.end()
            elif opened is not None and text not in _OPENERS:
                found.append(Span(start=opened, end=mark.start()))
                opened = None
        if opened is not None:
            found.append(Span(start=opened, end=paragraph.span.end))
    return [span for span in found if span.start < span.end]
