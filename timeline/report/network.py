"""The network of events, places and actors that the page draws: the best attested few hundred.

Positions come from ``graph.layout``; the page draws an event it left out with its own neighbours.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from timeline.packed import in_order, seen_as
from timeline.report.told import Told

if TYPE_CHECKING:
    from timeline.model import Event, Timeline

#: More nodes than this are neither laid out well nor read.
NODES = 300
#: Room for events among them; the rest goes to the actors and places they name.
EVENTS = 140


def network(timeline: Timeline) -> list[list[Any]]:
    """Return rows of (kind, number in the timeline, x, y); x and y between -1 and 1."""
    part = _best_attested(timeline)
    positions = _layout(part)
    numbers = {
        **{("event", e.id): n for n, e in enumerate(timeline.events)},
        **{("actor", a.id): n for n, a in enumerate(timeline.actors)},
        **{("place", p.id): n for n, p in enumerate(timeline.places)},
    }
    kept = (
        [("event", e.id) for e in part.events]
        + [("actor", a.id) for a in part.actors]
        + [("place", p.id) for p in part.places]
    )
    drawn = [node for node in kept if node[1] in positions]
    across = _spread([positions[node[1]][0] for node in drawn])
    down = _spread([positions[node[1]][1] for node in drawn])
    return [
        [kind, numbers[kind, name], x, y]
        for (kind, name), x, y in zip(drawn, across, down, strict=True)
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


def _best_attested(timeline: Timeline) -> Timeline:
    """Return the part that is drawn: the best attested events and who is in them."""
    linked = {end for link in timeline.links for end in (link.source, link.target)}
    joined = [e for e in timeline.events if e.actors or e.places or e.id in linked]
    ranked = sorted(joined, key=_weight, reverse=True)[:EVENTS]
    chosen = {event.id for event in ranked}
    events = tuple(event for event in timeline.events if event.id in chosen)
    uses: dict[str, int] = {}
    for event in events:
        for name in (*(a.actor for a in event.actors), *event.places):
            uses[name] = uses.get(name, 0) + 1
    best = sorted(uses, key=lambda name: (-uses[name], name))[: NODES - len(events)]
    named = set(best)
    own = {claim for event in events for claim in event.claims}
    places = (n for n, claim in enumerate(seen_as(timeline.claims, Told)) if claim.id in own)
    claims = tuple(in_order(timeline.claims, places))
    telling = {claim.article for claim in claims}
    return replace(
        timeline,
        articles=tuple(article for article in timeline.articles if article.id in telling),
        claims=claims,
        events=tuple(_among(event, named) for event in events),
        actors=tuple(a for a in timeline.actors if a.id in named),
        places=tuple(p for p in timeline.places if p.id in named),
        links=tuple(k for k in timeline.links if k.source in chosen and k.target in chosen),
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
