"""Mend what the parser gets wrong where grammar itself tells better.

"said it had failed and blamed the raid": under "said", "had failed" is shifted back and "blamed" is
not, so "blamed" goes on with "said". "a boy shot himself": "shot" with an object is no noun.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.mend_clauses import clauses_rehung
from timeline.events.mend_days import days_rehung
from timeline.events.mend_nouns import nouns_restored
from timeline.events.mend_speakers import speakers_restored
from timeline.events.mend_subjects import subjects_restored
from timeline.events.mend_verbs import verbs_restored
from timeline.events.rings import unringed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.events.words import Words
    from timeline.model import Token

_CLAUSES = frozenset({"ccomp", "advcl", "acl:relcl", "root", "parataxis"})
_ARGUMENTS = frozenset({"nsubj", "obj", "nsubj:pass"})


def mended(tokens: Sequence[Token], words: Words) -> tuple[Token, ...]:
    """Return the tokens with verbs tagged as verbs and clauses hung where they belong."""
    fixed = list(tokens)
    verbs_restored(fixed, words)
    for i in range(len(tokens)):
        _retag(fixed, i, words)
    for i in range(len(fixed) - 1):
        _join_particle(fixed, i, words)
    nouns_restored(fixed, words)
    subjects_restored(fixed, words)
    speakers_restored(fixed, words)
    clauses_rehung(fixed, words)
    days_rehung(fixed, words)
    reporting = any(t.tag == "VBG" and t.lemma.lower() in words.attitudes for t in fixed)
    for i in range(len(fixed)):
        _hang_on_cue(fixed, i, words)
        if reporting:
            _hang_on_participle(fixed, i, words)
        _give_count(fixed, i)
        _lift_while(fixed, i, words)
    for i, token in enumerate(fixed):
        if token.relation == "conj" and _goes_on(fixed, i, words):
            above = _unshifted(fixed, i, words)
            if above is not None:
                fixed[i] = replace(token, head=above)
    return unringed(fixed, tokens)


def _goes_on(fixed: Sequence[Token], i: int, words: Words) -> bool:
    """Return whether a verb may go on with the saying above it: what speaks itself, may."""
    token = fixed[i]
    speaks = token.tag == "VBN" and token.lemma.lower() in words.attitudes
    return token.tag == "VBD" or (speaks and _has_argument(fixed, i))


def _retag(fixed: list[Token], i: int, words: Words) -> None:
    """Give one token the tag and lemma its form and its place among the others call for."""
    token = fixed[i]
    forms: Mapping[str, str] = words.table["forms"]["past"]
    lemma = forms.get(token.text.lower())
    noun = token.tag in {"NN", "NNS", "NNP", "JJ"}
    if lemma is not None and noun and token.relation in _CLAUSES and _has_argument(fixed, i):
        fixed[i] = replace(token, tag="VBD", pos="VERB", lemma=lemma)
        _give_subject(fixed, i)
    elif lemma is not None and token.tag == "VBP" and _is_of_one(fixed, i, words):
        fixed[i] = replace(token, tag="VBD", lemma=lemma)
    elif lemma is not None and token.tag.startswith("VB"):
        fixed[i] = replace(token, lemma=lemma)
    elif noun and token.relation == "root" and _is_clause(fixed, i, words):
        fixed[i] = replace(token, tag="VBP", pos="VERB")
    elif token.tag == "VB" and token.lemma in words.attitudes and _is_finite(fixed, i):
        fixed[i] = replace(token, tag="VBP")


def _is_of_one(fixed: Sequence[Token], verb: int, words: Words) -> bool:
    """Return whether one person or thing is the subject: "who quit the party" is no present."""
    subject = next(
        (k for k in _near(fixed, verb) if fixed[k].head == verb and fixed[k].relation == "nsubj"),
        None,
    )
    if subject is None:
        return False
    named = fixed[fixed[verb].head] if fixed[subject].tag in {"WP", "WDT"} else fixed[subject]
    return named.tag in {"NN", "NNP"} or named.text.lower() in words.sets["grammar.single"]


def _give_count(fixed: list[Token], i: int) -> None:
    """Make a bare number right behind a verb its object ("fire kills five")."""
    count = fixed[i]
    verb = fixed[i - 1] if i else count
    if count.tag != "CD" or count.relation != "dep" or count.head != i - 1:
        return
    if verb.tag.startswith("VB") and not any(
        fixed[k].head == i - 1 and fixed[k].relation == "obj" for k in _near(fixed, i)
    ):
        fixed[i] = replace(count, relation="obj")


def _lift_while(fixed: list[Token], i: int, words: Words) -> None:
    """Hang on the verb what was going on meanwhile ("arrested four men during the parade")."""
    noun = fixed[i]
    if noun.relation != "nmod":
        return
    case = next((k for k in _near(fixed, i) if fixed[k].head == i and k < i), None)
    if case is None or fixed[case].lemma.lower() not in words.sets["grammar.meanwhile"]:
        return
    above = fixed[noun.head]
    deed = above.lemma.lower() in words.nouns
    if above.relation in {"obj", "nsubj:pass"} and above.head < i and not deed:
        fixed[i] = replace(noun, relation="obl", head=above.head)


def _give_subject(fixed: list[Token], verb: int) -> None:
    """Make the noun that stood as a modifier before the verb its subject ("the boy shot ...")."""
    before = verb - 1
    if before < 0 or fixed[before].head != verb or fixed[before].relation != "compound":
        return
    if not any(t.head == verb and t.relation == "nsubj" for t in fixed[max(0, verb - 25) : verb]):
        fixed[before] = replace(fixed[before], relation="nsubj")


def _join_particle(fixed: list[Token], i: int, words: Words) -> None:
    """Give a verb the particle it is known by ("calls off the march" is no march off)."""
    verb, after = fixed[i], fixed[i + 1]
    if not verb.tag.startswith("VB") or after.tag not in {"RP", "IN", "RB"}:
        return
    full = f"{verb.lemma.lower()} {after.text.lower()}"
    before_noun = after.relation == "case" and after.head > i + 1
    if before_noun and after.text.lower() in words.sets["forms.prepositions"]:
        return
    if after.relation == "compound:prt" or not (
        full in words.verbs or full in words.sets["light.cancel"] or full in words.attitudes
    ):
        return
    noun = after.head
    fixed[i + 1] = replace(after, relation="compound:prt", head=i)
    if noun > i + 1 and after.relation == "case" and fixed[noun].head in {i, noun}:
        fixed[noun] = replace(fixed[noun], relation="obj", head=i)


def _near(tokens: Sequence[Token], i: int) -> range:
    """Return the window in which the words that hang on ``i`` are looked for."""
    return range(max(0, i - 25), min(len(tokens), i + 25))


def _has_argument(tokens: Sequence[Token], i: int) -> bool:
    return any(tokens[k].head == i and tokens[k].relation in _ARGUMENTS for k in _near(tokens, i))


def _is_clause(tokens: Sequence[Token], i: int, words: Words) -> bool:
    """Return whether a "noun" at the head is the verb ("Troops clash with rebels")."""
    if tokens[i].lemma.lower() not in words.verbs:
        return False
    kids = [tokens[k] for k in _near(tokens, i) if tokens[k].head == i and k != i]
    return any(k.relation == "nsubj" for k in kids) and not any(
        k.relation in {"det", "cop", "nmod:poss", "case", "amod", "compound"} for k in kids
    )


def _is_finite(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a bare verb has a subject before it and no helper or "to"."""
    kids = [tokens[k] for k in _near(tokens, i) if tokens[k].head == i and k < i]
    return any(k.relation == "nsubj" for k in kids) and not any(
        k.relation in {"aux", "mark"} or k.tag in {"TO", "MD"} for k in kids
    )


