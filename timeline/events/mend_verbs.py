"""Give sentences back the finite verb that the parse took for a participle or a noun.

"A court on Monday sentenced former mayor Ana Lee to two years": a participle before a noun has no
subject of its own, so "sentenced" is the verb. "The quake hit at noon.": "hit" is no noun here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.words import Words
    from timeline.model import Token

#: How far the words of one clause are looked for.
_REACH = 25
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: Relations of a title to the name it stands before.
_NAMING = frozenset({"compound", "flat", "amod", "nmod:desc"})
#: How a figure hangs on the verb that reaches it.
_REACHED = frozenset({"obl", "obj", "obl:unmarked"})
#: What only a verb has.
_CLAUSAL = frozenset({"nsubj", "nsubj:pass", "aux", "aux:pass", "obj", "mark"})
#: What may stand behind a verb, by its tag: no object behind a past tense.
_BEHIND = {
    "VBD": frozenset({"IN", "RB", "NNP", "."}),
    "VBZ": frozenset({"IN", "RB", "NNP", "JJ", "DT", "PRP$"}),
}
#: What hangs on a noun, and how it hangs on a verb.
_OBLIQUE = {"nmod": "obl", "nmod:unmarked": "obl:unmarked"}


def verbs_restored(fixed: list[Token], words: Words) -> None:
    """Change the tokens in place so that clauses have the verbs they are about."""
    _states_restored(fixed, words)
    for i, token in enumerate(fixed):
        if (
            token.relation == "obj"
            and words.table["forms"]["phrases"].get(token.text.lower())
            == fixed[token.head].lemma.lower()
        ):
            fixed[i] = replace(token, relation="compound:prt")
        elif token.tag == "VBN" and token.relation == "amod" and token.head > i:
            _free_participle(fixed, i, words)
        elif token.relation == "advcl" and token.tag == "VBG":
            _free_result(fixed, i, words)
        elif token.relation == "advcl" and token.tag.startswith("VB"):
            _bind_noun(fixed, i)
            _complete(fixed, i, words)
        elif token.relation == "csubj" and token.head < i:
            _complete(fixed, i, words)
        elif token.tag in {"NN", "NNS"} and token.relation == "root":
            _free_noun(fixed, i, words)
        elif token.tag == "NN" and token.relation == "nmod" and token.head < i:
            _free_report(fixed, i, words)
            _free_transitive(fixed, i, words)


def _states_restored(fixed: list[Token], words: Words) -> None:
    """Change the tokens in place so that states are told from deeds."""
    for i in range(len(fixed)):
        if fixed[i].tag == "VBG":
            _free_state(fixed, i, words)
        elif fixed[i].relation == "acl":
            _free_figure(fixed, i)
            _keep_state(fixed, i, words)


#: Verbs that an infinitive completes: "agreed on Wednesday to reopen a crossing".
_COMPLETED = ("status.planned_verbs", "status.done_verbs", "status.failed_verbs")

#: Adjectives that one completes: "was due to perform".
_DUE = ("status.planned_nouns",)


def _complete(fixed: list[Token], i: int, words: Words) -> None:
    """Make an infinitive what its verb begins or agrees to, though a day stands between them."""
    token, head = fixed[i], fixed[fixed[i].head]
    if token.tag != "VB" or token.head >= i or not head.tag.startswith(("VB", "JJ")):
        return
    listing = _COMPLETED if head.tag.startswith("VB") else _DUE
    completes = any(head.lemma.lower() in words.sets[listed] for listed in listing)
    to = words.sets["grammar.to"]
    marked = any(t.head == i and t.relation == "mark" and t.text.lower() in to for t in fixed)
    causes = head.lemma.lower() in words.sets["status.causing"]  # "prompted the firm to sue"
    filling = {"xcomp", "ccomp"} if causes else {"obj", "xcomp", "ccomp"}
    whole = any(t.head == token.head and t.relation in filling for t in fixed)
    if completes and marked and not whole:
        fixed[i] = replace(token, relation="xcomp")


def _bind_noun(fixed: list[Token], i: int) -> None:
    """Make a "verb" right behind a preposition the noun it is ("before dawn on Wednesday")."""
    before = fixed[i - 1] if i else fixed[i]
    own = {t.relation for k in _near(fixed, i) for t in (fixed[k],) if t.head == i}
    governed = before.tag == "IN" and before.relation == "case" and before.head == i
    if governed and own.isdisjoint(_CLAUSAL):
        fixed[i] = replace(fixed[i], tag="NN", pos="NOUN", relation="obl")


def _free_result(fixed: list[Token], i: int, words: Words) -> None:
    """Give what a deed did back to it: "Soldiers opened fire, killing three, witnesses said"."""
    said = fixed[i].head
    if said < i or fixed[i - 1].text != "," or fixed[said].lemma.lower() not in words.attitudes:
        return
    speaker = next((k for k in range(i, said) if fixed[k].head == said and _speaks(fixed, k)), i)
    apart = any(fixed[k].text == "," for k in range(i, speaker))
    deed = next((k for k in range(i - 1, -1, -1) if fixed[k].tag in _FINITE - {"MD"}), i)
    if apart and deed < i:
        fixed[i] = replace(fixed[i], head=deed)


def _speaks(fixed: list[Token], k: int) -> bool:
    return fixed[k].relation == "nsubj"


def _free_report(fixed: list[Token], i: int, words: Words) -> None:
    """Make "rose" in "the toll in the town rose to 31, doctors said" what the doctors said."""
    lemma: str | None = words.table["forms"]["past"].get(fixed[i].text.lower())
    noun = fixed[i].head
    cue = fixed[noun].head
    said = cue > i and fixed[cue].tag == "VBD" and fixed[cue].lemma.lower() in words.attitudes
    if lemma is None or not said or fixed[noun].relation != "nsubj":
        return
    before = [k for k in range(noun + 1, i) if fixed[k].head == i]
    name = i - 1 if before and before[-1] == i - 1 and fixed[i - 1].tag.startswith("NN") else None
    if name is None and any(fixed[k].relation in {"case", "det"} for k in before):
        return
    if name is not None:
        for k in before:
            fixed[k] = replace(fixed[k], head=name)
        fixed[name] = replace(fixed[name], relation="nmod", head=noun)
    fixed[i] = replace(fixed[i], tag="VBD", pos="VERB", lemma=lemma, relation="ccomp", head=cue)
    fixed[noun] = replace(fixed[noun], head=i)
    for k in range(i + 1, cue):
        if fixed[k].head in {i, noun} and fixed[k].relation in {"nmod", "punct"}:
            relation = "obl" if fixed[k].relation == "nmod" else "punct"
            fixed[k] = replace(fixed[k], relation=relation, head=i)


def _free_transitive(fixed: list[Token], i: int, words: Words) -> None:
    """Make "hit" in "the loss of its chief hit the shares" the verb: no noun has an object."""
    lemma: str | None = words.table["forms"]["past"].get(fixed[i].text.lower())
    noun, name = fixed[i].head, i - 1
    if lemma is None or fixed[noun].relation != "root" or fixed[name].tag[:2] not in {"NN", "JJ"}:
        return
    if not any(t.head == i and t.relation == "obj" for t in fixed[i + 1 : i + _REACH]):
        return
    for k in _near(fixed, i):
        if fixed[k].head == i and k < name:
            fixed[k] = replace(fixed[k], head=name)
        elif fixed[k].head == noun and k > i:
            fixed[k] = replace(fixed[k], head=i)
    fixed[name] = replace(fixed[name], relation="nmod", head=noun)
    fixed[i] = replace(fixed[i], tag="VBD", pos="VERB", lemma=lemma, relation="root", head=i)
    fixed[noun] = replace(fixed[noun], relation="nsubj", head=i)


def _near(fixed: Sequence[Token], i: int) -> range:
    return range(max(0, i - _REACH), min(len(fixed), i + _REACH))


def _free_participle(fixed: list[Token], verb: int, words: Words) -> None:
    """Make a participle with a subject of its own the verb, and the noun behind it the object."""
    noun = fixed[verb].head
    if not any(fixed[k].head == verb and fixed[k].relation == "nsubj" for k in _near(fixed, verb)):
        return
    while fixed[noun].relation in _NAMING and fixed[noun].head > verb:
        noun = fixed[noun].head
    above = fixed[noun]
    root = above.head == noun
    fixed[verb] = replace(
        fixed[verb], tag="VBD", relation=above.relation, head=verb if root else above.head
    )
    fixed[noun] = replace(above, relation="obj", head=verb)
    for k in range(noun + 1, min(len(fixed), noun + _REACH)):
        _lift(fixed, k, noun, verb, words)


def _lift(fixed: list[Token], k: int, noun: int, verb: int, words: Words) -> None:
    """Hang on the verb what hung on its object and says more of the deed.

    "of" ties a noun to the name before it, not to the verb ("the mayor of Koper").
    """
    token, of_names = fixed[k], words.sets["parts.owning"]
    if token.relation == "acl" and any(
        fixed[c].head == k and fixed[c].relation == "mark" for c in range(noun + 1, k)
    ):
        fixed[k] = replace(token, relation="advcl", head=verb)
    if token.head != noun:
        return
    case = next(
        (fixed[c] for c in range(noun, k) if fixed[c].head == k and fixed[c].relation == "case"),
        None,
    )
    if token.relation == "nmod" and case is not None and case.lemma.lower() not in of_names:
        fixed[k] = replace(token, relation="obl", head=verb)
    elif token.relation in {"punct", "conj"}:
        fixed[k] = replace(token, head=verb)


def _free_state(fixed: list[Token], i: int, words: Words) -> None:
    """Make "missing" in "four are missing" the state it is: they miss nothing."""
    if fixed[i].tag != "VBG" or fixed[i].text.lower() not in words.table["event_words"]["dead"]:
        return
    own = {t.relation for t in fixed if t.head == i}
    if "aux" in own and "obj" not in own:
        fixed[i] = replace(fixed[i], tag="JJ", pos="ADJ", lemma=fixed[i].text.lower())


def _keep_state(fixed: list[Token], i: int, words: Words) -> None:
    """Give a verb the days of the state it leaves a thing in ("left rates unchanged in May")."""
    if fixed[i].text.lower() not in words.sets["forms.states"]:
        return
    thing = fixed[fixed[i].head]
    verb = thing.head
    if thing.relation != "obj" or not fixed[verb].tag.startswith("VB"):
        return
    for k in range(i + 1, min(len(fixed), i + _REACH)):
        if fixed[k].head == i and fixed[k].relation.startswith("obl"):
            fixed[k] = replace(fixed[k], head=verb)


def _free_figure(fixed: list[Token], verb: int) -> None:
    """Make "closed" in "Osmia shares closed at 18 euros." the verb of a sentence without another.

    What reaches a figure does so itself: nobody closed the shares.
    """
    if fixed[verb].tag != "VBN" or fixed[verb].relation != "acl":
        return
    noun = fixed[verb].head
    whole = fixed[noun].relation == "root" and noun < verb and fixed[-1].text == "."
    if not whole or any(token.tag in _FINITE for token in fixed) or _has_agent(fixed, verb):
        return
    figures = {fixed[k].head for k in range(verb, len(fixed)) if fixed[k].relation == "nummod"}
    if not any(fixed[k].head == verb and fixed[k].relation in _REACHED for k in figures):
        return
    for k in range(len(fixed)):
        if fixed[k].head == noun and (k > verb or fixed[k].relation == "punct"):
            relation = "obl" if fixed[k].relation == "nmod" else fixed[k].relation
            fixed[k] = replace(fixed[k], relation=relation, head=verb)
    fixed[verb] = replace(fixed[verb], tag="VBD", relation="root", head=verb)
    fixed[noun] = replace(fixed[noun], relation="nsubj", head=verb)


def _has_agent(fixed: list[Token], verb: int) -> bool:
    return any(token.head == verb and token.relation == "obl:agent" for token in fixed)


def _free_noun(fixed: list[Token], i: int, words: Words) -> None:
    """Make a noun that looks like a finite verb the verb of a sentence that has no other."""
    lemma, tag = _finite_form(fixed[i], words)
    before, after = i - 1, i + 1
    if lemma is None or before < 1 or after >= len(fixed) or fixed[-1].tag != ".":
        return
    subject = fixed[before]
    opened = fixed[0].tag == "DT" and fixed[0].head in {before, i}
    if not opened or subject.head != i or subject.relation != "compound":
        return
    if fixed[after].tag not in _BEHIND[tag] or any(t.tag in _FINITE for t in fixed):
        return
    fixed[i] = replace(fixed[i], tag=tag, pos="VERB", lemma=lemma)
    fixed[before] = replace(subject, relation="nsubj")
    for k in range(before):
        if fixed[k].head == i and fixed[k].relation in {"det", "amod", "compound"}:
            fixed[k] = replace(fixed[k], head=before)
    for k in range(after, len(fixed)):
        if fixed[k].head == i and fixed[k].relation in _OBLIQUE:
            fixed[k] = replace(fixed[k], relation=_OBLIQUE[fixed[k].relation])


def _finite_form(token: Token, words: Words) -> tuple[str | None, str]:
    """Return the lemma and tag a noun has if it is a verb: "hit", "votes"."""
    if token.tag == "NNS":
        return (token.lemma.lower() if token.lemma.lower() in words.verbs else None), "VBZ"
    past: str | None = words.table["forms"]["past"].get(token.text.lower())
    return past, "VBD"
