"""Say an interval, and any text that came from outside, so that a person can read it.

Midnight 1 July to midnight 1 August is "July 2021"; open at the start it is "by 31 July 2021".
``static/dates.js`` says the same words in the page; a test holds the two together.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

    from timeline.model import Article, Interval

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

#: Controls (but tab and line feed) and the marks that turn the direction of text (UAX 9).
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

#: "30 December 1824", "3\u201313 March", "December 1824".
_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"\b((?:\d{{1,2}}\u2013)?\d{{1,2}} (?:{_MONTH})(?: \d{{1,4}})?|(?:{_MONTH}) \d{{1,4}})\b"
)


def visible(text: str) -> str:
    """Return ``text`` with control and direction characters written out, "[U+202E]"."""
    return _HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def unbroken(text: str) -> Markup:
    """Return ``text`` as markup that holds a day, its month and its year on one line."""
    from markupsafe import Markup, escape  # noqa: PLC0415 - comes with Jinja, which is slow to import

    parts = _DATE.split(text)
    whole = Markup('<span class="whole">{}</span>')
    return Markup("").join(whole.format(p) if n % 2 else escape(p) for n, p in enumerate(parts))


def interval_words(interval: Interval | None) -> str:
    """Return the interval in words, both ends inclusive; "date not known" for None."""
    if interval is None or (interval.start is None and interval.end is None):
        return "date not known"
    if interval.start is None:
        return f"by {_moment(_last(interval))}"
    if interval.end is None:
        return f"from {_moment(interval.start)}"
    if _whole_days(interval):
        return _days(interval.start.date(), _last(interval).date())
    return _hours(interval.start, _last(interval))


def _whole_days(interval: Interval) -> bool:
    ends = (interval.start, interval.end)
    return all(end is None or end.time() == time() for end in ends)


def _last(interval: Interval) -> datetime:
    end = interval.end or datetime.max  # noqa: DTZ901 - an open end is never asked for
    return end - (timedelta(days=1) if _whole_days(interval) else timedelta(minutes=1))


def _moment(moment: datetime) -> str:
    day = _day(moment.date())
    return day if moment.time() == time() else f"{day}, {moment:%H:%M}"


def _hours(first: datetime, last: datetime) -> str:
    if first >= last:
        return f"{_day(first.date())}, {first:%H:%M}"
    if first.date() == last.date():
        return f"{_day(first.date())}, {first:%H:%M}\u2013{last:%H:%M}"
    return f"{_day(first.date())}, {first:%H:%M} \u2013 {_day(last.date())}, {last:%H:%M}"


def _days(first: date, last: date) -> str:
    if first >= last:
        return _day(first)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\u2013{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} \u2013 {_day(last)}"
    return f"{_day(first)} \u2013 {_day(last)}"


def _months(first: date, last: date) -> str:
    opening, closing = MONTHS[first.month - 1], MONTHS[last.month - 1]
    years = _year(first), _year(last)
    if (first.month, last.month) == (1, 12):
        return years[0] if first.year == last.year else f"{years[0]}\u2013{years[1]}"
    if first.year == last.year:
        same = first.month == last.month
        return f"{opening} {years[0]}" if same else f"{opening}\u2013{closing} {years[1]}"
    return f"{opening} {years[0]} \u2013 {closing} {years[1]}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {_year(day)}"


def _year(day: date) -> str:
    """Return the year as it is read: a bare "790" would be a number."""
    return str(day.year) if day.year >= 1000 else f"AD {day.year}"


def outlet(article: Article) -> str:
    """Return who published the article, else where it lies, else its title."""
    path = article.paths[0].rpartition("/")[2] if article.paths else ""
    return article.publisher or path or article.title or article.id
