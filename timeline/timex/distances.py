"""Resolves distances: "two days ago", "a year earlier", "several weeks later".

The unit coarsens as TIMEX3 has it: two days ago is a day, ten years ago a year, and a year before a
quarter is a quarter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline import interval
from timeline.model import Interval, Shift
from timeline.timex import amounts, periods, speak, values
from timeline.timex.anchors import NAMES, Resolution

if TYPE_CHECKING:
    from timeline.model import Granularity
    from timeline.timex.anchors import Anchors
    from timeline.timex.expression import Expression


_REFERENCES = {-1: "PAST_REF", 1: "FUTURE_REF"}


def distance(expression: Expression, anchors: Anchors) -> Resolution:
    """Return the resolution of a distance from the anchor."""
    if expression.amount is None:
        return _several(expression, anchors)
    at, name = anchors.home(expression)
    unit, side = expression.unit, expression.side
    said = speak.count(expression.amount, unit)
    whence = NAMES[name if at is not None else expression.anchor]
    words = f"{said} {'after' if side > 0 else 'before'} {whence}"
    try:
        found = None if at is None else _shifted(at, expression.amount * side, unit)
    except OverflowError:
        found = None
    if at is None or found is None:
        why = "no date to count from" if at is None else "beyond the calendar"
        value = values.unknown(unit)
        return Resolution(value=value, anchor=name, offset=words, steps=(words, why))
    here = f"counted from {whence}, {speak.interval(at)}"
    moved = f"{said} {'later' if side > 0 else 'earlier'}"
    steps = (here, moved, speak.interval(found))
    return Resolution(value=_value(found, unit), interval=found, anchor=name, steps=steps)


def shift(meaning: Expression) -> Shift | None:
    """Return the distance from an event of "two days after it fell", in calendar units."""
    if meaning.anchor != "event" or meaning.amount is None:
        return None
    unit, factor = amounts.calendar_unit(meaning.unit)
    whole = meaning.amount * factor
    if whole != int(whole):
        return None
    return Shift(amount=int(whole) * meaning.side, unit=unit)


def moved(expression: Expression, base: Resolution) -> Resolution:
    """Return what lies so far from a day or period that is resolved: "a year ago today"."""
    amount, unit = expression.away or (0, "day")
    words = f"{speak.count(abs(amount), unit)} {'later' if amount > 0 else 'earlier'}"
    value = values.unresolved(expression)
    if base.interval is None:
        offset = f"{words} than {base.offset}"
        return base._replace(value=value, offset=offset, steps=(offset, *base.steps[1:]))
    try:
        start = interval.shift(periods.start(base.interval), amount, unit)
        found = interval.of(start, base.interval.granularity)
    except OverflowError:
        none = "beyond the calendar"
        return base._replace(value=value, interval=None, offset=none, steps=(*base.steps, none))
    steps = (*base.steps, words, speak.interval(found))
    return base._replace(value=interval.timex3(found), interval=found, steps=steps)


def _value(found: Interval, unit: str) -> str:
    """Return the value; X stands for the day where days are counted from a month or year."""
    missing = {"month": "-XX", "year": "-XX-XX"}.get(found.granularity, "")
    short = unit in {"day", "night", "hour", "minute"}
    return interval.timex3(found) + (missing if short else "")


def _shifted(at: Interval, amount: float, unit: str) -> Interval:
    """Return the unit that lies so far from the anchor."""
    base, whole = _in_steps(amount, unit)
    if base in {"minute", "hour"}:
        return _by_clock(at, whole, base)
    if interval.unit_minutes(at.granularity) > interval.unit_minutes(base):
        return interval.moved(at, whole, base)
    grain = base
    if base == "year" and at.granularity in {"quarter", "half", "season"}:
        grain = at.granularity
    return interval.of(interval.shift(periods.start(at), whole, base), grain)


def _in_steps(amount: float, unit: str) -> tuple[Granularity, int]:
    """Return the distance in whole units: half a year is six months, a decade ten years."""
    base, factor = amounts.calendar_unit(unit)
    steps = amount * factor
    if base in {"decade", "century"}:
        base, steps = "year", steps * interval.MONTHS[base] / 12
    if base == "year" and steps != int(steps):
        base, steps = "month", steps * 12
    return base, int(steps)


def _by_clock(at: Interval, amount: int, unit: Granularity) -> Interval:
    """Return the minute counted from a time of day; from a day, the day so many hours lead to."""
    start = periods.start(at)
    if at.granularity in {"minute", "hour"}:
        return interval.of(interval.shift(start, amount, unit), "minute")
    days = int(amount * interval.MINUTES[unit] / interval.MINUTES["day"])
    return interval.of(interval.shift(start, days, "day"), "day")


def _several(expression: Expression, anchors: Anchors) -> Resolution:
    """Return a wide interval for a distance nobody counted."""
    at, name = anchors.home(expression)
    low, high = amounts.SEVERAL[expression.unit]
    unit = speak.plural(expression.unit)
    words = f"several {unit} {'after' if expression.side > 0 else 'before'} {NAMES[name]}"
    told = name == "narrative"
    return Resolution(
        value=amounts.period(None, expression.unit) if told else _REFERENCES[expression.side],
        interval=None if at is None else _between(at, low, high, expression),
        anchor=name,
        offset=None if at is not None else words,
        steps=(words, f"nobody counted: taken as {low} to {high} {unit}"),
    )


def _between(at: Interval, low: int, high: int, expression: Expression) -> Interval | None:
    base, factor = amounts.calendar_unit(expression.unit)
    near, far = (low, high) if expression.side > 0 else (-high, -low)
    try:
        first = interval.shift(periods.start(at), near * factor, base)
        last = interval.shift(periods.end(at), far * factor, base)
    except OverflowError:
        return None
    return Interval(
        start=interval.truncate(first, "day"),
        end=max(interval.truncate(last, "day"), interval.shift(first, 1, "day")),
        granularity="day" if base in {"minute", "hour"} else base,
    )
