"""Cut an article into the stretches the model reads one at a time: its paragraphs, never across.

Boilerplate is left out, so that a navigation line lends no name and no clause; a paragraph longer
than a page is cut at the end of a sentence, so that no input, however long, costs more than
its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Article

#: Characters the model reads at once: some 600 words, five times the longest newspaper paragraph.
LONGEST = 4_000
_SENTENCE_END = re.compile("""[.!?…]["'\u201d\u2019)\\]]*\\s+(?=["'\u201c\u2018(\\[]?[^\\W_a-z])""")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A stretch of one paragraph; ``paragraph`` is its index in ``Article.paragraphs``.

    ``headline`` is set for titles and headings, which some papers set in capitals.
    """

    span: Span
    paragraph: int
    headline: bool = False


def units(article: Article) -> Iterator[Unit]:
    """Yield the stretches of ``article`` to parse, in text order.

    An article without paragraphs is read as one.
    """
    if not article.paragraphs:
        yield from _cut(article.text, Span(start=0, end=len(article.text)), 0)
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind != "boilerplate":
            headline = paragraph.kind in {"title", "heading"}
            for unit in _cut(article.text, paragraph.span, index):
                yield replace(unit, headline=headline)


def _cut(text: str, span: Span, paragraph: int) -> Iterator[Unit]:
    start = span.start
    while span.end - start > LONGEST:
        end = _break(text, start, start + LONGEST)
        yield Unit(span=Span(start=start, end=end), paragraph=paragraph)
        start = end
    if text[start : span.end].strip():
        yield Unit(span=Span(start=start, end=span.end), paragraph=paragraph)


def _break(text: str, start: int, limit: int) -> int:
    """Return where to cut before ``limit``: after a sentence, else at a space, else there."""
    for pattern in (_SENTENCE_END, _SPACE):
        ends = [match.end() for match in pattern.finditer(text, start + LONGEST // 2, limit)]
        if ends:
            return ends[-1]
    return limit
