"""Give counts to the event they count, where a clause of its own tells the number.

"The number of people killed in the landslide has climbed to 151": 151 people were killed, nothing
climbed. "45,000 people took part in the march": so many marched.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.owners import NOBODY
from timeline.events.quantities import Counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.drafts import Draft
    from timeline.events.scene import Trigger
    from timeline.events.tree import Tree
    from timeline.model import EventType

_ARGUMENT = ("nsubj", "nsubj:pass", "obj")
#: Types of events of which "the number" is one of people.
_PEOPLE = frozenset({"kill", "injure", "arrest", "protest"})
#: How many sentences back "the number" may reach.
_JUST_READ = 2


def assigned(
    tree: Tree, counted: Sequence[Counted], triggers: Sequence[Trigger], owner: Sequence[int]
) -> list[list[Counted]]:
    """Return for each trigger the counts that are its own; ``owner`` is whose each token is."""
    found: list[list[Counted]] = [[] for _ in triggers]
    for one in counted:
        index, unit = _told(tree, one, triggers)
        if index == NOBODY:
            index = owner[one.token]
        if unit and not one.quantity.unit:
            one = Counted(replace(one.quantity, unit=unit), one.token)  # noqa: PLW2901
        if index != NOBODY:
            found[index].append(one)
    return found


def _told(tree: Tree, one: Counted, triggers: Sequence[Trigger]) -> tuple[int, str]:
    """Return the trigger a count is told of from outside, and its unit, or ``NOBODY``."""
    tally = _tally(tree, one.token)
    if tally is not None:
        return _inside(tree, tally, triggers), _unit(tree, tally)
    return _attended(tree, one.token, triggers), one.quantity.unit


def _tally(tree: Tree, count: int) -> int | None:
    """Return the noun ("number", "turnout") whose value a verb says the count is."""
    sets = tree.words.sets
    for verb in tree.up(count):
        if tree.lemmas[verb] not in sets["quantities.tell"] or not tree.is_verb(verb):
            continue
        for noun in tree.kids(verb, *_ARGUMENT):
            if tree.lemmas[noun] in sets["quantities.tallies"] and noun < count:
                stands = tree.case(count) in sets["quantities.standing"]
                return noun if stands or tree.tokens[count].head == verb else None
    return None


def toll(tree: Tree, verb: int) -> EventType | None:
    """Return what a verb tells the number of: "the number of dead has risen" is of killing."""
    if tree.lemmas[verb] not in tree.words.sets["quantities.tell"]:
        return None
    kinds: dict[str, EventType] = tree.words.table["event_words"]["dead"]
    for noun in tree.kids(verb, *_ARGUMENT):
        if tree.lemmas[noun] in tree.words.sets["quantities.tallies"]:
            of = (k for k in tree.kids(noun, "nmod") if tree.tokens[k].tag == "JJ")
            return next((kinds[tree.lemmas[k]] for k in of if tree.lemmas[k] in kinds), None)
    return None


def _inside(tree: Tree, noun: int, triggers: Sequence[Trigger]) -> int:
    """Return the trigger nearest below a noun: "people killed in the landslide" are killed."""
    depths = [
        (tuple(tree.up(trigger.token)).index(noun), index)
        for index, trigger in enumerate(triggers)
        if noun in tree.up(trigger.token)
    ]
    return min(depths)[1] if depths else NOBODY


def _unit(tree: Tree, noun: int) -> str:
    """Return what a tally counts: after "number of" the noun there, else people."""
    of = tree.of(noun)
    if of is not None and tree.tokens[of].tag.startswith("NNS"):
        return tree.tokens[of].text
    whom: str = tree.words.table["quantities"]["whom"]
    return whom


def _attended(tree: Tree, token: int, triggers: Sequence[Trigger]) -> int:
    """Return the event that so many attended: "45,000 people took part in the march"."""
    verb = tree.tokens[token].head
    if tree.relations[token] != "nsubj" or not tree.is_verb(verb):
        return NOBODY
    thing = tree.kid(verb, "obj")
    phrase = f"{tree.lemmas[verb]} {tree.lemmas[thing]}" if thing is not None else ""
    if not {phrase, tree.lemmas[verb]} & tree.words.sets["quantities.attend"]:
        return NOBODY
    at = {trigger.token: index for index, trigger in enumerate(triggers) if trigger.noun}
    return next((at[k] for k in tree.kids(verb, "obj", "obl") if k in at), NOBODY)


def recalled(trees: Sequence[Tree], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, those that count again what was counted before with its type and unit.

    "About 300 dockers walked out. The port put the number at 120.": of those who walked out.
    """
    found = list(drafts)
    for at, one in enumerate(found):
        if _counts_again(trees[one.trigger.sentence], one):
            before = (other for other in reversed(found[:at]) if _is_count(other, one))
            meant = next(before, None)
            if meant is not None:
                unit = meant.counted[0].quantity.unit
                again = replace(one.counted[0].quantity, unit=unit)
                counted = (Counted(again, one.counted[0].token),)
                trigger = replace(one.trigger, type=meant.trigger.type)
                found[at] = replace(one, trigger=trigger, counted=counted)
    return found


def _counts_again(tree: Tree, one: Draft) -> bool:
    """Return whether a draft tells "the number", and of what it does not say."""
    if one.trigger.noun or len(one.counted) != 1 or one.trigger.type not in {"other", "economy"}:
        return False
    tally = _tally(tree, one.counted[0].token)
    bare = tally is not None and tree.kid(tally, "nmod", "acl", "acl:relcl", "compound") is None
    return bare and tally is not None and tree.kid(tally, "det") is not None


def _is_count(other: Draft, again: Draft) -> bool:
    """Return whether a draft counts people, no further back than the sentences just read."""
    near = 0 <= again.trigger.sentence - other.trigger.sentence <= _JUST_READ
    return near and other.trigger.type in _PEOPLE and len(other.counted) == 1