def _hang_on_cue(fixed: list[Token], i: int, words: Words) -> None:
    """Hang a that-clause on the verb that reports it ("said Monday that" hangs on "said")."""
    clause = fixed[i]
    if clause.relation not in {"acl:relcl", "acl", "advcl"} or clause.head >= i:
        return
    between = fixed[clause.head]
    beside = clause.relation == "advcl" and between.tag.startswith("VB")
    cue = clause.head if beside else between.head  # "denied on Monday that it had sold"
    if not beside and (
        not between.relation.startswith("obl") or cue >= clause.head or cue == clause.head
    ):
        return
    if not fixed[cue].tag.startswith("VB") or fixed[cue].lemma.lower() not in words.attitudes:
        return
    opens = [k for k in range(clause.head + 1, i) if fixed[k].head == i]
    opens = [k for k in opens if fixed[k].relation in {"mark", "advmod"} or _is_that(fixed[k])][:1]
    that = words.sets["cues.that"]
    if any(fixed[k].relation != "advmod" and fixed[k].text.lower() in that for k in opens):
        fixed[i] = replace(clause, relation="ccomp", head=cue)


def _is_that(token: Token) -> bool:
    """Return whether the parse took the word that opens a clause for its object."""
    return token.tag == "IN" and token.relation == "obj"


def _hang_on_participle(fixed: list[Token], i: int, words: Words) -> None:
    """Hang a clause on the participle that reports it ("with the aide saying troops had left")."""
    clause = fixed[i]
    subjects = [k for k in _near(fixed, i) if fixed[k].head == i and fixed[k].relation == "nsubj"]
    subjects = [k for k in subjects if k < i]
    if clause.relation == "acl:relcl" and clause.head < i:
        holder, end = clause.head, subjects[0] if subjects else i
    elif len(subjects) == 2:
        holder, end = subjects
    else:
        return
    cue = next((k for k in range(holder + 1, end) if _reports(fixed, k, holder, words)), None)
    if cue is None:
        return
    if fixed[holder].head == i:
        fixed[holder] = replace(fixed[holder], relation="obl", head=clause.head)
    fixed[i] = replace(clause, relation="ccomp", head=cue)


def _reports(tokens: Sequence[Token], k: int, holder: int, words: Words) -> bool:
    cue = tokens[k]
    return cue.tag == "VBG" and cue.head == holder and cue.lemma.lower() in words.attitudes


def _unshifted(tokens: Sequence[Token], i: int, words: Words) -> int | None:
    """Return the reporting verb a simple past goes on with, when its neighbour is shifted back."""
    first = tokens[i].head
    cue, relation = tokens[first].head, tokens[first].relation
    if relation == "acl" and tokens[cue].relation == "obj":  # "rejected claims that it had paid"
        cue, relation = tokens[cue].head, "ccomp"
    if cue == first or relation != "ccomp" or tokens[cue].tag != "VBD":
        return None
    if cue > first or tokens[cue].lemma.lower() not in words.attitudes:
        return None
    helped = {
        tokens[k].text.lower()
        for k in _near(tokens, first)
        if tokens[k].head == first and tokens[k].relation in {"aux", "aux:pass"}
    }
    own = any(
        tokens[k].head == i and tokens[k].relation in {"nsubj", "nsubj:pass", "aux", "aux:pass"}
        for k in _near(tokens, i)
    )
    return cue if helped & words.sets["forms.shifted"] and not own else None
