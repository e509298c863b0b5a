"""The timeline as a ``networkx.MultiDiGraph``: events, actors, places and articles as nodes.

The fall of Spin Boldak is a node of kind ``event`` with edges ``participates`` to the Taliban,
``at`` to the town and ``told-in`` to both articles. The attributes are listed in docs/graph.md.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import networkx as nx

from timeline import interval

if TYPE_CHECKING:
    from timeline.model import Article, Event, Link, Timeline

#: Where the force-directed layout starts: any fixed number gives the same picture every time.
SEED = 7
#: Above this many nodes forces cost too much (and networkx would need scipy, which nothing else of
#: ours does), and events stand along time instead.
MOST_BY_FORCE = 499


def network(timeline: Timeline) -> nx.MultiDiGraph[str]:
    """Return the graph of a timeline; attributes are strings and numbers, unknown ones left out.

    Nodes have ``kind`` (event, actor, place, article) and ``name``; edges have ``kind`` (also their
    key): participates, at, told-in and the link kinds. Conflicts and related go both ways.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for actor in timeline.actors:
        also = "; ".join(actor.aliases)
        graph.add_node(actor.id, kind="actor", name=actor.name, actor_kind=actor.kind, aliases=also)
    for place in timeline.places:
        known: dict[str, object] = {
            "lat": place.lat,
            "lon": place.lon,
            "country": place.country or None,
        }
        graph.add_node(
            place.id, kind="place", name=place.name, place_kind=place.kind, **_known(known)
        )
    for article in timeline.articles:
        graph.add_node(article.id, **_article(article))
    told = {claim.id: claim.article for claim in timeline.claims}
    for event in timeline.events:
        _add_event(graph, event, told)
    for link in timeline.links:
        _add_link(graph, link)
    return graph


def _known(attributes: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in attributes.items() if value is not None}


def _article(article: Article) -> dict[str, object]:
    published = interval.ends(article.publication.interval)[0] if article.publication else None
    found: dict[str, object] = {
        "kind": "article",
        "name": article.title or (article.paths[0] if article.paths else article.id),
        "publisher": article.publisher,
        "published": published,
        "url": article.url,
    }
    return _known(found)


def _add_event(graph: nx.MultiDiGraph[str], event: Event, told: dict[str, str]) -> None:
    earliest, latest = interval.ends(event.interval)
    found: dict[str, object] = {
        "kind": "event",
        "name": event.label,
        "type": event.type,
        "status": event.status,
        "earliest": earliest,
        "latest": latest,
        "granularity": event.interval.granularity if event.interval else None,
        "claims": len(event.claims),
        "origins": event.origins,
    }
    graph.add_node(event.id, **_known(found))
    for actor in event.actors:
        roles = "; ".join(actor.roles)
        graph.add_edge(event.id, actor.actor, "participates", kind="participates", roles=roles)
    for place in event.places:
        graph.add_edge(event.id, place, "at", kind="at")
    for article in dict.fromkeys(told[claim] for claim in event.claims):
        graph.add_edge(event.id, article, "told-in", kind="told-in")


def _add_link(graph: nx.MultiDiGraph[str], link: Link) -> None:
    reasons = "; ".join(link.reasons)
    both = link.kind in {"conflicts", "related"} and link.source != link.target
    ways = [(link.source, link.target), (link.target, link.source)][: 1 + both]
    for source, target in ways:
        graph.add_edge(source, target, link.kind, kind=link.kind, score=link.score, reasons=reasons)


def layout(timeline: Timeline) -> dict[str, tuple[float, float]]:
    """Return where to draw each event, actor and place: x and y from -1 to 1, always the same.

    Small graphs are laid out by forces (Fruchterman and Reingold 1991), large ones along time.
    """
    graph = network(timeline)
    graph.remove_nodes_from([article.id for article in timeline.articles])
    if len(graph) > MOST_BY_FORCE:
        return _along_time(timeline, graph)
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_edges_from(sorted({(min(e), max(e)) for e in graph.edges() if e[0] != e[1]}))
    if not plain:
        return {}
    found = nx.spring_layout(plain, seed=SEED, iterations=60)
    return {node: (round(float(x), 4), round(float(y), 4)) for node, (x, y) in found.items()}


def _along_time(timeline: Timeline, graph: nx.MultiDiGraph[str]) -> dict[str, tuple[float, float]]:
    """Place events from left to right in their order, and actors and places amid their events."""
    last = max(len(timeline.events) - 1, 1)
    found = {event.id: 2 * at / last - 1 for at, event in enumerate(timeline.events)}
    for node in sorted(set(graph) - found.keys()):
        mine = [found[event] for event in graph.predecessors(node) if event in found]
        found[node] = sum(mine) / len(mine) if mine else 0.0
    return {node: (round(x, 4), _height(node)) for node, x in found.items()}


def _height(node: str) -> float:
    digest = int.from_bytes(blake2b(node.encode(), digest_size=4).digest())
    return round(2 * digest / 0xFFFFFFFF - 1, 4)
