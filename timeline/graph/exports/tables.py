"""Events, nodes and edges as tables: CSV for spreadsheets, Parquet for data frames.

A cell that a spreadsheet would run as a formula ("=cmd()") is shown as text, with a quote before it
(OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from timeline.graph.exports import events as contract
from timeline.graph.exports.disputes import disputes
from timeline.graph.nodes import network
from timeline.model import CannotWriteError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from timeline.model import Timeline

COLUMNS = (
    "id",
    "label",
    "type",
    "status",
    "earliest",
    "latest",
    "granularity",
    "actors",
    "places",
    "lat",
    "lon",
    "origins",
    "claims",
    "publishers",
    "quote",
    "conflicts",
)
#: As the README has it: the extra that brings what Parquet needs.
INSTALLING = ".venv/bin/python -m pip install -e '.[parquet]'"
_FORMULA = re.compile(r"[=+@\t\r]|-(?![\d.])")


def events(timeline: Timeline) -> Iterator[str]:
    """Yield the events as CSV (RFC 4180), lists joined by "; "."""
    yield from _csv(COLUMNS, rows(timeline))


def rows(timeline: Timeline) -> Iterator[dict[str, Any]]:
    """Yield one flat row an event: names joined by "; ", the first place's coordinates."""
    for row in whole_rows(timeline):
        yield {name: "; ".join(v) if isinstance(v, tuple) else v for name, v in row.items()}


def whole_rows(timeline: Timeline) -> Iterator[dict[str, Any]]:
    """Yield the same rows with their names, outlets and conflicts as tuples."""
    against = disputes(timeline)
    for event in contract.rows(timeline):
        claims = event["claims"]
        place = event["places"][0] if event["places"] else {"lat": None, "lon": None}
        plain = ("id", "label", "type", "status", "earliest", "latest", "granularity", "origins")
        yield {
            **{name: event[name] for name in plain},
            "actors": _names(event["actors"]),
            "places": _names(event["places"]),
            "lat": place["lat"],
            "lon": place["lon"],
            "claims": len(claims),
            "publishers": tuple(dict.fromkeys(c["publisher"] for c in claims if c["publisher"])),
            "quote": claims[0]["quote"],
            "conflicts": against.get(event["id"], ()),
        }


def _names(items: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(item["name"] for item in items)


def nodes(timeline: Timeline) -> Iterator[str]:
    """Yield the nodes of the graph as CSV; ``id`` is what the edges name."""
    found = [{"id": node, **data} for node, data in network(timeline).nodes(data=True)]
    yield from _csv(_columns(found, ("id", "kind", "name")), found)


def edges(timeline: Timeline) -> Iterator[str]:
    """Yield the edges of the graph as CSV, each from ``source`` to ``target``."""
    found = [{"source": a, "target": b, **d} for a, b, d in network(timeline).edges(data=True)]
    yield from _csv(_columns(found, ("source", "target", "kind")), found)


def _columns(found: Sequence[dict[str, Any]], first: tuple[str, ...]) -> tuple[str, ...]:
    others = sorted({name for row in found for name in row} - set(first))
    return (*first, *others)


def _csv(columns: Sequence[str], found: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield _line(columns)
    for row in found:
        yield _line([_cell(row.get(name)) for name in columns])


def _line(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str) and _FORMULA.match(value):
        return "'" + value
    return "" if value is None else value


def parquet(timeline: Timeline, path: Path) -> None:
    """Write the events as a Parquet file, the columns of the CSV with their types.

    Raises:
        UsageError: if pyarrow is not installed.
        CannotWriteError: if the file cannot be written.
    """
    try:
        import pyarrow as pa  # type: ignore[import-untyped] # noqa: PLC0415 - an optional dependency, needed here alone
        from pyarrow import parquet as codec  # noqa: PLC0415 - the same
    except ImportError as error:
        where, what = "the parquet format", "needs pyarrow, which is not installed"
        raise UsageError(where, what, f"install it with: {INSTALLING}") from error
    texts = [(name, pa.string()) for name in COLUMNS]
    types = {**dict(texts), "lat": pa.float64(), "lon": pa.float64()}
    types |= {"origins": pa.int64(), "claims": pa.int64()}
    schema = pa.schema(list(types.items()))
    try:
        codec.write_table(pa.Table.from_pylist(list(rows(timeline)), schema=schema), path)
    except OSError as error:
        remedy = "choose a file in a folder that can be written"
        raise CannotWriteError(str(path), f"cannot be written ({error})", remedy) from error
