"""Say whether a claim happened, goes on, is planned, called off, denied, supposed or a habit.

"would dent hopes" → hypothetical; "was not invited" → denied; "agreed to withdraw" → planned;
"asked for the talks to be postponed" → hypothetical; "Pakistan postponed the talks" → cancelled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.roles import is_ground
from timeline.events.tense import Tense, tense_of

if TYPE_CHECKING:
    from timeline.events.scene import Scene, Trigger
    from timeline.events.tree import Tree
    from timeline.events.words import Words
    from timeline.model import ClaimStatus

_CLIMB = frozenset({"xcomp", "ccomp", "conj", "advcl", "acl", "parataxis"})


def status_of(scene: Scene, trigger: Trigger, *, said: bool) -> ClaimStatus:
    """Return the status of the event a trigger reports, before its date is known.

    ``said`` tells that somebody says so: then "would" is the "will" of his own words.
    """
    tree, words = scene.trees[trigger.sentence], scene.words
    if said and _is_reported_will(tree, words, trigger.clause):
        never = _is_negated(tree, words, trigger.clause)
        return "denied" if never and not waits(tree, words, trigger.clause) else "planned"
    if _is_awaiting(words, trigger):
        return "planned"
    if is_ground(tree, words, trigger.clause):
        return "hypothetical"
    if trigger.noun:
        return _of_noun(scene, tree, words, trigger)
    return _of_clause(tree, words, trigger.clause, title=scene.kind(trigger.sentence) == "title")


def _is_awaiting(words: Words, trigger: Trigger) -> bool:
    """Return whether what a verb plans is the event; who promises has made a promise."""
    awaits = not trigger.noun and trigger.lemma in words.sets["status.awaited"]
    return awaits and trigger.type != "statement"


def _is_reported_will(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether "would" stands under no condition ("said it would pay")."""
    if tense_of(tree, verb).modal not in words.sets["status.reported_will"]:
        return False
    if any(tree.lemmas[k] in words.sets["helpers.have"] for k in tree.kids(verb, "aux")):
        return False  # "we would have drowned" did not happen
    return not (_is_conditional(tree, words, verb) or _has_condition(tree, words, verb))


def _of_clause(tree: Tree, words: Words, verb: int, *, title: bool) -> ClaimStatus:
    tense = tense_of(tree, verb)
    if _is_conditional(tree, words, verb) or _is_awaited(tree, words, verb):
        return "hypothetical"
    if (_is_negated(tree, words, verb) and not waits(tree, words, verb)) or _is_doubted(
        tree, words, verb
    ):
        return "denied"
    governed = _governed(tree, words, verb, tense, title=title)
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
    if tense.modal in words.sets["status.reported_will"] and _is_reported(tree, words, verb):
        return "planned"
    return "hypothetical"


