"""Complete absolute date strings in any language: "16. Juli 2021", "le 3 mars 2020".

For metadata, mastheads, datelines, manifests and texts in languages without rules of ours. The one
module that imports dateparser, and only when a string is read: ISO dates cost nothing. Relative
words ("gestern") and incomplete dates ("March") are not read here: they need an anchor.
"""

from __future__ import annotations

import re
import warnings
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from timeline import interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Granularity, Interval

#: Longer strings are running text, which this never searches.
LONGEST = 80
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:[.,]\d+)?)?)?\s*(?:Z|[+-]\d\d:?\d\d)?"
)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
#: A sentinel year a string that names its own year can never resolve to.
_BASES = (datetime(1804, 2, 3), datetime(1808, 9, 21))


def read(
    text: str, languages: Sequence[str] = ("en",), *, order: str | None = None
) -> Interval | None:
    """Return the day or minute a complete date string names, or None if it is none.

    A string is complete when it names year, month and day; the wall clock it gives is kept and its
    offset from UTC is not applied.

    Args:
        text: the date string, with nothing else in it.
        languages: ISO 639-1 codes to read it in.
        order: "DMY", "MDY" or "YMD" for numeric dates; by default that of the language.
    """
    clean = " ".join(text.split())
    if not 6 <= len(clean) <= LONGEST:
        return None
    iso = _ISO.fullmatch(clean)
    if iso is not None:
        return _iso(iso)
    if not _YEAR.search(clean):
        return None
    return _parsed(clean, tuple(languages), order)


def _iso(found: re.Match[str]) -> Interval | None:
    year, month, day, hour, minute = (int(part) if part else 0 for part in found.groups())
    try:
        midnight = hour == 24 and minute == 0
        moment = datetime(year, month, day, 0 if midnight else hour, minute)
        moment += timedelta(days=midnight)
        return interval.of(moment, "day" if found[4] is None else "minute")
    except (ValueError, OverflowError):
        return None


def _parsed(text: str, languages: tuple[str, ...], order: str | None) -> Interval | None:
    """Return what dateparser makes of it, read twice from far bases: a stated field agrees."""
    readings = [_once(text, languages, order, base) for base in _BASES]
    first, second = readings
    if first is None or second is None or first[0].date() != second[0].date():
        return None
    try:
        return interval.of(*first)
    except OverflowError:
        return None


def _once(
    text: str, languages: tuple[str, ...], order: str | None, base: datetime
) -> tuple[datetime, Granularity] | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            data = _reader(languages, order, base).get_date_data(text)
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    if data is None or data.date_obj is None or data.period not in {"day", "time"}:
        return None
    found: datetime = data.date_obj
    return found.replace(tzinfo=None), "minute" if data.period == "time" else "day"


@cache
def _reader(languages: tuple[str, ...], order: str | None, base: datetime) -> Any:  # noqa: ANN401 - dateparser is untyped here
    from dateparser.date import DateDataParser  # noqa: PLC0415 - 0.2 s, paid when a string needs it

    settings: dict[str, Any] = {
        "RELATIVE_BASE": base + timedelta(hours=1),
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RETURN_AS_TIMEZONE_AWARE": False,
        "RETURN_TIME_AS_PERIOD": True,
    }
    if order is not None:
        settings["DATE_ORDER"] = order
    return DateDataParser(languages=list(languages), settings=settings)
