"""Date strings of metadata, manifests and mastheads as intervals, with the offset they give.

``moment("2021-07-16T18:05:00+04:30")`` is the minute 18:05 of that day, offset "+04:30": times stay
the publisher's wall clock.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from timeline import interval
from timeline.sources import date_words

if TYPE_CHECKING:
    from timeline.model import Granularity, Interval

#: The first printed newspaper (Relation, Strasbourg) is of 1605: nothing was published before. The
#: last year of the calendar stands for "never", and leaves no room for what is said of tomorrow.
FIRST_YEAR = 1605

ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})"
    r"(?:[T ]+(\d{1,2})[:h.]?(\d{2})(?:[:.]?\d{2}(?:[.,]\d+)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?)?"
)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2}):?(\d{2})(?::?\d{2})?(Z)?)?")
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
#: What the Unix command ``date`` prints: "Fri Jul 16 18:05:00 CEST 2021".
UNIX = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2} \d{1,2}) [\d:]{8} [A-Z]{2,5} (\d{4})")
WIRE = re.compile(r"[A-Za-z]{3},? \d{1,2} [A-Za-z]{3} (\d{4}) ")


class Moment(NamedTuple):
    """When, as far as the string says, and the UTC offset it gives."""

    interval: Interval
    utc_offset: str | None = None


@lru_cache(maxsize=4096)
def moment(text: str, languages: tuple[str, ...] = ("en",)) -> Moment | None:
    """Return what a complete date string says, or None if it is none we can read."""
    text = " ".join(text.split())
    found = ISO.fullmatch(text) or COMPACT.fullmatch(text)
    if found:
        return _from_parts(found)
    wire = WIRE.match(text)
    if wire:
        return _from_wire(text, int(wire[1]))
    written = date_words.alone(UNIX.sub(r"\1 \2", text))
    if written is not None:
        return Moment(written) if _plausible(written) else None
    if not YEAR.search(text):
        return None
    from timeline import absolute  # noqa: PLC0415 - most dates are numbers

    read = absolute.read(text, languages)
    return Moment(read) if read is not None and _plausible(read) else None


def _plausible(read: Interval) -> bool:
    return read.start is not None and FIRST_YEAR <= read.start.year < interval.LAST_YEAR


def _from_parts(found: re.Match[str]) -> Moment | None:
    year, month, number, hour, minute, offset = found.groups()
    unit: Granularity = "month" if number is None else "day"
    clock = (int(hour or 0), int(minute or 0))
    if number is not None and clock != (0, 0):
        unit = "minute"
    try:
        at = datetime(int(year), int(month), int(number or 1), *clock)
        read = interval.of(at, unit)
    except (ValueError, OverflowError):
        return None
    return Moment(read, _offset(offset)) if _plausible(read) else None


def _offset(text: str | None) -> str | None:
    if text is None:
        return None
    if text in {"Z", "UTC", "GMT"}:
        return "+00:00"
    return f"{text[:3]}:{text[-2:]}"


def _from_wire(text: str, year: int) -> Moment | None:
    """Read the form of mail and RSS (RFC 5322): "Fri, 16 Jul 2021 18:05:00 +0430"."""
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - few dates have this form

    try:
        at = parsedate_to_datetime(text)
        read = interval.of(at.replace(tzinfo=None), "minute")
    except (TypeError, ValueError, OverflowError):
        return None
    if at.year != year or not _plausible(read):  # mail of old took "0021" for 2021
        return None
    offset = at.strftime("%z")
    return Moment(read, _offset(offset) if offset else None)
