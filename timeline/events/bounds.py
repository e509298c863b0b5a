"""Apply a relation to an interval: "by September" is everything up to 30 September.

A clock time keeps its day: "just after 11 p.m. on Monday" is late on Monday, not any time since.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline import interval as calendar

if TYPE_CHECKING:
    from timeline.model import Interval, Relation


def bounded(interval: Interval, relation: Relation) -> Interval:
    """Return when a claim may lie that stands in ``relation`` to ``interval``.

    "by" and "until" reach to its end, "before" to its start; "since" opens at its start, "after" at
    its end. An interval left with no end at all is returned as it was.
    """
    if relation in {"before", "after"} and calendar.unit_minutes(interval.granularity) < _DAY:
        return _same_day(interval, relation)
    match relation:
        case "by" | "until" if interval.end is not None:
            return replace(interval, start=None)
        case "before" if interval.start is not None:
            return replace(interval, start=None, end=interval.start)
        case "since" if interval.start is not None:
            return replace(interval, end=None)
        case "after" if interval.end is not None:
            return replace(interval, start=interval.end, end=None)
        case _:
            return interval


_DAY = calendar.unit_minutes("day")


def _same_day(interval: Interval, relation: Relation) -> Interval:
    """Return the part of the day before or after a clock time."""
    if interval.start is None:
        return interval
    day = calendar.of(interval.start, "day")
    if relation == "after":
        return replace(interval, end=day.end)
    return replace(interval, start=day.start, end=interval.end)
