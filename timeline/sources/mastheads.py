"""Lines that are nothing but a date, and what they say it is the date of.

"Published: 16 July 2021, 18:05" → labelled as published; "Thursday, April 25, 2024" → unlabelled;
"Last updated on May 3, 2022" → labelled as updated, which is not the day of publication.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from timeline import lang
from timeline.sources import date_words
from timeline.sources.boilerplate import words
from timeline.sources.date_words import day
from timeline.sources.dates import Moment, moment

if TYPE_CHECKING:
    from timeline.model import Interval

Label = Literal["published", "updated", "none"]


class DateLine(NamedTuple):
    """A line that gives a date and little else; ``weekday`` is the one it names, Monday 0."""

    label: Label
    interval: Interval
    utc_offset: str | None
    weekday: int | None
    text: str


@cache
def months() -> dict[str, int]:
    """Return the number of each month name and abbreviation, lower case."""
    data = lang.words("en", "sources")
    numbered = {
        name.lower(): number
        for names in (data["months"], data["month_abbreviations"])
        for number, name in enumerate(names, start=1)
    }
    return numbered | {name.lower(): n for name, n in data["more_month_abbreviations"].items()}


@cache
def weekdays() -> dict[str, int]:
    """Return the number of each weekday name and abbreviation, Monday 0, lower case."""
    data = lang.words("en", "sources")
    full = {name.lower(): number for number, name in enumerate(data["weekdays"])}
    return full | {
        short.lower(): number
        for short in data["weekday_abbreviations"]
        for name, number in full.items()
        if name.startswith(short.lower())
    }


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a line that holds a date and nothing but its label, place and time."""
    weekday = "|".join(sorted(weekdays(), key=len, reverse=True))
    published, updated = words("published_labels"), words("updated_labels")
    hour = r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?"
    zone = r"(?:\s*\(?(?:GMT|UTC|[A-Z]{2,5}|[+-]\d{2}:?\d{2})[+\d:-]*\)?)?"
    clock = rf"(?:(?:[ ,|\u2022\u00b7@\u2013-]|at)*\s*(?:{hour}|\d{{1,2}}\s*[ap]\.?m\.?){zone})?"
    label = rf"(?:(?:(?P<published>{published})|(?P<updated>{updated}))\s*:?\s*)?"
    place = r"(?:[^\W\d_][\w.'\u2019 -]{1,30}[,|\u2022\u00b7\u2013-]\s*)??"
    before = r"(?:\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,5})?[ ,|-]+)?"
    named = rf"(?:(?P<weekday>{weekday})\.?(?:,\s*|\s+))?"
    rest = rf"(?:[|\u2022\u00b7(\u2013-]?\s*(?:{published}|{updated})\s*:?.{{0,60}})?"
    return re.compile(
        rf"\W{{0,3}}{label}{place}{before}(?:on\s+)?{named}{_date()}"
        rf"(?:,?\s+(?:{weekday})\b)?{clock}\W{{0,3}}{rest}",
        re.IGNORECASE,
    )


def _date() -> str:
    month = "|".join(sorted(months(), key=len, reverse=True))
    ordinal = r"(?:st|nd|rd|th)?\.?"
    american = rf"(?P<m1>{month})\.?\s+(?P<d1>\d{{1,2}}){ordinal}(?:,\s*|\s+)(?P<y1>\d{{4}})"
    british = rf"(?P<d2>\d{{1,2}}){ordinal}[ -](?:of )?(?P<m2>{month})\.?,?[ -](?P<y2>\d{{4}})"
    iso = r"(?P<iso>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})"
    numbers = r"(?P<num>\d{1,2}[./-]\d{1,2}[./-]\d{4})"
    return f"(?:{american}|{british}|{iso}|{numbers})"


def read(line: str) -> DateLine | None:
    """Return what a date line says, or None if the line is not one."""
    if len(line) > 140 or not any(character.isdigit() for character in line):
        return None
    found = _pattern().fullmatch(line)
    if found is None:
        return None
    date = next(name for name in ("m1", "d2", "iso", "num") if found[name])
    when = None if date_words.is_event(line[: found.start(date)]) else _moment(found)
    if when is None:
        return None
    label: Label = "published" if found["published"] else "updated" if found["updated"] else "none"
    weekday = found["weekday"]
    return DateLine(
        label=label,
        interval=when.interval,
        utc_offset=when.utc_offset,
        weekday=None if weekday is None else weekdays()[weekday.lower()],
        text=line,
    )


def _moment(found: re.Match[str]) -> Moment | None:
    if found["iso"]:
        return moment(found["iso"])
    if found["num"]:
        written = date_words.WRITTEN.fullmatch(found["num"])
        read = date_words.parse(written) if written else None
    else:
        n = "1" if found["m1"] else "2"
        month = months()[found["m" + n].lower()]
        read = day(int(found["y" + n]), month, int(found["d" + n]))
    return None if read is None else Moment(read)


def parts(text: str) -> tuple[int, int, int | None]:
    """Return month, day and year (None if not printed) of a dateline's day ("Dec 31")."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    name = re.search(r"[^\W\d_]+", text)
    month = months()[name[0].lower()] if name else 0
    return month, numbers[0], numbers[1] if len(numbers) > 1 else None
