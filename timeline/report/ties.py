"""What holds events together, as numbers: of each link its ends, its kind and its score."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.model import VOCABULARIES
from timeline.packed import in_order, seen_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.model import Link, Timeline
    from timeline.report.numbers import Numbers

#: How many links of one kind an event shows, in timelines of up to so many events.
LINKS_SHOWN = ((1_000, 8), (10_000, 2), (10**9, 1))
#: These are shown all.
TELLING = frozenset({"conflicts", "updates", "part-of"})
KINDS = VOCABULARIES["link kind"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    source: str
    target: str
    kind: str
    score: float


class Ties:
    """The links of a timeline in their order."""

    def __init__(self, timeline: Timeline, events: Numbers) -> None:
        """Note them all; ``events`` has the numbers of the events."""
        self._links, self._events = timeline.links, len(timeline.events)
        #: The numbers of both ends of each, -1 for what is no event.
        self.sources, self.targets = array("i"), array("i")
        self.kinds, self.scores = bytearray(), array("d")
        for link in seen_as(timeline.links, _End):
            source, target = events.get(link.source), events.get(link.target)
            self.sources.append(-1 if source is None else source)
            self.targets.append(-1 if target is None else target)
            self.kinds.append(KINDS.index(link.kind))
            self.scores.append(link.score)

    def whole(self, at: int) -> bool:
        """Return whether a link joins two events."""
        return self.sources[at] >= 0 and self.targets[at] >= 0

    def picked(self, places: Iterable[int]) -> Sequence[Link]:
        """Return the links at these places."""
        return in_order(self._links, places)

    def shown(self) -> Sequence[Link]:
        """Return the links that are shown, the strongest first."""
        room = next(room for size, room in LINKS_SHOWN if self._events <= size)
        used = array("I", bytes(4 * self._events * len(KINDS)))
        telling = {KINDS.index(kind) for kind in TELLING}
        kept = array("I")
        for at in sorted(range(len(self.scores)), key=lambda at: -self.scores[at]):
            if not self.whole(at):
                continue
            key = self.sources[at] * len(KINDS) + self.kinds[at]
            used[key] += 1
            if self.kinds[at] in telling or used[key] <= room:
                kept.append(at)
        return self.picked(kept)
