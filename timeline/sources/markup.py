r"""HTML that is an article already, not a page around one: feeds, mail, captions.

"<p>First.</p><p>Second.</p>" → "First.\n\nSecond.", with headings known as such.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from timeline.model import Paragraph, Span
from timeline.sources import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Elements that begin a paragraph of their own.
BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    }
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SILENT = frozenset({"script", "style", "head", "title", "noscript", "template"})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph and what its markup makes it: "heading", "caption" or nothing of note.

    Of "boilerplate" the ``reason`` says why.
    """

    text: str
    kind: str = ""
    reason: str = ""


def blocks(markup: str) -> list[Block]:
    """Return the paragraphs of a piece of HTML, in order."""
    from lxml import etree, html  # noqa: PLC0415 - only markup needs it

    try:
        tree = html.fromstring(f"<body>{markup}</body>")
    except (etree.ParserError, ValueError):
        return []
    found: list[Block] = []
    _walk(tree, found, [])
    return found


def _walk(tree: Any, found: list[Block], loose: list[str]) -> None:  # noqa: ANN401 - an lxml element
    """Collect the blocks below an element; without recursion, as mail nests tables without end."""
    from lxml import etree  # noqa: PLC0415 - only markup needs it

    inside = {"heading": 0, "caption": 0}
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"
        if event == "start":
            if tag in BLOCKS or tag == "br":
                _flush(loose, found, _innermost(inside))
            _count(inside, tag, 1)
            silent += tag in SILENT
            loose.append("" if silent else element.text or "")
        else:
            if tag in BLOCKS:
                _flush(loose, found, _innermost(inside))
            _count(inside, tag, -1)
            silent -= tag in SILENT
            loose.append("" if silent else element.tail or "")
    _flush(loose, found, "")


def _count(inside: dict[str, int], tag: str, step: int) -> None:
    inside["heading"] += step * (tag in HEADINGS)
    inside["caption"] += step * (tag == "figcaption")


def _innermost(inside: dict[str, int]) -> str:
    return next((kind for kind in ("caption", "heading") if inside[kind] > 0), "")


def _flush(loose: list[str], found: list[Block], kind: str) -> None:
    text = re.sub(r"\s+", " ", "".join(loose)).strip()
    loose.clear()
    if text:
        found.append(Block(text, kind))


def assembled(parts: Sequence[Block], title: str | None) -> tuple[str, tuple[Paragraph, ...]]:
    """Return the text of the blocks, a blank line between them, and the kinds of its paragraphs."""
    spans = list(_spans(parts))
    text = "\n\n".join(block.text for block in parts)
    placed = list(zip(spans, parts, strict=True))
    own = [(span, block) for span, block in placed if not block.reason]
    known = {span: block.kind for span, block in own if block.kind}
    found = kinds.classify(text, [span for span, _ in own], title=title, known=known)
    others = [Paragraph(span=s, kind="boilerplate", reason=b.reason) for s, b in placed if b.reason]
    return text, tuple(sorted((*found, *others), key=lambda part: part.span.start))


def _spans(parts: Sequence[Block]) -> Iterator[Span]:
    at = 0
    for block in parts:
        yield Span(start=at, end=at + len(block.text))
        at += len(block.text) + len("\n\n")
