"""Lines that are nothing but a date, and what they say it is the date of.

"Published: 16 July 2021, 18:05" → labelled as published; "Thursday, April 25, 2024" → unlabelled;
"Last updated on May 3, 2022" → labelled as updated, which is not the day of publication.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from timeline import lang
from timeline.sources import date_words
from timeline.sources.boilerplate import words
from timeline.sources.dates import Moment, day, moment

if TYPE_CHECKING:
    from timeline.model import Interval

Label = Literal["published", "updated", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
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
    """Return the number of each weekday name, Monday 0, lower case."""
    data = lang.words("en", "sources")
    full = {name.lower(): number for number, name in enumerate(data["weekdays"])}
    short = {
        name.lower(): full[day]
        for name in data["weekday_abbreviations"]
        for day in full
        if day.startswith(name.lower())
    }
    return full | short


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted(months(), key=len, reverse=True))
    weekday = "|".join(sorted(weekdays(), key=len, reverse=True))
    clock = r"(?:[ ,|•·@–-]|at)*\s*(?P<clock>\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)?(?P<zone>\s*\(?(?:GMT|UTC|[A-Z]{2,5}|[+-]\d{2}:?\d{2})[+\d:-]*\)?)?"
    named = rf"(?:(?P<m1>{month})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\.?(?:,\s*|\s+)(?P<y1>\d{{4}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\.?[ -](?:of )?(?P<m2>{month})\.?,?[ -](?P<y2>\d{{4}}))"
    numeric = r"(?P<iso>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})|(?P<num>\d{1,2}[./-]\d{1,2}[./-]\d{4})"
    label = rf"(?:(?P<published>{words('published_labels')})|(?P<updated>{words('updated_labels')}))\s*:?\s*"
    other = f"(?:{words('published_labels')}|{words('updated_labels')})"
    before = r"(?:\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,5})?[ ,|-]+)?"
    place = r"(?:[^\W\d_][\w.'’ -]{1,30}[,|•·–-]\s*)??"
    return re.compile(
        rf"\W{{0,3}}(?:{label})?{place}{before}(?:on\s+)?(?:(?P<weekday>{weekday})\.?(?:,\s*|\s+))?(?:{named}|{numeric}){clock}\W{{0,3}}(?:[|•·(–-]?\s*{other}\s*:?.{{0,60}})?",
        re.IGNORECASE,
    )


def read(line: str) -> DateLine | None:
    """Return what a date line says, or None if the line is not one."""
    if len(line) > 140 or not any(character.isdigit() for character in line):
        return None
    found = _pattern().fullmatch(line)
    if found is None:
        return None
    when = _moment(found)
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
        numeric = date_words.parse(written) if written else None
        return None if numeric is None else Moment(numeric)
    month, number, year = (
        (found["m1"], found["d1"], found["y1"])
        if found["m1"]
        else (found["m2"], found["d2"], found["y2"])
    )
    read = day(int(year), months()[month.lower()], int(number))
    return None if read is None else Moment(read)


def parts(text: str) -> tuple[int, int, int | None]:
    """Return month, day and year (None if not printed) of a dateline's day ("Dec 31", "5 May 2020")."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    name = re.search(r"[^\W\d_]+", text)
    month = months()[name[0].lower()] if name else 0
    return month, numbers[0], numbers[1] if len(numbers) > 1 else None
