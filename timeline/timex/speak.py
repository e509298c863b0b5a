"""Intervals and distances in plain words, for the steps a reader follows: "16 July 2021"."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from timeline.model import Interval

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def day(moment: datetime) -> str:
    """Return "16 July 2021"."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


@lru_cache(maxsize=1024)
def interval(of: Interval) -> str:
    """Return the interval in words: a day, a month, a year, or its first and last day."""
    if of.start is None or of.end is None:
        return _open(of)
    last = of.end - timedelta(days=1) if of.end.hour == of.end.minute == 0 else of.end
    if of.granularity in {"minute", "hour", "part"}:
        return _clock(of.start, of.end)
    if of.start.date() == last.date():
        return day(of.start)
    if (of.start.day, of.end.day) == (1, 1) and _whole_month(of.start, of.end):
        return f"{MONTHS[of.start.month - 1]} {of.start.year}"
    if of.start.month == of.start.day == of.end.month == of.end.day == 1:
        years = (of.start.year, of.end.year - 1)
        return str(years[0]) if years[0] == years[1] else f"{years[0]} to {years[1]}"
    return f"{day(of.start)} to {day(last)}"


def _whole_month(start: datetime, end: datetime) -> bool:
    return (end.year * 12 + end.month) - (start.year * 12 + start.month) == 1


def _clock(start: datetime, end: datetime) -> str:
    if end - start <= timedelta(hours=1):
        return f"{start:%H:%M} on {day(start)}"
    return f"{day(start)}, {start:%H:%M} to {end:%H:%M}"


def _open(of: Interval) -> str:
    if of.start is not None:
        return f"{day(of.start)} or later"
    return f"up to {day(of.end - timedelta(days=1))}" if of.end is not None else "at no known time"


def count(amount: float | None, unit: str) -> str:
    """Return "2 days", "1 week", "several years"."""
    if amount is None:
        return f"several {plural(unit)}"
    return f"{amount:g} {unit if amount == 1 else plural(unit)}"


def plural(unit: str) -> str:
    """Return "days", "centuries"."""
    return {"century": "centuries", "millennium": "millennia"}.get(unit, unit + "s")
