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

    from timeline.events.words import Words
    from timeline.model import Token

#: How far a phrase is looked through; longer ones are left as they are.
_REACH = 25
_HELPS = frozenset({"aux", "aux:pass", "nsubj", "nsubj:pass"})
_NOMINAL = frozenset({"nmod", "conj", "compound", "appos"})
_CLAUSES = frozenset({"advcl", "parataxis", "conj", "dep", "xcomp"})
#: How the true subject hangs when a name behind it was taken for the subject.
_ASTRAY = frozenset({"obl", "nmod", "dep", "conj", "parataxis", "appos"})
_INSIDE = frozenset({"det", "amod", "compound", "nummod", "advmod", "flat"})


def subjects_restored(fixed: list[Token], words: Words) -> None:
    """Change the tokens in place so that finite verbs have their subjects."""
    for i, token in enumerate(fixed):
        if token.relation == "acl" and token.head < i and _is_past(fixed, i):
            _split_off(fixed, i, words)
        elif token.relation == "nsubj" and token.tag.startswith("NN"):
            _behind_preposition(fixed, i)
            _open_with_subject(fixed, i, words)
        elif token.tag == "CD" and token.relation == "conj":
            _count_as_subject(fixed, i)
        elif token.relation == "acl:relcl":
            _agree(fixed, i, words)
        elif token.tag in {"VBD", "VBN", "VBZ", "VBP"} and token.relation in _CLAUSES:
            _find_subject(fixed, i, words)


def _find_subject(fixed: list[Token], verb: int, words: Words) -> None:
    """Give the verb of a dependent clause the noun that the parse hung elsewhere."""
    if fixed[verb].relation == "advcl" and _behind_conjunction(fixed, verb, words):
        return
    if fixed[verb].tag == "VBD" and _behind_distance(fixed, verb, words):
        return
    if fixed[verb].tag != "VBN":
        _open_clause(fixed, verb, words)


def _count_as_subject(fixed: list[Token], i: int) -> None:
    """Give a verb the bare number before its helper: "Two were killed and 11 were hurt"."""
    helper = fixed[i + 1] if i + 1 < len(fixed) else fixed[i]
    verb = helper.head
    if helper.relation not in {"aux", "aux:pass"} or verb <= i + 1:
        return
    near = range(i, verb)
    if not any(fixed[k].head == verb and fixed[k].relation.startswith("nsubj") for k in near):
        passive = "nsubj:pass" if helper.relation == "aux:pass" else "nsubj"
        fixed[i] = replace(fixed[i], head=verb, relation=passive)


def _behind_conjunction(fixed: list[Token], verb: int, words: Words) -> bool:
    """Give a past verb the noun before it: "resigned after the Post reported on the payments"."""
    noun, head = verb - 1, fixed[verb].head
    if noun < 1 or not fixed[noun].tag.startswith("NN") or fixed[noun].head != head:
        return False
    if fixed[verb].tag not in {"VBD", "VBN"} or noun < head:
        return False
    near = range(max(0, noun - _REACH), min(len(fixed), verb + _REACH))
    case = next((k for k in near if fixed[k].head == noun and fixed[k].relation == "case"), -1)
    helped = any(fixed[k].head == verb and fixed[k].relation in _HELPS for k in near)
    by = any(fixed[k].text.lower() in words.sets["parts.acting"] for k in near if k > verb)
    joining = words.sets["grammar.conjunctions"]
    if case < 0 or fixed[case].text.lower() not in joining or helped or by:
        return False
    fixed[case] = replace(fixed[case], head=verb, relation="mark")
    fixed[noun] = replace(fixed[noun], head=verb, relation="nsubj")
    fixed[verb] = replace(fixed[verb], tag="VBD")
    return True


def _behind_distance(fixed: list[Token], verb: int, words: Words) -> bool:
    """Give "fell" in "left two days after the town fell" its town: no days have fallen."""
    noun = verb - 1
    head = fixed[noun].head if noun > 0 else verb
    unit = fixed[head]
    if head >= noun or unit.head != verb or unit.relation != "nsubj":
        return False
    near = range(max(0, noun - _REACH), noun)
    case = next((k for k in near if fixed[k].head == noun and fixed[k].relation == "case"), -1)
    if case != head + 1 or fixed[case].text.lower() not in words.sets["grammar.conjunctions"]:
        return False
    fixed[head] = replace(unit, relation="obl:unmarked", head=fixed[verb].head)
    fixed[case] = replace(fixed[case], head=verb, relation="mark")
    fixed[noun] = replace(fixed[noun], head=verb, relation="nsubj")
    fixed[verb] = replace(fixed[verb], relation="advcl")
    return True


