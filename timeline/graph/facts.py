"""What linking needs to know of a claim, worked out once: its days, meanings, actors and words.

A claim "on Wednesday" published on Friday 16 July 2021 is firm, on one day; "has fallen" in a lead
is soft, 15 or 16 July; "fell" without a date is soft, any day up to publication.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from timeline.model import Span

if TYPE_CHECKING:
    from timeline.graph.source import Source
    from timeline.model import (
        Article,
        Basis,
        Claim,
        ClaimStatus,
        EventType,
        Interval,
        Place,
        Quantity,
        Relation,
        Role,
        Stance,
    )

#: Ordinals of days that stand for an open start and an open end.
PAST, FUTURE = 0, 4_000_000
#: Bases that say more of the day than when the article appeared.
FIRM = frozenset({"stated", "anchored", "narrative", "speech"})

#: Types whose claims count people, and whose names are meanings.
TOLLS = frozenset({"kill", "injure"})
#: Types whose number is told anew.
RECOUNTED = TOLLS | {"arrest", "protest"}
#: Types of events that befall a person once at a time.
ONCE = frozenset({"kill", "injure", "arrest", "appoint", "politics", "crime", "release", "legal"})


#: Least and most of each count of a sentence.
_Counts = frozenset[tuple[float | None, float | None]]


@dataclass(frozen=True, slots=True)
class Facts:
    """One claim as linking sees it; days are proleptic ordinals, ends inclusive.

    What many pairs are compared by stands here; the claim itself and its text are looked up.
    """

    source: Source
    position: int
    id: str
    article: str
    type: EventType
    status: ClaimStatus
    lemma: str
    main: bool
    #: Where the sentence lies in the text, and the trigger in the sentence.
    start: int
    end: int
    at: int
    until: int
    interval: Interval | None
    relation: Relation
    #: Whether its day is one that a date gives, and not a duration or the like.
    by_date: bool
    #: Whether its time counts from what the article has just told ("two days later").
    follows: bool
    quantities: tuple[Quantity, ...]
    stance: Stance | Literal[""]
    via: str
    origin: str
    #: Whether anybody takes part, named or not.
    peopled: bool
    label: str
    published: int | None
    basis: Basis
    first: int
    last: int
    firm: bool
    meanings: frozenset[str]
    actors: tuple[tuple[str, Role], ...]
    named: frozenset[str]
    agents: frozenset[str]
    patients: frozenset[str]
    sufferers: frozenset[str]
    #: Who acts and whom it befalls: named ones by their identity, others by their head word.
    doers: frozenset[str]
    befallen: frozenset[str]
    #: Who acts and who says so, as the text names them.
    acting: frozenset[str]
    told_by: str
    changes: bool
    recount: bool
    known: bool
    #: Whether its count is the first of its kind in its article, or that one told again.
    opens: bool
    speaker: str
    voice: str
    places: tuple[Place, ...]
    said: int
    story: str
    outlet: str = ""
    credit: frozenset[str] = frozenset()

    @property
    def claim(self) -> Claim:
        """Return the whole claim."""
        return self.source.claims[self.position]

    @property
    def trigger(self) -> Span:
        """Return where the trigger lies in the text."""
        return Span(start=self.start + self.at, end=self.start + self.until)

    @property
    def text(self) -> str:
        """Return the text of the article."""
        return self.source.text(self.article)

    @property
    def quote(self) -> str:
        """Return the sentence of the claim; ``said`` is its number, one for the same words."""
        return self.source.quote(self.article, self.start, self.end)

    @property
    def anchor(self) -> int | None:
        """Return the day to look for others around: the claim's own, else the publication day."""
        if self.firm and self.first != PAST:
            return self.first
        if self.firm and self.last != FUTURE:
            return self.last
        return self.published


def day_range(interval: Interval | None) -> tuple[int, int]:
    """Return the first and last day of an interval as ordinals, open ends as PAST and FUTURE."""
    if interval is None:
        return PAST, FUTURE
    first = PAST if interval.start is None else interval.start.toordinal()
    if interval.end is None:
        return first, FUTURE
    return first, max(first, (interval.end - timedelta(minutes=1)).toordinal())


def publication_day(article: Article) -> int | None:
    """Return the ordinal of the trusted publication day, or None."""
    published = article.publication
    start = published.interval.start if published is not None else None
    return None if start is None else start.toordinal()


def once(claim: Claim) -> bool:
    """Return whether this befalls a person once at a time: death, wound, arrest, post."""
    return claim.type in ONCE
