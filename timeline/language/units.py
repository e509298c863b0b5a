"""Cut an article into the stretches the model reads one at a time: its paragraphs, never across.

Boilerplate is left out, so that a navigation line lends no name and no clause; a paragraph longer
than a page is cut at the end of a sentence, so that no input, however long, costs more than
its length. A dateline is a stretch of its own: "KOPER, March 3 (Agency) - " is no part of the
sentence behind it.
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
_PLACE = r"[^\W\d_a-z][\w.'\u2019/-]*(?:,? [^\W\d_a-z][\w.'\u2019/-]*){0,5}?"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
#: Place, day and agency up to the dash before the first word of the story.
_DATELINE = re.compile(
    rf"\s*(?P<place>{_PLACE})(?:,? (?P<day>{_DAY}))?,?(?: \((?P<agency>[^()\n]{{2,60}})\))?"
    """(?: ?(?:--|[\u2013\u2014\u2015])\\s*| - )(?=["'\u201c\u2018]?[^\\W_a-z])"""
)


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
            for stretch in _apart(article.text, paragraph.span, headline=headline):
                for unit in _cut(article.text, stretch, index):
                    yield replace(unit, headline=headline)


def _apart(text: str, span: Span, *, headline: bool) -> Iterator[Span]:
    """Yield a paragraph's dateline and what follows it, or the paragraph as it stands."""
    end = span.start if headline else _dateline_end(text, span)
    if end > span.start:
        yield Span(start=span.start, end=end)
    yield Span(start=end, end=span.end)


def _dateline_end(text: str, span: Span) -> int:
    """Return where the story starts behind a dateline; the start of ``span`` where none stands.

    A name before a dash alone proves nothing: a day, an agency or capitals must be there.
    """
    found = _DATELINE.match(text, span.start, min(span.end, span.start + 160))
    if found is None:
        return span.start
    town = found["place"].split(",")[0]
    proven = found["day"] or found["agency"] or (town.isupper() and len(town) > 3)
    return found.end() if proven else span.start


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
