"""Which event is part of which: a sentence says "during", or one lies inside the days of the other.

"Fighting raged in Spin Boldak from Wednesday to Friday" holds "a photographer was killed there on
Thursday": the town is the same, and killing is what fighting consists of.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from timeline.graph import facts as fact
from timeline.graph import geography, lexicon
from timeline.graph.hints import TOLD, Said
from timeline.graph.reduction import precedes
from timeline.graph.wording import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.graph.facts import Facts
    from timeline.graph.hints import Hint
    from timeline.model import Event, Place

#: How sure it is that what lies inside in time, place and kind is a part.
BY_DAYS = 0.6
#: What lasts longer than this is a background and not a happening with parts, in days.
LONGEST = 120
#: Relations of a claim to its interval by which the happening fills it.
_FILLS = frozenset({"between", "during"})


def by_words(told: Iterable[Hint], days: Sequence[tuple[int, int]]) -> list[Said]:
    """Return what sentences say is part of what, unless the days exclude it."""
    return [
        hint.said(f'"{hint.word}" says so')
        for hint in told
        if not precedes(days[hint.first], days[hint.second])
        and not precedes(days[hint.second], days[hint.first])
    ]


class Lasting:
    """Claims of what filled some days, by position: "fighting from Wednesday to Friday"."""

    def __init__(self) -> None:
        """Start without claims."""
        self._days: dict[int, tuple[int, int]] = {}

    def add(self, claims: Iterable[Facts]) -> None:
        """Take down the claims that come next."""
        for one in claims:
            fills = one.firm and one.relation in _FILLS
            if fills and one.status in TOLD and 0 < one.last - one.first <= LONGEST:
                self._days[one.position] = one.first, one.last

    def wholes(self, events: Sequence[Event], numbers: Sequence[int]) -> dict[int, frozenset[str]]:
        """Return the events that lasted some days, with the types of what they consist of."""
        found: dict[int, frozenset[str]] = {}
        for position, days in self._days.items():
            at = numbers[position]
            kinds = _consists(events[at])
            if kinds and fact.day_range(events[at].interval) == days:
                found[at] = kinds
        return found


def by_days(
    events: Sequence[Event], lasting: Lasting, numbers: Sequence[int], places: Mapping[str, Place]
) -> list[Said]:
    """Return which events lie inside the days and place of one that consists of such events.

    They also share an actor, or one of the two names none. ``numbers`` has that of each claim's
    event.
    """
    wholes = lasting.wholes(events, numbers)
    if not wholes:
        return []
    inside: dict[int, list[int]] = defaultdict(list)
    for at, event in enumerate(events):
        first, last = fact.day_range(event.interval)
        if event.status in TOLD and event.type != "statement" and first == last:
            inside[first].append(at)
    return [
        Said(part, whole, BY_DAYS, "lies inside its days and place, and is what it consists of")
        for whole in sorted(wholes)
        for part in _inside(events[whole], inside)
        if part != whole
        and events[part].type in wholes[whole]
        and _agree(events[part], events[whole], places)
    ]


def apart(found: Iterable[Said]) -> list[Said]:
    """Return each part and whole once; of two said to hold each other, the first."""
    kept: dict[tuple[int, int], Said] = {}
    for one in found:
        if (one.second, one.first) not in kept:
            kept.setdefault((one.first, one.second), one)
    return list(kept.values())


def _consists(event: Event) -> frozenset[str]:
    """Return the types of the parts of such an event, by its type or the words of its label."""
    meant = [lexicon.meanings(word) for word in content_words(event.label)]
    told = frozenset[str]({event.type} - {"other"}).union(*meant)
    return frozenset(part for kind in told for part in _parts().get(kind, ()))


@cache
def _parts() -> dict[str, tuple[str, ...]]:
    return {kind: tuple(listed) for kind, listed in lexicon.table("parts").items()}


def _inside(whole: Event, inside: Mapping[int, Sequence[int]]) -> Iterator[int]:
    first, last = fact.day_range(whole.interval)
    for day in range(first, last + 1):
        yield from inside.get(day, ())


def _agree(part: Event, whole: Event, places: Mapping[str, Place]) -> bool:
    """Return whether the part lies in the place of the whole, and no other actors are at work."""
    here = [places[place] for place in whole.places if places[place].kind != "country"]
    there = [places[place] for place in part.places]
    if not any(a.id == b.id or geography.holds(a, b) for a in here for b in there):
        return False
    mine = {one.actor for one in part.actors}
    theirs = {one.actor for one in whole.actors}
    return not mine or not theirs or not mine.isdisjoint(theirs)
