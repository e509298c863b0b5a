"""What an expression means before it is resolved: stated calendar fields, steps, lengths, anchors.

"late last March" states the month March, one step back, and the end of it; which March that is, the
resolver finds when it knows the day of publication.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from timeline.model import Anchor, Granularity, TimexType

Shape = Literal[
    "calendar", "offset", "length", "stretch", "repeat", "reference", "part", "join", "moved"
]


class Stated(NamedTuple):
    """Calendar fields the words themselves give; the rest is implied by an anchor.

    ``weekday`` counts from Monday = 0; ``daypart`` and ``season`` are TIMEX3 codes; ``decade`` is
    its first year, or below 100 when the century is left out ("the eighties"); ``century`` is its
    first year; ``days`` counts from the day of writing ("yesterday" is -1); ``year_step`` counts
    from the year of writing ("November last year").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    days: int | None = None
    daypart: str | None = None
    hour: int | None = None
    minute: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str | None = None
    year_step: int | None = None
    last_day: int | None = None

    @property
    def in_year(self) -> bool:
        """Return whether it names a part of some year: a month, season, quarter, half, holiday."""
        parts = (self.month, self.season, self.quarter, self.half, self.holiday)
        return any(part is not None for part in parts)

    def names(self) -> tuple[str, ...]:
        """Return the names of the fields that are stated."""
        return tuple(n for n, v in zip(self._fields, self, strict=True) if v is not None)


class Away(NamedTuple):
    """How far a day or period lies from the one that is named: so many units, signed."""

    amount: int
    unit: Granularity


NOTHING = Stated()


class Expression(NamedTuple):
    """The meaning of one expression: its shape, stated fields, steps and lengths, and modifier.

    ``step`` moves from the anchor by whole units or named days ("last" is -1); ``amount`` of
    ``unit`` is a length, None for one nobody counted, signed when it is a distance (``offset``) or
    has a side (``stretch``); ``portion`` is the part of the interval that is meant; ``anchor`` is
    where it counts from; ``value`` is the TIMEX3 value of a reference or a set; ``away`` is how far
    from what is named the time lies ("ten years ago this week").
    """

    shape: Shape = "calendar"
    type: TimexType = "DATE"
    stated: Stated = NOTHING
    unit: str = ""
    step: int | None = None
    amount: float | None = None
    side: int = 0
    anchor: Anchor = "publication"
    mod: str | None = None
    portion: str | None = None
    value: str = ""
    zone: str = ""
    fiscal: bool = False
    definite: bool = False
    away: Away | None = None
