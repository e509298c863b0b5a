"""The timeline as an ordinary Plotly figure, for notebooks and further work.

An event of one day is a mark in that day's middle, a longer one a bar with a mark at its start;
both keep a least width, so that no zoom loses them (``px.timeline`` draws a day's news zero wide).
It opens with the days most of the story lies in; a double click shows the years around them too.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape
from math import ceil
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
#: An open end is drawn as long as a tenth of what is in view.
OPEN_SHARE = 0.1
LABEL_CHARACTERS = 44
#: The share of the view's width a character of a label takes, and a mark beside it.
CHARACTER_SHARE, MARK_SHARE = 0.0062, 0.015
#: Marks beyond this share of the view have their labels before them, to stay inside.
TURNING = 0.62
#: The view opens with so much of the story if that lies in so small a part of its time.
MOST, SMALL_PART = 0.8, 0.2
ROW = 26
DAY = timedelta(days=1)

View = tuple[datetime, datetime]


def figure(timeline: Timeline) -> go.Figure:
    """Return the dated events as a ``plotly.graph_objects.Figure``, statements muted."""
    import plotly.graph_objects as go  # noqa: PLC0415 - slow to import

    events = [event for event in timeline.events if event.interval and _at(event.interval)]
    view = _view(events)
    rows = _rows(events, view)
    chart = go.Figure(layout=_layout(max(rows, default=0) + 1, events, view))
    for dash, colour in _styles(events):
        bars = [
            (event, row)
            for event, row in zip(events, rows, strict=True)
            if _style(event) == (dash, colour)
        ]
        chart.add_trace(go.Scatter(**_bars(bars, view), line=_line(colour, dash)))
    chart.add_trace(go.Scatter(**_labels(events, rows, view)))
    chart.add_trace(go.Scatter(**_marks(events, rows)))
    return chart


def _view(events: Sequence[Event]) -> View:
    """Return the days the figure opens with: all, or those most of the story lies in."""
    moments = sorted(moment for event in events for moment in _known(event)[:1])
    if not moments:
        return datetime(2000, 1, 1), datetime(2000, 1, 2)
    size = ceil(MOST * len(moments))
    start = min(range(len(moments) - size + 1), key=lambda n: moments[n + size - 1] - moments[n])
    first, last = moments[start], moments[start + size - 1]
    if last - first > SMALL_PART * (moments[-1] - moments[0]):
        first, last = moments[0], moments[-1]
    near = max((last - first) / 4, 2 * DAY)
    inside = [moment for moment in moments if _before(first, near) <= moment <= _after(last, near)]
    air = max((inside[-1] - inside[0]) * 0.05, DAY / 2)
    return _before(inside[0], air), _after(inside[-1], air + DAY)


def _before(moment: datetime, by: timedelta) -> datetime:
    return moment - min(by, moment - datetime.min)  # noqa: DTZ901 - the first day there is


def _after(moment: datetime, by: timedelta) -> datetime:
    return moment + min(by, datetime.max - moment)  # noqa: DTZ901 - the last day there is


def _at(interval: Interval) -> datetime | None:
    start, end = interval.start, interval.end
    if start is not None and end is not None and end - start <= timedelta(days=1):
        return start + (end - start) / 2
    return start or end


def _known(event: Event) -> list[datetime]:
    ends = (event.interval.start, event.interval.end) if event.interval else ()
    return [moment for moment in ends if moment is not None]


def _turned(event: Event, view: View) -> bool:
    """Return whether the label stands before its mark."""
    return _known(event)[0] > view[0] + (view[1] - view[0]) * TURNING


def _extent(event: Event, view: View) -> View:
    """Return where the event's bar begins and ends; an open end is as long as others are."""
    open_length = max((view[1] - view[0]) * OPEN_SHARE, DAY)
    known = _known(event)
    start = event.interval.start if event.interval else None
    end = event.interval.end if event.interval else None
    return start or _before(known[0], open_length), end or _after(known[0], open_length)


def _rows(events: Sequence[Event], view: View) -> list[int]:
    """Return a row for each event so that marks and labels do not cover each other."""
    taken: list[datetime] = []
    rows = []
    for event in events:
        first, last = _extent(event, view)
        characters = min(len(event.label), LABEL_CHARACTERS)
        room = (view[1] - view[0]) * (characters * CHARACTER_SHARE + MARK_SHARE)
        turned = _turned(event, view)
        left = _before(first, room) if turned else first
        row = next((n for n, until in enumerate(taken) if until <= left), len(taken))
        taken[row : row + 1] = [last if turned else _after(last, room)]
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


def _bars(bars: Sequence[tuple[Event, int]], view: View) -> dict[str, Any]:
    x: list[datetime | None] = []
    y: list[int | None] = []
    for event, row in bars:
        x += [*_extent(event, view), None]
        y += [row, row, None]
    return {
        "x": x, "y": y, "mode": "lines", "opacity": 0.35, "hoverinfo": "skip", "showlegend": False,
    }  # fmt: skip


def _labels(events: Sequence[Event], rows: Sequence[int], view: View) -> dict[str, Any]:
    turned = [_turned(event, view) for event in events]
    return {
        "x": [_beside(event, view, before=b) for event, b in zip(events, turned, strict=True)],
        "y": list(rows),
        "mode": "text",
        "text": [plotly_text(event.label, LABEL_CHARACTERS) for event in events],
        "textposition": [f"middle {'left' if before else 'right'}" for before in turned],
        "textfont": {"color": [MUTED if e.type == "statement" else INK for e in events]},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _beside(event: Event, view: View, *, before: bool) -> datetime:
    """Return where the label begins, or ends if it stands ``before``: clear of bar and mark."""
    first, last = _extent(event, view)
    at = _at(event.interval) if event.interval else None
    gap = (view[1] - view[0]) * MARK_SHARE / 2
    if before:
        return min(_before(first, gap / 2), _before(at or first, gap))
    return max(_after(last, gap / 2), _after(at or last, gap))


def _marks(events: Sequence[Event], rows: Sequence[int]) -> dict[str, Any]:
    colours = [_colour(event) for event in events]
    return {
        "x": [_at(event.interval) for event in events if event.interval],
        "y": list(rows),
        "mode": "markers",
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


def _layout(rows: int, events: Sequence[Event], view: View) -> dict[str, Any]:
    moments = [moment for event in events for moment in _known(event)[:1]]
    outside = (
        ("earlier", sum(moment < view[0] for moment in moments)),
        ("later", sum(moment > view[1] for moment in moments)),
    )
    said = ", ".join(f"{number} {word}" for word, number in outside if number)
    return {
        "template": "none",
        "height": max(220, ROW * rows + 70),
        "margin": {"l": 12, "r": 12, "t": 28, "b": 40},
        "hovermode": "closest",
        "xaxis": {"type": "date", "range": view, "gridcolor": "#e3dfd6", "zeroline": False},
        "yaxis": {"visible": False, "range": [rows - 0.5, -0.5], "fixedrange": True},
        "annotations": [
            {
                "text": f"{said}: double click shows them",
                "xref": "paper",
                "yref": "paper",
                "x": 1,
                "y": 1,
                "yshift": 22,
                "xanchor": "right",
                "showarrow": False,
                "font": {"size": 12, "color": MUTED},
            }
        ]
        if said
        else [],
    }
