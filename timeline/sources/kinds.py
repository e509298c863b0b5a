"""What each paragraph of an article is: title, heading, text, caption or boilerplate with a reason.

"Heavy rain" between two paragraphs of running text → heading; "... at dawn. (Ana Kos / Reuters)" →
a caption, and its credit as boilerplate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from timeline.model import Paragraph, Span
from timeline.sources import boilerplate, crediting, mastheads, repeats
from timeline.sources.boilerplate import words
from timeline.sources.paragraphs import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: Headlines and section headings are short: 98 % of headlines stay under this many words.
TITLE_WORDS = 25
HEADING_WORDS = 14
#: A paragraph this long is running text whatever it ends with.
TEXT_WORDS = 30

SENTENCE_END = re.compile(r"[.!?…:;,][\"'”\u2019»)\]]*$|[\"”»][.)]?$")
MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
LIST_REASON, COMMENT_REASON = "list of other articles", "comments"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph on its way: its span, its words, and what is known of it so far."""

    span: Span
    line: str
    kind: str = ""
    reason: str = ""


def classify(
    text: str,
    spans: Sequence[Span],
    *,
    title: str | None = None,
    known: Mapping[Span, str] = MappingProxyType({}),
) -> tuple[Paragraph, ...]:
    """Return the paragraphs with their kinds.

    ``title`` is the headline if the source states it, ``known`` what markup says of a paragraph.
    """
    pieces = [Piece(span, " ".join(span.of(text).split())) for span in spans]
    body = _first_sentence(pieces)
    pieces = [_furniture(piece, in_head=n < body) for n, piece in enumerate(pieces)]
    pieces = repeats.marked(_lists(pieces))
    pieces = _marked(pieces, known, "caption")
    pieces = _captions(text, pieces)
    pieces = _title(pieces, title)
    pieces = _marked(pieces, known, "heading")
    pieces = _headings(pieces)
    return tuple(part for piece in pieces for part in _parts(text, piece))


def _marked(pieces: Sequence[Piece], known: Mapping[Span, str], kind: str) -> list[Piece]:
    return [
        replace(p, kind=kind) if not p.kind and known.get(p.span) == kind else p for p in pieces
    ]


def is_sentence(line: str) -> bool:
    """Return whether a line reads as running text rather than as a heading."""
    return line.count(" ") >= TEXT_WORDS or SENTENCE_END.search(line[-CLOSING:]) is not None


#: A sentence's last mark, with all quotes and brackets behind it, is within so many characters.
CLOSING = 12


def _first_sentence(pieces: Sequence[Piece]) -> int:
    return next(
        (
            n
            for n, piece in enumerate(pieces)
            if is_sentence(piece.line) and not boilerplate.reason(piece.line, "head")
        ),
        len(pieces),
    )


def _furniture(piece: Piece, *, in_head: bool) -> Piece:
    reason = boilerplate.reason(piece.line, "head" if in_head else "tail") or _credit(
        piece.line, in_head=in_head
    )
    return replace(piece, kind="boilerplate", reason=reason) if reason else piece


def _credit(line: str, *, in_head: bool) -> str:
    if crediting.source(line) is not None:
        return "source line"
    if mastheads.read(line) is not None:
        return "date line"
    if crediting.is_closing_credit(line):
        return "byline"
    if (in_head or not is_sentence(line)) and crediting.byline(line) is not None:
        return "byline"
    return ""


def _lists(pieces: Sequence[Piece]) -> list[Piece]:
    """Mark what stands under the head of a list of articles, or under the comments to the end."""
    marked: list[Piece] = []
    open_list = ""
    for n, piece in enumerate(pieces):
        if piece.reason == COMMENT_REASON and n * 2 > len(pieces):
            open_list = COMMENT_REASON
        elif piece.reason == LIST_REASON:
            open_list = LIST_REASON
        elif open_list == LIST_REASON and (is_sentence(piece.line) or not piece.line):
            open_list = ""
        if open_list and not piece.reason:
            piece = replace(piece, kind="boilerplate", reason=open_list)  # noqa: PLW2901 - marks it
        marked.append(piece)
    return marked


