"""Whole units counted from an anchor: "yesterday", "last week", "that year", "the weekend"."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from timeline import interval
from timeline.timex import amounts, periods, speak

if TYPE_CHECKING:
    from timeline.model import Interval
    from timeline.timex.anchors import Anchors
    from timeline.timex.expression import Expression

#: A calendar unit found, and the steps that lead from the anchor to it.
Found: TypeAlias = "tuple[Interval | None, tuple[str, ...]]"


def days(count: int, at: Interval, here: str) -> Found:
    """Return the day so many days from the anchor's, or as much of it as a month or year knows."""
    coarse = interval.unit_minutes(at.granularity) > interval.unit_minutes("week")
    day = at if coarse else interval.of(periods.start(at), "day")
    return interval.moved(day, count, "day"), (here, _moved(count, "day"))


def _moved(count: int, unit: str) -> str:
    if not count:
        return "the same " + unit
    return f"{speak.count(abs(count), unit)} {'later' if count > 0 else 'earlier'}"


def day_of_month(day: int, at: Interval) -> Interval | None:
    """Return that day of the anchor's month, or None if the month has none."""
    first = interval.truncate(periods.start(at), "month")
    try:
        return interval.of(first.replace(day=day), "day")
    except ValueError:
        return None


def units(expression: Expression, at: Interval, here: str, anchors: Anchors) -> Found:
    """Return the unit (or the weekday of it) so many steps from the anchor's."""
    if expression.unit == "then":
        return (at if expression.anchor == "narrative" else None), (here, "then")
    if expression.unit == "weekend":
        return _weekend(expression, at, here, anchors)
    unit, factor = amounts.calendar_unit(expression.unit)
    step = (expression.step or 0) * factor
    if unit == "day":
        return days(step, at, here)
    told = expression.anchor == "narrative"
    if unit == "quarter" and told and not step and anchors.quarter is None:
        step = -1  # no quarter named yet: companies speak of the one just over
    if unit == "week" and expression.definite and _just_begun(at, anchors):
        step = -1
    whole = interval.moved(interval.of(periods.start(at), unit), step, unit)
    weekday = expression.stated.weekday
    if weekday is None:
        return whole, (here, _moved(step, unit))
    day = interval.of(interval.shift(periods.start(whole), weekday, "day"), "day")
    week = f"the {unit} {speak.interval(whole)}"
    return day, (here, week, f"its {speak.WEEKDAYS[weekday]}")


def _just_begun(at: Interval, anchors: Anchors) -> bool:
    """Return whether "the week", said on a Monday of what is past, is the one just over."""
    return periods.start(at).weekday() == 0 and anchors.direction.side <= 0


def _weekend(expression: Expression, at: Interval, here: str, anchors: Anchors) -> Found:
    this = interval.of(periods.start(at), "weekend")
    around = [interval.moved(this, weeks, "week") for weeks in (-2, -1, 0, 1, 2)]
    side, cue = anchors.direction.side, anchors.direction.cue
    match expression.step:
        case None if side > 0:
            found, why = periods.ahead(around, at), f"the weekend ahead (“{cue}” looks ahead)"
        case None:
            found, why = periods.behind(around, at), "the weekend behind"
        case 0:
            back = side < 0 and periods.start(at) < periods.start(this)
            found, why = (around[1] if back else this), "this weekend"
        case step if step < 0:
            found, why = periods.behind(around, at, strictly=True), "the weekend before"
        case _:
            found, why = periods.ahead(around, at, strictly=True), "the weekend after"
    return found, (here, why)
