"""Timelines in the formats other programs read, line by line.

``write(timeline, "jsonl")`` yields one event a line; ``ics`` opens in a calendar, ``gexf`` in
Gephi, ``timelinejs`` in TimelineJS. Every format is a function from a timeline to lines of text,
but Parquet, which is bytes: ``parquet(timeline, path)``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.graph.exports import articles, calendar, events, graphs, slides, tables
from timeline.graph.exports.tables import parquet, whole_rows
from timeline.model import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline.model import Timeline

_WRITERS: dict[str, Callable[[Timeline], Iterator[str]]] = {
    "jsonl": events.lines,
    "csv": tables.events,
    "ics": calendar.lines,
    "graphml": graphs.graphml,
    "gexf": graphs.gexf,
    "json": graphs.node_link,
    "nodes": tables.nodes,
    "edges": tables.edges,
    "timelinejs": slides.lines,
    "articles": articles.lines,
}
#: The formats ``write`` knows, and Parquet.
FORMATS: tuple[str, ...] = (*_WRITERS, "parquet")

__all__ = ["FORMATS", "parquet", "whole_rows", "write"]


def write(timeline: Timeline, format: str) -> Iterator[str]:  # noqa: A002 - the word of the command line
    """Return the lines of a timeline in one of ``FORMATS``, each without its line break.

    Raises:
        UsageError: if the format is not known, or is ``parquet`` (call ``parquet``).
    """
    writer = _WRITERS.get(format)
    if writer is None:
        remedy = (
            "use parquet(timeline, path)" if format == "parquet" else f"use {', '.join(FORMATS)}"
        )
        raise UsageError(format, "is no text format of a timeline", remedy)
    return writer(timeline)
