"""What claims agree and disagree on: events, actors, links, the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.model.claims import Claim
from timeline.model.reading import Place
from timeline.model.text import Article, Interval, Skipped
from timeline.model.vocabulary import EventStatus, EventType, LinkKind, MentionKind, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor across articles, under all the names it was given."""

    id: str
    name: str
    kind: MentionKind
    aliases: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventActor:
    """An actor of an event with every role its claims give it."""

    actor: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What claims agree on. ``claims`` are ids in order of publication; merging destroys none.

    ``origins`` counts independent origins: shared copy counts once.
    """

    id: str
    label: str
    type: EventType
    status: EventStatus
    interval: Interval | None
    claims: tuple[str, ...]
    actors: tuple[EventActor, ...] = ()
    places: tuple[str, ...] = ()
    origins: int = 1
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why two events touch, or two claims of one event disagree (then target is the event itself).

    ``claims`` are the pairs of claim ids that support it.
    """

    source: str
    target: str
    kind: LinkKind
    score: float
    claims: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Everything a run found: what the store keeps and the report shows.

    Events are in order of time, then id. ``skipped`` lists what could not be read.
    """

    articles: Sequence[Article] = ()
    claims: Sequence[Claim] = ()
    events: Sequence[Event] = ()
    links: Sequence[Link] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    skipped: tuple[Skipped, ...] = ()
