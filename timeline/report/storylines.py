"""Group events into storylines: what updates, contradicts or is part of each other is one story."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.model import Timeline

#: A "related" link binds a storyline from this score on; weaker ones would join everything.
RELATED_SCORE = 0.6
_BINDING = frozenset({"conflicts", "updates", "part-of"})


def storylines(timeline: Timeline) -> dict[str, str]:
    """Return for each event that shares a storyline the label of its best attested event."""
    seen = [(event.id, event.origins, len(event.claims)) for event in timeline.events]
    leader = {event: event for event, _, _ in seen}
    for link in timeline.links:
        binds = link.kind in _BINDING or (link.kind == "related" and link.score >= RELATED_SCORE)
        if binds and link.source in leader and link.target in leader:
            leader[_find(leader, link.target)] = _find(leader, link.source)
    members: dict[str, list[int]] = {}
    for number, (event, _, _) in enumerate(seen):
        members.setdefault(_find(leader, event), []).append(number)
    found: dict[str, str] = {}
    for group in members.values():
        if len(group) > 1:
            best = max(group, key=lambda n: (*seen[n][1:], -n))
            label = timeline.events[best].label
            found |= {seen[number][0]: label for number in group}
    return found


def _find(leader: dict[str, str], event: str) -> str:
    while leader[event] != event:
        leader[event] = leader[leader[event]]
        event = leader[event]
    return event
