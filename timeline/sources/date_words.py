"""Month names and the labels beside dates, of every language that has a ``sources.toml``.

"3 de agosto de 2021" → 3 August 2021; "Aktualisiert:" → the date of a change, not of publication.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from typing import Literal

from timeline import interval, lang
from timeline.model import Interval  # noqa: TC001 - one record, read by the type checker alone

Label = Literal["published", "updated", "none"]

#: A day, a month by name or number, and a year, in the orders that languages use.
WRITTEN = re.compile(
    r"(?<!\d)(?P<d1>\d{1,2})(?:\.|st|nd|rd|th|er|º|ª)?[ -](?:de |of )?"
    r"(?P<m1>[^\W\d_]{3,12})\.?,?[ -](?:de |del |of )?(?P<y1>\d{4})(?!\d)"
    r"|(?P<m2>[^\W\d_]{3,12})\.?[ -](?P<d2>\d{1,2})(?:st|nd|rd|th)?,?[ -](?P<y2>\d{4})(?!\d)"
    r"|(?<!\d)(?P<y3>\d{4})(?:[-/.]\s?|年\s?)(?P<m3>\d{1,2})(?:[-/.]\s?|月\s?)(?P<d3>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<d4>\d{1,2})(?P<sep>[./-])\s?(?P<m4>\d{1,2})(?P=sep)\s?(?P<y4>(?:19|20)\d\d)(?!\d)"
    r"|(?<![\d.])(?P<d5>\d{1,2})\.(?P<m5>\d{1,2})\.(?P<y5>\d\d)(?![\d.])"
)


@cache
def months() -> dict[str, int]:
    """Return the number of each month name and abbreviation of all languages, lower case."""
    found: dict[str, int] = {}
    for language in sorted(lang.languages("sources")):
        data = lang.words(language, "sources")
        for names in (data["months"], data["month_abbreviations"]):
            found |= {name.lower(): number for number, name in enumerate(names, start=1)}
        found |= {name.lower(): n for name, n in data["more_month_abbreviations"].items()}
    return found


@cache
def _labels(kind: str) -> re.Pattern[str]:
    every = {
        label
        for language in lang.languages("sources")
        for label in lang.words(language, "sources")[f"{kind}_labels"]
    }
    listed = sorted(every, key=lambda label: (-len(label), label))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, listed)) + r")(?!\w)", re.IGNORECASE)


def label(text: str) -> Label:
    """Return what the words before a date say it is the date of."""
    published, updated = (_labels(kind).search(text) for kind in ("published", "updated"))
    if published and updated:
        return "published" if published.start() > updated.start() else "updated"
    return "published" if published else "updated" if updated else "none"


@cache
def _event() -> re.Pattern[str]:
    labels = _labels("event").pattern
    return re.compile(rf"{labels}\W*(?:[^\W\d_]{{2,10}}\W+)?$", re.IGNORECASE)


def is_event(text: str) -> bool:
    """Return whether the words right before a date say that something is to happen on it.

    One more word may stand between, a weekday or an article.
    """
    return _event().search(text[-LABEL:]) is not None


#: A label is looked for within so many characters before the date.
LABEL = 50


def day(year: int, month: int, number: int) -> Interval | None:
    """Return that calendar day, or None if there is no such day."""
    try:
        return interval.of(datetime(year, month, number), "day")
    except (ValueError, OverflowError):
        return None


def alone(text: str) -> Interval | None:
    """Return the day of a string that is one date and at most a weekday and a time, else None."""
    found = WRITTEN.search(text)
    if found is None or is_ambiguous(found):
        return None
    beside = text[: found.start()] + text[found.end() :]
    if len(beside) > len(BESIDE) or WRITTEN.search(beside):
        return None
    return parse(found)


#: What may stand beside a date that a string consists of.
BESIDE = "Wednesday, 00:00:00 GMT+0000 (Coordinated Universal Time)"


def parse(found: re.Match[str], *, month_first: bool = False) -> Interval | None:
    """Return the day a match of ``WRITTEN`` names; ``month_first`` reads 7/6/2021 as July."""
    for n in "12":
        if found["m" + n]:
            month = months().get(found["m" + n].lower())
            return day(int(found["y" + n]), month, int(found["d" + n])) if month else None
    if found["y3"]:
        return day(int(found["y3"]), int(found["m3"]), int(found["d3"]))
    if found["y5"]:
        return day(2000 + int(found["y5"]), int(found["m5"]), int(found["d5"]))
    first, second, year = int(found["d4"]), int(found["m4"]), int(found["y4"])
    american = found["sep"] == "/" and (month_first or second > 12)
    number, month = (second, first) if american and first <= 12 else (first, second)
    return day(year, month, number)


def is_ambiguous(found: re.Match[str]) -> bool:
    """Return whether day and month could be the other way round (3/4/2021)."""
    if not found["d4"] or found["sep"] == ".":
        return False
    return found["d4"] != found["m4"] and int(found["d4"]) <= 12 and int(found["m4"]) <= 12
