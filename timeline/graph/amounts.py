"""Which numbers of two claims count the same thing, so that they can differ about it.

"Five people" and "six civilians" dead do; "one of them", "the other eight" and "eight since Friday"
count something else, and so do the cars.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from timeline.graph import lexicon, matter

if TYPE_CHECKING:
    from timeline.graph.facts import Facts
    from timeline.model import EventType, Quantity

#: Types of events that have one count of people or things: victims, suspects, a crowd, a haul.
COUNTED = frozenset(
    {
        "accident",
        "arrest",
        "attack",
        "crime",
        "disaster",
        "fight",
        "health",
        "injure",
        "kill",
        "move",
        "protest",
        "release",
        "seize",
        "withdraw",
    }
)
#: Types whose numbers are scores, records and repertoires: each sentence picks its own.
UNCOUNTED = frozenset({"sport", "culture", "statement", "other"})
#: Of these a bare number is one of people: "the toll rose to seven".
PEOPLE_COUNTED = frozenset({"arrest", "injure", "kill", "disaster", "accident", "health"})


def countable(older: Facts, newer: Facts) -> bool:
    """Return whether both claims count what there is one number of."""
    if not matter.may_meet(older, newer) or _deadly(older) != _deadly(newer):
        return False
    kinds = {older.claim.type, newer.claim.type}
    if len(kinds) > 1 and not (older.recount or newer.recount):
        return False
    if kinds & COUNTED:
        return True
    return not kinds & UNCOUNTED and matter.same_deed(older, newer)


def _deadly(one: Facts) -> bool:
    """Return whether the clause counts only those who died of it: "three were fatally shot"."""
    kinds = lexicon.cues("counted", "fatally")
    return one.claim.type != "kill" and any(word in one.claim.label.casefold() for word in kinds)


def whole(one: Facts) -> list[Quantity]:
    """Return the claim's quantities that count all there were.

    Not "one of them" or "five others", nor each of "12 Somalis and 11 Yemenis".
    """
    units = Counter(_head(quantity) for quantity in one.claim.quantities)
    return [
        quantity
        for quantity in one.claim.quantities
        if units[_head(quantity)] == 1 and not _of_a_part(quantity, one)
    ]


def _head(quantity: Quantity) -> str:
    """Return the last word of the unit: Somali pirates and Yemeni pirates are pirates."""
    return quantity.unit.rpartition(" ")[2]


def _of_a_part(quantity: Quantity, one: Facts) -> bool:
    if f" {quantity.unit} " in {" other ", " others "}:
        return True
    parts = lexicon.cues("counted", "part")
    text = f" {quantity.text.casefold()} "
    if any(f" {words} " in text for words in parts):
        return True
    before = one.quote[: quantity.span.start - one.claim.sentence.start].casefold().rstrip()
    return before.endswith(tuple(f" {word}" for word in parts))


def comparable(one: Quantity, other: Quantity, kind: EventType) -> bool:
    """Return whether two quantities count the same thing, people under any name.

    A bare number counts people only where people are what is counted.
    """
    if not one.unit or not other.unit:
        return kind in PEOPLE_COUNTED and _people(one) and _people(other)
    return one.unit == other.unit or (_people(one) and _people(other))


def _people(quantity: Quantity) -> bool:
    return quantity.unit in lexicon.cues("counted", "people")


def exclude(one: Quantity, other: Quantity) -> bool:
    """Return whether no number fits both quantities."""
    lows = [q.low for q in (one, other) if q.low is not None]
    highs = [q.high for q in (one, other) if q.high is not None]
    return bool(lows and highs) and max(lows) > min(highs)
