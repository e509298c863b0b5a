"""Which events touch: the ten on either side that share an actor and a place, nearest first.

The fall of Spin Boldak and the clash there two days later share the Taliban and the town. What
shares only an actor is joined through that actor's node in the graph, never as all pairs of events.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.graph import facts as fact
from timeline.model import Link

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.graph.score import Rarity
    from timeline.model import Event

#: How many related events each event keeps on either side of it in time.
A_SIDE = 10
#: Days after which nearness in time counts half.
HALF_DAYS = 30.0


def links(
    events: Sequence[Event], rarity: Rarity, wide: frozenset[str], anchors: Mapping[str, int | None]
) -> list[Link]:
    """Return related links between events (in order of time); ``wide`` places are countries."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, event in enumerate(events):
        for actor in event.actors:
            for place in event.places:
                if place not in wide:
                    blocks[actor.actor, place].append(position)
    ahead: dict[int, dict[int, float]] = defaultdict(dict)
    for positions in blocks.values():
        for index, one in enumerate(positions):
            for other in positions[index + 1 : index + 1 + A_SIDE]:
                if other not in ahead[one]:
                    ahead[one][other] = _score(events[one], events[other], rarity, anchors)
    return [_link(events[one], events[other], score) for one, other, score in sorted(_best(ahead))]


def _score(one: Event, other: Event, rarity: Rarity, anchors: Mapping[str, int | None]) -> float:
    actors = {a.actor for a in one.actors} & {a.actor for a in other.actors}
    places = set(one.places) & set(other.places)
    shared = sum(sorted(rarity(ident) for ident in actors | places))
    days = [_day(event, anchors) for event in (one, other)]
    near = 0.5 if None in days else 1 / (1 + abs(days[0] - days[1]) / HALF_DAYS)  # type: ignore[operator]
    muted = 0.5 if "statement" in {one.type, other.type} else 1.0
    return round(shared * near * muted, 4)


def _day(event: Event, anchors: Mapping[str, int | None]) -> int | None:
    first, last = fact.day_range(event.interval)
    if first != fact.PAST:
        return first
    return last if last != fact.FUTURE else anchors.get(event.id)


def _best(ahead: Mapping[int, Mapping[int, float]]) -> list[tuple[int, int, float]]:
    """Keep for each event the ten best that follow it and the ten best it follows."""
    behind: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for one, others in ahead.items():
        for other, score in sorted(others.items(), key=lambda item: (-item[1], item[0]))[:A_SIDE]:
            behind[other].append((-score, one))
    return [
        (one, other, -score)
        for other, found in behind.items()
        for score, one in sorted(found)[:A_SIDE]
    ]


def _link(one: Event, other: Event, score: float) -> Link:
    shared = [a.actor for a in one.actors if a.actor in {b.actor for b in other.actors}]
    places = [p for p in one.places if p in other.places]
    reasons = (f"share {', '.join(shared)}", f"share {', '.join(places)}")
    return Link(source=one.id, target=other.id, kind="related", score=score, reasons=reasons)
