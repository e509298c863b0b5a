"""The timeline as an ordinary Plotly figure, for notebooks and further work.

An event of one day is a mark in that day's middle, a longer one a bar with a mark at its start;
both keep a least width, so that no zoom loses them (``px.timeline`` draws a day's news zero wide).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape
from typing import TYPE_CHECKING, Any

from timeline.report.phrases import interval_words, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    import plotly.graph_objects as go

    from timeline.model import Event, Interval, Timeline

#: The shape says the status, so that colour need not.
SYMBOLS = {
    "occurred": "circle",
    "ongoing": "triangle-right",
    "planned": "circle-open",
    "hypothetical": "diamond-open",
    "cancelled": "x-thin-open",
    "denied": "circle-x-open",
    "habitual": "square-open",
    "disputed": "diamond-dot",
}
INK, MUTED, DISPUTED = "#20262d", "#767c84", "#b5420b"
#: An open end is drawn as long as a tenth of the known timeline.
OPEN_SHARE = 0.1
LABEL_CHARACTERS = 60
#: Marks are drawn in rows; a label takes about this share of the timeline's width.
LABEL_SHARE = 0.28


def figure(timeline: Timeline) -> go.Figure:
    """Return the dated events as a ``plotly.graph_objects.Figure``, statements muted."""
    import plotly.graph_objects as go  # noqa: PLC0415 - slow to import

    events = [event for event in timeline.events if event.interval and _at(event.interval)]
    rows = _rows(events)
    chart = go.Figure(layout=_layout(max(rows, default=0) + 1))
    for dash, colour in _styles(events):
        bars = [
            (event, row)
            for event, row in zip(events, rows, strict=True)
            if _style(event) == (dash, colour)
        ]
        chart.add_trace(go.Scatter(**_bars(bars, _open_length(events)), line=_line(colour, dash)))
    chart.add_trace(go.Scatter(**_marks(events, rows)))
    return chart


def _at(interval: Interval) -> datetime | None:
    start, end = interval.start, interval.end
    if start is not None and end is not None and end - start <= timedelta(days=1):
        return start + (end - start) / 2
    return start or end


def _open_length(events: Sequence[Event]) -> timedelta:
    known = [moment for event in events if event.interval for moment in _known(event.interval)]
    return max((max(known) - min(known)) * OPEN_SHARE, timedelta(days=1)) if known else timedelta()


def _known(interval: Interval) -> list[datetime]:
    return [moment for moment in (interval.start, interval.end) if moment is not None]


def _rows(events: Sequence[Event]) -> list[int]:
    """Return a row for each event so that marks and labels do not cover each other."""
    room = _open_length(events) / OPEN_SHARE * LABEL_SHARE
    taken: list[datetime] = []
    rows = []
    for event in events:
        known = _known(event.interval) if event.interval else []
        row = next((n for n, until in enumerate(taken) if until <= known[0]), len(taken))
        until = known[-1] + min(room, datetime.max - known[-1])  # noqa: DTZ901 - a ceiling
        taken[row : row + 1] = [until]
        rows.append(row)
    return rows


def _style(event: Event) -> tuple[str, str]:
    dash = "dot" if event.status in {"planned", "hypothetical", "cancelled", "denied"} else "solid"
    return dash, _colour(event)


def _styles(events: Sequence[Event]) -> list[tuple[str, str]]:
    return sorted({_style(event) for event in events})


def _colour(event: Event) -> str:
    if event.status == "disputed":
        return DISPUTED
    return MUTED if event.type == "statement" else INK


def _line(colour: str, dash: str) -> dict[str, Any]:
    return {"color": colour, "width": 7, "dash": dash}


def _bars(bars: Sequence[tuple[Event, int]], open_length: timedelta) -> dict[str, Any]:
    x: list[datetime | None] = []
    y: list[int | None] = []
    for event, row in bars:
        if event.interval is None:
            continue
        start, end = event.interval.start, event.interval.end
        first = start or (end or datetime.max) - open_length  # noqa: DTZ901 - one end is known
        x += [first, end or first + open_length, None]
        y += [row, row, None]
    return {
        "x": x, "y": y, "mode": "lines", "opacity": 0.35, "hoverinfo": "skip", "showlegend": False,
    }  # fmt: skip


def _marks(events: Sequence[Event], rows: Sequence[int]) -> dict[str, Any]:
    colours = [_colour(event) for event in events]
    return {
        "x": [_at(event.interval) for event in events if event.interval],
        "y": list(rows),
        "mode": "markers+text",
        "text": [plotly_text(event.label, LABEL_CHARACTERS) for event in events],
        "textposition": "middle right",
        "customdata": [event.id for event in events],
        "hovertext": [_hover(event) for event in events],
        "hoverinfo": "text",
        "showlegend": False,
        "marker": {
            "symbol": [SYMBOLS[event.status] for event in events],
            "size": 11,
            "color": colours,
            "line": {"width": 1.6, "color": colours},
        },
    }


def _hover(event: Event) -> str:
    origins = f"{event.origins} origin{'' if event.origins == 1 else 's'}"
    said = plotly_text(event.label, 200)
    return f"<b>{said}</b><br>{interval_words(event.interval)}<br>{event.status}, {origins}"


def plotly_text(text: str, most: int) -> str:
    """Return ``text`` as Plotly shows it literally: its labels are read as markup."""
    shown = visible(text)
    return escape(shown if len(shown) <= most else f"{shown[: most - 1]}\u2026", quote=False)


def _layout(rows: int) -> dict[str, Any]:
    return {
        "template": "none",
        "height": max(220, 30 * rows + 70),
        "margin": {"l": 12, "r": 12, "t": 12, "b": 40},
        "hovermode": "closest",
        "xaxis": {"type": "date", "gridcolor": "#e3dfd6", "zeroline": False},
        "yaxis": {"visible": False, "range": [rows - 0.5, -0.5], "fixedrange": True},
    }
