"""Say to whom grammar itself binds a word: "blamed himself", "who split with his coach".

Neither is a choice: the first is the subject of its clause, the second whom the clause is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.roles import subject_of

if TYPE_CHECKING:
    from timeline.events.people import People
    from timeline.events.tree import Tree


def reflexive(tree: Tree, token: int) -> int | None:
    """Return the subject of the clause a reflexive pronoun stands in ("blamed himself")."""
    for above in tree.up(token):
        subject = subject_of(tree, above) if tree.is_verb(above) else None
        if subject is not None:
            return subject if subject < token else None
    return None


def relative_owner(tree: Tree, token: int) -> int | None:
    """Return of whom a relative clause tells whose own things it names, or None.

    "Haskins, who split with his coach": the coach is Haskins's.
    """
    if tree.tokens[token].tag != "PRP$":
        return None
    for above in tree.up(token):
        subject = tree.kid(above, "nsubj", "nsubj:pass")
        relative = tree.relations[above] == "acl:relcl"
        if subject is None and not relative:
            continue
        told = subject is not None and subject < token and tree.tokens[subject].tag == "WP"
        return tree.tokens[above].head if told and relative else None
    return None


def seizer(tree: Tree, token: int, known: People) -> int | None:
    """Return who seized those that are then let go: "police held two men; they were released"."""
    freed = tree.tokens[token].head
    if tree.relations[token] != "nsubj:pass" or tree.lemmas[freed] not in known.freeing:
        return None
    for above in tree.up(freed):
        if tree.is_verb(above) and tree.lemmas[above] in known.seizing:
            return subject_of(tree, above) if tree.kid(above, "obj") is not None else None
    return None
