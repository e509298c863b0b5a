"""Hang whole clauses where their verbs' forms allow.

"failed to find a buyer and filed for bankruptcy": "filed" is no infinitive, so it goes on with
"failed". "Osmia said income jumped": "jumped" has no subject but "income", and is what was said.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.events.words import Words
    from timeline.model import Token

#: How far the words of one clause are looked for.
_REACH = 25
#: How many infinitives one may hang on another.
_DEEP = 4
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
#: Relations by which a clause hangs loosely on a saying before it.
_LOOSE = frozenset({"conj", "advcl", "parataxis", "xcomp"})
_HELPERS = frozenset({"aux", "aux:pass", "cop"})
_ADJUNCTS = frozenset({"obl", "obl:unmarked", "obl:tmod", "advmod"})


def clauses_rehung(fixed: list[Token], words: Words) -> None:
    """Change the tokens in place so that finite clauses hang on what governs them."""
    passive = any(token.relation == "aux:pass" for token in fixed)
    for i, token in enumerate(fixed):
        if passive and token.tag == "JJ" and _has(fixed, i, {"aux:pass"}):
            fixed[i] = replace(token, tag="VBN", pos="VERB")
        if token.tag == "JJ" and token.relation == "mark" and token.head > i:
            _free_plan(fixed, i)
        if token.tag == "VBN" and i and fixed[i - 1].text.lower() in words.sets["grammar.than"]:
            # "two days later than promised": nobody says anything.
            fixed[i] = replace(token, tag="JJ", pos="ADJ")
        _rehang(fixed, i, words)
        if token.relation == "advmod" and token.tag == "IN":
            _open_next(fixed, i, words)
        if token.relation == "conj" and token.head < i and token.tag in {"VBD", "VBN"}:
            _lift_finite(fixed, i)
        if fixed[i].relation in _LOOSE and fixed[i].head < i:
            _make_content(fixed, i, words)


def _free_plan(fixed: list[Token], plan: int) -> None:
    """Make "is due" the clause and what is due its complement ("Ana Lee is due to visit Bor").

    The parse may take "due" for a mark like "to"; then who is due has no part in the visit.
    """
    verb = fixed[plan].head
    if fixed[verb].tag != "VB" or not _has(fixed, plan, _SUBJECTS):
        return
    top = plan if fixed[verb].head == verb else fixed[verb].head
    fixed[plan] = replace(fixed[plan], relation=fixed[verb].relation, head=top)
    fixed[verb] = replace(fixed[verb], relation="xcomp", head=plan)


def _rehang(fixed: list[Token], i: int, words: Words) -> None:
    """Hang one clause where its verb's form allows."""
    token = fixed[i]
    if token.relation == "advcl" and token.head > i and token.tag == "VBD":
        _turn_round(fixed, i, words)
    elif token.relation == "advcl" and token.head > i:
        _say_first(fixed, i, words)
    elif token.relation == "acl" and token.tag == "VBD":
        _open_clause(fixed, i, words)
    elif token.relation == "acl:relcl" and token.tag == "VBD":
        _free_title(fixed, i)


def _has(fixed: list[Token], i: int, relations: set[str] | frozenset[str]) -> bool:
    near = range(max(0, i - _REACH), min(len(fixed), i + _REACH))
    return any(fixed[k].head == i and k != i and fixed[k].relation in relations for k in near)


def _turn_round(fixed: list[Token], verb: int, words: Words) -> None:
    """Make the first clause the main one in "shares fell after the bank asked for help".

    A subject with a preposition is none: "after" opens the second clause.
    """
    second = fixed[verb].head
    between = range(verb + 1, second)
    subject = next(
        (k for k in between if fixed[k].head == second and fixed[k].relation == "nsubj"), None
    )
    if subject is None or not _has(fixed, verb, {"nsubj"}) or _has(fixed, verb, {"mark"}):
        return
    case = next(
        (k for k in between if fixed[k].head == subject and fixed[k].relation == "case"), None
    )
    if case is None or fixed[case].text.lower() not in words.sets["grammar.conjunctions"]:
        return
    top = fixed[second]
    fixed[verb] = replace(
        fixed[verb], relation=top.relation, head=verb if top.head == second else top.head
    )
    fixed[second] = replace(top, relation="advcl", head=verb)
    fixed[case] = replace(fixed[case], relation="mark", head=second)


