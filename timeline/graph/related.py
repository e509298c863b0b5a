"""Which events touch: the ten on either side that share an actor and a place, nearest first.

The fall of Spin Boldak and the clash there two days later share the Taliban and the town. What
shares only an actor is joined through that actor's node in the graph, never as all pairs of events.
"""

from __future__ import annotations

import heapq
import math
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from timeline.graph import facts as fact
from timeline.graph.weighed import Weighed
from timeline.model import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.graph.score import Rarity
    from timeline.model import Event

#: How many related events each event keeps on either side of it in time.
A_SIDE = 10
#: Days after which nearness in time counts half.
HALF_DAYS = 30.0


def pairs(
    events: Sequence[Event], rarity: Rarity, wide: frozenset[str], published: Sequence[int | None]
) -> Weighed:
    """Return numbers of events (in order of time) that touch, in order, with how much they do.

    ``wide`` places are countries; ``published`` has the day of each event's first report.
    """
    seen = [_Seen.of(event, wide, day) for event, day in zip(events, published, strict=True)]
    blocks: dict[tuple[str, str], array[int]] = {}
    for position, one in enumerate(seen):
        for block in one.blocks():
            blocks.setdefault(block, array("I")).append(position)
    return _best(_ahead(seen, blocks, rarity))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What of an event makes it touch others; the narrow places stand first."""

    actors: tuple[str, ...]
    places: tuple[str, ...]
    narrow: int
    day: int | None
    muted: bool

    @classmethod
    def of(cls, event: Event, wide: frozenset[str], published: int | None) -> _Seen:
        places = tuple(sorted(event.places, key=wide.__contains__))
        actors = tuple(one.actor for one in event.actors)
        narrow = sum(place not in wide for place in places)
        return cls(actors, places, narrow, _day(event, published), event.type == "statement")

    def blocks(self) -> Iterator[tuple[str, str]]:
        return ((actor, place) for actor in self.actors for place in self.places[: self.narrow])


def _ahead(
    seen: Sequence[_Seen], blocks: Mapping[tuple[str, str], Sequence[int]], rarity: Rarity
) -> Weighed:
    """Return for each event the ten best of those that follow it in one of its blocks."""
    found = Weighed()
    for at, one in enumerate(seen):
        after: set[int] = set()
        for block in one.blocks():
            told = blocks[block]
            start = bisect_right(told, at)
            after.update(told[start : start + A_SIDE])
        scored = [(-_score(one, seen[other], rarity), other) for other in after]
        for score, other in heapq.nsmallest(A_SIDE, scored):
            found.add(at, other, -score)
    return found


def _score(one: _Seen, other: _Seen, rarity: Rarity) -> float:
    alike = {*one.actors}.intersection(other.actors) | {*one.places}.intersection(other.places)
    shared = math.fsum(rarity(ident) for ident in alike)
    near = 0.5
    if one.day is not None and other.day is not None:
        near = 1 / (1 + abs(one.day - other.day) / HALF_DAYS)
    return round(shared * near * (0.5 if one.muted or other.muted else 1.0), 4)


def _day(event: Event, published: int | None) -> int | None:
    first, last = fact.day_range(event.interval)
    if first != fact.PAST:
        return first
    return last if last != fact.FUTURE else published


def _best(ahead: Weighed) -> Weighed:
    """Keep for each event the ten best of those it follows, the earlier of equals."""
    ones, others = (np.frombuffer(ends, dtype=np.uint32) for ends in (ahead.ones, ahead.others))
    scores = np.frombuffer(ahead.weights, dtype=np.float64)
    order = np.lexsort((ones, -scores, others))
    placed = others[order]
    rank = np.arange(len(order)) - np.searchsorted(placed, placed)
    kept = order[rank < A_SIDE]
    kept = kept[np.lexsort((others[kept], ones[kept]))]
    return Weighed([b"".join(column[kept].tobytes() for column in (ones, others, scores))])


def links(events: Sequence[Event], touching: Iterable[tuple[int, int, float]]) -> Iterator[Link]:
    """Yield a related link for each pair; links of one reason share its words."""
    known: dict[tuple[str, str], tuple[str, str]] = {}
    for at, to, score in touching:
        one, other = events[at], events[to]
        theirs = {actor.actor for actor in other.actors}
        shared = ", ".join(a.actor for a in one.actors if a.actor in theirs)
        places = ", ".join(place for place in one.places if place in other.places)
        reasons = (f"share {shared}", f"share {places}")
        reasons = known.setdefault(reasons, reasons)
        yield Link(source=one.id, target=other.id, kind="related", score=score, reasons=reasons)
