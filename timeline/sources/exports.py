"""Exports of press databases: several articles in one text, split where their headers say.

"2 of 40 DOCUMENTS", or the line "Document HARBPST020210716eh7g0001" at the end of each → an
article each; "Publication date: Jul 16, 2021" and "BYLINE: Ana Kos" are its fields.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.sources import mastheads
from timeline.sources.draft import Draft
from timeline.sources.plain import split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Lines between two articles, as Nexis, Factiva, ProQuest and PressReader print them.
BREAKS = re.compile(
    r"^[ \t]*(?:(?:Document[ \t]+)?\d{1,5}[ \t]+of[ \t]+\d{1,5}(?:[ \t]+DOCUMENTS?)?"
    r"|End[ \t]+of[ \t]+Document"
    r"|Document[ \t]+[A-Z]{3,8}\d[A-Z0-9]{14,24}"
    r"|[_=]{20,})[ \t]*\r?$",
    re.MULTILINE,
)
#: Labelled lines of a header or trailer, and the field each gives.
LABELS = {
    "headline": "title",
    "title": "title",
    "byline": "byline",
    "author": "byline",
    "publication title": "publisher",
    "publication": "publisher",
    "source name": "publisher",
    "publication date": "published",
    "date": "published",
    "url": "url",
    "language": "language",
    "language of publication": "language",
}
LABELLED = re.compile(
    r"^[ \t]*([A-Za-z][A-Za-z -]{2,24}?)[ \t]*:[ \t]*(\S[^\r\n]*?)[ \t]*\r?$", re.MULTILINE
)
#: How far into an article its header reaches.
HEADER = 1000
#: Less than this between two breaks is a cover page or a list of contents.
SHORTEST = 200


def drafts(path: str, text: str, stated: Mapping[str, str]) -> Iterator[Draft]:
    """Yield the articles of a text: one, or as many as its own headers divide it into."""
    pieces = parts(text)
    if len(pieces) < 2:
        fields, body = split(text)
        yield Draft(path=path, text=body, fields={**stated, **fields})
        return
    for number, piece in enumerate(pieces, start=1):
        yield Draft(path=f"{path}:{number}", text=piece, fields=fields_of(piece))


def parts(text: str) -> list[str]:
    """Return the articles of an export, or the text alone if its lines do not divide it."""
    breaks = list(BREAKS.finditer(text))
    if len(breaks) < 2:
        return [text]
    edges = [0, *(edge for found in breaks for edge in found.span()), len(text)]
    pieces = [text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [piece for piece in pieces if len(piece) >= SHORTEST] or [text]


def fields_of(piece: str) -> dict[str, str]:
    """Return what the labelled lines of one exported article state."""
    found: dict[str, str] = {}
    lines = [line.strip() for line in piece[:HEADER].splitlines() if line.strip()][:2]
    if len(lines) == 2 and mastheads.read(lines[1]) is not None:
        found["publisher"] = lines[0]
    for match in LABELLED.finditer(piece):
        name = LABELS.get(match[1].strip().lower())
        if name:
            found.setdefault(name, match[2])
    return found
