"""Hang days and spans on the verb they belong to.

"Dockers walked out at the port on Monday": no port is of a Monday, so the day is that of walking
out. "The strike lasted three days": three days are how long, and nothing that was lasted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.words import Words
    from timeline.model import Token

#: How many nouns may stand between a day and its verb ("the arrest of engineers on Monday").
_DEEP = 4
_NOUNS = ("NN", "CD", "PRP")
_DATED = frozenset({"obl", "obl:unmarked", "obl:tmod"})


def days_rehung(fixed: list[Token], words: Words) -> None:
    """Change the tokens in place so that verbs have their days and spans."""
    days, lasting = words.sets["measures.days"], words.sets["measures.lasting"]
    for i, token in enumerate(fixed):
        above = fixed[token.head]
        if token.relation == "nmod" and token.text.lower() in days and token.head < i:
            _give_day(fixed, i, words)
        elif token.relation == "obj" and above.lemma.lower() in lasting and token.head < i:
            how_long = token.lemma.lower() in words.sets["measures.spans"]
            fixed[i] = replace(token, relation="obl:unmarked") if how_long else token


def _give_day(fixed: list[Token], day: int, words: Words) -> None:
    """Hang "on Tuesday" on the verb, where the noun before it has no day or is told of before."""
    thing = fixed[day].head
    happens = fixed[thing].lemma.lower() in words.nouns
    verb = fixed[thing].head if happens else _verb_above(fixed, thing)
    if happens:
        past = fixed[thing].relation == "obj" and fixed[verb].tag == "VBD"
        if not past or not _is_known(fixed, thing, words):
            return
    if not fixed[verb].tag.startswith("VB") or verb > day or not _is_on(fixed, day, words):
        return
    days = words.sets["measures.days"]
    dated = (t.text.lower() in days for t in fixed if t.head == verb and t.relation in _DATED)
    if not any(dated):
        fixed[day] = replace(fixed[day], relation="obl", head=verb)


def _verb_above(fixed: Sequence[Token], noun: int) -> int:
    """Return the first word above a noun that is none, or the last of its nouns."""
    for _ in range(_DEEP):
        if not fixed[noun].tag.startswith(_NOUNS) or fixed[noun].head == noun:
            break
        noun = fixed[noun].head
    return noun


def _is_known(fixed: Sequence[Token], thing: int, words: Words) -> bool:
    """Return whether a thing is one that was told of before ("the sale"), not a new one."""
    return any(
        token.head == thing
        and token.relation == "det"
        and token.lemma.lower() in words.sets["grammar.known"]
        for token in fixed[:thing]
    )


def _is_on(fixed: Sequence[Token], day: int, words: Words) -> bool:
    before = fixed[day - 1]
    cased = before.head == day and before.relation == "case"
    return cased and before.lemma.lower() in words.sets["grammar.on"]
