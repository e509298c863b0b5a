"""Events as JSON for TimelineJS 3: one slide an event, text escaped, the day in words.

"By September" shows as "on or before 2021-09-30": TimelineJS knows points only, so the words keep
what the point cannot say. What did not simply occur says so in headline and text ("Denied: ..."),
and what is contradicted says in what, and who says otherwise. Events without any day cannot be
slides and are left out.
"""

from __future__ import annotations

import html
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from timeline.graph.explaining import days
from timeline.graph.exports.disputes import disputes
from timeline.graph.exports.heading import heading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from timeline.model import Event, Timeline


def lines(timeline: Timeline) -> Iterator[str]:
    """Yield one line of JSON with all slides in order of time."""
    articles = {article.id: article.text for article in timeline.articles}
    claims = {claim.id: claim for claim in timeline.claims}
    found, against = [], disputes(timeline)
    for event in timeline.events:
        first = claims[event.claims[0]]
        dates = _dates(event)
        if dates:
            quote = html.escape(first.sentence.of(articles[first.article]))
            said = "" if event.status == "occurred" else f"<p>{event.status.capitalize()}</p>"
            other = against.get(event.id, ())
            head = html.escape(heading(event, contradicted=bool(other)))
            more = "".join(f"<p>Contradicted: {html.escape(one)}</p>" for one in other)
            text = {"headline": head, "text": f"{said}<p>{quote}</p>{more}"}
            found.append({**dates, "text": text, "group": event.type, "unique_id": event.id})
    yield json.dumps({"events": found}, ensure_ascii=False)


def _dates(event: Event) -> dict[str, Any]:
    when = event.interval
    if when is None or (when.start is None and when.end is None):
        return {}
    last = None if when.end is None else when.end - timedelta(minutes=1)
    first = when.start or last
    assert first is not None  # noqa: S101 - for the type checker; one end at least is known
    found: dict[str, Any] = {"start_date": _date(first), "display_date": days(event)}
    if last is not None and last.date() != first.date():
        found["end_date"] = _date(last)
    return found


def _date(moment: datetime) -> dict[str, int]:
    return {"year": moment.year, "month": moment.month, "day": moment.day}
