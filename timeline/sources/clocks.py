"""Times given in UTC against the publisher's own clock.

"2023-11-09T01:49:09Z" beside an address of 2023/11/08 → the 8th: it was evening where it was
published, and "today" in the article is that day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence  # noqa: TC003 - one import of a name the checker reads
from dataclasses import replace
from datetime import date as Day  # noqa: N812 - "date" is a publication date in this package
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.model import PublicationDate

UTC = "+00:00"
#: Where nearly all news is published, clocks run from nine hours behind UTC (Alaska) to thirteen
#: ahead of it (New Zealand in summer).
BEHIND, AHEAD = timedelta(hours=9), timedelta(hours=13)
#: Offsets are whole quarters of an hour.
QUARTER = 15
#: How much less likely the day of a UTC time is once the publisher's own day is known to differ.
DIFFERENT = 0.45
#: Evidence below this cannot correct a clock.
WEAK = 0.4


def local(date: PublicationDate, others: Sequence[PublicationDate]) -> PublicationDate:
    """Return the candidate, doubted if it is a UTC time of another day by the publisher's clock.

    Evidence by the publisher's own clock says so, unless more of it agrees with the UTC day.
    """
    at = _read_from_utc(date, others)
    if at is None:
        return date
    own = [other for other in others if _read_from_utc(other, others) is None]
    if any(_confirms(other, at) for other in own):
        return date
    for other in own:
        if _corrects(other, at) and other.interval.start is not None:
            return _lowered(date, DIFFERENT, other.interval.start.date())
    return _near_midnight(date, at)


def _read_from_utc(date: PublicationDate, others: Sequence[PublicationDate]) -> datetime | None:
    """Return the UTC time a candidate gives, or only prints: what shows its hour is its copy."""
    if _is_utc(date):
        return date.interval.start
    same = (other.interval.start for other in others if _is_utc(other))
    return next((at for at in same if at is not None and _prints(date, at)), None)


def _is_utc(date: PublicationDate) -> bool:
    return date.utc_offset == UTC and date.interval.granularity == "minute"


def _prints(date: PublicationDate, at: datetime) -> bool:
    """Return whether a candidate without an offset of its own names that day, hour and minute."""
    start = date.interval.start
    if start is None or start.date() != at.date() or date.utc_offset is not None:
        return False
    return re.search(rf"(?<!\d)0?{at.hour}[:.h]{at.minute:02}(?!\d)", date.text or "") is not None


def _confirms(other: PublicationDate, at: datetime) -> bool:
    """Return whether evidence by the publisher's own clock gives the same day as the UTC time."""
    start = other.interval.start
    return (
        start is not None
        and start.date() == at.date()
        and other.utc_offset != UTC
        and other.score >= WEAK
    )


def _corrects(other: PublicationDate, at: datetime) -> bool:
    start = other.interval.start
    if start is None or start.date() == at.date() or other.score < WEAK:
        return False
    if other.interval.granularity == "day":
        return start < at + AHEAD and at - BEHIND < start + DAY
    apart = start - at
    return (
        other.utc_offset != UTC
        and -BEHIND <= apart <= AHEAD
        and (apart.seconds // 60) % QUARTER == 0
    )


DAY = timedelta(days=1)


def _near_midnight(date: PublicationDate, at: datetime) -> PublicationDate:
    """Return the candidate, doubted where many clocks show another day than UTC."""
    if EVENING <= at.hour < MORNING:
        return date
    doubt = "it is given in UTC, in an hour when it is another day by many publishers' clocks"
    return replace(date, score=round(date.score * UNSURE, 3), doubts=(*date.doubts, doubt))


#: From 5 o'clock UTC all of the Americas' east is in the same day; from 22 Europe is in the next.
EVENING, MORNING, UNSURE = 5, 22, 0.9


def _lowered(date: PublicationDate, factor: float, day: Day) -> PublicationDate:
    doubt = f"it is given in UTC; by the publisher's clock it was {day.isoformat()}"
    return replace(date, score=round(date.score * factor, 3), doubts=(*date.doubts, doubt))
