"""What stands at the top: a neutral heading, the period, and the event the page opens with.

Articles on a fire in Koper give "Koper, 5 March 2025": the place most is told of, and the days on
which that was reported. An event's own words would take one side's. Articles on unrelated matters
share no place: "Koper, Oslo and elsewhere, 5 March 2025".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from timeline.model import Interval
from timeline.packed import seen_as
from timeline.report.phrases import interval_words
from timeline.report.told import Told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from timeline.model import Actor, Event, Place, Timeline

#: A country heads the page only if it is named so many times as often as any town.
COUNTRY_SHARE = 3


def headline(timeline: Timeline) -> str:
    """Return where most of the timeline happens, and when it was reported."""
    if not timeline.events:
        return "A timeline without events"
    where = _shared(timeline) or _several(timeline) or _number(len(timeline.articles))
    when = _reported(timeline)
    return ", ".join(part for part in (where, when) if part)


def main_event(timeline: Timeline) -> str | None:
    """Return the id of what most articles are about; statements come last."""
    main = {claim.id for claim in seen_as(timeline.claims, Told) if claim.main}
    best = max(
        timeline.events,
        key=lambda event: (
            event.type != "statement",
            len(main.intersection(event.claims)),
            event.origins,
            len(event.claims),
        ),
        default=None,
    )
    return best.id if best else None


def period(events: Sequence[Event]) -> str:
    """Return the first and last known day of the timeline in words, "" when none is known."""
    intervals = [event.interval for event in events if event.interval]
    starts = [i.start for i in intervals if i.start is not None]
    ends = [i.end for i in intervals if i.end is not None]
    if not starts or not ends or min(starts) >= max(ends):
        return ""
    first, last = _midnight(min(starts)), _midnight_after(max(ends))
    return interval_words(Interval(start=first, end=last, granularity="day"))


def _shared(timeline: Timeline) -> str:
    """Return the place, else the actor, most is told of, if most articles tell of it at all."""
    told = _telling(timeline)
    candidates: list[Place | Actor] = [*_places(timeline)[:1], *_actors(timeline)[:1]]
    most = [found for found in candidates if 2 * len(told[found.id]) > len(timeline.articles)]
    return most[0].name if most else ""


def _several(timeline: Timeline) -> str:
    """Return the two places most is told of, and whether there are others."""
    names = list(dict.fromkeys(place.name for place in _places(timeline)))
    if len(names) > 2:
        return f"{names[0]}, {names[1]} and elsewhere"
    return " and ".join(names)


def _number(articles: int) -> str:
    return f"{articles:,} article{'' if articles == 1 else 's'}"


def _telling(timeline: Timeline) -> dict[str, set[str]]:
    """Return for each place and actor the articles that tell of it."""
    articles = {claim.id: claim.article for claim in seen_as(timeline.claims, Told)}
    told: dict[str, set[str]] = defaultdict(set)
    for event in timeline.events:
        here = {articles[claim] for claim in event.claims if claim in articles}
        for name in (*event.places, *(actor.actor for actor in event.actors)):
            told[name] |= here
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
    dates = [article.publication for article in timeline.articles]
    intervals = [date.interval for date in dates if date is not None]
    known = [(i.start, i.end) for i in intervals if i.start is not None and i.end is not None]
    if not known:
        return period(timeline.events)
    first, last = min(start for start, _ in known), max(end for _, end in known)
    days = Interval(start=_midnight(first), end=_midnight_after(last), granularity="day")
    return interval_words(days)


def _midnight_after(moment: datetime) -> datetime:
    day = _midnight(moment)
    return day if day == moment else day + timedelta(days=1)


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
