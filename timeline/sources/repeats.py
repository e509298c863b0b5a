"""Lines that a page prints twice in a row: pictures and heads of other articles, not the text.

A list of other stories shows each as a link and as a teaser, "Two sharks were seen off Nola." "Two
sharks were seen off Nola."; captions stand below the picture and below its enlargement.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from timeline.sources.kinds import Piece

REASON = "printed twice in a row"
#: Shorter lines are names, calls and section heads, which texts do repeat.
SHORTEST = 40
#: A line of which the rest of the article has so many of the longer words is of its own matter.
OWN = 1 / 2
_WORD = re.compile(r"[^\W\d_]{4,}")


def marked(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with lines printed twice in a row as boilerplate.

    The first of them stays if it is of the article's own matter, and if most of the page is printed
    twice: then nothing tells what its matter is.
    """
    second = [n > 0 and _same(pieces[n - 1], piece) for n, piece in enumerate(pieces)]
    if not any(second):
        return list(pieces)
    first = [not two and after for two, after in zip(second, (*second[1:], False), strict=True)]
    once = [
        p for p, one, two in zip(pieces, first, second, strict=True) if not (one or two or p.kind)
    ]
    told = {word for piece in once for word in _words(piece)}
    lost = sum(len(p.line) for p, one, two in zip(pieces, first, second, strict=True) if one or two)
    kept = lost > sum(len(piece.line) for piece in once)
    return [
        replace(piece, kind="boilerplate", reason=REASON)
        if two or (one and not kept and not _is_own(piece, told))
        else piece
        for piece, one, two in zip(pieces, first, second, strict=True)
    ]


def _same(before: Piece, piece: Piece) -> bool:
    return not piece.kind and len(piece.line) >= SHORTEST and before.line == piece.line


def _is_own(piece: Piece, told: AbstractSet[str]) -> bool:
    words = _words(piece)
    return len(words & told) >= OWN * len(words)


def _words(piece: Piece) -> set[str]:
    return set(_WORD.findall(piece.line.lower()))
