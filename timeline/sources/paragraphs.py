r"""Cut a text into its paragraphs: blank lines, line ends, and lines wrapped by a program.

"A headline\\nThe first sentence ..." is two paragraphs; forty lines that each break where the next
word would not have fitted are one.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from timeline.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = re.compile(r"[^\r\n\u2028\u2029\x0c]+")
#: Programs wrap between these columns (mail at 72, wires at 60 to 80, terminals up to 120).
NARROWEST, WIDEST = 40, 120


def cut(text: str) -> tuple[Span, ...]:
    """Return the span of every paragraph, without the blanks around it, in order."""
    return tuple(span for block in _blocks(text) for span in _unwrapped(text, block))


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without white space at its ends."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start=start + left, end=start + max(left, len(piece.rstrip())))


def _blocks(text: str) -> Iterator[list[Span]]:
    """Yield runs of lines with no blank line between them."""
    block: list[Span] = []
    for found in LINE.finditer(text):
        span = trimmed(text, found.start(), found.end())
        if block and (span.start == span.end or _blank_between(text, block[-1].end, found.start())):
            yield block
            block = []
        if span.start < span.end:
            block.append(span)
    if block:
        yield block


def _blank_between(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return between.replace("\r\n", "\n").count("\n") + between.count("\x0c") > 1


def _unwrapped(text: str, block: list[Span]) -> Iterator[Span]:
    if len(block) > 1 and _is_wrapped(text, block):
        yield Span(start=block[0].start, end=block[-1].end)
    else:
        yield from block


def _is_wrapped(text: str, block: list[Span]) -> bool:
    """Return whether each line breaks where the first word of the next would not have fitted."""
    width = max(span.end - span.start for span in block)
    if not NARROWEST <= width <= WIDEST:
        return False
    for line, following in itertools.pairwise(block):
        word = len(following.of(text).split(maxsplit=1)[0])
        if line.end - line.start + 1 + word <= width - SLACK:
            return False
    return True


#: Hyphenation and double spaces let a wrapped line stay this much shorter than it had to.
SLACK = 8
