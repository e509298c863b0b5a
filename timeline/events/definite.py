"""Say whether a noun speaks of something the reader knows: "the ban", "its ban", no "a ban"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.events.tree import Tree


def is_definite(tree: Tree, noun: int) -> bool:
    """Return whether a noun speaks of something known: by its article or by whose it is."""
    return tree.kid(noun, "nmod:poss") is not None or is_pointed_at(tree, noun)


def is_pointed_at(tree: Tree, noun: int) -> bool:
    """Return whether a noun has an article or a pointing word of what is known ("the", "this")."""
    definite = tree.words.sets["status.definite"]
    return any(tree.lemmas[k] in definite for k in tree.kids(noun, "det"))
