"""What the page asks of claims it does not show at the moment, without opening them.

A reason names two claims by their ids; the page wants their triggers and outlets. Of a million
claims only where each stands, and its trigger, is remembered.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from timeline.model import Basis, Interval, Relation, Span  # noqa: TC001 - the codec asks for them
from timeline.packed import in_order, seen_as
from timeline.report.numbers import Numbers
from timeline.report.phrases import outlet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from timeline.model import Claim, Event, Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """The interval of an expression."""

    interval: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """On what the day of a claim rests."""

    interval: Interval | None
    relation: Relation = "on"
    basis: Basis = "none"
    timex: Timed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What of a claim is asked for most: the rest of a packed one is not read."""

    id: str
    article: str
    sentence: Span
    trigger: Span
    when: Dated
    main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """The id of a claim."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holding:
    """An event's id, those of its claims, and how many origins it has."""

    id: str
    claims: tuple[str, ...]
    origins: int = 1


class Shown:
    """The claims of a timeline in the order of its events, and the events with theirs."""

    def __init__(self, timeline: Timeline) -> None:
        """Put the claims in order."""
        self.timeline = timeline
        #: The numbers of articles, by id, and of events.
        self.articles, self.events = Numbers(), Numbers()
        #: Until when each article may have been published, and by whom.
        self.until: list[datetime | None] = []
        self.outlets: list[str] = []
        same: dict[Any, Any] = {}
        for number, article in enumerate(timeline.articles):
            self.articles[article.id] = number
            best, name = article.publication, outlet(article)
            end = None if best is None else best.interval.end
            self.until.append(same.setdefault(end, end))
            self.outlets.append(same.setdefault(name, name))
        #: Where each claim stands in the timeline, by id.
        self.places = Numbers(claim.id for claim in seen_as(timeline.claims, _Named))
        order = self._ordered()
        self.claims = in_order(timeline.claims, order)
        #: One more than the number of the claim at each place, 0 if no event has it.
        self._numbers = array("I", bytes(4 * len(timeline.claims)))
        for number, place in enumerate(order, start=1):
            self._numbers[place] = number
        self._note()

    def _ordered(self) -> array[int]:
        """Return where the claims of all events stand, and note the events."""
        order = array("I")
        #: Where the claims of each event begin, and where the last ends.
        self._firsts, self._attested = array("I", [0]), array("I")
        for number, event in enumerate(seen_as(self.timeline.events, _Holding)):
            self.events[event.id] = number
            places = map(self.places.get, event.claims)
            order.extend(place for place in places if place is not None)
            self._firsts.append(len(order))
            self._attested.extend((event.origins, len(event.claims)))
        return order

    def _note(self) -> None:
        """Note what is asked of claims by number."""
        self._articles, self._triggers, self._main = array("I"), array("I"), bytearray()
        for claim in seen_as(self.claims, Told):
            self._articles.append(self.articles[claim.article])
            self._triggers.extend((claim.trigger.start, claim.trigger.end))
            self._main.append(claim.main)

    def number(self, claim: str) -> int | None:
        """Return the number of a claim by its id, None if it is not shown."""
        place = self.places.get(claim)
        number = 0 if place is None else self._numbers[place]
        return number - 1 if number else None

    def of(self, event: int) -> range:
        """Return the numbers of an event's claims, by its own."""
        return range(*self._firsts[event : event + 2])

    def attested(self, event: int) -> tuple[int, int]:
        """Return how well an event is attested, by its number: by how many origins and claims."""
        origins, claims = self._attested[2 * event : 2 * event + 2]
        return origins, claims

    def grouped(self) -> Iterator[tuple[Event, Sequence[Told]]]:
        """Yield each event with what is asked for most of its claims."""
        claims = seen_as(self.claims, Told)
        for number, event in enumerate(self.timeline.events):
            yield event, list(islice(claims, len(self.of(number))))

    def whole(self) -> Iterator[tuple[Event, Claim]]:
        """Yield each claim with its event."""
        claims = iter(self.claims)
        for number, event in enumerate(self.timeline.events):
            for _ in self.of(number):
                yield event, next(claims)

    def article(self, number: int) -> int:
        """Return the number of a claim's article, by its own."""
        return self._articles[number]

    def main(self, event: int) -> int:
        """Return how many articles are about an event before all else, by its number."""
        own = self.of(event)
        return sum(self._main[own.start : own.stop])

    def outlet(self, number: int) -> str:
        """Return who published a claim, by its number."""
        return self.outlets[self._articles[number]]

    def trigger(self, number: int) -> str:
        """Return the words that tell what happened, of a claim by its number."""
        start, end = self._triggers[2 * number : 2 * number + 2]
        return self.timeline.articles[self._articles[number]].text[start:end]
