"""Apply a relation to an interval: "by September" is everything up to 30 September."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.model import Interval, Relation


def bounded(interval: Interval, relation: Relation) -> Interval:
    """Return when a claim may lie that stands in ``relation`` to ``interval``.

    "by" and "until" reach to its end, "before" to its start; "since" opens at its start, "after" at
    its end. An interval left with no end at all is returned as it was.
    """
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
