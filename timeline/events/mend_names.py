"""Hold the words of a name together, and to the noun that says whose name it is.

"married the poet Arne Dahl": where the parse hung "Arne" and "Dahl" on the verb as if they were
nothing, they are the poet's name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.rings import unringed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.model import Mention, Token

#: What stays with a name.
_PARTS = frozenset({"mark", "case", "compound", "flat", "punct", "cc", "conj", "appos"})
#: What a word of a name never is: the parse had no place for it.
_NOTHING = frozenset({"punct", "advmod", "dep", "discourse", "cc", "mark", "case", "orphan"})


def names_joined(tokens: tuple[Token, ...], mentions: Iterable[Mention]) -> tuple[Token, ...]:
    """Return the words of a sentence with each name as one phrase."""
    fixed = list(tokens)
    for mention in mentions:
        inside = [
            i
            for i, t in enumerate(tokens)
            if mention.span.start <= t.span.start and t.span.end <= mention.span.end
        ]
        if inside:
            _join(fixed, inside)
        if len(inside) == 1 and mention.kind == "place":
            _go_there(fixed, inside[0])
    return unringed(fixed, tokens)


def _go_there(fixed: list[Token], name: int) -> None:
    """Make a place that was taken for an infinitive where one goes ("were flown to Juba")."""
    place, to = fixed[name], fixed[name - 1] if name else fixed[name]
    if not place.tag.startswith("VB") or not place.text[0].isupper() or to.head != name:
        return
    for i, token in enumerate(fixed):
        if token.head == name and i != name and token.relation not in _PARTS:
            bare = token.relation == "obj"
            fixed[i] = replace(token, head=place.head, relation="obl:unmarked" if bare else "obl")
    fixed[name] = replace(place, tag="NNP", pos="PROPN", lemma=place.text, relation="obl")
    fixed[name - 1] = replace(to, tag="IN", pos="ADP", relation="case", head=name)


def _join(fixed: list[Token], inside: list[int]) -> None:
    outer = [i for i in inside if fixed[i].head not in inside or fixed[i].head == i]
    lost = [i for i in outer if fixed[i].relation in _NOTHING and fixed[i].head != i]
    if not lost:
        return
    main = next((i for i in outer if i not in lost), None)
    if main is None:
        main, noun = lost[0], inside[0] - 1
        if noun < 0 or fixed[noun].tag != "NN" or fixed[noun].head in inside:
            return
        fixed[main] = replace(fixed[main], head=noun, relation="flat")
    for i in lost:
        if i != main:
            fixed[i] = replace(fixed[i], head=main, relation="flat" if i > main else "compound")
