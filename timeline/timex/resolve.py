"""The one resolver: an expression and its anchors become an interval, a TIMEX3 value and the steps.

"Friday", published on Friday 16 July 2021 and said in the past tense: on or before publication,
16 July 2021 is a Friday, that day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from timeline import interval
from timeline.model import Interval
from timeline.timex import choice, counted, distances, lengths, periods, speak, values
from timeline.timex.anchors import NAMES, Resolution
from timeline.timex.tense import Direction

if TYPE_CHECKING:
    from timeline.model import Anchor
    from timeline.timex.anchors import Anchors
    from timeline.timex.expression import Expression, Stated

_PORTION = {"START": "early", "MID": "middle", "END": "late"}
#: The hour at which a night ends.
_MORNING = 6


def resolve(expression: Expression, anchors: Anchors) -> Resolution:
    """Return the resolution of one expression."""
    match expression.shape:
        case "offset":
            return distances.distance(expression, anchors)
        case "length" | "stretch":
            return lengths.length(expression, anchors)
        case "repeat":
            return Resolution(value=expression.value, steps=("it returns, and names no one time",))
        case "moved":
            return distances.moved(expression, _calendar(expression, _ahead(expression, anchors)))
        case "reference":
            return lengths.reference(expression, anchors)
        case _:
            return _calendar(expression, anchors)


def _ahead(expression: Expression, anchors: Anchors) -> Anchors:
    """Return the anchors for what a distance counts from: "a week from Friday" is a coming one."""
    onward = expression.away is not None and expression.away.amount > 0
    return anchors._replace(direction=Direction(1, "")) if onward else anchors


def _calendar(expression: Expression, anchors: Anchors) -> Resolution:
    stated = expression.stated
    if expression.anchor == "event":
        return lengths.beside(expression)
    if stated.year is not None or stated.century is not None or (stated.decade or 0) >= 100:
        return _absolute(expression, anchors)
    at, name = anchors.home(expression)
    if at is None or at.start is None:
        return _unresolved(expression, anchors)
    try:
        found, steps = _relative(expression, at, name, anchors)
    except (OverflowError, ValueError):
        found, steps = None, ()
    if found is None:
        return _unresolved(expression, anchors)
    return _finish(expression, found, name, steps, at)


def _absolute(expression: Expression, anchors: Anchors) -> Resolution:
    stated = expression.stated
    if expression.unit == "quarter" and anchors.quarter is not None:
        named = 1 + (periods.start(anchors.quarter).month - 1) // 3
        stated = stated._replace(quarter=named)
    if stated.century is not None:
        whole: Interval | None = values.century(stated.century)
    elif stated.decade is not None:
        whole = values.decade(stated.decade)
    else:
        whole = periods.in_year(stated, stated.year or 0)
    if whole is None:
        none = "the calendar has no such day"
        return Resolution(value=values.unresolved(expression), offset=none, steps=(none,))
    return _finish(expression, whole, "none", ("stated in full",) if stated.day else ("stated",))


def _finish(
    expression: Expression,
    whole: Interval,
    anchor: Anchor,
    steps: tuple[str, ...],
    at: Interval | None = None,
) -> Resolution:
    exact = periods.on_day(expression.stated, _up_to(expression.stated, whole))
    value = values.of(expression, whole, exact)
    if expression.portion is not None:
        exact, words = _part(exact, expression.portion, at)
        steps = (*steps, words) if words else steps
    return Resolution(
        value=value, interval=exact, anchor=anchor, steps=(*steps, speak.interval(exact))
    )


def _part(exact: Interval, part: str, at: Interval | None) -> tuple[Interval, str]:
    """Return the part that is meant, in words too: "early", or "earlier", up to the anchor."""
    if part in _PORTION:
        return periods.portion(exact, part), f"of that the {_PORTION[part]} part"
    side = Interval(start=None, end=at.end if at else None, granularity=exact.granularity)
    words = "of that what lies before the anchor"
    if part == "AFTER":
        side = Interval(start=at.start if at else None, end=None, granularity=exact.granularity)
        words = "of that what lies after the anchor"
    shared = interval.intersect(exact, side)
    return (shared, words) if shared is not None else (exact, "")


def _up_to(stated: Stated, first: Interval) -> Interval:
    """Return the days from the first to the last one stated: "July 9-11"."""
    if stated.last_day is None or stated.day is None or first.end is None:
        return first
    return replace(first, end=first.end + timedelta(days=stated.last_day - stated.day))


def _unresolved(expression: Expression, anchors: Anchors) -> Resolution:
    offset = values.offset_in_words(expression, anchors.direction.side)
    steps = (offset, "no date to count from")
    value = values.unresolved(expression)
    return Resolution(value=value, anchor="publication", offset=offset, steps=steps)


def _relative(
    expression: Expression, at: Interval, name: Anchor, anchors: Anchors
) -> tuple[Interval | None, tuple[str, ...]]:
    """Return the whole calendar unit that is meant (before any hour or part), and the steps."""
    stated, start = expression.stated, periods.start(at)
    here = f"counted from {NAMES[name]}, {speak.interval(at)}"
    if stated.days is not None:
        return counted.days(stated.days, at, here)
    if stated.year_step is not None:
        year = start.year + stated.year_step
        return periods.in_year(stated, year), (here, f"of the year {year}")
    if expression.unit and stated.holiday is None:
        return counted.units(expression, at, here, anchors)
    if stated.weekday is not None and stated.month is None:
        return choice.weekday(expression, at, name, anchors)
    if stated.decade is not None:
        return values.decade_before(stated.decade, start.year), (here,)
    if stated.month is None and stated.day is not None:
        return counted.day_of_month(stated.day, at), (here, "the day of that month")
    if stated.in_year:
        return choice.of_some_year(expression, at, name, anchors)
    small = _is_small_hour(stated, at)
    day = interval.moved(interval.of(start, "day"), int(small), "day")
    return day, (here, "after that midnight" if small else "the same day")


def _is_small_hour(stated: Stated, at: Interval) -> bool:
    """Return whether a clock time lies in the second half of the night the text is at."""
    night = at.granularity == "part" and at.end is not None and 0 < at.end.hour <= _MORNING
    return night and stated.hour is not None and stated.hour < _MORNING
