"""Say whether a claim happened, goes on, is planned, called off, denied, supposed or a habit.

"would dent hopes" → hypothetical; "was not invited" → denied; "agreed to withdraw" → planned;
"asked for the talks to be postponed" → hypothetical; "Pakistan postponed the talks" → cancelled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.clause_status import is_negated, is_put_off, of_clause, waits
from timeline.events.conditions import has_condition, is_conditional, is_inverted
from timeline.events.definite import is_definite
from timeline.events.lapsing import is_lapsed
from timeline.events.roles import is_ground
from timeline.events.tense import tense_of
from timeline.events.undecided import is_undecided, under_noun

if TYPE_CHECKING:
    from timeline.events.scene import Scene, Trigger
    from timeline.events.tree import Tree
    from timeline.events.words import Words
    from timeline.model import ClaimStatus


def status_of(scene: Scene, trigger: Trigger, *, said: bool, denied: bool = False) -> ClaimStatus:
    """Return the status of the event a trigger reports, before its date is known.

    ``said`` tells that somebody says so: then "would" is the "will" of his own words. ``denied``
    tells that somebody says it is not so: then it never stands as something that happened.
    """
    status = _told(scene, trigger, said=said)
    if status == "planned" and _is_foreboding(scene, trigger):
        return "hypothetical"
    return "denied" if denied and status in {"occurred", "ongoing", "habitual"} else status


def _is_foreboding(scene: Scene, trigger: Trigger) -> bool:
    """Return whether what will be is what nobody plans ("said thousands would die")."""
    tree = scene.trees[trigger.sentence]
    befalls = trigger.lemma in scene.words.sets["status.befalling"] and not trigger.noun
    return befalls and bool(tense_of(tree, trigger.clause).modal)


def _told(scene: Scene, trigger: Trigger, *, said: bool) -> ClaimStatus:
    """Return the status the words themselves give, whoever denies them."""
    tree, words = scene.trees[trigger.sentence], scene.words
    if is_inverted(tree, words, trigger.token):
        return "hypothetical"
    if said and _is_reported_will(tree, words, trigger.clause):
        never = is_negated(tree, words, trigger.clause)
        return "denied" if never and not waits(tree, words, trigger.clause) else "planned"
    if _is_awaiting(words, trigger):
        return "planned"
    if is_ground(tree, words, trigger.clause):
        return "hypothetical"
    if trigger.noun:
        return _of_noun(scene, tree, words, trigger)
    return of_clause(tree, words, trigger.clause, title=scene.kind(trigger.sentence) == "title")


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
    return not (is_conditional(tree, words, verb) or has_condition(tree, words, verb))


def _of_noun(scene: Scene, tree: Tree, words: Words, trigger: Trigger) -> ClaimStatus:
    noun, verb = trigger.token, trigger.clause
    stated = _by_modifier(tree, words, noun)
    if stated == "denied" and verb != noun and is_conditional(tree, words, verb):
        return "hypothetical"
    called_off = stated == "planned" and _is_called_off(tree, words, trigger)
    if stated is not None and not called_off:
        return stated
    stated = under_noun(tree, words, noun)
    if stated is not None:
        return stated
    if verb == noun:
        return "occurred"
    clause = of_clause(tree, words, verb, title=scene.kind(trigger.sentence) == "title")
    lemmas = {tree.verb_lemma(verb), tree.lemmas[verb]}
    relation = tree.relations[noun] if tree.tokens[noun].head == verb else ""
    if relation in {"obj", "nsubj", "nsubj:pass"} and lemmas & words.sets["light.cancel"]:
        if clause not in {"occurred", "ongoing"}:
            return "hypothetical"
        # "planned for 3 May, was postponed to 10 May": on 3 May it will not be.
        return "planned" if is_put_off(tree, words, verb) and not called_off else "cancelled"
    if trigger.carried:
        off = any(
            {tree.verb_lemma(k), tree.lemmas[k]} & words.sets["light.cancel"]
            for k in tree.kids(verb, "conj")
        )
        carried = _carried(tree, words, verb, clause)
        # "began in May and was suspended" has begun.
        off = off and carried not in {"occurred", "ongoing"}
        return "cancelled" if off or is_lapsed(tree, words, verb) else carried
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
    told = relation in {"obj", "nsubj:pass"} and lemmas & words.sets["status.announcing"]
    if told and trigger.type in words.sets["status.announced_types"]:
        return "planned" if clause == "occurred" else clause
    if relation in {"obj", "nsubj:pass"} and lemmas & words.sets["light.prevent"]:
        could = clause == "hypothetical" and tree.words.sets["helpers.have"] & {
            tree.lemmas[k] for k in tree.kids(verb, "aux")
        }  # "the death could have been prevented", and was not
        came = clause == "denied" or could
        kept_away = not came or not lemmas & words.sets["light.averting"]
        return "hypothetical" if kept_away else "occurred"
    close = lemmas & words.sets["status.nearing_adjectives"]
    near = close and tree.case(noun) in words.sets["grammar.to"]
    ahead = words.sets["status.nearing_verbs"] | words.sets["status.ready_verbs"]
    if near or (relation == "obj" and lemmas & ahead):
        return "planned"
    if relation == "obl" and tree.case(noun) in words.sets["grammar.for"]:
        if lemmas & words.sets["status.ready_verbs"]:
            return "planned"
        if lemmas & words.sets["status.for_verbs"]:
            return "hypothetical"
    definite = is_definite(tree, noun)
    warned = relation == "obl" and lemmas & words.sets["status.warning"] and not definite
    if warned or is_undecided(tree, words, trigger, definite=definite):
        return "hypothetical"
    if relation and clause in {"hypothetical", "planned"} and not definite:
        return clause
    return "occurred"
