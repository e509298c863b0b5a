"""Which numbers of two claims count the same thing, so that they can differ about it.

"Five people" and "six civilians" dead do; "eight since Friday" count something else, and so do the
cars. Which numbers are of all there were is said in ``wholes``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.graph import lexicon, matter
from timeline.graph.wholes import head

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
#: How far "about 100" may be from what it stands for, as a share of it.
ROUGHLY = 0.1
#: Words this short have no plural to cut off ("us", "gas").
SHORTEST = 3
#: Of these a bare number is one of people: "the toll rose to seven".
PEOPLE_COUNTED = frozenset({"arrest", "injure", "kill", "disaster", "accident", "health"})


def countable(older: Facts, newer: Facts) -> bool:
    """Return whether both claims count what there is one number of."""
    if not matter.may_meet(older, newer) or _deadly(older) != _deadly(newer):
        return False
    if _says(older, "statistics") or _says(newer, "statistics"):
        return False
    if any(_says(older, kind) != _says(newer, kind) for kind in ("several", "with-culprit")):
        return False
    kinds = {older.type, newer.type}
    if "legal" in kinds and not older.sufferers == newer.sufferers != frozenset():
        return False
    if "injure" in kinds and not _harmed_alike(older, newer):
        return False
    if len(kinds) > 1 and not (older.recount or newer.recount):
        return False
    if kinds & COUNTED and _of_people(older, newer):
        return True
    return not kinds & UNCOUNTED and matter.same_deed(older, newer)


def _says(one: Facts, kind: str) -> bool:
    return lexicon.says(one.quote, "counted", kind)


def _of_people(older: Facts, newer: Facts) -> bool:
    """Return whether both count people: of gangs, cars and shots a text may tell several sets."""
    return all(any(counts_people(q) for q in one.quantities) for one in (older, newer))


def _harmed_alike(older: Facts, newer: Facts) -> bool:
    """Return whether both count the hurt, or those hurt in one way: not grazed and taken in."""
    any_harm = lexicon.cues("counted", "harmed")
    general = [one.recount or one.lemma in any_harm for one in (older, newer)]
    return all(general) or older.lemma == newer.lemma


def _deadly(one: Facts) -> bool:
    """Return whether the clause counts only those who died of it: "three were fatally shot"."""
    kinds = lexicon.cues("counted", "fatally")
    return one.type != "kill" and any(word in one.label.casefold() for word in kinds)


def comparable(one: Quantity, other: Quantity, kind: EventType) -> bool:
    """Return whether two quantities count the same thing, people under any name.

    A bare number counts people only where people are what is counted.
    """
    if not one.unit or not other.unit:
        return kind in PEOPLE_COUNTED and _people(one) and _people(other)
    if one.unit == other.unit or (_people(one) and _people(other)):
        return True
    return kind in PEOPLE_COUNTED and _some_of(one, other)


def _people(quantity: Quantity) -> bool:
    return _single(quantity.unit) in lexicon.cues("counted", "people")


def _some_of(one: Quantity, other: Quantity) -> bool:
    """Return whether one counts all people and the other some kind: "people", "passengers"."""
    kinds = lexicon.people()
    return any(
        _people(whole) and _single(head(part)) in kinds and not _people(part)
        for whole, part in ((one, other), (other, one))
    )


def counts_people(quantity: Quantity) -> bool:
    """Return whether a number is one of people, of any kind or of all."""
    return _people(quantity) or _single(head(quantity)) in lexicon.people()


def _single(unit: str) -> str:
    """Return a unit as one of it ("victims", "bodies"), the way lists have it."""
    unit = unit.casefold()
    irregular: str | None = lexicon.table("counted")["single"].get(unit)
    return irregular or (unit.removesuffix("s") if len(unit) > SHORTEST else unit)


def exclude(one: Quantity, other: Quantity) -> bool:
    """Return whether no number fits both quantities, "nearly 20" and 19 being one.

    Passengers are people, but not all the people: their number is the least of the other.
    """
    some = _some_of(one, other)
    ranges = [_range(q, least=some and not _people(q)) for q in (one, other)]
    lows = [low for low, _ in ranges if low is not None]
    highs = [high for _, high in ranges if high is not None]
    return bool(lows and highs) and max(lows) > min(highs)


def _range(quantity: Quantity, *, least: bool) -> tuple[float | None, float | None]:
    """Return the least and most a quantity says, wider where its words say "about"."""
    low, high = quantity.low, None if least else quantity.high
    text = f" {quantity.text.casefold()} "
    below, above = (
        any(f" {word} " in text for word in lexicon.cues("counted", kind))
        for kind in ("roughly-below", "roughly-above")
    )
    low = low * (1 - ROUGHLY) if low is not None and below else low
    return low, high * (1 + ROUGHLY) if high is not None and above else high
