"""Half-open calendar intervals: build, shift, truncate, intersect and compare them.

``of(datetime(2021, 7, 16), "week")`` is Monday 12 July to Monday 19 July: an interval holds its
start and not its end, so neighbours touch without overlapping, and None is an open end.
Weeks are ISO 8601 weeks (from Monday); a season is three whole months, winter from December.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import MAXYEAR, date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from timeline.model import Interval

if TYPE_CHECKING:
    from timeline.model import Granularity

AllenRelation = Literal[
    "before",
    "meets",
    "overlaps",
    "starts",
    "during",
    "finishes",
    "equals",
    "finished-by",
    "contains",
    "started-by",
    "overlapped-by",
    "met-by",
    "after",
]

#: How many months each calendar unit that is made of whole months has.
MONTHS: dict[str, int] = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
#: How many minutes each unit of fixed length has.
MINUTES: dict[str, int] = {
    "minute": 1,
    "hour": 60,
    "part": 360,
    "day": 1440,
    "weekend": 2880,
    "week": 10080,
}
#: Years outside these cannot be shifted by a unit without leaving the calendar of ``datetime``.
FIRST_YEAR, LAST_YEAR = 1, MAXYEAR - 1


def truncate(moment: datetime, unit: Granularity) -> datetime:
    """Return the first instant of the ``unit`` that holds ``moment``.

    A ``weekend`` is truncated to the Saturday of its ISO week, which may lie after ``moment``.
    Centuries are counted as people say them: 1900 to 1999 are the "1900s".
    """
    day = datetime(moment.year, moment.month, moment.day)
    match unit:
        case "minute":
            return moment.replace(second=0, microsecond=0)
        case "hour":
            return moment.replace(minute=0, second=0, microsecond=0)
        case "part":
            return day + timedelta(hours=moment.hour // 6 * 6)
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "weekend":
            return day + timedelta(days=5 - day.weekday())
        case "season":
            return shift(datetime(day.year, day.month, 1), -(day.month % 3), "month")
        case _:
            return _truncate_months(day, MONTHS[unit])


def _truncate_months(day: datetime, months: int) -> datetime:
    count = (day.year * 12 + day.month - 1) // months * months
    year, month = divmod(count, 12)
    return datetime(max(year, FIRST_YEAR), month + 1, 1)


def shift(moment: datetime, amount: int, unit: Granularity) -> datetime:
    """Return ``moment`` moved by ``amount`` units; a month's end stays a month's end at the most.

    Raises:
        OverflowError: if the result leaves the years 1 to 9998.
    """
    if unit in MINUTES:
        moved = moment + timedelta(minutes=amount * MINUTES[unit])
    else:
        moved = _shift_months(moment, amount * MONTHS[unit])
    if not FIRST_YEAR <= moved.year <= LAST_YEAR:
        message = f"year {moved.year} is outside {FIRST_YEAR} to {LAST_YEAR}"
        raise OverflowError(message)
    return moved


def _shift_months(moment: datetime, months: int) -> datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"year {year} is outside {FIRST_YEAR} to {LAST_YEAR}"
        raise OverflowError(message)
    return moment.replace(
        year=year, month=month + 1, day=min(moment.day, _days_in(year, month + 1))
    )


def _days_in(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def of(moment: datetime, unit: Granularity) -> Interval:
    """Return the calendar ``unit`` that holds ``moment``: its day, its ISO week, its decade."""
    start = truncate(moment, unit)
    return Interval(start=start, end=shift(start, 1, unit), granularity=unit)


def moved(interval: Interval, amount: int, unit: Granularity) -> Interval:
    """Return ``interval`` with both ends shifted."""
    return replace(
        interval,
        start=None if interval.start is None else shift(interval.start, amount, unit),
        end=None if interval.end is None else shift(interval.end, amount, unit),
    )


def intersect(first: Interval, second: Interval) -> Interval | None:
    """Return what both hold, in the finer granularity, or None if they share no instant."""
    starts = [i.start for i in (first, second) if i.start is not None]
    ends = [i.end for i in (first, second) if i.end is not None]
    start, end = max(starts, default=None), min(ends, default=None)
    if start is not None and end is not None and start >= end:
        return None
    return Interval(start=start, end=end, granularity=finer(first, second))


def hull(first: Interval, second: Interval) -> Interval:
    """Return the smallest interval that holds both, in the coarser granularity."""
    start = None if first.start is None or second.start is None else min(first.start, second.start)
    end = None if first.end is None or second.end is None else max(first.end, second.end)
    coarse = max(first, second, key=lambda interval: unit_minutes(interval.granularity))
    return Interval(start=start, end=end, granularity=coarse.granularity)


def finer(first: Interval, second: Interval) -> Granularity:
    """Return the granularity of the one that speaks in the smaller unit."""
    return min(first, second, key=lambda interval: unit_minutes(interval.granularity)).granularity


def unit_minutes(unit: Granularity) -> int:
    """Return the length of a unit in minutes, months taken as 30 days: an order, not a measure."""
    return MINUTES[unit] if unit in MINUTES else MONTHS[unit] * 43_200


def contains(outer: Interval, inner: Interval) -> bool:
    """Return whether every instant of ``inner`` lies in ``outer``."""
    shared = intersect(outer, inner)
    return shared is not None and (shared.start, shared.end) == (inner.start, inner.end)


def days(interval: Interval) -> float | None:
    """Return the length in days, or None where an end is open."""
    if interval.start is None or interval.end is None:
        return None
    return (interval.end - interval.start) / timedelta(days=1)


def allen(first: Interval, second: Interval) -> AllenRelation:
    """Return how ``first`` lies to ``second``: one of Allen's relations (CACM 26, 1983)."""
    low, high = datetime.min, datetime.max  # noqa: DTZ901 - open ends, compared and never shown
    start, end = first.start or low, first.end or high
    other_start, other_end = second.start or low, second.end or high
    if end < other_start:
        return "before"
    if end == other_start:
        return "meets"
    if other_end < start:
        return "after"
    if other_end == start:
        return "met-by"
    return _allen_sharing(
        (start > other_start) - (start < other_start), (end > other_end) - (end < other_end)
    )


