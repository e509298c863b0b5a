"""Settle by grammar what the parse leaves to chance: persons' names, and by whom a thing is done.

"Ana Lee said": the parts of a person's name are ``flat`` on the first, as UD has it, also where the
parse made "Ana" a modifier of "Lee". "driven from the town by the army": no town is by an army, so
the army is the agent of "driven".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.model import Span, Token

#: Prepositions behind which a noun is a place or a person, not a deed that has an agent of its own
#: ("hurt in an attack by rebels", "freed after a raid by police").
_OF_PLACES = frozenset({"from", "to", "into", "at", "near", "outside", "off", "across", "towards"})
#: Tags of words that a headline in capitals would have in capitals.
_WORDS = ("NN", "VB")
_INSIDE = frozenset({"compound", "flat", "nmod", "appos", "amod", "dep", "nsubj", "obj", "advmod"})


def attached(tokens: list[Token], persons: Iterable[Span]) -> list[Token]:
    """Return the tokens of a sentence with persons' names flat and agents hung on their verbs."""
    fixed = list(tokens)
    plain = any(token.text.islower() and token.tag.startswith(_WORDS) for token in fixed)
    for i in range(1, len(fixed)):
        if plain and _is_named(fixed, i):
            tag = "NNPS" if fixed[i].tag == "NNS" else "NNP"
            fixed[i] = replace(fixed[i], tag=tag, pos="PROPN", lemma=fixed[i].text)
    for i in range(1, len(fixed)):
        _join_names(fixed, i)
    for person in persons:
        inside = [i for i, token in enumerate(fixed) if person.contains(token.span)]
        if len(inside) > 1 and all(fixed[i].text[0].isupper() for i in inside):
            for i in inside[1:]:
                fixed[i] = replace(fixed[i], tag="NNP", pos="PROPN", lemma=fixed[i].text)
            _flatten(fixed, inside)
    for i, token in enumerate(fixed):
        if token.relation == "nmod" and any(_is_case(fixed, k, i, "by") for k in range(i)):
            _give_agent(fixed, i)
        elif token.tag == "CD" and token.relation == "nmod:unmarked" and _is_age(fixed, i):
            fixed[i] = replace(token, relation="appos")
    return fixed


def _is_named(fixed: list[Token], i: int) -> bool:
    """Return whether a "noun" goes on with a name ("Secretary of State Orla Benning")."""
    token, before = fixed[i], fixed[i - 1]
    return token.tag in {"NN", "NNS"} and before.tag == "NNP" and token.text.istitle()


def _join_names(fixed: list[Token], i: int) -> None:
    """Make one name of two that hang side by side on one word ("Adria Terminals said")."""
    first, last = fixed[i - 1], fixed[i]
    alike = (first.head, first.relation) == (last.head, last.relation)
    if alike and first.tag == "NNP" and last.tag in {"NNP", "NNPS"} and last.relation != "flat":
        fixed[i - 1] = replace(first, relation="compound", head=i)


def _is_age(fixed: list[Token], i: int) -> bool:
    """Return whether a number stands between commas behind a name ("Ana Lee, 61, said")."""
    commas = [fixed[k].text for k in (i - 1, i + 1) if 0 <= k < len(fixed)]
    return commas == [",", ","] and fixed[i - 2].tag == "NNP"


def _flatten(fixed: list[Token], name: list[int]) -> None:
    """Make the first part of a name its head, and the others flat on it."""
    first, rest = name[0], name[1:]
    tops = [i for i in name if fixed[i].head not in name or fixed[i].head == i]
    if len(tops) != 1 or any(fixed[i].relation not in _INSIDE for i in name if i != tops[0]):
        return
    top = fixed[tops[0]]
    for i, token in enumerate(fixed):
        if i in rest:
            fixed[i] = replace(token, relation="flat", head=first)
        elif token.head in rest and i != first:
            fixed[i] = replace(token, head=first)
    root = top.head == tops[0]
    fixed[first] = replace(fixed[first], relation=top.relation, head=first if root else top.head)


def _give_agent(fixed: list[Token], agent: int) -> None:
    """Hang "by" and its noun on the passive verb when the noun before it has no agents."""
    noun = fixed[agent].head
    verb = fixed[noun].head
    if verb >= noun or fixed[noun].relation != "obl" or fixed[verb].tag != "VBN":
        return
    kids = {token.relation for token in fixed if token.head == verb}
    if "obl:agent" in kids or kids.isdisjoint({"nsubj:pass", "aux:pass"}):
        return
    cases = {fixed[k].lemma for k in range(verb, noun) if _is_case(fixed, k, noun)}
    if cases & _OF_PLACES or fixed[noun].tag == "NNP":
        fixed[agent] = replace(fixed[agent], relation="obl:agent", head=verb)


def _is_case(fixed: list[Token], k: int, noun: int, lemma: str = "") -> bool:
    token = fixed[k]
    case = token.head == noun and token.relation == "case"
    return case and (not lemma or token.lemma == lemma)
