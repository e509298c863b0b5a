"""TIMEX3 values, resolved ("2021-07-16TAF") or with X for what is unknown ("XXXX-09")."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from timeline import interval
from timeline.timex import speak

if TYPE_CHECKING:
    from timeline.model import Interval
    from timeline.timex.expression import Expression

_UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "fortnight": "XXXX-WXX",
    "hour": "XXXX-XX-XXTXX",
    "minute": "XXXX-XX-XXTXX:XX",
}


def unknown(unit: str) -> str:
    """Return the value of a unit nobody can place: "XXXX-XX" for a month."""
    return _UNKNOWN.get(unit, "XXXX-XX-XX")


def of(expression: Expression, whole: Interval, exact: Interval) -> str:
    """Return the value of a resolved expression: its day with hour or part, or its unit."""
    stated = expression.stated
    if stated.hour is not None and whole.start is not None:
        return f"{whole.start.date().isoformat()}{_clock(expression)}"
    if stated.daypart is not None and exact.granularity == "part":
        return f"{interval.timex3(whole)}T{stated.daypart}"
    missing = {"month": "-XX", "year": "-XX-XX"}.get(whole.granularity, "")
    return interval.timex3(whole) + (missing if expression.unit == "day" else "")


def _clock(expression: Expression) -> str:
    return f"T{expression.stated.hour:02d}:{expression.stated.minute or 0:02d}"


def decade(year: int) -> Interval:
    """Return the ten years from ``year``."""
    return interval.of(datetime(year, 1, 1), "decade")


def decade_before(short: int, year: int) -> Interval:
    """Return the last decade of that name that was over, or nearly, in ``year``: "the thirties"."""
    if short >= 100:
        return decade(short)
    start = year // 100 * 100 + short
    return decade(start if start + 5 <= year else start - 100)


def century(year: int) -> Interval:
    """Return the hundred years from ``year``; the first century of our era starts in year 1."""
    return interval.of(datetime(max(year, 1), 1, 1), "century")


def unresolved(expression: Expression) -> str:
    """Return the value with X for every field that only an anchor could give."""
    stated = expression.stated
    day = f"{stated.day:02d}" if stated.day is not None else "XX"
    if stated.month is not None:
        value = f"{stated.year or 'XXXX'}-{stated.month:02d}" + (
            "" if stated.day is None else f"-{day}"
        )
    elif stated.weekday is not None:
        value = f"XXXX-WXX-{stated.weekday + 1}"
    elif stated.season is not None:
        value = f"XXXX-{stated.season}"
    elif stated.quarter is not None:
        value = f"XXXX-Q{stated.quarter}"
    elif stated.half is not None:
        value = f"XXXX-H{stated.half}"
    elif stated.decade is not None:
        value = f"XX{stated.decade // 10}"
    elif expression.unit:
        value = unknown(expression.unit)
    else:
        value = f"XXXX-XX-{day}"
    if stated.hour is not None:
        return value + _clock(expression)
    return value + f"T{stated.daypart}" if stated.daypart is not None else value


def offset_in_words(expression: Expression, side: int) -> str:
    """Return where it lies as seen from the publication date nobody gave."""
    stated = expression.stated
    whence = "the time of the narrative" if expression.anchor == "narrative" else "publication"
    if expression.unit == "then":
        return "the time of the narrative"
    if stated.days is not None:
        return _days(stated.days, whence)
    if expression.unit and expression.step is not None:
        return _steps(expression, whence)
    name = _name(expression)
    if expression.step:
        last = expression.step < 0
        ends = ("last", "before") if last else ("next", "after")
        return f"the {ends[0]} {name} {ends[1]} {whence}"
    if side > 0:
        return f"{name} on or after {whence}"
    if side < 0 or stated.weekday is not None:
        return f"{name} on or before {whence}"
    return f"{name} nearest to {whence}"


def _days(days: int, whence: str) -> str:
    if days == 0:
        return f"the day of {whence}"
    number = "the day" if abs(days) == 1 else speak.count(abs(days), "day")
    return f"{number} {'after' if days > 0 else 'before'} {whence}"


def _steps(expression: Expression, whence: str) -> str:
    step = expression.step or 0
    unit = expression.unit
    where = (
        f"the {unit} of {whence}"
        if step == 0
        else f"{speak.count(abs(step), unit)} {'after' if step > 0 else 'before'} {whence}"
    )
    weekday = expression.stated.weekday
    return where if weekday is None else f"{speak.WEEKDAYS[weekday]} of the week {where}"


def _name(expression: Expression) -> str:
    stated = expression.stated
    if stated.month is not None:
        return (
            f"{stated.day} {speak.MONTHS[stated.month - 1]}"
            if stated.day is not None
            else speak.MONTHS[stated.month - 1]
        )
    if stated.weekday is not None:
        return speak.WEEKDAYS[stated.weekday]
    if stated.season is not None:
        return speak.SEASONS[stated.season]
    if stated.quarter is not None:
        return f"quarter {stated.quarter}"
    if stated.half is not None:
        return f"half {stated.half} of the year"
    if stated.holiday is not None:
        return "that holiday"
    return expression.unit or "the day"
