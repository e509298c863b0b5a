"""The sentences an event is told in, looked up while the timeline is written.

Of a million claims only where each one's sentence stands is remembered, twelve bytes a claim; the
sentences of an event are cut out of their articles when its row is made.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.model import Span  # noqa: TC001 - the codec asks for it

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.model import Article, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What of a claim stands in columns of its own, or is looked up: the rest is not read."""

    id: str
    article: str
    sentence: Span
    type: str
    status: str


class Quotes:
    """Which event each claim is of, and where its sentence stands."""

    def __init__(self, events: Iterable[Event], articles: Sequence[str]) -> None:
        """Take down the claims of events; ``articles`` are the ids of all articles in order."""
        self._articles = {article: at for at, article in enumerate(articles)}
        self._events: list[str] = []
        #: The number of the claim's event, and from when it is noted its own.
        self._numbers: dict[str, int] = {}
        for number, event in enumerate(events):
            self._events.append(event.id)
            self._numbers.update(dict.fromkeys(event.claims, number))
        self._told, self._starts, self._ends = array("I"), array("I"), array("I")

    def note(self, claim: Filed) -> str | None:
        """Remember where a claim's sentence stands; return the id of its event."""
        number = self._numbers.get(claim.id)
        self._numbers[claim.id] = len(self._told)
        self._told.append(self._articles[claim.article])
        self._starts.append(claim.sentence.start)
        self._ends.append(claim.sentence.end)
        return None if number is None else self._events[number]

    def of(self, event: Event, articles: Sequence[Article]) -> Iterable[str]:
        """Return the sentences of an event whose claims are all noted, each once."""
        places = [self._numbers[claim] for claim in event.claims]
        return dict.fromkeys(
            articles[self._told[at]].text[self._starts[at] : self._ends[at]] for at in places
        )
