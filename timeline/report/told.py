"""What the page asks of claims it does not show at the moment, without opening them.

A reason names two claims by their ids; the page wants their triggers and outlets. Of a million
claims only where each stands, and its trigger, is remembered.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from timeline.model import Basis, Interval, Relation, Span  # noqa: TC001 - the codec asks for them
from timeline.packed import in_order, seen_as
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


class Shown:
    """The claims of a timeline in the order of its events, and the events with theirs."""

    def __init__(self, timeline: Timeline) -> None:
        """Put the claims in order."""
        self.timeline = timeline
        self.articles: dict[str, int] = {}
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
        places = {claim.id: n for n, claim in enumerate(seen_as(timeline.claims, Told))}
        ids = [c for event in timeline.events for c in event.claims if c in places]
        self.claims = in_order(timeline.claims, [places[claim] for claim in ids])
        self.numbers = {claim: number for number, claim in enumerate(ids)}
        self._articles, self._triggers = array("I"), array("I")
        for claim in seen_as(self.claims, Told):
            self._articles.append(self.articles[claim.article])
            self._triggers.extend((claim.trigger.start, claim.trigger.end))

    def grouped(self) -> Iterator[tuple[Event, Sequence[Told]]]:
        """Yield each event with what is asked for most of its claims."""
        claims = seen_as(self.claims, Told)
        for event in self.timeline.events:
            yield event, [next(claims) for claim in event.claims if claim in self.numbers]

    def whole(self) -> Iterator[tuple[Event, Claim]]:
        """Yield each claim with its event."""
        claims = iter(self.claims)
        for event in self.timeline.events:
            for claim in event.claims:
                if claim in self.numbers:
                    yield event, next(claims)

    def outlet(self, number: int) -> str:
        """Return who published a claim, by its number."""
        return self.outlets[self._articles[number]]

    def trigger(self, number: int) -> str:
        """Return the words that tell what happened, of a claim by its number."""
        start, end = self._triggers[2 * number : 2 * number + 2]
        return self.timeline.articles[self._articles[number]].text[start:end]
