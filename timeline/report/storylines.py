"""Group events into storylines: what updates, contradicts or is part of each other is one story."""

from __future__ import annotations

from array import array
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.report.ties import KINDS, TELLING

if TYPE_CHECKING:
    from collections.abc import MutableSequence

    from timeline.report.ties import Ties
    from timeline.report.told import Shown

#: A "related" link binds a storyline from this score on; weaker ones would join everything.
RELATED_SCORE = 0.6


class Storylines:
    """The storylines of a timeline, each called by the label of its best attested event."""

    def __init__(self, shown: Shown, ties: Ties) -> None:
        """Group the events, by their numbers."""
        count = len(shown.timeline.events)
        self._leaders = array("I", range(count))
        for at, kind in enumerate(ties.kinds):
            if _binds(KINDS[kind], ties.scores[at]) and ties.whole(at):
                leader = _find(self._leaders, ties.sources[at])
                self._leaders[_find(self._leaders, ties.targets[at])] = leader
        #: By the leader of each: its best attested event, and how many it has.
        self._best, self._sizes = array("I", range(count)), array("I", bytes(4 * count))
        for number in range(count):
            leader = _find(self._leaders, number)
            first = not self._sizes[leader]
            if first or shown.attested(number) > shown.attested(self._best[leader]):
                self._best[leader] = number
            self._sizes[leader] += 1
        self._label = lru_cache(maxsize=1_000)(lambda best: shown.timeline.events[best].label)

    def of(self, event: int) -> str | None:
        """Return what the storyline of an event is called, None if the event is alone in it."""
        leader = _find(self._leaders, event)
        return self._label(self._best[leader]) if self._sizes[leader] > 1 else None


def _binds(kind: str, score: float) -> bool:
    return kind in TELLING or (kind == "related" and score >= RELATED_SCORE)


def _find(leaders: MutableSequence[int], event: int) -> int:
    while leaders[event] != event:
        leaders[event] = leaders[leaders[event]]
        event = leaders[event]
    return event
