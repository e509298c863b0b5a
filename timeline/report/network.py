"""The network of events, places and actors that the page draws: the best attested few hundred.

Positions come from ``graph.layout``; the page draws an event it left out with its own neighbours.
"""

from __future__ import annotations

from dataclasses import replace
from heapq import nlargest
from itertools import chain
from typing import TYPE_CHECKING, Any

from timeline.packed import in_order

if TYPE_CHECKING:
    from timeline.model import Event, Timeline
    from timeline.report.ties import Ties
    from timeline.report.told import Shown

#: More nodes than this are neither laid out well nor read.
NODES = 300
#: Room for events among them; the rest goes to the actors and places they name.
EVENTS = 140


def network(timeline: Timeline, shown: Shown, ties: Ties) -> list[list[Any]]:
    """Return rows of (kind, number in the timeline, x, y); x and y between -1 and 1."""
    part = _best_attested(timeline, shown, ties)
    positions = _layout(part)
    actors = {actor.id: number for number, actor in enumerate(timeline.actors)}
    places = {place.id: number for number, place in enumerate(timeline.places)}
    kept = (
        [("event", e.id, shown.events[e.id]) for e in part.events]
        + [("actor", a.id, actors[a.id]) for a in part.actors]
        + [("place", p.id, places[p.id]) for p in part.places]
    )
    drawn = [node for node in kept if node[1] in positions]
    across = _spread([positions[node[1]][0] for node in drawn])
    down = _spread([positions[node[1]][1] for node in drawn])
    return [
        [kind, number, x, y] for (kind, _, number), x, y in zip(drawn, across, down, strict=True)
    ]


def _spread(values: list[float]) -> list[float]:
    """Return the values between -1 and 1, half by size and half by rank, which opens crowds."""
    if not values:
        return []
    low, high = min(values), max(values)
    ranks = {value: rank for rank, value in enumerate(sorted(set(values)))}
    last = max(len(ranks) - 1, 1)
    return [
        round((value - low) / ((high - low) or 1) + ranks[value] / last - 1, 4) for value in values
    ]


def _best_attested(timeline: Timeline, shown: Shown, ties: Ties) -> Timeline:
    """Return the part that is drawn: the best attested events and who is in them."""
    linked = bytearray(len(timeline.events) + 1)  # the last stands for what is no event
    for end in chain(ties.sources, ties.targets):
        linked[end] = 1
    joined = (
        (_weight(event), number)
        for number, event in enumerate(timeline.events)
        if event.actors or event.places or linked[number]
    )
    chosen = sorted(number for _, number in nlargest(EVENTS, joined))
    events = tuple(timeline.events[number] for number in chosen)
    uses: dict[str, int] = {}
    for event in events:
        for name in (*(a.actor for a in event.actors), *event.places):
            uses[name] = uses.get(name, 0) + 1
    best = sorted(uses, key=lambda name: (-uses[name], name))[: NODES - len(events)]
    named = set(best)
    own = {shown.places.get(claim) for event in events for claim in event.claims}
    claims = tuple(in_order(timeline.claims, sorted(place for place in own if place is not None)))
    telling = sorted({shown.articles[claim.article] for claim in claims})
    ends = set(chosen)
    links = (at for at, end in enumerate(ties.sources) if end in ends and ties.targets[at] in ends)
    return replace(
        timeline,
        articles=tuple(in_order(timeline.articles, telling)),
        claims=claims,
        events=tuple(_among(event, named) for event in events),
        actors=tuple(a for a in timeline.actors if a.id in named),
        places=tuple(p for p in timeline.places if p.id in named),
        links=tuple(ties.picked(links)),
    )


def _among(event: Event, named: set[str]) -> Event:
    """Return the event with those of its actors and places that are drawn."""
    return replace(
        event,
        actors=tuple(actor for actor in event.actors if actor.actor in named),
        places=tuple(place for place in event.places if place in named),
    )


def _weight(event: Event) -> tuple[bool, int, int, str]:
    return (event.type != "statement", event.origins, len(event.claims), event.id)


def _layout(part: Timeline) -> dict[str, tuple[float, float]]:
    if not part.events:
        return {}
    try:
        from timeline.graph import layout  # noqa: PLC0415 - networkx is slow to import
    except ImportError:
        return {}
    positions: dict[str, tuple[float, float]] = layout(part)
    return positions
