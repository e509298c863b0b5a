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
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
#: What the parse makes of a name that it does not take for the subject behind its title.
_BESIDE = frozenset({"nsubj", "nsubj:pass", "ccomp", "obj", "appos", "dep", "parataxis"})
#: How it hangs a name on the noun that describes its bearer.
_DESCRIBING = frozenset({"amod", "compound", "nmod", "nmod:desc", "dep", "appos"})
_INSIDE = frozenset({"compound", "flat", "nmod", "appos", "amod", "dep", "nsubj", "obj", "advmod"})


def attached(tokens: list[Token], persons: Iterable[Span]) -> list[Token]:
    """Return the tokens of a sentence with persons' names flat and agents hung on their verbs."""
    fixed = list(tokens)
    plain = any(token.text.islower() and token.tag.startswith(_WORDS) for token in fixed)
    for i in range(1, len(fixed)):
        if plain and _is_named(fixed, i):
            tag = "NNPS" if fixed[i].tag == "NNS" else "NNP"
            fixed[i] = replace(fixed[i], tag=tag, pos="PROPN", lemma=fixed[i].text)
    _join(fixed)
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


def _join(fixed: list[Token]) -> None:
    """Make one actor of names, titles and descriptions that the parse took for two."""
    for i in range(1, len(fixed)):
        _join_names(fixed, i)
        _join_title(fixed, i)
        _describe(fixed, i)
    for i in range(len(fixed) - 1):
        _put_first(fixed, i)


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


def _join_title(fixed: list[Token], i: int) -> None:
    """Make one actor of a noun and the name behind it ("said trader Ana Lee"): a clause has one."""
    title, name = fixed[i - 1], fixed[i]
    twice = title.head == name.head and title.relation in _SUBJECTS
    if twice and title.tag == "NN" and name.tag == "NNP" and name.relation in _BESIDE:
        fixed[i - 1] = replace(title, relation="nmod:desc", head=i)
        fixed[i] = replace(name, relation=title.relation)


def _describe(fixed: list[Token], i: int) -> None:
    """Make the second of two subjects between commas say who the first one is."""
    noun = fixed[i]
    if noun.relation not in _SUBJECTS or noun.head < i or noun.tag not in {"NN", "NNS"}:
        return
    rivals = (k for k in range(i) if fixed[k].head == noun.head and fixed[k].relation in _SUBJECTS)
    first = next(rivals, None)
    if first is None or fixed[first].tag not in {"NNP", "NNPS"}:
        return
    apart = any(token.text == "," for token in fixed[first:i])
    if apart and any(token.text == "," for token in fixed[i : noun.head]):
        fixed[i] = replace(noun, relation="appos", head=first)


def _put_first(fixed: list[Token], first: int) -> None:
    """Make what stands between commas behind a name say who that is, not the other way round.

    In "Ana Lee, a spokesman for the port, said" the name does what is told.
    """
    name, noun, end = fixed[first], fixed[first].head, first + 1
    while end < len(fixed) and fixed[end].relation == "flat" and fixed[end].tag == "NNP":
        end += 1
    behind = name.tag == "NNP" and end < noun and fixed[end].text == ","
    if not behind or name.relation not in _DESCRIBING or fixed[noun].relation not in _SUBJECTS:
        return
    said = fixed[noun].head
    if said < noun or not any(token.text == "," for token in fixed[noun:said]):
        return
    fixed[first] = replace(name, relation=fixed[noun].relation, head=said)
    fixed[noun] = replace(fixed[noun], relation="appos", head=first)


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
