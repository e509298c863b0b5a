"""Dates stated in full in a text of a language without rules of ours: "am 16. Juli 2021".

Places that look like a date with a year are handed to ``absolute.read`` in that language; whatever
it does not read as a complete date is left alone, and nothing relative is guessed.
"""

from __future__ import annotations

import re

from timeline import absolute, interval
from timeline.model import Span, Timex
from timeline.timex import speak

_YEAR = r"(?:1[5-9]|20|21)[0-9]{2}(?![0-9])"
_WORD = r"[^\W\d_]{1,12}"
_DATE = re.compile(
    rf"""(?<![\w/.-])(?:
    [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} (?![0-9])
    | [0-9]{{1,2}}[./-][0-9]{{1,2}}[./-]{_YEAR}
    | [0-9]{{1,2}}(?:\.|º|er|\.º)? \s (?:{_WORD}\.? \s){{1,3}} {_YEAR}
    | {_WORD} \s [0-9]{{1,2}},? \s {_YEAR}
    | {_YEAR}\s?年\s?[0-9]{{1,2}}\s?月\s?[0-9]{{1,2}}\s?日
    )""",
    re.VERBOSE,
)


def find(text: str, language: str) -> tuple[Timex, ...]:
    """Return the dates the text states in full, read as ``language`` (ISO 639-1)."""
    found: list[Timex] = []
    for place in _DATE.finditer(text):
        try:
            read = absolute.read(place[0], (language,))
        except ValueError:  # dateparser knows no such language
            return tuple(found)
        if read is None:
            continue
        found.append(
            Timex(
                span=Span(start=place.start(), end=place.end()),
                type="DATE",
                value=interval.timex3(read),
                interval=read,
                rule="date stated in full",
                stated=("year", "month", "day"),
                steps=("stated in full", speak.interval(read)),
            )
        )
    return tuple(found)
