"""Quoted speech: where a quotation begins and ends, and the words beside it that say who and when.

"We leave tomorrow," he said on Tuesday: the quotation is the first part, and its frame, the rest of
the sentence, may date it. A paragraph that opens a quotation and leaves it open quotes to its end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A quotation longer than this many characters in one paragraph has lost its closing mark.
LONGEST = 3000
_MARK = re.compile("[“”\"„«»`'\\n]")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»", "''"})
_DOUBLED = frozenset({"``", "''"})
#: A mark right behind these closes.
_ENDS = frozenset({".", ",", "!", "?", ";"})
_STOP = re.compile(r"[.!?](?=\s|$)|\n[^\S\n]*\n|[“”\"]")


class Quotation(NamedTuple):
    """A stretch of quoted speech without its marks, and the rest of its sentence around it."""

    span: Span
    before: Span
    after: Span


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text, from first to last.

    Straight quotes open and close in turn; so do two apostrophes, which open where they lean on
    the word behind them. Every paragraph starts afresh.
    """
    return tuple(framed(text, span) for span in spans(text))


def framed(text: str, span: Span) -> Quotation:
    """Return the quotation between two marks with the rest of its sentence."""
    return Quotation(span, _before(text, span), _after(text, span))


def spans(text: str) -> list[Span]:
    """Return the stretches between quotation marks, from first to last."""
    found: list[Span] = []
    opened: int | None = None
    for start, end, sign in _marks(text):
        straight = sign == '"'
        if opened is None:
            opened = end if straight or sign in _OPENING or _leans(text, start, sign) else None
        elif straight or sign in _CLOSING or sign == "\n":
            if start > opened:
                found.append(Span(start=opened, end=start))
            opened = None
    if opened is not None and len(text) > opened:
        found.append(Span(start=opened, end=len(text)))
    return [span for span in found if span.end - span.start <= LONGEST]


def _leans(text: str, start: int, sign: str) -> bool:
    """Return whether two apostrophes stand before a word as an opening mark does (''We leave)."""
    if sign != "''":
        return False
    before, behind = text[max(0, start - 1) : start], text[start + 2 : start + 3]
    return not before.isalnum() and before not in _ENDS and not behind.isspace() and behind != ""


def _marks(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield quotation marks and empty lines (as a line break) with their offsets."""
    done = 0
    for found in _MARK.finditer(text):
        at, sign = found.start(), found[0]
        if at < done:
            continue
        if sign == "\n":
            if _EMPTY_LINE.match(text, at):
                yield at, at + 1, sign
        elif sign in "`'":
            if text[at : at + 2] in _DOUBLED:
                done = at + 2
                yield at, done, text[at:done]
        else:
            yield at, at + 1, sign


def _after(text: str, span: Span) -> Span:
    start = min(span.end + 1, len(text))
    closed = text[max(span.end - 1, 0) : span.end]
    if closed in {".", "!"} and text[start : start + 2].strip()[:1].isupper():
        return Span(start=start, end=start)
    stop = _STOP.search(text, start, start + 400)
    return Span(start=start, end=stop.start() if stop else min(start + 400, len(text)))


def _before(text: str, span: Span) -> Span:
    low = max(span.start - 301, 0)
    last = low
    for stop in _STOP.finditer(text, low, max(span.start - 1, low)):
        last = stop.end()
    return Span(start=last, end=max(span.start - 1, last))
