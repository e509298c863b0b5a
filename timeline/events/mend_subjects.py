"""Give verbs back the subjects that the parse hung elsewhere.

"The line reopened, and a first train with 40 cars left the port": a past tense is no participle of
"cars" or "line"; "line" and "train" are what reopened and left. "the hospital in nearby Izola
said": a name behind a preposition is no subject; the noun before the preposition is. "talks in
Doha, which have stalled": "have" is plural, so the talks have stalled.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Token

#: How far a phrase is looked through; longer ones are left as they are.
_REACH = 25
_NOMINAL = frozenset({"nmod", "conj", "compound", "appos"})
#: Finite forms that only a plural subject takes.
_PLURAL = frozenset({"have", "are", "were"})
_INSIDE = frozenset({"det", "amod", "compound", "nummod", "advmod", "flat"})


def subjects_restored(fixed: list[Token]) -> None:
    """Change the tokens in place so that finite verbs have their subjects."""
    for i, token in enumerate(fixed):
        if token.tag == "VBD" and token.relation == "acl" and token.head < i:
            _split_off(fixed, i)
        elif token.relation == "nsubj" and token.tag.startswith("NN"):
            _behind_preposition(fixed, i)
        elif token.relation == "acl:relcl":
            _agree(fixed, i)


def _split_off(fixed: list[Token], verb: int) -> None:
    """Make a finite verb that hangs on a coordinated noun a clause with that noun as subject."""
    top = fixed[verb].head
    for _ in range(_REACH):
        above = fixed[fixed[top].head]
        if fixed[top].relation == "conj" and above.tag.startswith("VB"):
            break
        if fixed[top].head == top:
            _make_root(fixed, verb, top)
            return
        if fixed[top].relation not in _NOMINAL:
            return
        top = fixed[top].head
    if not _opens_clause(fixed, top):
        return
    fixed[verb] = replace(fixed[verb], relation="conj", head=fixed[top].head)
    fixed[top] = replace(fixed[top], relation="nsubj", head=verb)


def _make_root(fixed: list[Token], verb: int, noun: int) -> None:
    """Make the finite verb of a sentence its root where the parse chose the subject."""
    passive = verb + 1 < len(fixed) and fixed[verb + 1].text.lower() == "by"
    if fixed[verb].head != noun or passive:
        return
    for k in range(verb + 1, min(len(fixed), verb + _REACH)):
        if fixed[k].head == noun and fixed[k].relation in {"conj", "punct"}:
            fixed[k] = replace(fixed[k], head=verb)
    fixed[verb] = replace(fixed[verb], relation="root", head=verb)
    fixed[noun] = replace(fixed[noun], relation="nsubj", head=verb)


def _opens_clause(fixed: Sequence[Token], noun: int) -> bool:
    near = range(max(0, noun - _REACH), noun)
    return any(fixed[k].head == noun and fixed[k].relation == "cc" for k in near)


def _behind_preposition(fixed: list[Token], name: int) -> None:
    """Hand the subject from a noun behind a preposition to the noun before the preposition."""
    start = name
    while start > 0 and _is_inside(fixed, start - 1, name):
        start -= 1
    case, before = start - 1, start - 2
    if before < 0 or fixed[case].relation != "case" or not case < fixed[case].head <= name:
        return
    noun, verb = fixed[before], fixed[name].head
    if not noun.tag.startswith("NN") or noun.relation not in {"obl", "nmod", "dep", "conj"}:
        return
    if any(t.head == before and t.relation == "case" for t in fixed[max(0, before - 6) : before]):
        return
    fixed[case] = replace(fixed[case], head=name)
    fixed[name] = replace(fixed[name], relation="nmod", head=before)
    fixed[before] = replace(noun, relation="nsubj", head=verb)


def _agree(fixed: list[Token], verb: int) -> None:
    """Hang a relative clause in the plural on the plural noun, not on the singular behind it."""
    head = fixed[fixed[verb].head]
    above = fixed[head.head]
    if head.relation != "nmod" or head.tag not in {"NN", "NNP"} or above.tag != "NNS":
        return
    window = range(max(0, verb - _REACH), verb + 1)
    finite = [k for k in window if k == verb or fixed[k].head == verb]
    if any(fixed[k].text.lower() in _PLURAL for k in finite):
        fixed[verb] = replace(fixed[verb], head=head.head)


def _is_inside(fixed: Sequence[Token], i: int, head: int) -> bool:
    return fixed[i].head == head and fixed[i].relation in _INSIDE
