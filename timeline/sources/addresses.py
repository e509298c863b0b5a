"""What the address of a page tells: its day and the site's name.

"https://coast.example/2021/07/16/ferry" → 16 July 2021; ".../2021/07/..." → July 2021.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from timeline import interval
from timeline.sources.date_words import day

if TYPE_CHECKING:
    from timeline.model import Interval

#: A day in the path, with slashes, dashes or nothing between; the year of the Web's beginning
#: or later.
DAY = re.compile(
    r"(?<!\d)((?:199|20[0-4])\d)([/_.-]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)"
)
MONTH = re.compile(r"/((?:199|20[0-4])\d)[/-](0[1-9]|1[0-2])(?=[/-])")


class AddressDate(NamedTuple):
    """The interval an address names and the characters that name it."""

    interval: Interval
    text: str


def date(url: str) -> AddressDate | None:
    """Return the day, or failing that the month, that the path of an address names."""
    path = _split(url)[1]
    for found in DAY.finditer(path):
        if not found[2] and len(found[0]) != len("20210716"):
            continue
        read = day(int(found[1]), int(found[3]), int(found[4]))
        if read is not None:
            return AddressDate(read, found[0])
    month = MONTH.search(path)
    if month is None:
        return None
    return AddressDate(interval.of(datetime(int(month[1]), int(month[2]), 1), "month"), month[0])


def site(url: str) -> str | None:
    """Return the host of an address without "www.", as the last resort for a publisher's name."""
    return _split(url)[0].removeprefix("www.") or None


def _split(url: str) -> tuple[str, str]:
    """Return host and path of an address, both empty if it is none."""
    if not url:
        return "", ""
    from urllib.parse import urlsplit  # noqa: PLC0415 - most texts have no address

    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return "", ""
    return host, parts.path
