"""Settle by grammar which verbs are finite and which are none, where the tagger chose badly.

"The company denied": with a subject and no helper, "denied" is no participle. "Talks are to begin":
"are" helps "begin". "raise night pay": an object is no verb.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.model import Token

_HELPERS = frozenset({"aux", "aux:pass"})
#: Relations of verbs that head a clause.
_FINITE = frozenset({"root", "conj", "ccomp", "parataxis", "advcl", "acl:relcl"})
_OF_NOUNS = frozenset({"compound", "amod", "det", "nmod:poss", "nummod"})


def settled(tokens: list[Token]) -> list[Token]:
    """Return the tokens of a sentence with such verbs put right."""
    fixed = list(tokens)
    for i, token in enumerate(fixed):
        if token.tag == "VBN" and token.relation in _FINITE:
            _make_past(fixed, i)
        elif token.relation == "cop" and token.head > i + 1:
            _help(fixed, i)
        elif token.tag == "VB" and token.relation == "obj":
            _make_noun(fixed, i)
    return fixed


def _kids(fixed: list[Token], i: int) -> list[int]:
    return [k for k, token in enumerate(fixed) if token.head == i and k != i]


def _make_past(fixed: list[Token], verb: int) -> None:
    """Make a participle without a helper a past tense: with a subject, or going on with one."""
    kids = {fixed[k].relation for k in _kids(fixed, verb)}
    goes_on = fixed[verb].relation == "conj" and fixed[fixed[verb].head].tag == "VBD"
    if kids.isdisjoint(_HELPERS) and ("nsubj" in kids or goes_on):
        fixed[verb] = replace(fixed[verb], tag="VBD", morphology="Mood=Ind|Tense=Past|VerbForm=Fin")


def _help(fixed: list[Token], helper: int) -> None:
    """Make "are" of "are to begin" a helper, and its subject the verb's."""
    verb = fixed[helper].head
    if fixed[verb].tag != "VB" or fixed[helper + 1].tag != "TO" or fixed[helper + 1].head != verb:
        return
    fixed[helper] = replace(fixed[helper], relation="aux")
    for k in _kids(fixed, verb):
        if fixed[k].relation == "nsubj:outer":
            fixed[k] = replace(fixed[k], relation="nsubj")


def _make_noun(fixed: list[Token], noun: int) -> None:
    """Make a "verb" with a modifier before it the noun it is; what tells how, tells of the verb."""
    verb = fixed[noun].head
    kids = _kids(fixed, noun)
    if not any(fixed[k].relation in _OF_NOUNS and k < noun for k in kids):
        return
    fixed[noun] = replace(fixed[noun], tag="NN", pos="NOUN", morphology="Number=Sing")
    for k in kids:
        if fixed[k].relation.startswith("obl"):
            fixed[k] = replace(fixed[k], relation="obl", head=verb)
