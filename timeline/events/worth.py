"""Say whether a claim says enough to stand on a timeline, and is told here for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.denials import is_denial

if TYPE_CHECKING:
    from timeline.events.drafts import Draft
    from timeline.events.scene import Scene, Trigger
    from timeline.model import Claim


def is_worth(scene: Scene, draft: Draft, claim: Claim) -> bool:
    """Return whether a claim says enough to stand on a timeline, if its label does.

    Habits, purposes ("to help them") and the commonest verbs need a date or somebody who acts.
    """
    trigger = draft.trigger
    if claim.status == "habitual" or _is_repeated(scene, draft):
        return False
    if claim.status == "denied" and _is_denial(scene, draft):
        return True
    if _calls_off(scene, trigger) or (trigger.carried and claim.status == "cancelled"):
        return True
    return _is_event(scene, draft, claim, dated=_is_dated(draft, claim))


def is_told(draft: Draft, claim: Claim) -> bool:
    """Return whether a claim's label tells something: a single word does with a date alone."""
    return " " in claim.label or _is_dated(draft, claim)


def _is_dated(draft: Draft, claim: Claim) -> bool:
    now = draft.tense.time == "present" and not draft.tense.progressive
    if now and draft.dated and all(d.timex.value == "PRESENT_REF" for d in draft.dated):
        return False  # "now directs a museum" is how things are
    return bool(draft.dated) or claim.when.timex is not None


def _is_event(scene: Scene, draft: Draft, claim: Claim, *, dated: bool) -> bool:
    """Return whether what a claim tells has the date or the actors its kind of event asks for."""
    trigger = draft.trigger
    if trigger.type == "other":
        return dated or (_is_known(scene, trigger) and bool(claim.actors))
    if claim.status == "hypothetical" and draft.tense.time == "infinitive":
        return any(d.token in draft.owned for d in draft.dated)
    if trigger.noun and not trigger.carried:
        return dated or bool(claim.actors or claim.places)
    if trigger.type in scene.words.sets["event_words.common"]:
        moved = bool(draft.counted) and draft.tense.time == "past"  # "shares jumped 31 percent"
        return dated or moved or any(actor.role == "agent" for actor in claim.actors)
    return scene.kind(trigger.sentence) != "heading" or bool(claim.actors)


def _is_denial(scene: Scene, draft: Draft) -> bool:
    """Return whether somebody is told to deny it, or does in his own words ("We never left")."""
    saying, trigger = draft.saying, draft.trigger
    if saying is None:
        return False
    if saying.stance == "denies":
        return is_denial(scene.trees[saying.sentence], scene.words, saying.cue)
    tree, selves = scene.trees[trigger.sentence], scene.words.sets["actors.self_pronouns"]
    subject = tree.kid(trigger.clause, "nsubj")
    own = subject is not None and tree.tokens[subject].text.lower() in selves
    past = draft.tense.time in {"past", "perfect"}
    return own and past and saying.speaker is not None and _is_known(scene, trigger)


def _calls_off(scene: Scene, trigger: Trigger) -> bool:
    """Return whether a verb tells that something is off ("a dinner was called off")."""
    return trigger.lemma in scene.words.sets["light.cancel"] and not trigger.noun


def _is_known(scene: Scene, trigger: Trigger) -> bool:
    """Return whether a verb that reports nothing special here is one that often does."""
    return scene.words.verbs.get(trigger.lemma, "other") != "other"


def _is_repeated(scene: Scene, draft: Draft) -> bool:
    """Return whether a statement only goes on with another or is made by the quoted words.

    "..., adding: “...”" is still the same occasion; "“We acknowledge ...,” it said" is said once;
    who "declined to say" said nothing.
    """
    trigger = draft.trigger
    if trigger.type != "statement":
        return False
    tree = scene.trees[trigger.sentence]
    if draft.tense.time == "infinitive" and tree.relations[trigger.token] == "xcomp":
        return True
    silent = draft.uttered is None or draft.uttered.speaker is None
    if silent and (
        tree.kid(trigger.token, "nsubj") is None or tree.tokens[trigger.token].tag == "VBG"
    ):
        return True
    head = tree.tokens[trigger.token].head
    if (
        tree.relations[trigger.token] in {"advcl", "conj"}
        and tree.tokens[trigger.token].tag == "VBG"
    ):
        return tree.lemmas[head] in scene.words.attitudes
    subject = tree.kid(trigger.token, "nsubj")
    quoted = draft.saying is not None and draft.saying.direct
    selves = scene.words.sets["actors.self_pronouns"]
    return quoted and subject is not None and tree.tokens[subject].text.lower() in selves
