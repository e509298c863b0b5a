"""The graph in the formats of graph programs: GraphML, GEXF with time, JSON node-link.

In GEXF each event lives from its first to its last day (``start``, ``end``), so Gephi's time slider
shows the graph of any week; an event of 14 July 2021 has both on that day.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import networkx as nx

from timeline.graph.nodes import network

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Timeline

#: Characters XML 1.0 cannot hold (W3C, section 2.2).
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: networkx stamps GEXF with today's date; the same input must give the same bytes.
_STAMP = re.compile(r' lastmodifieddate="[^"]*"')
#: Length of an ISO day: spells are days, as the file says; the hour stays in the attributes.
DAY = len("2021-07-14")


def graphml(timeline: Timeline) -> Iterator[str]:
    """Yield the graph as GraphML."""
    yield from nx.generate_graphml(_clean(network(timeline)), named_key_ids=True)


def gexf(timeline: Timeline) -> Iterator[str]:
    """Yield the graph as dynamic GEXF 1.2: events have a start and an end, open where unknown."""
    graph = _clean(network(timeline))
    graph.graph["mode"] = "dynamic"
    for _, data in graph.nodes(data=True):
        data["label"] = data["name"]
        if "earliest" in data:
            data["start"] = data["earliest"][:DAY]
        if "latest" in data:
            data["end"] = data["latest"][:DAY]
    for line in nx.generate_gexf(graph, version="1.2draft"):
        yield _STAMP.sub("", line)


def node_link(timeline: Timeline) -> Iterator[str]:
    """Yield the graph as one line of JSON in networkx's node-link form."""
    data = nx.node_link_data(network(timeline), edges="edges")
    yield json.dumps(data, ensure_ascii=False, sort_keys=True)


def _clean(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Return the graph without characters XML cannot hold."""
    tables = [data for _, data in graph.nodes(data=True)]
    tables += [data for _, _, data in graph.edges(data=True)]
    for data in tables:
        for name, value in data.items():
            if isinstance(value, str):
                data[name] = _NOT_XML.sub("\ufffd", value)
    return graph
