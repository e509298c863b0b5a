"""Time expressions: how they were read, and how they were resolved."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.model.text import Interval, Span
from timeline.model.vocabulary import Anchor, Granularity, Relation, TimexType


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A distance in calendar units; negative is earlier ("two days before" is -2 days)."""

    amount: int
    unit: Granularity


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression: its TIMEX3 reading, its interval, and how it was resolved.

    ``span`` is the bare expression ("September"), ``signal`` the word that gives the relation
    ("by"). ``interval`` is the expression's own; the relation is applied by claims. ``offset`` says
    in words where it lies when there was nothing to resolve it against. ``shift`` is set when the
    anchor is an event whose day only claims know ("two days after it fell").
    """

    span: Span
    type: TimexType
    value: str
    mod: str | None = None
    interval: Interval | None = None
    relation: Relation = "on"
    signal: Span | None = None
    anchor: Anchor = "none"
    offset: str | None = None
    shift: Shift | None = None
    rule: str = ""
    stated: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
