"""What linking needs to know of a claim, worked out once: its days, meanings, actors and words.

A claim "on Wednesday" published on Friday 16 July 2021 is firm, on one day; "has fallen" in a lead
is soft, 15 or 16 July; "fell" without a date is soft, any day up to publication.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

import msgspec

from timeline.model import (
    Basis,
    ClaimStatus,
    EventType,
    Interval,
    Place,
    Quantity,
    Relation,
    Role,
    Span,
    Stance,
)

if TYPE_CHECKING:
    from timeline.model import Article, Claim

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


class Facts(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One claim as linking sees it; days are proleptic ordinals, ends inclusive.

    All that claims are compared by stands here, so that neither they nor texts are looked up.
    """

    position: int
    id: str
    article: str
    type: EventType
    status: ClaimStatus
    lemma: str
    main: bool
    #: The sentence of the claim; ``said`` is its number, one for the same words.
    quote: str
    #: Where the sentence lies in the text, and the trigger in the sentence.
    start: int
    end: int
    at: int
    until: int
    interval: Interval | None
    relation: Relation
    #: Whether its day is one that a date gives, and not a duration or the like.
    by_date: bool
    #: The words of its time if that counts from what the article has just told ("two days later").
    follows: str
    quantities: tuple[Quantity, ...]
    stance: Stance | Literal[""]
    #: Whether the claim says that it did not happen.
    denies: bool
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
    outlet: str
    #: The agencies that the article and the sentence credit.
    credit: frozenset[str]
    agencies: frozenset[str]

    @property
    def trigger(self) -> Span:
        """Return where the trigger lies in the text."""
        return Span(start=self.start + self.at, end=self.start + self.until)

    def between(self, start: int, end: int) -> str:
        """Return what the sentence says between two places of the text."""
        return self.quote[max(0, start - self.start) : max(0, end - self.start)]

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
