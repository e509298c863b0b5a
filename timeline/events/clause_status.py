"""Say by grammar whether what a clause tells happened, is planned, denied or only supposed.

"would dent hopes" → hypothetical; "was not invited" → denied; "had been due to fly" → cancelled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.conditions import has_condition, is_awaited, is_conditional
from timeline.events.lapsing import is_given_up, is_lapsed, is_to
from timeline.events.tense import Tense, tense_of

if TYPE_CHECKING:
    from timeline.events.tree import Tree
    from timeline.events.words import Words
    from timeline.model import ClaimStatus


def of_clause(tree: Tree, words: Words, verb: int, *, title: bool) -> ClaimStatus:
    """Return the status of what a verb tells; ``title`` says that it stands in a headline."""
    tense = tense_of(tree, verb)
    if is_conditional(tree, words, verb) or is_awaited(tree, words, verb):
        return "hypothetical"
    never = is_negated(tree, words, verb) or _is_short_of(tree, words, verb)
    if (never and not waits(tree, words, verb)) or _is_doubted(tree, words, verb):
        return "denied"
    governed = _planned(tree, words, verb) or _governed(tree, words, verb, tense, title=title)
    if governed is not None:
        return governed
    perceiving = words.sets["status.perceiving_modals"]
    if tense.modal in perceiving and tree.lemmas[verb] in words.sets["status.perceived"]:
        return "occurred"
    if tense.modal:
        return _modal(tree, words, verb, tense)
    if tense.time == "infinitive":
        return "planned" if title or tree.relations[verb] == "root" else "hypothetical"
    if _is_habit(tree, words, verb):
        return "habitual"
    return _by_tense(tree, verb, tense, title=title)


def _by_tense(tree: Tree, verb: int, tense: Tense, *, title: bool) -> ClaimStatus:
    if tense.progressive:
        return "ongoing" if tense.time in {"present", "perfect"} else "occurred"
    if tense.time == "present" and not title:
        generic = tree.tokens[verb].tag == "VBZ" or tree.tokens[verb].tag == "VBP"
        return "habitual" if generic and tree.relations[verb] == "acl:relcl" else "occurred"
    return "occurred"


def _modal(tree: Tree, words: Words, verb: int, tense: Tense) -> ClaimStatus:
    if tense.modal in words.sets["status.planned_modals"]:
        return "planned"
    done = any(tree.lemmas[k] in words.sets["helpers.have"] for k in tree.kids(verb, "aux"))
    if done:
        return "hypothetical"  # "would have drowned" did not happen
    if tense.modal in words.sets["status.reported_will"] and _is_reported(tree, words, verb):
        return "planned"
    return "hypothetical"


def _is_reported(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether "would" is the "will" of somebody reported in the past ("said it would")."""
    if has_condition(tree, words, verb):
        return False
    for above in tree.up(verb):
        if tree.lemmas[above] in words.attitudes and tree.is_verb(above):
            return True
    return False