def _captions(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Mark captions: a credit at the end, a caption's opening words, or a line printed twice."""
    starts = re.compile(
        rf"\W*(?:{words('caption_leads')}\s*[:\u2013—-]|{words('caption_starts')}\b)", re.IGNORECASE
    )
    credited = {
        piece.span
        for piece in pieces
        if not piece.kind
        and (starts.match(piece.line) or crediting.photo_credit(text, piece.span) is not None)
    }
    marked = []
    for n, piece in enumerate(pieces):
        near = [
            p for p in (*pieces[max(0, n - 1) : n], *pieces[n + 1 : n + 2]) if p.span in credited
        ]
        twice = any(other.line.startswith(piece.line.rstrip(".")) for other in near)
        is_caption = not piece.kind and (piece.span in credited or twice)
        marked.append(replace(piece, kind="caption") if is_caption else piece)
    return marked


def _title(pieces: Sequence[Piece], title: str | None) -> list[Piece]:
    """Mark the headline: the line that repeats the stated title, else the first that can be one."""
    body = next(
        (n for n, p in enumerate(pieces) if not p.kind and is_sentence(p.line)), len(pieces)
    )
    head = [n for n, piece in enumerate(pieces[:body]) if not piece.kind]
    stated = [n for n, p in enumerate(pieces[: body + 1]) if title and _same(p.line, title)]
    can_be = [n for n in head if 1 <= pieces[n].line.count(" ") < TITLE_WORDS]
    can_be.sort(key=lambda n: pieces[n].line.count(" ") == 1)  # two words head sections more often
    marked_down = [n for n in head if pieces[n].line.startswith("# ")]
    found = (stated or marked_down or ([] if title else can_be))[:1]
    if not stated and not marked_down and body == len(pieces):
        found = []
    return [replace(p, kind="title") if n in found else p for n, p in enumerate(pieces)]


def _same(line: str, title: str) -> bool:
    plain = [re.sub(r"\W+", "", text).lower() for text in (line, title)]
    return bool(plain[1]) and plain[0] == plain[1]


def _headings(pieces: Sequence[Piece]) -> list[Piece]:
    followed = False
    marked: list[Piece] = []
    for piece in reversed(pieces):
        if not piece.kind:
            heading = MARKDOWN_HEADING.match(piece.line) or (followed and _can_head(piece.line))
            piece = replace(piece, kind="heading" if heading else "text")  # noqa: PLW2901 - marks it
        followed = followed or piece.kind == "text"
        marked.append(piece)
    return marked[::-1]


def _can_head(line: str) -> bool:
    return (
        not is_sentence(line)
        and line.count(" ") < HEADING_WORDS
        and (line[0].isupper() or line[0].isdigit() or line[0] in "'\"\u2018“#¿¡")
    )


def _parts(text: str, piece: Piece) -> Iterator[Paragraph]:
    """Yield the paragraph, and the credit of a caption apart from it."""
    span = piece.span
    marker = MARKDOWN_HEADING.match(text, span.start, span.end)
    if marker and piece.kind in ("title", "heading"):
        span = Span(start=marker.end(), end=span.end)
    credit = crediting.photo_credit(text, span) if piece.kind == "caption" else None
    if credit is not None:
        yield Paragraph(span=trimmed(text, span.start, credit.start), kind="caption")
        yield Paragraph(span=credit, kind="boilerplate", reason="photo credit")
    elif piece.kind == "boilerplate":
        yield Paragraph(span=span, kind="boilerplate", reason=piece.reason)
    elif piece.kind == "title":
        yield Paragraph(span=span, kind="title")
    elif piece.kind == "heading":
        yield Paragraph(span=span, kind="heading")
    elif piece.kind == "caption":
        yield Paragraph(span=span, kind="caption")
    else:
        yield Paragraph(span=span, kind="text")
