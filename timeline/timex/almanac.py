"""Where named days fall: fixed dates, weekdays counted in a month, Easter, and the lunar feasts.

Easter is reckoned by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8);
feasts of other calendars come from the ``holidays`` package, imported when one is named.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

from timeline import interval
from timeline.model import Interval

#: Month, weekday (Monday is 0), which of them (negative counts from the end), days added.
_COUNTED: dict[str, tuple[int, int, int, int]] = {
    "thanksgiving": (11, 3, 4, 0),
    "black friday": (11, 3, 4, 1),
    "labor day": (9, 0, 1, 0),
    "memorial day": (5, 0, -1, 0),
    "martin luther king day": (1, 0, 3, 0),
    "presidents day": (2, 0, 3, 0),
    "columbus day": (10, 0, 2, 0),
    "mother's day": (5, 6, 2, 0),
    "father's day": (6, 6, 3, 0),
    "election day": (11, 0, 1, 1),
}
_FROM_EASTER: dict[str, int] = {
    "easter": 0,
    "easter monday": 1,
    "good friday": -2,
    "palm sunday": -7,
    "ash wednesday": -46,
    "ascension": 39,
    "pentecost": 49,
    "whit monday": 50,
}


def holiday(name: str, year: int) -> Interval | None:
    """Return the day (or month, for Ramadan) of a named holiday in a year, or None if unknown."""
    if name[0].isdecimal():
        month, day = name.split("-")
        return interval.of(datetime(year, int(month), int(day)), "day")
    if name in _COUNTED:
        return interval.of(_counted(year, *_COUNTED[name]), "day")
    if name in _FROM_EASTER:
        return interval.of(_easter(year) + timedelta(days=_FROM_EASTER[name]), "day")
    return _lunar(name, year)


def _counted(year: int, month: int, weekday: int, which: int, added: int) -> datetime:
    if which > 0:
        first = datetime(year, month, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
    else:
        last = interval.shift(datetime(year, month, 1), 1, "month") - timedelta(days=1)
        day = last - timedelta(days=(last.weekday() - weekday) % 7)
    return day + timedelta(days=added)


def _easter(year: int) -> datetime:
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return datetime(year, month, day + 1)


#: Feasts of other calendars: a country whose list names them in English, and that name.
_LUNAR: dict[str, tuple[str, str]] = {
    "eid al-fitr": ("SG", "Eid al-Fitr"),
    "eid al-adha": ("SG", "Eid al-Adha"),
    "yom kippur": ("IL", "Yom Kippur"),
    "rosh hashanah": ("IL", "Rosh Hashanah"),
    "passover": ("IL", "Pesach"),
    "hanukkah": ("IL", "Hanukkah"),
    "diwali": ("SG", "Diwali"),
    "lunar new year": ("SG", "Chinese New Year"),
}


@cache
def _lunar(name: str, year: int) -> Interval | None:
    if name == "ramadan":
        return _ramadan(year)
    if name not in _LUNAR:
        return None
    from holidays import country_holidays  # noqa: PLC0415 - 0.1 s, paid when a feast is named

    country, title = _LUNAR[name]
    kinds = ("public", "school") if country == "IL" else ("public",)
    listed = country_holidays(country, years=year, language="en_US", categories=kinds)
    days = sorted(day for day, label in listed.items() if title in label.split("; "))
    return interval.of(datetime(days[0].year, days[0].month, days[0].day), "day") if days else None


def _ramadan(year: int) -> Interval | None:
    """Return the month of fasting: the 29 or 30 days before Eid al-Fitr, taken as 30."""
    end = _lunar("eid al-fitr", year)
    if end is None or end.start is None:
        return None
    return Interval(start=end.start - timedelta(days=30), end=end.start, granularity="month")
