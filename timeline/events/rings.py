"""See that mended words still hang on a root: a ring of words would be walked for ever.

In "the mark that guard Ana Kos set" a name hung on the noun before it, which already hung on the
name, would make such a ring.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Token


def is_tree(tokens: Sequence[Token]) -> bool:
    """Return whether every word leads up to a root, which is its own head."""
    fine: set[int] = set()
    for i in range(len(tokens)):
        path: set[int] = set()
        at = i
        while at not in fine and tokens[at].head != at:
            if at in path:
                return False
            path.add(at)
            at = tokens[at].head
        fine |= path | {at}
    return True
