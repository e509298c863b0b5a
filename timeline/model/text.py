"""Articles and their parts: spans, paragraphs, publication dates, copies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from timeline.model.vocabulary import Evidence, Granularity, ParagraphKind


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Half-open character offsets into ``Article.text``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of ``text`` this span points at."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Return whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A half-open stretch of naive local time; ``None`` is an open end.

    ``granularity`` is the unit the expression spoke in: "in July" is a month, "on Friday" a day.
    The algebra is in ``timeline.interval``.
    """

    start: datetime | None
    end: datetime | None
    granularity: Granularity


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationDate:
    """One candidate for the day an article was published, with the evidence for it.

    ``score`` is the probability we give it, 0 to 1; ``doubts`` say in words why it is not higher.
    ``utc_offset`` is the offset given with the time ("+04:30"), kept because times are local.
    """

    interval: Interval
    evidence: Evidence
    score: float
    doubts: tuple[str, ...] = ()
    text: str = ""
    utc_offset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of text of one kind; ``reason`` says why boilerplate is boilerplate."""

    span: Span
    kind: ParagraphKind
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Text that came from an origin other articles share (wire copy).

    ``credit`` names the agencies that those who print it credit, empty if none does.
    """

    span: Span
    origin: str
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearDuplicate:
    """Another article that holds much of the same text.

    ``containment`` is the share of the smaller article's three-word shingles found in the other.
    """

    article: str
    containment: float
    shared_sentences: int


#: A publication date below this score is listed but never used to resolve an expression.
TRUSTED_SCORE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: its text, what its source says of it, and every candidate publication date."""

    id: str
    text: str
    paths: tuple[str, ...] = ()
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    published: tuple[PublicationDate, ...] = ()
    near_duplicates: tuple[NearDuplicate, ...] = ()
    passages: tuple[Passage, ...] = ()

    @property
    def publication(self) -> PublicationDate | None:
        """Return the best publication date if it can be trusted, else None."""
        best = self.published[0] if self.published else None
        return best if best is not None and best.score >= TRUSTED_SCORE else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something that could not be read or analysed, with the reason and the remedy."""

    path: str
    reason: str
