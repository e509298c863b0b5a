"""What one article says: claims with their time, actors, places and attribution."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.model.reading import Place
from timeline.model.text import Interval, Span
from timeline.model.times import Timex
from timeline.model.vocabulary import (
    Basis,
    ClaimStatus,
    EventType,
    MentionKind,
    Relation,
    Role,
    Stance,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says so: the name as the text has it, and where it stands."""

    name: str
    span: Span
    entity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says so inside the article, by which word, how, and what exactly.

    ``via`` names the source a speaker leans on in turn ("Reuters said ..., citing a commander").
    """

    speaker: Speaker | None
    cue: Span | None
    content: Span | None
    stance: Stance = "asserts"
    via: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When a claim says it happened, and what that rests on.

    ``interval`` is None when nothing is known; ``steps`` is the derivation a person reads.
    """

    interval: Interval | None
    relation: Relation = "on"
    basis: Basis = "none"
    timex: Timex | None = None
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An actor in a claim, with the part played."""

    entity: str
    name: str
    kind: MentionKind
    role: Role
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place in a claim, where the text names it."""

    place: Place
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A count or amount in a claim; "at least 12 people" is low 12, high None, unit "people"."""

    text: str
    low: float | None
    high: float | None
    unit: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one article says: one event-bearing clause.

    ``label`` is a short reading of the clause ("Spin Boldak fell to the Taliban"), ``origin`` the
    copy or article it comes from, ``main`` whether it reports the article's own main event.
    """

    id: str
    article: str
    sentence: Span
    trigger: Span
    lemma: str
    label: str
    type: EventType
    status: ClaimStatus
    when: When
    actors: tuple[Participant, ...] = ()
    places: tuple[Location, ...] = ()
    attribution: Attribution | None = None
    quantities: tuple[Quantity, ...] = ()
    main: bool = False
    origin: str = ""
