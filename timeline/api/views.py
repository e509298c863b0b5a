"""A timeline and its views: table, graph, figure, page, explanation, search.

``tl.to_pandas()`` has a row for "Spin Boldak falls", from 14 to 14 July 2021, with its place and
actors by name; ``tl.explain(id)`` says why that day.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.api.files import write_whole
from timeline.model import TimelineError
from timeline.output import STORE_NAME

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence

    import networkx as nx
    import pandas as pd
    import plotly.graph_objects as go
    import polars as pl

    from timeline.model import Article, Claim, Event, Link
    from timeline.model import Timeline as Record
    from timeline.store import Hit


@dataclass(frozen=True, slots=True, repr=False)
class Timeline:
    """A timeline and its views; ``record`` holds the plain records, ``folder`` where it is kept."""

    record: Record
    folder: Path | None = None
    title: str | None = None

    @property
    def articles(self) -> Sequence[Article]:
        """Return the articles it was built from."""
        return self.record.articles

    @property
    def claims(self) -> Sequence[Claim]:
        """Return what each article says."""
        return self.record.claims

    @property
    def events(self) -> Sequence[Event]:
        """Return what the claims agree on, in order of time, then id."""
        return self.record.events

    @property
    def links(self) -> Sequence[Link]:
        """Return why events touch, and where claims disagree."""
        return self.record.links

    def graph(self) -> nx.MultiDiGraph[str]:
        """Return the graph of events, places and actors."""
        from timeline import graph  # noqa: PLC0415 - networkx is heavy

        return graph.network(self.record)

    def figure(self) -> go.Figure:
        """Return the Plotly timeline: intervals as bars, days as marks."""
        from timeline import report  # noqa: PLC0415 - plotly is heavy

        return report.figure(self.record)

    def to_html(self, path: str | os.PathLike[str] | None = None, *, plotlyjs: str = "full") -> str:
        """Return the report as one HTML page; with ``path``, also write it there.

        ``plotlyjs`` says where the page has Plotly from: "full" is within it, "cdn" cdn.plot.ly,
        "directory" a script beside it (which is written too), anything else an address.

        Raises:
            CannotWriteError: if a file cannot be written.
        """
        from timeline import report  # noqa: PLC0415 - plotly is heavy

        page = report.render(self.record, title=self.title, plotlyjs=plotlyjs)
        if path is not None:
            self._write(Path(path), page, plotlyjs)
        return page

    def write_html(self, path: str | os.PathLike[str], *, plotlyjs: str = "full") -> None:
        """Write the report piece by piece: the page of a large timeline is never held as a whole.

        Raises:
            CannotWriteError: if a file cannot be written.
        """
        from timeline import report  # noqa: PLC0415 - plotly is heavy

        pieces = report.pieces(self.record, title=self.title, plotlyjs=plotlyjs)
        self._write(Path(path), pieces, plotlyjs)

    def _write(self, path: Path, page: str | Iterable[str], plotlyjs: str) -> None:
        from timeline import report  # noqa: PLC0415 - plotly is heavy

        if plotlyjs == "directory":
            write_whole(path.with_name(report.BESIDE), report.plotly_script())
        write_whole(path, page)

    def to_pandas(self) -> pd.DataFrame:
        """Return one row per event, with the columns of the CSV export; lists are tuples.

        ``earliest`` and ``latest`` are ISO texts, ends inclusive: pandas timestamps end in 2262.

        Raises:
            TimelineError: if pandas is not installed.
        """
        with _needing("pandas"):
            import pandas as pd  # noqa: PLC0415 - an optional extra
        return pd.DataFrame(self._rows(), columns=list(_COLUMNS))

    def to_polars(self) -> pl.DataFrame:
        """Return the same table as ``to_pandas``, with lists of text for its tuples.

        Raises:
            TimelineError: if polars is not installed.
        """
        with _needing("polars"):
            import polars as pl  # noqa: PLC0415 - an optional extra
        names, lists, counts = pl.String(), pl.List(pl.String()), pl.Int64()
        kinds: dict[str, pl.DataType] = {
            "places": lists,
            "actors": lists,
            "publishers": lists,
            "conflicts": lists,
        }
        kinds |= {"origins": counts, "claims": counts, "lat": pl.Float64(), "lon": pl.Float64()}
        schema = {column: kinds.get(column, names) for column in _COLUMNS}
        return pl.DataFrame(self._rows(), schema=schema, orient="row")

    def _rows(self) -> list[tuple[Any, ...]]:
        from timeline import graph  # noqa: PLC0415 - networkx is heavy

        rows = graph.exports.whole_rows(self.record)
        return [tuple(row[column] for column in _COLUMNS) for row in rows]

    def explain(self, event: str) -> str:
        """Return why this event, this day and this place, step by step.

        Raises:
            TimelineError: if there is no such event.
        """
        from timeline import graph  # noqa: PLC0415 - networkx is heavy

        return graph.explain(self.record, event)

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Return events and articles that hold the words, best first, with snippets.

        Raises:
            UsageError: if there is no word to look for.
        """
        from timeline.store import Store  # noqa: PLC0415 - sqlite3 is not always needed

        if self.folder is not None:
            with Store(self.folder / STORE_NAME) as store:
                return store.search(words, limit=limit)
        with Store(None) as store:
            store.write(self.record)
            return store.search(words, limit=limit)

    def __repr__(self) -> str:
        """Return how much it holds."""
        return (
            f"<Timeline: {len(self.events)} events from {len(self.claims)} claims"
            f" in {len(self.articles)} articles>"
        )

    def _repr_html_(self) -> str:
        from timeline import report  # noqa: PLC0415 - plotly is heavy

        return report.frame(self.record)

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, object]:
        del include, exclude  # the protocol offers a choice; a front end takes what it shows best
        return {"text/plain": repr(self), "text/html": self._repr_html_()}


@contextmanager
def _needing(package: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        remedy = f"install it with: .venv/bin/python -m pip install -e '.[{package}]'"
        raise TimelineError(package, "is not installed", remedy) from error


_COLUMNS = (
    "id",
    "label",
    "type",
    "status",
    "earliest",
    "latest",
    "granularity",
    "places",
    "actors",
    "origins",
    "claims",
    "lat",
    "lon",
    "publishers",
    "quote",
    "conflicts",
)