def _say_first(fixed: list[Token], verb: int, words: Words) -> None:
    """Make "the firm is to cut jobs, the union said" what the union said: nothing opens it."""
    cue = fixed[verb].head
    if fixed[cue].lemma.lower() not in words.attitudes or not _has(fixed, verb, {"aux"}):
        return
    opened = (
        t.head == verb and (t.tag in {"IN", "WRB"} or t.relation == "cc") for t in fixed[:verb]
    )
    if _has(fixed, verb, {"nsubj", "nsubj:pass"}) and not any(opened):
        fixed[verb] = replace(fixed[verb], relation="ccomp")


def _open_clause(fixed: list[Token], verb: int, words: Words) -> None:
    """Make a clause of "after talks over shifts collapsed": a past tense modifies no noun."""
    subject = fixed[verb].head
    while fixed[subject].relation == "nmod" and fixed[subject].head < subject:
        subject = fixed[subject].head
    case = next(
        (k for k in range(subject) if fixed[k].head == subject and fixed[k].relation == "case"),
        None,
    )
    joining = words.sets["grammar.conjunctions"]
    if case is None or fixed[case].text.lower() not in joining or subject > verb:
        return
    if not fixed[subject].relation.startswith("obl") or _has(fixed, verb, _SUBJECTS):
        return
    fixed[verb] = replace(fixed[verb], relation="advcl", head=fixed[subject].head)
    fixed[subject] = replace(fixed[subject], relation="nsubj", head=verb)
    fixed[case] = replace(fixed[case], relation="mark", head=verb)


def _open_next(fixed: list[Token], i: int, words: Words) -> None:
    """Make "before" open the clause right behind it ("had planned to leave before she called")."""
    head = fixed[i].head
    if fixed[i].text.lower() not in words.sets["grammar.openers"] or head > i:
        return
    behind = range(i + 1, min(len(fixed), i + _REACH))
    clause = next(
        (k for k in behind if fixed[k].head == head and fixed[k].relation == "advcl"), None
    )
    if clause is None or _has(fixed, clause, {"mark"}):
        return
    if all(fixed[k].head in range(i + 1, clause + 1) for k in range(i + 1, clause)):
        fixed[i] = replace(fixed[i], relation="mark", head=clause)


def _free_title(fixed: list[Token], verb: int) -> None:
    """Make the verb the root in "Qualifier Ana Kos knocked out the champion"."""
    noun = fixed[verb].head
    name = next(
        (
            k
            for k in range(noun + 1, verb)
            if fixed[k].head == verb and fixed[k].relation == "nsubj"
        ),
        None,
    )
    if name != noun + 1 or fixed[noun].head != noun or fixed[name].tag != "NNP":
        return
    for k in range(verb + 1, len(fixed)):
        if fixed[k].head == noun:
            relation = "obl" if fixed[k].relation == "nmod" else fixed[k].relation
            fixed[k] = replace(fixed[k], relation=relation, head=verb)
    fixed[verb] = replace(fixed[verb], relation="root", head=verb)
    fixed[noun] = replace(fixed[noun], relation="nmod:desc", head=name)


def _lift_finite(fixed: list[Token], verb: int) -> None:
    """Hang a past tense that was joined to an infinitive on the finite verb above that."""
    above = fixed[verb].head
    if _has(fixed, verb, _HELPERS | _SUBJECTS) or _has(fixed, above, {"aux:pass"}):
        return
    for _ in range(_DEEP):
        if not _is_infinitive(fixed, above):
            break
        above = fixed[above].head
    if above != fixed[verb].head and fixed[above].tag == "VBD":
        fixed[verb] = replace(fixed[verb], tag="VBD", head=above)


def _is_infinitive(fixed: list[Token], i: int) -> bool:
    """Return whether a verb is an infinitive with "to" that hangs on another word."""
    marked = any(
        t.head == i and t.relation == "mark" and t.tag == "TO" for t in fixed[max(0, i - 4) : i]
    )
    return fixed[i].tag == "VB" and marked and fixed[i].head != i


def _make_content(fixed: list[Token], verb: int, words: Words) -> None:
    """Make a past tense without a subject what was said, with the "object" of saying as subject."""
    cue = fixed[verb].head
    if fixed[cue].lemma.lower() not in words.sets["utter.plain"] or fixed[verb].tag != "VBD":
        return
    if _has(fixed, verb, _SUBJECTS | {"cc", "mark"}):
        return
    between = range(cue + 1, verb)
    thing = next((k for k in between if fixed[k].head == cue and fixed[k].relation == "obj"), None)
    if thing is None:
        return
    for k in between:
        if k > thing and fixed[k].head == cue and fixed[k].relation in _ADJUNCTS:
            fixed[k] = replace(fixed[k], head=verb)
    fixed[thing] = replace(fixed[thing], relation="nsubj", head=verb)
    fixed[verb] = replace(fixed[verb], relation="ccomp")
