"""Break rings of words: what mending hung on its own dependant would be walked for ever.

"... and a first train with 40 cars left the port": "train" becomes the subject of "left", which
hung on "train" as a clause of it; "left" then hangs where "train" did.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Token

#: More rings than this no mending makes; then the parse is kept as it was.
MOST_RINGS = 8


def unringed(fixed: Sequence[Token], before: Sequence[Token]) -> tuple[Token, ...]:
    """Return mended words without rings; ``before`` are the same words as they hung first."""
    if all(new.head == old.head for new, old in zip(fixed, before, strict=True)):
        return tuple(fixed)
    found = list(fixed)
    for _ in range(MOST_RINGS):
        ring = _ring(found)
        if not ring:
            return tuple(found)
        moved = next((i for i in ring if found[i].head != before[i].head), None)
        if moved is None or before[moved].head in ring - {moved}:
            break
        below = next(i for i in ring if found[i].head == moved)
        above = before[moved].head if before[moved].head != moved else below
        found[below] = replace(found[below], head=above, relation=before[moved].relation)
    return tuple(before) if _ring(found) else tuple(found)


def _ring(tokens: Sequence[Token]) -> set[int]:
    """Return words that hang on each other in a ring, none if every word leads up to a root."""
    fine: set[int] = set()
    for i in range(len(tokens)):
        if i in fine:
            continue
        path: list[int] = []
        at = i
        while at not in fine and tokens[at].head != at:
            if at in path:
                return set(path[path.index(at) :])
            path.append(at)
            at = tokens[at].head
        fine.update(path, (at,))
    return set()
