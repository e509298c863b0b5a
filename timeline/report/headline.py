"""What stands at the top: a neutral heading, the period, and the event the page opens with.

Articles on a fire in Koper give "Koper, 5 March 2025": the place most is told of, and the days on
which that was reported. An event's own words would take one side's. Articles on unrelated matters
share no place: "Koper, Oslo and elsewhere, 5 March 2025".
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from timeline.model import Interval
from timeline.packed import seen_as
from timeline.report.phrases import interval_words
from timeline.report.told import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from timeline.model import Actor, Event, Place, Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The type of an event."""

    type: str


#: A country heads the page only if it is named so many times as often as any town.
COUNTRY_SHARE = 3


def headline(timeline: Timeline, shown: Shown | None = None) -> str:
    """Return where most of the timeline happens, and when it was reported.

    ``shown`` are its claims, if in order already.
    """
    if not timeline.events:
        return "A timeline without events"
    told = _shared(timeline, shown or Shown(timeline))
    where = told or _several(timeline) or _number(len(timeline.articles))
    when = _reported(timeline)
    return ", ".join(part for part in (where, when) if part)


def main_event(timeline: Timeline, shown: Shown) -> int:
    """Return the number of what most articles are about, -1 if there is nothing.

    Statements come last.
    """
    ranks = (
        (event.type != "statement", shown.main(number), *shown.attested(number), -number)
        for number, event in enumerate(seen_as(timeline.events, Typed))
    )
    return -max(ranks, default=(1,))[-1]


def period(events: Iterable[Event]) -> str:
    """Return the first and last known day of the timeline in words, "" when none is known."""
    ends = _ends(event.interval for event in events if event.interval)
    return "" if ends is None or ends[0] >= ends[1] else _days(*ends)


def _ends(intervals: Iterable[Interval]) -> tuple[datetime, datetime] | None:
    """Return the least start and the greatest end, None if there is no known one of either."""
    first = last = None
    for interval in intervals:
        if interval.start is not None and (first is None or interval.start < first):
            first = interval.start
        if interval.end is not None and (last is None or interval.end > last):
            last = interval.end
    return None if first is None or last is None else (first, last)


def _days(first: datetime, last: datetime) -> str:
    days = Interval(start=_midnight(first), end=_midnight_after(last), granularity="day")
    return interval_words(days)


def _shared(timeline: Timeline, shown: Shown) -> str:
    """Return the place, else the actor, most is told of, if most articles tell of it at all."""
    candidates: list[Place | Actor] = [*_places(timeline)[:1], *_actors(timeline)[:1]]
    told = _telling(timeline, shown, {found.id for found in candidates})
    most = [found for found in candidates if 2 * sum(told[found.id]) > len(timeline.articles)]
    return most[0].name if most else ""


def _several(timeline: Timeline) -> str:
    """Return the two places most is told of, and whether there are others."""
    names = list(dict.fromkeys(place.name for place in _places(timeline)))
    if len(names) > 2:
        return f"{names[0]}, {names[1]} and elsewhere"
    return " and ".join(names)


def _number(articles: int) -> str:
    return f"{articles:,} article{'' if articles == 1 else 's'}"


def _telling(timeline: Timeline, shown: Shown, names: set[str]) -> dict[str, bytearray]:
    """Return for each of some places and actors which articles tell of it, by 0 and 1."""
    told = {name: bytearray(len(timeline.articles)) for name in names}
    for number, event in enumerate(timeline.events):
        for name in names.intersection((*event.places, *(actor.actor for actor in event.actors))):
            for claim in shown.of(number):
                told[name][shown.article(claim)] = 1
    return told


def _places(timeline: Timeline) -> list[Place]:
    """Return the places events lie in, those most is told of first."""
    uses = Counter(place for event in timeline.events for place in event.places)
    weight = {
        place.id: uses[place.id] / (COUNTRY_SHARE if place.kind in {"country", "region"} else 1)
        for place in timeline.places
    }
    named = [place for place in timeline.places if uses[place.id]]
    return sorted(named, key=lambda place: -weight[place.id])


def _actors(timeline: Timeline) -> list[Actor]:
    uses = Counter(actor.actor for event in timeline.events for actor in event.actors)
    named = [actor for actor in timeline.actors if uses[actor.id]]
    return sorted(named, key=lambda actor: -uses[actor.id])


def _reported(timeline: Timeline) -> str:
    """Return the days of trusted publication dates, first to last, in words."""
    dates = (article.publication for article in timeline.articles)
    intervals = (date.interval for date in dates if date is not None)
    ends = _ends(i for i in intervals if i.start is not None and i.end is not None)
    return period(timeline.events) if ends is None else _days(*ends)


def _midnight_after(moment: datetime) -> datetime:
    day = _midnight(moment)
    return day if day == moment else day + timedelta(days=1)


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
