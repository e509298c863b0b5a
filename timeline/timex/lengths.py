"""Resolves lengths: distances ("two days ago"), stretches ("the past two years"), bare ones, and references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline import interval
from timeline.model import Interval
from timeline.timex import amounts, speak
from timeline.timex.anchors import NAMES, Resolution

if TYPE_CHECKING:
    from datetime import datetime

    from timeline.timex.expression import Expression
    from timeline.timex.anchors import Anchors

#: An amount nobody counted is between these, in units: "weeks ago" is 2 to 8 weeks, else one would
#: say months. Conventions of English, taken wide.
_SEVERAL: dict[str, tuple[int, int]] = {
    "second": (2, 120),
    "minute": (2, 90),
    "hour": (2, 36),
    "day": (2, 14),
    "night": (2, 14),
    "weekend": (2, 8),
    "week": (2, 8),
    "fortnight": (2, 8),
    "month": (2, 18),
    "quarter": (2, 8),
    "half": (2, 6),
    "year": (2, 15),
    "decade": (2, 10),
    "century": (2, 10),
    "millennium": (2, 9),
}
#: Units a calendar has no steps of its own for: the unit to step by, and how many of it.
AS_UNIT = {
    "fortnight": ("week", 2),
    "millennium": ("century", 10),
    "night": ("day", 1),
    "weekend": ("week", 1),
    "second": ("minute", 0),
}


def offset(expression: Expression, anchors: Anchors) -> Resolution:
    """Resolve "two days ago", "a year earlier", "three weeks from now"."""
    at, name = anchors.home(expression)
    side, unit = expression.side, expression.unit
    way = "later" if side > 0 else "earlier"
    if expression.amount is None:
        return _several(expression, anchors)
    distance = speak.count(expression.amount, unit)
    if at is None or at.start is None:
        words = f"{distance} {'after' if side > 0 else 'before'} {NAMES[expression.anchor]}"
        return Resolution(
            value=_unknown(unit),
            anchor=expression.anchor,
            offset=words,
            steps=(words, "no date to count from"),
        )
    try:
        found = _shifted(at, expression.amount * side, unit)
    except OverflowError:
        words = f"{distance} {'after' if side > 0 else 'before'} {NAMES[name]}"
        return Resolution(
            value=_unknown(unit), anchor=name, offset=words, steps=("beyond the calendar",)
        )
    return Resolution(
        value=_value(found, unit),
        interval=found,
        anchor=name,
        steps=(
            f"counted from {NAMES[name]}, {speak.interval(at)}",
            f"{distance} {way}",
            speak.interval(found),
        ),
    )


def _value(found: Interval, unit: str) -> str:
    """Return the value; with X for the day where a distance in days starts from a month or year."""
    value = interval.timex3(found)
    if unit in {"day", "night", "hour", "minute"} and found.granularity in {"month", "year"}:
        return value + ("-XX" if found.granularity == "month" else "-XX-XX")
    return value


def _unknown(unit: str) -> str:
    return {
        "year": "XXXX",
        "month": "XXXX-XX",
        "decade": "XXX",
        "century": "XX",
        "week": "XXXX-WXX",
    }.get(unit, "XXXX-XX-XX")


def _shifted(at: Interval, amount: float, unit: str) -> Interval:
    """Return the unit that lies so far from the anchor; a year before a quarter is a quarter."""
    base, factor = AS_UNIT.get(unit, (unit, 1))
    whole = int(amount * factor)
    if amount * factor != whole and base in {"year", "decade", "century"}:
        base, whole = "month", int(amount * factor * interval.MONTHS[base])
    if base in {"minute", "hour"}:
        return _clock(at, whole, base)
    if base in {"decade", "century"}:
        base, whole = "year", whole * interval.MONTHS[base] // 12
    grain = base
    if base == "year" and at.granularity in {"quarter", "half", "season"}:
        grain = at.granularity
    if base == "week":
        grain = "week" if abs(whole) == 1 and at.granularity != "day" else "day"
    if interval.unit_minutes(at.granularity) > interval.unit_minutes(base):
        return interval.moved(at, whole, base)
    return interval.of(interval.shift(at.start, whole, base), grain)


def _clock(at: Interval, amount: int, unit: str) -> Interval:
    if at.granularity in {"minute", "hour"}:
        return interval.of(interval.shift(at.start, amount, unit), "minute")
    hours = amount if unit == "hour" else 0
    return interval.of(
        interval.shift(at.start, hours // 24, "day") if abs(hours) >= 24 else at.start, "day"
    )


def _several(expression: Expression, anchors: Anchors) -> Resolution:
    at, name = anchors.home(expression)
    value = "PAST_REF" if expression.side < 0 else "FUTURE_REF"
    low, high = _SEVERAL[expression.unit]
    return Resolution(
        value=value,
        interval=None if at is None else _between(at, low, high, expression),
        anchor=name,
        offset=None
        if at is not None
        else f"several {expression.unit}s {'after' if expression.side > 0 else 'before'} {NAMES[name]}",
        steps=(f"nobody counted: taken as {low} to {high} {expression.unit}s",),
    )


def _between(at: Interval, low: int, high: int, expression: Expression) -> Interval | None:
    base, factor = AS_UNIT.get(expression.unit, (expression.unit, 1))
    start, end = at.start, at.end
    try:
        if expression.side < 0:
            first, last = (
                interval.shift(start, -high * factor, base),
                interval.shift(end, -low * factor, base),
            )
        else:
            first, last = (
                interval.shift(start, low * factor, base),
                interval.shift(end, high * factor, base),
            )
    except OverflowError:
        return None
    grain = "day" if base in {"minute", "hour"} else base
    return Interval(
        start=interval.truncate(first, "day"), end=interval.truncate(last, "day"), granularity=grain
    )


def length(expression: Expression, anchors: Anchors) -> Resolution:
    """Resolve "three years" (a length alone) and "the past three years" (one with a side)."""
    value = amounts.period(expression.amount, expression.unit)
    said = speak.count(expression.amount, expression.unit)
    if expression.shape == "length":
        if expression.anchor == "event":
            way = "after" if expression.side > 0 else "before"
            return Resolution(
                value=value,
                anchor="event",
                offset=f"{said} {way} what follows",
                steps=(f"{said} {way} what follows", "its day is known when that is"),
            )
        return Resolution(value=value, steps=("a length of time", said))
    at, name = anchors.home(expression)
    way = "up to" if expression.side < 0 else "from"
    steps = (f"{said} {way} {NAMES[name]}",)
    if at is None or at.start is None:
        return Resolution(
            value=value, anchor=name, offset=steps[0], steps=(*steps, "no date to count from")
        )
    found = _stretch(expression, at)
    if found is None:
        return Resolution(value=value, anchor=name, steps=(*steps, "beyond the calendar"))
    return Resolution(
        value=value, interval=found, anchor=name, steps=(*steps, speak.interval(found))
    )


def _stretch(expression: Expression, at: Interval) -> Interval | None:
    base, factor = AS_UNIT.get(expression.unit, (expression.unit, 1))
    amount = expression.amount if expression.amount is not None else _SEVERAL[expression.unit][1]
    try:
        if expression.side < 0:
            start = interval.shift(at.start, -int(amount * factor), base)
            return Interval(start=_to_day(start), end=at.end, granularity="day")
        end = interval.shift(at.end, int(amount * factor), base)
        return Interval(start=at.start, end=_to_day(end), granularity="day")
    except OverflowError:
        return None


def _to_day(moment: datetime) -> datetime:
    return interval.truncate(moment, "day")


def reference(expression: Expression, anchors: Anchors) -> Resolution:
    """Resolve "now" (the day of the anchor), "recently" (up to it), "soon" (from it on)."""
    at = anchors.speech or anchors.publication
    name = "speech" if anchors.speech is not None else "publication"
    words = {
        "PRESENT_REF": "about the time of",
        "PAST_REF": "some time before",
        "FUTURE_REF": "some time after",
    }[expression.value]
    if at is None:
        return Resolution(
            value=expression.value,
            anchor=name,
            offset=f"{words} {NAMES[name]}",
            steps=(f"{words} {NAMES[name]}",),
        )
    found = {
        "PRESENT_REF": at,
        "PAST_REF": Interval(start=None, end=at.end, granularity=at.granularity),
        "FUTURE_REF": Interval(start=at.start, end=None, granularity=at.granularity),
    }[expression.value]
    return Resolution(
        value=expression.value,
        interval=found,
        anchor=name,
        steps=(f"{words} {NAMES[name]}, {speak.interval(at)}",),
    )
