"""The publication date a user gives: "2021-07-16" → that day, "2021-02-30" → a clear error."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from timeline import interval
from timeline.model import UsageError

if TYPE_CHECKING:
    from timeline.model import Interval

#: As people write it: "2021-07-16", "2021-07-16T18:30", a date, a datetime.
Published = str | date | datetime

#: What looks like an ISO date, with or without a time; the calendar may lack it all the same.
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?|\d{8}(?:T.*)?", re.ASCII)


def moment(published: Published) -> Interval:
    """Return the day or the minute a publication date names, in the publisher's local time.

    Raises:
        UsageError: if it is no ISO date, or none of the calendar, years 1 to 9998.
    """
    try:
        return _interval(published)
    except (ValueError, OverflowError) as error:
        where, remedy = f"published {published}", "write it as 2021-07-16 or 2021-07-16T18:30"
        foreign = isinstance(published, str) and not _ISO.fullmatch(published.strip())
        what = "is not written year-month-day" if foreign else "is no date of years 1 to 9998"
        raise UsageError(where, what, remedy) from error


def _interval(published: Published) -> Interval:
    if isinstance(published, str):
        text = published.strip()
        published = datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    if isinstance(published, datetime):
        return interval.of(published.replace(tzinfo=None), "minute")
    return interval.of(datetime(published.year, published.month, published.day), "day")
