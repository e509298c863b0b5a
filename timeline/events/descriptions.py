"""Say for whom a short description stands: "the airline", "the minister", "the 54-year-old".

"A jet of the airline Blue Heron skidded ... The airline grounded its fleet." → Blue Heron, which
was called an airline; with two airlines in the text, nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.events.people import People
    from timeline.events.presence import Presence, Referent
    from timeline.events.tree import Tree

#: Who is meant must be this many times as present as anybody else of the description.
CLEARLY = 1.9
#: A body whose kind nobody told must be this present: in the paragraph before at least.
PRESENT = 3.0
_MORE = frozenset({"nmod", "acl:relcl", "acl", "appos", "nmod:poss", "conj", "nummod"})


def points_back(tree: Tree, token: int) -> bool:
    """Return whether the phrase points back: "the airline", not "the airline of the year"."""
    kids = tree.children[token]
    if not kids:
        return False
    pointing = tree.words.sets["actors.pointing"]
    points = any(tree.tokens[k].text.lower() in pointing for k in kids)
    return points and not any(tree.relations[k] in _MORE for k in kids)


def described(tree: Tree, token: int, presence: Presence, known: People) -> Referent | None:
    """Return whom the definite singular phrase at ``token`` stands for, or None."""
    if tree.tokens[token].tag != "NN" or not points_back(tree, token):
        return None
    noun = tree.tokens[token].text.lower()
    lemma = tree.lemmas[token]
    asked = frozenset(_asked(tree, token))
    if lemma in known.persons or noun.endswith(tree.words.table["quantities"]["aged"]):
        return _clear(_people(presence, lemma, noun, asked))
    if lemma not in known.bodies and lemma not in known.kinds:
        return None
    fitting = [
        r
        for r in presence.present(("body",))
        if asked <= r.called
        and (known.is_kind(lemma, frozenset(r.called)) if r.is_named else r.noun == lemma)
    ]
    if fitting or asked or lemma not in known.broad:
        return _clear(fitting)
    return _only_body(presence, known)


def _asked(tree: Tree, token: int) -> Iterator[str]:
    """Yield the words that must have been said of who is meant: "the former minister"."""
    picking = tree.words.sets["actors.picking"]
    for kid in tree.kids(token, "amod", "compound"):
        if tree.lemmas[kid] not in picking:
            yield tree.lemmas[kid]


def _people(presence: Presence, lemma: str, noun: str, asked: frozenset[str]) -> list[Referent]:
    """Return who is called so; who was nameless and then named ("an accountant") is one."""
    called = [
        r
        for r in presence.present(("person",))
        if (lemma in r.called or noun in r.called) and asked <= r.called
    ]
    named = [r for r in called if r.is_named]
    if len(named) == 1 and all(r is named[0] or r.at[0] < named[0].at[0] for r in called):
        return named
    return called


def _clear(fitting: list[Referent]) -> Referent | None:
    if not fitting:
        return None
    if len(fitting) > 1 and fitting[0].presence < CLEARLY * fitting[1].presence:
        return None
    return fitting[0]


def _only_body(presence: Presence, known: People) -> Referent | None:
    """Return the one named body of which no kind was told, if there is one such near."""
    untold = [
        r
        for r in presence.present(("body",))
        if r.is_named and not r.plural and r.called.isdisjoint(known.told)
    ]
    clear = _clear(untold)
    if clear is None or clear.presence < PRESENT:
        return None
    unread = (r for r in presence.present(("thing", "things", "many")) if r.proper)
    return None if any(CLEARLY * r.presence > clear.presence for r in unread) else clear
