"""Whether two claims speak of one matter so plainly that one can contradict the other.

"Pakistan denied that its troops had crossed the border" and "Pakistani troops crossed the border":
one matter. "He has never won a title" and "the team won 40 games" share a verb and nothing else. A
sentence and its copy are no rivals either, whatever a parser makes of their commas.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.graph import geography, lexicon, names, wording

if TYPE_CHECKING:
    from timeline.graph.facts import Facts

_WORD = re.compile(r"\w+")
#: Sentences that share this much of their words are one sentence, copied or edited.
COPIED = 0.8
#: The share of the shorter clause's words that the other must have for both to say one thing.
SAME_WORDS = 0.5
#: Relations of what is spread over a time: its count is a sum.
SPREAD = frozenset({"since", "between", "until"})
#: Statuses of what is said to have happened.
AFFIRMING = frozenset({"occurred", "ongoing"})
#: The share at which word order (active, passive, a noun) no longer matters.
SAME_WORDING = 0.75


def gainsays(denial: Facts, other: Facts) -> bool:
    """Return whether one claim denies the very thing the other says has happened."""
    if not denial.denies or other.denies or other.status not in AFFIRMING:
        return False
    if "statement" in {denial.type, other.type}:
        return False
    if lexicon.says(denial.quote, "change", "so-far"):
        return False
    return rivals(denial, other) and (same_deed(denial, other) or _same_doer(denial, other))


def _same_doer(denial: Facts, other: Facts) -> bool:
    """Return whether those who deny it "that day" are those said to have done it."""
    same = denial.meanings & other.meanings and denial.agents & other.agents
    return bool(same) and denial.firm and other.firm and _meet(denial, other)


def rivals(older: Facts, newer: Facts) -> bool:
    """Return whether the claims come from two voices that may differ over one matter.

    One article contradicts itself only where it lets two sources speak.
    """
    if older.article == newer.article and older.voice == newer.voice:
        return False
    return _compatible(older, newer) and not copied(older, newer)


def copied(one: Facts, other: Facts) -> bool:
    """Return whether both sentences are one, but for punctuation and a word or two.

    Where only a number was changed, that is what they differ about.
    """
    if one.said == other.said:
        return True
    if _counts(one) != _counts(other):
        return False
    mine, theirs = _words(one.quote), _words(other.quote)
    return len(mine & theirs) >= COPIED * len(mine | theirs)


@lru_cache(maxsize=4_096)
def _words(quote: str) -> frozenset[str]:
    return frozenset(_WORD.findall(names.plain(quote)))


def _counts(one: Facts) -> set[tuple[float | None, float | None]]:
    return {(quantity.low, quantity.high) for quantity in one.quantities}


def touch(one: Facts, other: Facts) -> bool:
    """Return whether both claims name an actor or a place alike."""
    places = {place.id for place in one.places} & {place.id for place in other.places}
    return bool(places) or not one.named.isdisjoint(other.named)


def _compatible(one: Facts, other: Facts) -> bool:
    """Return whether nobody has a part in one claim that somebody else has in the other."""
    return _agree(one.doers, other.doers) and _agree(one.befallen, other.befallen)


def may_meet(one: Facts, other: Facts) -> bool:
    """Return whether places and periods allow one happening: "since Friday" is no one night."""
    if {one.relation, other.relation} & SPREAD:
        return False
    closest = geography.closest(one.places, other.places)
    return closest is None or closest[0] != "apart"


def befalls_the_same(one: Facts, other: Facts) -> bool:
    """Return whether it may be the same person or thing that both claims are about."""
    return _agree(one.befallen, other.befallen)


def _agree(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return not mine or not theirs or not mine.isdisjoint(theirs)


def same_deed(one: Facts, other: Facts) -> bool:
    """Return whether both clauses tell one thing done: by their words beside the trigger.

    What is done to what decides: "has not won a title" and "won 40 games" share who wins. All words
    together decide where word order differs: active, passive, a noun for the verb. Where one has
    nothing after its verb ("the base fell"), the day they share or a denial must help.
    """
    (mine, my_rest), (theirs, their_rest) = _told(one), _told(other)
    if not my_rest or not their_rest:
        return _overlap(mine | my_rest, theirs | their_rest) >= SAME_WORDING and _meet(one, other)
    if _overlap(mine | my_rest, theirs | their_rest) >= SAME_WORDING:
        return True
    same_doer = not mine or not theirs or _overlap(mine, theirs) >= SAME_WORDS
    return same_doer and _overlap(my_rest, their_rest) >= SAME_WORDS


def _meet(one: Facts, other: Facts) -> bool:
    """Return whether both may share a day of their own, or one answers what was said."""
    if "denies" in {one.stance, other.stance}:
        return True
    return one.firm and other.firm and one.first <= other.last and other.first <= one.last


def _told(one: Facts) -> tuple[frozenset[str], frozenset[str]]:
    """Return the content words of the claim's label before its trigger, and those after it."""
    trigger = one.quote[one.at : one.until]
    before, found, after = one.label.partition(trigger)
    halves = (before, after) if found else ("", before)
    itself = set(wording.content_words(f"{trigger} {one.lemma}"))
    left, right = (frozenset(wording.content_words(half)) - itself for half in halves)
    return left, right


def _overlap(mine: frozenset[str], theirs: frozenset[str]) -> float:
    shorter = min(len(mine), len(theirs))
    return len(mine & theirs) / shorter if shorter else 0.0
