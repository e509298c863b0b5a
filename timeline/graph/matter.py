"""Whether two claims speak of one matter so plainly that one can contradict the other.

"Pakistan denied that its troops had crossed the border" and "Pakistani troops crossed the border":
one matter. "He has never won a title" and "the team won 40 games" share a verb and nothing else. A
sentence and its copy are no rivals either, whatever a parser makes of their commas.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from timeline.graph import lexicon, names, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.graph.facts import Facts
    from timeline.model import EventType, Quantity, Role

_WORD = re.compile(r"\w+")
#: Sentences that share this much of their words are one sentence, copied or edited.
COPIED = 0.8
#: The share of the shorter clause's words that the other must have for both to say one thing.
SAME_WORDS = 0.5
#: Statuses of what is said to have happened.
AFFIRMING = frozenset({"occurred", "ongoing"})
#: The share at which word order (active, passive, a noun) no longer matters.
SAME_WORDING = 0.75
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


def denies(one: Facts) -> bool:
    """Return whether a claim says that it did not happen; a denial itself did happen."""
    said = one.claim.attribution
    if said is None or said.stance != "denies" or one.claim.type == "statement":
        return one.claim.status == "denied"
    return said.cue is None or not said.cue.overlaps(one.claim.trigger)


def gainsays(denial: Facts, other: Facts) -> bool:
    """Return whether one claim denies the very thing the other says has happened."""
    if not denies(denial) or denies(other) or other.claim.status not in AFFIRMING:
        return False
    if "statement" in {denial.claim.type, other.claim.type}:
        return False
    return rivals(denial, other) and same_deed(denial, other)


def rivals(older: Facts, newer: Facts) -> bool:
    """Return whether the claims come from two voices that may differ over one matter.

    One article contradicts itself only where it lets two sources speak.
    """
    if copied(older, newer) or not _compatible(older, newer):
        return False
    if older.claim.article != newer.claim.article:
        return True
    return older.voice != newer.voice


def copied(one: Facts, other: Facts) -> bool:
    """Return whether both sentences are one, but for punctuation and a word or two.

    Where only a number was changed, that is what they differ about.
    """
    if one.quote == other.quote:
        return True
    mine, theirs = (set(_WORD.findall(names.plain(each.quote))) for each in (one, other))
    return len(mine & theirs) >= COPIED * len(mine | theirs) and _counts(one) == _counts(other)


def _counts(one: Facts) -> set[tuple[float | None, float | None]]:
    return {(quantity.low, quantity.high) for quantity in one.claim.quantities}


def touch(one: Facts, other: Facts) -> bool:
    """Return whether both claims name an actor or a place alike."""
    places = {place.id for place in one.places} & {place.id for place in other.places}
    return bool(places) or not one.named.isdisjoint(other.named)


def _compatible(one: Facts, other: Facts) -> bool:
    """Return whether nobody has a part in one claim that somebody else has in the other."""
    return all(_agree(_cast(one, role), _cast(other, role)) for role in ("agent", "patient"))


def befalls_the_same(one: Facts, other: Facts) -> bool:
    """Return whether it may be the same person or thing that both claims are about."""
    return _agree(_cast(one, "patient"), _cast(other, "patient"))


def _agree(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return not mine or not theirs or not mine.isdisjoint(theirs)


def _cast(one: Facts, role: Role) -> frozenset[str]:
    """Return who plays the role: named ones by their identity, others by their head word."""
    playing = [actor for actor in one.claim.actors if actor.role == role and actor.name]
    return frozenset(actor.entity or names.words(actor.name)[-1] for actor in playing)


def same_deed(one: Facts, other: Facts) -> bool:
    """Return whether both clauses tell one thing done: by their words beside the trigger.

    What is done to what decides: "has not won a title" and "won 40 games" share who wins. All words
    together decide where word order differs: active, passive, a noun for the verb.
    """
    (mine, my_rest), (theirs, their_rest) = _told(one), _told(other)
    if _overlap(mine | my_rest, theirs | their_rest) >= SAME_WORDING:
        return True
    return _overlap(my_rest, their_rest) >= SAME_WORDS


def _told(one: Facts) -> tuple[frozenset[str], frozenset[str]]:
    """Return the content words of the claim's label before its trigger, and those after it."""
    begin = one.claim.sentence.start
    trigger = one.quote[one.claim.trigger.start - begin : one.claim.trigger.end - begin]
    before, found, after = one.claim.label.partition(trigger)
    halves = (before, after) if found else ("", before)
    itself = set(wording.content_words(f"{trigger} {one.claim.lemma}"))
    left, right = (frozenset(wording.content_words(half)) - itself for half in halves)
    return left, right


def _overlap(mine: frozenset[str], theirs: frozenset[str]) -> float:
    shorter = min(len(mine), len(theirs))
    return len(mine & theirs) / shorter if shorter else 0.0


def countable(older: Facts, newer: Facts) -> bool:
    """Return whether both claims count what there is one number of."""
    kinds = {older.claim.type, newer.claim.type}
    if kinds & COUNTED:
        return True
    return not kinds & UNCOUNTED and same_deed(older, newer)


def whole(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities that count all there were.

    Not "one of them" or "five others", nor each of "12 Somalis and 11 Yemenis".
    """
    units = Counter(_head(quantity) for quantity in quantities)
    return [q for q in quantities if units[_head(q)] == 1 and not _of_a_part(q)]


def _head(quantity: Quantity) -> str:
    """Return the last word of the unit: Somali pirates and Yemeni pirates are pirates."""
    return quantity.unit.rpartition(" ")[2]


def _of_a_part(quantity: Quantity) -> bool:
    text = f" {quantity.text.casefold()} "
    if f" {quantity.unit} " in {" other ", " others "}:
        return True
    return any(f" {words} " in text for words in lexicon.cues("counted", "part"))


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
