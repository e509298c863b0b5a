"""Other readers of time expressions, as far as they are installed, behind one signature.

Each gets the text and the day of publication, and the same kindness: a month alone is given as a
month, a year as a year, a leading preposition is cut off.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

Found = list[dict[str, Any]]

_LEAD = re.compile(r"(?:on|in|at|by|since|until|from|the)\s+", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"[A-Za-z]+\.?(?:,?\s+\d{4})?")
_DEICTIC = re.compile(
    r"(?:to|yester|mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|now", re.IGNORECASE
)


def search_dates(text: str, published: datetime | None) -> Found:
    """Return what dateparser.search_dates finds, with offsets found by looking for its strings."""
    from dateparser.search import search_dates as search  # noqa: PLC0415 - only when measured

    settings = {"RELATIVE_BASE": published} if published else {}
    rows, at = [], 0
    for words, moment in search(text, languages=["en"], settings=settings) or ():
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        lead = _LEAD.match(words)
        start += lead.end() if lead else 0
        value = _coarse(text[start:at], moment)
        rows.append({"start": start, "end": at, "type": "DATE", "value": value})
    return rows


def _coarse(words: str, moment: datetime) -> str:
    if _YEAR.fullmatch(words):
        return words
    if _MONTH.fullmatch(words) and not _DEICTIC.fullmatch(words):
        return f"{moment:%Y-%m}"
    return moment.date().isoformat()


def recognizers(text: str, published: datetime | None) -> Found:
    """Return what Recognizers-Text finds: its first resolution that lies behind."""
    from recognizers_date_time import recognize_datetime  # noqa: PLC0415 - only when measured

    rows = []
    for found in recognize_datetime(text, "en-us", reference=published):
        options = (found.resolution or {}).get("values") or [{}]
        first = options[0]
        kind = {"duration": "DURATION", "set": "SET", "time": "TIME"}.get(first.get("type"), "DATE")
        value = first.get("timex", first.get("value", ""))
        rows.append({"start": found.start, "end": found.end + 1, "type": kind, "value": value})
    return rows


PEERS: dict[str, Callable[[str, datetime | None], Found]] = {
    "dateparser.search_dates": search_dates
}
if find_spec("recognizers_date_time") is not None:
    PEERS["recognizers-text"] = recognizers
