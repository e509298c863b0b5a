"""Calendar fields to intervals: what "March 12", "the third quarter" or "Friday" can be.

A field set without its year has one candidate a year, a weekday one a week; the anchor and the
direction of the clause choose among them.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from timeline import interval
from timeline.model import Interval
from timeline.timex import almanac

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Granularity
    from timeline.timex.expression import Stated

_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
#: Parts of the day as people use them, in hours; a night ends the next morning.
PARTS: dict[str, tuple[int, int]] = {
    "MO": (5, 12),
    "MI": (11, 14),
    "AF": (12, 18),
    "EV": (17, 22),
    "NI": (18, 30),
    "DT": (6, 18),
}


#: Hours of a night, from six to six.
_NIGHT = 12


def in_year(stated: Stated, year: int) -> Interval | None:
    """Return the stated part of ``year``, or None if it has none (29 February 2021)."""
    if not interval.FIRST_YEAR <= year <= interval.LAST_YEAR - 1:
        return None
    try:
        return _in_year(stated, year)
    except (ValueError, OverflowError):
        return None


def _in_year(stated: Stated, year: int) -> Interval | None:
    if stated.holiday is not None:
        return almanac.holiday(stated.holiday, year)
    if stated.month is not None:
        if stated.day is not None:
            return interval.of(datetime(year, stated.month, stated.day), "day")
        return interval.of(datetime(year, stated.month, 1), "month")
    if stated.season is not None:
        return interval.of(datetime(year, _SEASON_MONTH[stated.season], 1), "season")
    if stated.quarter is not None:
        return interval.of(datetime(year, stated.quarter * 3 - 2, 1), "quarter")
    if stated.half is not None:
        return interval.of(datetime(year, stated.half * 6 - 5, 1), "half")
    return interval.of(datetime(year, 1, 1), "year")


def yearly(stated: Stated, around: int) -> list[Interval]:
    """Return the stated part of each of the years near ``around``, in order."""
    found = (in_year(stated, year) for year in range(around - 2, around + 3))
    return [candidate for candidate in found if candidate is not None]


def weekly(weekday: int, around: datetime) -> list[Interval]:
    """Return that day of the weeks near ``around``, in order."""
    monday = interval.truncate(around, "week")
    days = []
    for week in range(-2, 3):
        try:
            days.append(interval.of(monday + timedelta(days=7 * week + weekday), "day"))
        except OverflowError:
            continue
    return days


def behind(
    candidates: Sequence[Interval], at: Interval, *, strictly: bool = False
) -> Interval | None:
    """Return the last candidate on or before ``at`` (wholly before it when ``strictly``)."""
    fit = [c for c in candidates if start(c) < end(at) and not (strictly and end(c) > start(at))]
    return fit[-1] if fit else None


def ahead(
    candidates: Sequence[Interval], at: Interval, *, strictly: bool = False
) -> Interval | None:
    """Return the first candidate on or after ``at`` (wholly after it when ``strictly``)."""
    fit = [c for c in candidates if end(c) > start(at) and not (strictly and start(c) < end(at))]
    return fit[0] if fit else None


def nearest(candidates: Sequence[Interval], at: Interval) -> Interval | None:
    """Return the candidate that starts nearest to ``at``, the earlier of two equally near."""
    return min(candidates, key=lambda c: abs(start(c) - start(at)), default=None)


def distance(first: Interval, second: Interval) -> int:
    """Return how many days lie between the two starts."""
    return abs((start(first) - start(second)).days)


def starts_in(frame: Interval, inner: Interval) -> bool:
    """Return whether ``inner`` starts inside ``frame``."""
    return start(frame) <= start(inner) < end(frame)


def start(of: Interval) -> datetime:
    """Return the start, or the first instant of the calendar when it is open."""
    return of.start or datetime(interval.FIRST_YEAR, 1, 1)


def end(of: Interval) -> datetime:
    """Return the end, or the last day of the calendar when it is open."""
    return of.end or datetime(interval.LAST_YEAR, 12, 31)


def on_day(stated: Stated, day: Interval) -> Interval:
    """Return the stated hour or part of the day, or the day itself."""
    if day.start is None:
        return day
    if stated.hour is not None:
        begins = day.start + timedelta(hours=stated.hour, minutes=stated.minute or 0)
        length = timedelta(minutes=1) if stated.minute is not None else timedelta(hours=1)
        unit: Granularity = "minute" if stated.minute is not None else "hour"
        return Interval(start=begins, end=begins + length, granularity=unit)
    if stated.daypart is not None:
        low, high = PARTS[stated.daypart]
        return Interval(
            start=day.start + timedelta(hours=low),
            end=day.start + timedelta(hours=high),
            granularity="part",
        )
    return day


def portion(of: Interval, part: str) -> Interval:
    """Return the early, middle or late part of an interval.

    Of a month days 1-10, 11-20 and 21 to the end; of a year four months each; of anything else a
    third, in whole days (years for decades and centuries).
    """
    if of.start is None or of.end is None:
        return of
    cuts = _cuts(of.start, of.end, of)
    index = {"START": 0, "MID": 1, "END": 2}[part]
    return Interval(start=cuts[index], end=cuts[index + 1], granularity=of.granularity)


def _cuts(start: datetime, end: datetime, of: Interval) -> tuple[datetime, ...]:
    if of.granularity == "month":
        return start, start + timedelta(days=10), start + timedelta(days=20), end
    if of.granularity in {"year", "quarter", "season", "half", "decade", "century"}:
        months = interval.MONTHS[of.granularity]
        inner = [months // 3, months - months // 3]
        if of.granularity in {"decade", "century"}:
            years = months // 12
            inner = [12 * -(-years // 3), 12 * (years - years // 3)]
        return start, *(interval.shift(start, step, "month") for step in inner), end
    if of.granularity == "week":
        return start, start + timedelta(days=2), start + timedelta(days=4), end
    return start, *(start + timedelta(hours=hours) for hours in _hours(end - start))


def _hours(length: timedelta) -> tuple[int, int, int]:
    """Return where a day or a part of it is cut, in full hours; a night is late from ten to two."""
    hours = round(length / timedelta(hours=1))
    if hours == _NIGHT:
        return 2, 4, 8
    return round(hours / 3), hours - round(hours / 3), hours