def _is_reported(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether "would" is the "will" of somebody reported in the past ("said it would")."""
    if _has_condition(tree, words, verb):
        return False
    for above in tree.up(verb):
        if tree.lemmas[above] in words.attitudes and tree.is_verb(above):
            return True
    return False


def _has_condition(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether an if-clause hangs on the verb."""
    return any(
        tree.lemmas[mark] in words.sets["status.conditional_marks"]
        for k in tree.kids(verb, "advcl")
        for mark in tree.kids(k, "mark")
    )


def _is_conditional(tree: Tree, words: Words, verb: int) -> bool:
    for i in (verb, *tree.up(verb)):
        marks = [tree.lemmas[k] for k in tree.kids(i, "mark", "advmod") if k < i]
        if any(mark in words.sets["status.conditional_marks"] for mark in marks):
            return True
        if tree.relations[i] not in {"conj", "xcomp", "aux", "cop"}:
            return False
    return False


def _is_awaited(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether a clause limits something still to come ("would last until they withdrew")."""
    if tree.relations[verb] != "advcl":
        return False
    if not any(
        tree.lemmas[k] in words.sets["status.limits"] for k in tree.kids(verb, "mark", "advmod")
    ):
        return False
    return bool(tense_of(tree, tree.tokens[verb].head).modal)


def _is_negated(tree: Tree, words: Words, verb: int) -> bool:
    helping = {*tree.kids(verb, "advmod", "neg", "cc:preconj")}
    if any(
        tree.tokens[k].text.lower() in words.sets["status.not_words"]
        or (k in helping and tree.lemmas[k] in words.sets["status.negators"])
        for k in tree.children[verb]
        if tree.text(k + 1).lower() not in words.sets["status.not_only"]
    ):
        return True
    for kid in tree.kids(verb, "nsubj", "nsubj:pass", "obj"):
        if tree.tokens[kid].text.lower() in words.sets["status.nothing"]:
            return True
        if any(tree.tokens[k].text.lower() == "no" for k in tree.kids(kid, "det", "advmod")):
            return True
    return False


def waits(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether what is denied is so only up to a time ("will not open until June")."""
    limits = words.sets["when.until"]
    return any(tree.case(k) in limits for k in tree.kids(verb, "obl", "obl:tmod")) and _is_negated(
        tree, words, verb
    )


def _is_doubted(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether a clause is what somebody did not think ("did not believe it had failed")."""
    head = tree.tokens[verb].head
    doubted = tree.relations[verb] == "ccomp" and tree.lemmas[head] in words.sets["status.raising"]
    return doubted and head != verb and tree.is_verb(head) and _is_negated(tree, words, head)


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
            return _of_clause(tree, words, head, title=title)
        return None
    if head == verb or relation not in {"xcomp", "ccomp", "acl", "advcl"}:
        return None
    if relation == "xcomp" and tense.time == "infinitive" and _has_condition(tree, words, verb):
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
    return tree.lemmas[head] in words.sets["status.nearing_adjectives"] and "to" in marks


def _under(tree: Tree, words: Words, head: int, tense: Tense, *, title: bool) -> ClaimStatus | None:
    lemma = tree.verb_lemma(head)
    above = _of_clause(tree, words, head, title=title) if tree.is_verb(head) else "occurred"
    if lemma in words.sets["status.failed_verbs"] | words.sets["status.failed_adjectives"]:
        return "denied"
    if lemma in words.attitudes and tree.kid(head, "aux:pass", "nsubj:pass") is not None:
        planned = lemma in words.sets["status.planned_verbs"]
        return "planned" if planned else above
    if lemma in words.sets["status.done_verbs"] or tense.time != "infinitive":
        return above
    if lemma in words.sets["status.planned_verbs"]:
        return "planned" if above in {"occurred", "ongoing", "planned"} else above
    if tree.tokens[head].tag.startswith("JJ") or lemma in words.sets["status.wished_verbs"]:
        return (
            "planned" if tree.lemmas[head] in words.sets["status.planned_nouns"] else "hypothetical"
        )
    return "hypothetical"


def _is_habit(tree: Tree, words: Words, verb: int) -> bool:
    return any(tree.lemmas[k] in words.sets["status.habits"] for k in tree.kids(verb, "advmod"))


def _of_noun(scene: Scene, tree: Tree, words: Words, trigger: Trigger) -> ClaimStatus:
    noun, verb = trigger.token, trigger.clause
    stated = _by_modifier(tree, words, noun)
    if stated == "denied" and verb != noun and _is_conditional(tree, words, verb):
        return "hypothetical"
    called_off = stated == "planned" and _is_called_off(tree, words, trigger)
    if stated is not None and not called_off:
        return stated
    if verb == noun:
        return "occurred"
    clause = _of_clause(tree, words, verb, title=scene.kind(trigger.sentence) == "title")
    lemmas = {tree.verb_lemma(verb), tree.lemmas[verb]}
    relation = tree.relations[noun] if tree.tokens[noun].head == verb else ""
    if relation in {"obj", "nsubj", "nsubj:pass"} and lemmas & words.sets["light.cancel"]:
        return "cancelled" if clause in {"occurred", "ongoing"} else "hypothetical"
    if trigger.carried:
        return _carried(tree, words, verb, clause)
    return _beside(tree, words, trigger, relation, clause)


def _is_called_off(tree: Tree, words: Words, trigger: Trigger) -> bool:
    """Return whether the verb of a planned event calls it off."""
    verb = trigger.clause
    return bool({tree.verb_lemma(verb), tree.lemmas[verb]} & words.sets["light.cancel"])


def _by_modifier(tree: Tree, words: Words, noun: int) -> ClaimStatus | None:
    """Return what an adjective says of the event itself ("planned talks", "possible raid")."""
    kids = [tree.lemmas[k] for k in tree.kids(noun, "amod", "advmod", "det")]
    if any(k in words.sets["status.future_adjectives"] for k in kids):
        return "planned"
    if any(k in words.sets["status.open_adjectives"] for k in kids):
        return "hypothetical"
    if any(
        tree.tokens[k].text.lower() in words.sets["status.nothing"] for k in tree.kids(noun, "det")
    ):
        return "denied"
    plans = (k for k in tree.kids(noun, "acl") if tree.tokens[k].tag == "VBN")
    if any(tree.lemmas[k] in words.sets["status.planned_verbs"] for k in plans):
        return "planned"
    return None


def _carried(tree: Tree, words: Words, verb: int, clause: ClaimStatus) -> ClaimStatus:
    """Return the status of an event noun whose verb only makes it happen ("talks continued")."""
    lemmas = {tree.verb_lemma(verb), tree.lemmas[verb]}
    planned = words.sets["status.planned_verbs"] | words.sets["light.move"]
    planned |= words.sets["light.fixed"]
    if (lemmas | tree.phrases(verb)) & planned and clause in {"occurred", "ongoing"}:
        return "planned"
    if clause == "occurred":
        present = tense_of(tree, verb).time == "present"
        if lemmas & words.sets["light.ongoing"] or (present and lemmas & words.sets["light.exist"]):
            return "ongoing"
    return clause


def _beside(
    tree: Tree, words: Words, trigger: Trigger, relation: str, clause: ClaimStatus
) -> ClaimStatus:
    """Return the status of an event noun beside a verb that reports something of its own."""
    noun, verb = trigger.token, trigger.clause
    lemmas = {tree.verb_lemma(verb), tree.lemmas[verb]}
    if relation == "obj" and lemmas & words.sets["light.prevent"]:
        return "hypothetical"
    near = tree.case(noun) == "to" and lemmas & words.sets["status.nearing_adjectives"]
    if near or (relation == "obj" and lemmas & words.sets["status.nearing_verbs"]):
        return "planned"
    if relation == "obl" and tree.case(noun) == "for":
        if lemmas & words.sets["status.ready_verbs"]:
            return "planned"
        if lemmas & words.sets["status.for_verbs"]:
            return "hypothetical"
    definite = tree.kid(noun, "nmod:poss") is not None or any(
        tree.lemmas[k] in words.sets["status.definite"] for k in tree.kids(noun, "det")
    )
    if relation and clause in {"hypothetical", "planned"} and not definite:
        return clause
    return "occurred"