def _open_with_subject(fixed: list[Token], subject: int, words: Words) -> None:
    """Make "after" open the clause in "six days after engineers halted": no subject has a case."""
    verb = fixed[subject].head
    near = range(max(0, subject - _REACH), subject)
    case = next((k for k in near if fixed[k].head == subject and fixed[k].relation == "case"), -1)
    joining = words.sets["grammar.conjunctions"]
    if case < 0 or verb <= subject or fixed[case].text.lower() not in joining:
        return
    if fixed[verb].head == verb or fixed[verb].tag not in {"VBD", "VBZ", "VBP"}:
        return
    fixed[case] = replace(fixed[case], head=verb, relation="mark")
    if fixed[verb].relation == "ccomp":
        fixed[verb] = replace(fixed[verb], relation="advcl")  # "Man charged after two were found"
    for k in near:
        if k < case and fixed[k].head == subject and fixed[k].relation not in _INSIDE:
            fixed[k] = replace(fixed[k], head=fixed[verb].head, relation="obl:unmarked")


def _is_past(fixed: Sequence[Token], verb: int) -> bool:
    """Return whether a verb is a past tense; a participle behind its noun takes no object."""
    near = range(verb + 1, min(len(fixed), verb + _REACH))
    takes = any(fixed[k].head == verb and fixed[k].relation == "obj" for k in near)
    return fixed[verb].tag == "VBD" or (fixed[verb].tag == "VBN" and takes)


def _split_off(fixed: list[Token], verb: int, words: Words) -> None:
    """Make a finite verb that hangs on a coordinated noun a clause with that noun as subject."""
    top = fixed[verb].head
    for _ in range(_REACH):
        above = fixed[fixed[top].head]
        if fixed[top].relation == "conj" and above.tag.startswith("VB"):
            break
        if fixed[top].head == top:
            if fixed[verb].tag == "VBD":
                _make_root(fixed, verb, top, words)
            return
        if fixed[top].relation not in _NOMINAL:
            return
        top = fixed[top].head
    if not _opens_clause(fixed, top):
        return
    fixed[verb] = replace(fixed[verb], tag="VBD", relation="conj", head=fixed[top].head)
    fixed[top] = replace(fixed[top], relation="nsubj", head=verb)


def _make_root(fixed: list[Token], verb: int, noun: int, words: Words) -> None:
    """Make the finite verb of a sentence its root where the parse chose the subject."""
    behind = fixed[verb + 1].text.lower() if verb + 1 < len(fixed) else ""
    passive = behind in words.sets["parts.acting"]
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
    start -= _is_behind_case(fixed, start - 1)
    case, before = start - 1, start - 2
    if before < 0 or fixed[case].relation != "case" or not case < fixed[case].head <= name:
        return
    noun, verb = fixed[before], fixed[name].head
    if not noun.tag.startswith("NN") or noun.relation not in _ASTRAY:
        return
    if any(t.head == before and t.relation == "case" for t in fixed[max(0, before - 6) : before]):
        return
    fixed[case] = replace(fixed[case], head=name)
    fixed[name] = replace(fixed[name], relation="nmod", head=before)
    fixed[before] = replace(noun, relation="nsubj", head=verb)


def _open_clause(fixed: list[Token], verb: int, words: Words) -> None:
    """Make "the union" of "until the union, which ..., gave in" the subject of "gave in"."""
    near = range(max(0, verb - _REACH), verb)
    kids = {fixed[k].relation for k in near if fixed[k].head == verb}
    noun = next((k for k in reversed(near) if fixed[k].relation == "obl"), None)
    if noun is None or not kids.isdisjoint({"nsubj", "nsubj:pass", "mark", "cc", "aux"}):
        return
    case = next((k for k in near if fixed[k].head == noun and fixed[k].relation == "case"), None)
    if case is None or fixed[case].text.lower() not in words.sets["grammar.openers"]:
        return
    if any(not _under(fixed, k, noun) for k in range(noun + 1, verb) if fixed[k].text != ","):
        return
    above = fixed[noun].head
    fixed[case] = replace(fixed[case], relation="mark", head=verb)
    fixed[noun] = replace(fixed[noun], relation="nsubj", head=verb)
    fixed[verb] = replace(fixed[verb], relation="advcl", head=above)


def _under(fixed: Sequence[Token], k: int, noun: int) -> bool:
    for _ in range(_REACH):
        if k == noun:
            return True
        if fixed[k].head == k:
            return False
        k = fixed[k].head
    return False


def _is_behind_case(fixed: Sequence[Token], i: int) -> bool:
    """Return whether a word has a preposition to itself that is the noun's ("in nearby Izola")."""
    if i < 1 or fixed[i].tag not in {"RB", "JJ"}:
        return False
    return fixed[i - 1].relation == "case" and fixed[i - 1].head == i


def _agree(fixed: list[Token], verb: int, words: Words) -> None:
    """Hang a relative clause in the plural on the plural noun, not on the singular behind it."""
    head = fixed[fixed[verb].head]
    above = fixed[head.head]
    if head.relation != "nmod" or head.tag not in {"NN", "NNP"} or above.tag != "NNS":
        return
    window = range(max(0, verb - _REACH), verb + 1)
    finite = [k for k in window if k == verb or fixed[k].head == verb]
    if any(fixed[k].text.lower() in words.sets["grammar.plural"] for k in finite):
        fixed[verb] = replace(fixed[verb], head=head.head)


def _is_inside(fixed: Sequence[Token], i: int, head: int) -> bool:
    return fixed[i].head == head and fixed[i].relation in _INSIDE