def _allen_sharing(starts: int, ends: int) -> AllenRelation:
    table: dict[tuple[int, int], AllenRelation] = {
        (-1, -1): "overlaps",
        (-1, 0): "finished-by",
        (-1, 1): "contains",
        (0, -1): "starts",
        (0, 0): "equals",
        (0, 1): "started-by",
        (1, -1): "during",
        (1, 0): "finishes",
        (1, 1): "overlapped-by",
    }
    return table[(starts, ends)]


def ends(interval: Interval | None) -> tuple[str | None, str | None]:
    """Return the first and last day as ISO text, ends inclusive; None is open or unknown.

    Intervals that start or end inside a day are given to the minute: "2021-07-16T12:00" to
    "2021-07-16T17:59".
    """
    if interval is None:
        return None, None
    by_day = all(m is None or m == truncate(m, "day") for m in (interval.start, interval.end))
    step, form = (timedelta(days=1), "day") if by_day else (timedelta(minutes=1), "minute")
    last = (
        None
        if interval.end is None
        else max(interval.end - step, interval.start or interval.end - step)
    )
    return _iso(interval.start, form), _iso(last, form)


def _iso(moment: datetime | None, form: str) -> str | None:
    if moment is None:
        return None
    return moment.date().isoformat() if form == "day" else moment.isoformat(timespec="minutes")


def timex3(interval: Interval) -> str:
    """Return the TIMEX3 value of a calendar unit: "2021-W28", "2021-Q2", "199" for the 1990s.

    The unit is the one the interval's granularity names, where it starts; "" without a start.
    Weeks have two digits as in ISO 8601. A part of a day is given as its day.
    """
    start, unit = interval.start, interval.granularity
    if start is None:
        return ""
    year = f"{start.year:04d}"
    if unit in {"week", "weekend"}:
        week = start.isocalendar()
        return f"{week.year:04d}-W{week.week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit in MINUTES:
        day = start.date().isoformat()
        return f"{day}T{start:%H:%M}" if unit in {"minute", "hour"} else day
    part = {
        "month": f"-{start.month:02d}",
        "season": f"-{_SEASONS[start.month % 12 // 3]}",
        "quarter": f"-Q{(start.month + 2) // 3}",
        "half": f"-H{1 + start.month // 7}",
    }
    return year[: _DIGITS.get(unit, 4)] + part.get(unit, "")


#: How many digits of the year name a decade and a century.
_DIGITS = {"decade": 3, "century": 2}
#: TIMEX3 codes of the seasons from the one that starts in December.
_SEASONS = ("WI", "SP", "SU", "FA")
#: EDTF codes (ISO 8601-2:2019, 4.8): seasons of the northern hemisphere, quarters and halves.
_EDTF_SEASONS = {3: 25, 6: 26, 9: 27, 12: 28}


def edtf(interval: Interval | None) -> str:
    """Return the interval as Extended Date/Time Format text (ISO 8601-2:2019, levels 1 and 2).

    A whole month, season, quarter, half, year, decade or century is written as such ("2021-07",
    "2021-33", "199X"), anything else as a day or a range of days or minutes with ".." for an open
    end ("2021-07-12/2021-07-18", "../2021-09-30"); "" stands for an interval not known.
    """
    if interval is None:
        return ""
    unit = _edtf_unit(interval)
    first, last = ends(interval)
    return unit or (first if first and first == last else f"{first or '..'}/{last or '..'}")


def _edtf_unit(interval: Interval) -> str:
    """Return the code of a whole calendar unit longer than a week, else ""."""
    start, unit = interval.start, interval.granularity
    if start is None or unit not in MONTHS or interval != of(start, unit):
        return ""
    year = f"{start.year:04d}"
    codes = {
        "month": f"-{start.month:02d}",
        "season": f"-{_EDTF_SEASONS.get(start.month)}",
        "quarter": f"-{32 + (start.month + 2) // 3}",
        "half": f"-{40 + start.month // 7}",
        "decade": "X",
        "century": "XX",
    }
    return year[: _DIGITS.get(unit, 4)] + codes.get(unit, "")
