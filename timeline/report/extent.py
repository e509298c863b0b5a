"""What is sure and what is open about when an event began and ended.

"since Monday", told on Friday, is sure from Monday's end to Friday and open after that; "in July"
without more is sure of nothing inside July: it happened somewhere in that window.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from timeline.model import Event, Interval
    from timeline.report.told import Told

#: Statuses under which an interval is lasted through, not merely a window that holds the event.
LASTING = frozenset({"ongoing", "habitual"})


@dataclass(frozen=True, slots=True)
class Sure:
    """The latest possible start and the earliest possible end."""

    start: datetime
    end: datetime


def sure(event: Event, claims: Sequence[Told], known_until: datetime | None) -> Sure | None:
    """Return the stretch during which the event was surely under way, or None.

    ``known_until`` is the end of its claims' last publication day: what goes on is sure till then.
    """
    interval = event.interval
    if interval is None:
        return None
    relations = {claim.when.relation for claim in claims}
    if not (event.status in LASTING or relations & {"since", "until"}):
        return None
    start = _latest_start(interval, claims) if "since" in relations else interval.start
    end = interval.end if interval.end is not None else known_until
    if start is None or end is None or start >= end:
        return None
    return Sure(start, end)


def _latest_start(interval: Interval, claims: Sequence[Told]) -> datetime | None:
    """Return the end of the expression "since" hangs on: since July may be since the 31st."""
    named = [
        claim.when.timex.interval.end
        for claim in claims
        if claim.when.relation == "since" and claim.when.timex and claim.when.timex.interval
    ]
    ends = [end for end in named if end is not None]
    return min(ends) if ends else interval.start
