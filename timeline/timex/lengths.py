"""Resolves lengths ("three years"), stretches ("the past two years") and references ("now")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline import interval
from timeline.model import Interval
from timeline.timex import amounts, periods, speak, values
from timeline.timex.anchors import NAMES, Resolution

if TYPE_CHECKING:
    from timeline.model import Anchor
    from timeline.timex.anchors import Anchors
    from timeline.timex.expression import Expression

_REFERENCES = {
    "PRESENT_REF": "about the time of",
    "PAST_REF": "some time before",
    "FUTURE_REF": "some time after",
}


def length(expression: Expression, anchors: Anchors) -> Resolution:
    """Resolve "three years" (a length alone) and "the past three years" (one with a side)."""
    value = amounts.period(expression.amount, expression.unit)
    said = speak.count(expression.amount, expression.unit)
    if expression.anchor == "event":
        words = f"{said} {'after' if expression.side > 0 else 'before'} what follows"
        steps = (words, "its day is known when that is")
        return Resolution(value=value, anchor="event", offset=words, steps=steps)
    if expression.shape == "length":
        return Resolution(value=value, steps=("a length of time", said))
    return _sided(expression, anchors, value, said)


def beside(expression: Expression) -> Resolution:
    """Leave "the Monday before the accident" undated: the days of two events give no weekday."""
    value = values.unresolved(expression)
    words = f"{'after' if expression.side > 0 else 'before'} what follows"
    return Resolution(value=value, anchor="event", offset=words, steps=(words, "no day follows"))


def _sided(expression: Expression, anchors: Anchors, value: str, said: str) -> Resolution:
    at, name = anchors.home(expression)
    words = f"{said} {'up to' if expression.side < 0 else 'from'} {NAMES[name]}"
    if at is None:
        steps: tuple[str, ...] = (words, "no date to count from")
        return Resolution(value=value, anchor=name, offset=words, steps=steps)
    found = _stretch(expression, at)
    last = "beyond the calendar" if found is None else speak.interval(found)
    return Resolution(value=value, interval=found, anchor=name, steps=(words, last))


def _stretch(expression: Expression, at: Interval) -> Interval | None:
    """Return the time that long up to the anchor or from it, in whole days."""
    base, factor = amounts.calendar_unit(expression.unit)
    amount = expression.amount
    whole = int((amounts.SEVERAL[expression.unit][1] if amount is None else amount) * factor)
    try:
        if expression.side < 0:
            start = interval.shift(periods.start(at), -whole, base)
            start = interval.truncate(start, "day")
            return Interval(start=start, end=at.end, granularity="day")
        end = interval.shift(periods.end(at), whole, base)
    except OverflowError:
        return None
    return Interval(start=at.start, end=interval.truncate(end, "day"), granularity="day")


def reference(expression: Expression, anchors: Anchors) -> Resolution:
    """Resolve "now" (the day of the anchor), "recently" (up to it), "soon" (from it on)."""
    spoken = anchors.speech is not None
    at = anchors.speech or anchors.publication
    name: Anchor = "speech" if spoken else "publication"
    words = f"{_REFERENCES[expression.value]} {NAMES[name]}"
    if at is None:
        return Resolution(value=expression.value, anchor=name, offset=words, steps=(words,))
    found = {
        "PRESENT_REF": at,
        "PAST_REF": Interval(start=None, end=at.end, granularity=at.granularity),
        "FUTURE_REF": Interval(start=at.start, end=None, granularity=at.granularity),
    }[expression.value]
    steps = (f"{words}, {speak.interval(at)}",)
    return Resolution(value=expression.value, interval=found, anchor=name, steps=steps)
