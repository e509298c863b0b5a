"""What the days of two claims say for and against one event.

"On Wednesday" in two articles of one week is one day (+1.6); a lead's "has fallen" fits the day
before it appeared (+0.9); days further apart than a slip keep two claims apart.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.graph.facts import Facts

Reason = tuple[str, float]

#: Below this, one reason alone keeps two claims (and the clusters they are in) apart.
VETO = -6.0
#: Days between two firm days from which on they cannot be one event told with a slip.
SLIP_DAYS = 1
#: Hours of an evening or of early hours are fewer than these, and touch within so many.
NIGHT_HOURS, TOUCHING_HOURS = 12, 3
#: What is told of what lies ahead may be dated after the telling.
_AHEAD = frozenset({"planned", "cancelled", "hypothetical"})
#: Days apart that a person's one death or arrest may be told with by mistake.
SAME_PERSON_DAYS = 7
#: How long the press goes on reporting an event without a date, in days.
NEWS_DAYS = 4
#: How long "the fire in Koper" is the one that was reported there.
KNOWN_DAYS = 30


def reasons(first: Facts, second: Facts) -> list[Reason]:
    """Return what the times of two claims say, with weights."""
    if first.firm and second.firm:
        return _firm_times(first, second)
    if first.article == second.article and not (first.firm or second.firm):
        return []
    if first.published is None or second.published is None:
        return []
    if first.firm or second.firm:
        firm, soft = (first, second) if first.firm else (second, first)
        return _firm_and_soft(firm, soft)
    gap = abs(first.published - second.published)
    if gap <= NEWS_DAYS:
        return [("reported within days of each other", 0.6)]
    return [(f"reported {gap} days apart", -min(4.0, gap / 7))]


def _firm_times(first: Facts, second: Facts) -> list[Reason]:
    gap = max(first.first, second.first) - min(first.last, second.last)
    if gap <= 0:
        widest = max(first.last - first.first, second.last - second.first)
        if widest <= 1:
            return [("same day", 1.6)]
        return [("times that fit", 0.8 if widest <= 31 else 0.2)]
    if first.changes or second.changes:
        return [("a plan that was changed", -0.5 - min(2.0, gap / 30))]
    if gap <= SLIP_DAYS and _one_night(first, second):
        return [("hours that touch at midnight", 0.4)]
    if gap <= SLIP_DAYS:
        return [("days next to each other", -1.2)]
    if gap <= SAME_PERSON_DAYS and first.sufferers & second.sufferers:
        return [(f"{gap} days apart, but the same person", -1.5)]
    return [(f"{gap} days apart", VETO - 2)]


def _one_night(first: Facts, second: Facts) -> bool:
    """Return whether the one is told of the last hours of a day, the other of the next's first."""
    spans = [one.interval for one in (first, second)]
    ends = [(w.start, w.end) for w in spans if w is not None and w.start and w.end]
    if len(ends) < len(spans):
        return False
    (start, late), (early, end) = sorted(ends)
    short = max(late - start, end - early) < timedelta(hours=NIGHT_HOURS)
    return short and timedelta() <= early - late <= timedelta(hours=TOUCHING_HOURS)


def _firm_and_soft(firm: Facts, soft: Facts) -> list[Reason]:
    assert soft.published is not None  # noqa: S101 - for the type checker; the caller has looked
    if firm.first > soft.last and soft.status not in _AHEAD:
        return [("dated after the other was published", -3.0)]
    if soft.basis == "current" and firm.first <= soft.last and soft.first <= firm.last:
        return [("day fits the report", 0.9)]
    age = soft.published - firm.last
    if age <= NEWS_DAYS:
        return [("day shortly before the report", 0.5)]
    if soft.known and age <= KNOWN_DAYS and _in_one_town(firm, soft):
        return [("known to the reader, in the same place", 0.6)]
    return [(f"day lies {age} days before the report", -min(3.0, age / 14))]


def _in_one_town(one: Facts, other: Facts) -> bool:
    towns = {place.id for place in one.places if place.kind not in {"country", "region"}}
    return any(place.id in towns for place in other.places)
