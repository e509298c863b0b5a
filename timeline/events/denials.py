"""Say who denies what a clause tells: "denied that troops had entered the town".

What is denied is the head of the denial's clause and what is joined to it. A relative clause or an
event noun inside of it is taken for granted: "denied knowing the man, who was arrested" denies no
arrest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.clause_status import is_negated
from timeline.events.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.scene import Scene, Trigger
    from timeline.events.tree import Tree
    from timeline.events.words import Words

#: How many clauses one denied clause may hang in.
_DEEP = 6
_CONTENT = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass"})
_ON_NOUN = frozenset({"acl", "acl:relcl", "ccomp"})
#: How a report hangs on the verb that denies it: "denied a report", "the report was denied".
_REPORTED = frozenset({"obj", "nsubj:pass", "obl"})


def denier(tree: Tree, words: Words, trigger: Trigger) -> int | None:
    """Return the verb or noun that denies what a trigger tells, or None."""
    if trigger.noun and not trigger.carried:
        return _of_thing(tree, words, trigger)
    i = trigger.clause
    for _ in range(_DEEP):
        head, relation = tree.tokens[i].head, tree.relations[i]
        if head == i:
            return None
        if relation in _CONTENT and denies(tree, words, head):
            return head
        if relation in _ON_NOUN and tree.tokens[head].tag in {"NN", "NNS"}:
            return _of_report(tree, words, i)
        if relation not in {"conj", "xcomp"} or not tree.is_verb(head):
            return None
        i = head
    return None


def denies(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether a verb says that something is not so; who does "not deny" it does not."""
    known = tree.is_verb(verb) and tree.lemmas[verb] in words.sets["denials.verbs"]
    return known and not is_negated(tree, words, verb)


def is_denial(tree: Tree, words: Words, cue: int) -> bool:
    """Return whether a cue says that a thing is not so: who "declined to speak" denied nothing."""
    return denies(tree, words, cue) or words.noun_stances.get(tree.lemmas[cue]) == "denies"


def unheard(scene: Scene, found: Sequence[Trigger], here: Sequence[Saying]) -> list[Saying]:
    """Return the denials of a sentence that are no sayings yet ("denies stabbing his brother")."""
    made: dict[int, Saying] = {}
    for trigger in found:
        tree = scene.trees[trigger.sentence]
        cue = denier(tree, scene.words, trigger)
        if cue is None or cue in made or any(s.cue == cue for s in here):
            continue
        span = tree.span(tree.left[trigger.clause], tree.right[trigger.clause])
        made[cue] = Saying.of(scene, trigger.sentence, cue, (span,))
    return list(made.values())


def _of_thing(tree: Tree, words: Words, trigger: Trigger) -> int | None:
    """Return the verb that denies an event noun told as news: "denied any attack on the village".

    "denied the attack" speaks of one that is known; who "denied an appeal" or "rejected a curfew"
    turned it down.
    """
    noun, sets = trigger.token, words.sets
    verb = tree.tokens[noun].head
    if tree.relations[noun] not in {"obj", "nsubj:pass"} or not denies(tree, words, verb):
        return None
    if tree.lemmas[verb] not in sets["denials.of_things"]:
        return None
    new = any(tree.lemmas[k] in sets["denials.new"] for k in tree.kids(noun, "det"))
    return verb if new and trigger.type not in sets["denials.granted"] else None


def _is_told(tree: Tree, words: Words, clause: int) -> bool:
    """Return whether "that" opens what a report tells: no object as in "a report that we saw"."""
    that = words.sets["cues.that"]
    if any(tree.lemmas[k] in that for k in tree.kids(clause, "mark")):
        return True
    full = tree.kid(clause, "xcomp", "ccomp", "nsubj:pass") is not None
    return full and any(tree.lemmas[k] in that for k in tree.kids(clause, "obj"))


def _of_report(tree: Tree, words: Words, clause: int) -> int | None:
    """Return what denies the report a clause hangs on: "rejected claims that it had paid"."""
    if not _is_told(tree, words, clause):
        return None
    noun = tree.tokens[clause].head
    while tree.relations[noun] == "nmod" and tree.lemmas[noun] not in words.noun_stances:
        noun = tree.tokens[noun].head
    stance = words.noun_stances.get(tree.lemmas[noun])
    if stance == "denies":
        return noun
    told = stance is not None or tree.lemmas[noun] in words.sets["reporting_nouns.statement"]
    verb = tree.tokens[noun].head
    reported = told and tree.relations[noun] in _REPORTED
    return verb if reported and denies(tree, words, verb) else None
