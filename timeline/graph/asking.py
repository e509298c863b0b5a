"""What users ask of the graph: storylines, who met whom, who appears with whom, how two are joined.

Of the strike at Koper: one storyline from the walkout to the agreement; the union met the operator
in Trieste; a path from the union to the minister leads through the fire.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx

from timeline import interval
from timeline.graph import facts as fact
from timeline.graph.nodes import SEED, network
from timeline.model import TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Event, Granularity, Timeline

#: Types of events in which those who act meet.
MEETINGS = frozenset({"meet", "agree"})
#: How many of the next events of an actor or place an event is tied to: a chain, not all pairs.
AHEAD = 3
#: Days after which a tie between two events of one actor counts half.
HALF_DAYS = 30.0
#: Links that tie their events into one story, and how much.
_TIES = {"related": 1.0, "before": 0.5, "part-of": 2.0, "updates": 2.0, "conflicts": 2.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Two actors who met (``one`` before ``other`` by id), and the events in which they did."""

    one: str
    other: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Two actors in the same events of one period, which begins on ``period`` (an ISO day)."""

    one: str
    other: str
    period: str
    events: tuple[str, ...]


def storylines(timeline: Timeline) -> tuple[tuple[str, ...], ...]:
    """Return groups of events that belong together, each in order of time, the largest first.

    Communities (Louvain, with a fixed seed) over shared actors, places and nearness in time;
    statements count as the other events do. Every event is in exactly one storyline.
    """
    order = {event.id: at for at, event in enumerate(timeline.events)}
    found = nx.community.louvain_communities(_ties(timeline), weight="weight", seed=SEED)
    lines = [tuple(sorted(one, key=order.__getitem__)) for one in found]
    return tuple(sorted(lines, key=lambda line: (-len(line), order[line[0]])))


def _ties(timeline: Timeline) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(event.id for event in timeline.events)
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for link in timeline.links:
        if link.source != link.target:
            weights[_pair(link.source, link.target)] += _TIES[link.kind]
    for shared in _shared(timeline).values():
        telling = 1 / len(shared) ** 0.5
        for at, one in enumerate(shared):
            for other in shared[at + 1 : at + 1 + AHEAD]:
                weights[_pair(one.id, other.id)] += telling * _near(one, other)
    graph.add_weighted_edges_from((*pair, weights[pair]) for pair in sorted(weights))
    return graph


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _shared(timeline: Timeline) -> dict[str, list[Event]]:
    """Return the events of each actor and place, in order of time."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in timeline.events:
        for ident in (*(a.actor for a in event.actors), *event.places):
            found[ident].append(event)
    return found


def _near(one: Event, other: Event) -> float:
    days = [_day(event) for event in (one, other)]
    if fact.FUTURE in days:
        return 0.5
    return 1 / (1 + abs(days[0] - days[1]) / HALF_DAYS)


def _day(event: Event) -> int:
    first, last = fact.day_range(event.interval)
    return last if first == fact.PAST else first


def met(timeline: Timeline) -> tuple[Meeting, ...]:
    """Return who met whom: pairs of actors of events of type meet or agree that took place."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for event in timeline.events:
        if event.type in MEETINGS and event.status in {"occurred", "ongoing"}:
            for pair in combinations(sorted(a.actor for a in event.actors), 2):
                found[pair].append(event.id)
    return tuple(
        Meeting(one=one, other=other, events=tuple(events))
        for (one, other), events in sorted(found.items())
    )


def together(timeline: Timeline, period: Granularity = "month") -> tuple[Together, ...]:
    """Return which actors appear in the same events, period by period.

    An event counts in the period in which it begins, or ends where its start is open; undated
    events count in none.
    """
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for event in timeline.events:
        start = _period(event, period)
        if start is not None:
            for one, other in combinations(sorted(a.actor for a in event.actors), 2):
                found[start, one, other].append(event.id)
    return tuple(
        Together(one=one, other=other, period=start, events=tuple(events))
        for (start, one, other), events in sorted(found.items())
    )


def _period(event: Event, period: Granularity) -> str | None:
    when = event.interval
    moment = None if when is None else when.start or when.end
    return None if moment is None else interval.truncate(moment, period).date().isoformat()


def path(timeline: Timeline, one: str, other: str) -> tuple[str, ...]:
    """Return the shortest path between two nodes (actors, places, events): ids, ends included.

    Articles join nothing: what stands in one article need not belong together.

    Raises:
        TimelineError: if one of the two is not in the graph, or nothing joins them.
    """
    graph = network(timeline)
    graph.remove_nodes_from([article.id for article in timeline.articles])
    for ident in (one, other):
        if ident not in graph:
            remedy = "see the ids with: timeline export --format nodes"
            raise TimelineError(ident, "is not in the graph", remedy)
    plain: nx.Graph[str] = nx.Graph()
    plain.add_edges_from(sorted(_edges(graph)))
    plain.add_nodes_from((one, other))
    try:
        return tuple(nx.shortest_path(plain, one, other))
    except nx.NetworkXNoPath:
        remedy = "add articles or ask for another pair"
        ends = f"{one} and {other}"
        raise TimelineError(ends, "nothing joins them", remedy) from None


def _edges(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str]]:
    for one, other in graph.edges():
        yield _pair(one, other)
