"""A graph of what came before what: never cyclic, and without what longer paths imply.

The clash before the siege and the siege before the truce say that the clash came before the truce;
that third edge is left out. Events are numbers here, their first and last days come beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.graph import facts as fact

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

#: How many events are visited to find a longer path between two. Where more lie between them there
#: is nearly always a path, so the edge is left out: the days of the two say the same.
MOST_VISITED = 48
#: The same for an edge that a sentence gives, which is kept in doubt.
MOST_TOLD = 5_000


def precedes(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether the first days are all over before the second begin."""
    last, first = one[1], other[0]
    return last != fact.FUTURE and first != fact.PAST and last < first


class Order:
    """Edges from earlier to later events, by number."""

    def __init__(self, days: Sequence[tuple[int, int]]) -> None:
        """Start without edges; ``days`` are the first and last day of each event."""
        self.days = days
        self.ahead: dict[int, list[int]] = {}
        self.behind: dict[int, list[int]] = {}

    def add(self, one: int, other: int) -> None:
        """Say that one event came before another; the caller has seen that no path leads back."""
        self.ahead.setdefault(one, []).append(other)
        self.behind.setdefault(other, []).append(one)

    def has(self, one: int, other: int) -> bool:
        """Return whether this edge is there."""
        return other in self.ahead.get(one, ())

    def leads(self, start: int, goal: int) -> bool:
        """Return whether a path leads from one event to another, looking back from the goal."""
        seen = {goal}
        waiting = [goal]
        while waiting:
            for step in self.behind.get(waiting.pop(), ()):
                if step == start:
                    return True
                if step not in seen and not precedes(self.days[step], self.days[start]):
                    seen.add(step)
                    waiting.append(step)
        return False

    def reduced(self, told: Container[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the edges that no longer path implies; only a path found drops one of ``told``."""
        for one in sorted(self.ahead):
            after = set(self.ahead[one])
            for other in sorted(after):
                most = MOST_TOLD if (one, other) in told else MOST_VISITED
                if after.isdisjoint(self.behind[other]) and not self._implied(one, other, most):
                    yield one, other

    def _implied(self, one: int, other: int, most: int) -> bool:
        """Return whether a path of three edges or more leads there, or too many may."""
        seen = set(self.ahead[one])
        waiting = [step for step in self.ahead[one] if self._between(step, other)]
        while waiting:
            for step in self.ahead.get(waiting.pop(), ()):
                if step == other:
                    return True
                if step not in seen and self._between(step, other):
                    seen.add(step)
                    waiting.append(step)
            if len(seen) > most:
                return most != MOST_TOLD
        return False

    def _between(self, step: int, goal: int) -> bool:
        """Return whether an event can stand on a path to the goal: it does not begin after it."""
        return step != goal and not precedes(self.days[goal], self.days[step])