def is_negated(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether "not", "never", "no" or "nobody" stands with a verb."""
    helping = {*tree.kids(verb, "advmod", "neg", "cc:preconj")}
    if any(
        tree.tokens[k].text.lower() in words.sets["status.negations"]
        or (k in helping and tree.lemmas[k] in words.sets["status.negators"])
        for k in tree.children[verb]
        if tree.text(k + 1).lower() not in words.sets["status.not_only"]
    ):
        return True
    for kid in tree.kids(verb, "nsubj", "nsubj:pass", "obj"):
        if tree.tokens[kid].text.lower() in words.sets["status.nothing"]:
            return True
        no = words.sets["status.no"]
        if any(tree.tokens[k].text.lower() in no for k in tree.kids(kid, "det", "advmod")):
            return True
    return False


def waits(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether what is denied is so only up to a time ("will not open until June")."""
    limits = words.sets["when.until"]
    return any(tree.case(k) in limits for k in tree.kids(verb, "obl", "obl:tmod")) and is_negated(
        tree, words, verb
    )


def _is_short_of(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether something only nearly happened ("nearly drowned", no "nearly doubled")."""
    if verb < 1 or tree.lemmas[verb - 1] not in words.sets["status.almost"]:
        return False
    own = tree.tokens[verb - 1].head == verb and tree.is_verb(verb)
    return own and tree.lemmas[verb] not in words.sets["status.gradual"]


def is_put_off(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether a verb moves an event to a day it names ("postponed until August")."""
    moves = {tree.verb_lemma(verb), tree.lemmas[verb]} & words.sets["status.postponing"]
    limits = words.sets["status.put_off_to"]
    return bool(moves) and any(
        tree.case(k) in limits for k in tree.kids(verb, "obl", "obl:tmod", "obl:unmarked")
    )


def _is_doubted(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether a clause is what somebody did not think ("did not believe it had failed")."""
    head = tree.tokens[verb].head
    doubted = tree.relations[verb] == "ccomp" and tree.lemmas[head] in words.sets["status.raising"]
    if doubted and tense_of(tree, head).modal in words.sets["status.perceiving_modals"]:
        return False  # who "could not believe" it knows that it happened
    return doubted and head != verb and tree.is_verb(head) and is_negated(tree, words, head)


def _planned(tree: Tree, words: Words, verb: int) -> ClaimStatus | None:
    """Return the status of what a plan of the past or a "to be" tells, or None."""
    if is_given_up(tree, words, verb):
        return "cancelled"
    return "planned" if is_to(tree, words, verb) else None


def _governed(
    tree: Tree, words: Words, verb: int, tense: Tense, *, title: bool
) -> ClaimStatus | None:
    """Return the status a governing verb or noun gives ("plans to", "failed to", "a bid to")."""
    relation, head = tree.relations[verb], tree.tokens[verb].head
    if head != verb and tree.tokens[verb].tag == "VBG" and _is_near(tree, words, verb, head):
        return "planned"
    bare = tense.time in {"infinitive", "none"} and not tense.modal
    if relation == "conj" and tree.is_verb(head) and bare:
        first = tense_of(tree, head)
        if first.time == "infinitive" or first.modal:
            return of_clause(tree, words, head, title=title)
        return None
    if head == verb or relation not in {"xcomp", "ccomp", "acl", "advcl"}:
        return None
    if relation == "xcomp" and tense.time == "infinitive" and has_condition(tree, words, verb):
        return "hypothetical"
    if relation == "xcomp" or (tense.time == "infinitive" and relation == "ccomp"):
        return _under(tree, words, head, tense, title=title)
    if tense.time == "infinitive" and relation in {"acl", "advcl"}:
        return (
            "planned" if tree.lemmas[head] in words.sets["status.planned_nouns"] else "hypothetical"
        )
    return None


def _is_near(tree: Tree, words: Words, verb: int, head: int) -> bool:
    """Return whether somebody is only close to doing it ("close to completing a deal")."""
    marks = {tree.lemmas[k] for k in tree.kids(verb, "mark", "case")}
    return tree.lemmas[head] in words.sets["status.nearing_adjectives"] and bool(
        marks & words.sets["grammar.to"]
    )


def _under(tree: Tree, words: Words, head: int, tense: Tense, *, title: bool) -> ClaimStatus | None:
    lemma = tree.verb_lemma(head)
    above = of_clause(tree, words, head, title=title) if tree.is_verb(head) else "occurred"
    if lemma in words.sets["status.enabling"]:
        here = tense_of(tree, head).time == "present"
        return "hypothetical" if here else of_clause(tree, words, head, title=title)
    if lemma in words.sets["status.failed_verbs"] | words.sets["status.failed_adjectives"]:
        return "denied"
    if lemma in words.attitudes and tree.kid(head, "aux:pass", "nsubj:pass") is not None:
        planned = lemma in words.sets["status.planned_verbs"]
        return "planned" if planned else above
    if lemma in words.sets["status.done_verbs"] or tense.time != "infinitive":
        return above
    if is_lapsed(tree, words, head):
        return "cancelled"
    if lemma in words.sets["status.planned_verbs"]:
        return "planned" if above in {"occurred", "ongoing", "planned"} else above
    if tree.tokens[head].tag.startswith("JJ") or lemma in words.sets["status.wished_verbs"]:
        return (
            "planned" if tree.lemmas[head] in words.sets["status.planned_nouns"] else "hypothetical"
        )
    return "hypothetical"


def _is_habit(tree: Tree, words: Words, verb: int) -> bool:
    habits = words.sets["status.habits"]
    frees = tree.relations[verb] == "advcl:relcl" and tree.lemmas[tree.tokens[verb].head] in habits
    clauses = (verb, *tree.kids(verb, "advcl"))
    return frees or any(
        tree.lemmas[k] in habits for i in clauses for k in tree.kids(i, "advmod", "mark")
    )
