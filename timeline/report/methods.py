"""What the page tells of its making: counts, publication dates and doubts, what was left out."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from timeline.packed import in_order, seen_as
from timeline.report.phrases import interval_words, outlet
from timeline.report.reasons import dated
from timeline.report.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline.model import Article, Claim, PublicationDate, Skipped, Timeline

#: Longer tables go on in the exports; the page says how many rows it left there.
ROWS = 100
BASES = {
    "stated": "The date stands in the text.",
    "anchored": "Counted from the publication date (“on Friday”, “last month”).",
    "narrative": "Counted from the day the text last spoke of (“two days later”).",
    "speech": "Counted from the day somebody spoke (“tomorrow”, he said on Tuesday).",
    "current": "Told as news of the day: the day of publication or the day before.",
    "reported": "Only known to lie on or before the publication date.",
    "none": "Nothing to date it by.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article as the methods table shows it."""

    publisher: str
    title: str
    published: str
    evidence: str
    trusted: bool
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtRow:
    """A publication date that is not trusted, why, and what is counted from instead."""

    publisher: str
    title: str
    published: str
    evidence: str
    doubts: tuple[str, ...]
    instead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UndatedRow:
    """A claim without a date: its words, its publisher, and why."""

    label: str
    publisher: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Methods:
    """Everything the methods section says; long tables are counted and their first rows given."""

    counts: tuple[tuple[str, int], ...]
    bases: tuple[tuple[str, str, int], ...]
    articles: tuple[ArticleRow, ...]
    doubted: tuple[DoubtRow, ...]
    doubted_count: int
    skipped: tuple[Skipped, ...]
    undated: tuple[UndatedRow, ...]
    undated_count: int
    versions: tuple[tuple[str, str], ...]


def methods(timeline: Timeline) -> Methods:
    """Return what the page says of its own making."""
    bases, without = Counter[str](), array("I")
    for number, claim in enumerate(seen_as(timeline.claims, Told)):
        bases[claim.when.basis] += 1
        if claim.when.interval is None:
            without.append(number)
    undated = tuple(in_order(timeline.claims, without[:ROWS]))
    telling = {claim.article for claim in undated}
    rows, doubted, doubts = list[ArticleRow](), list[DoubtRow](), 0
    publishers, outlets = set[str](), dict[str, str]()
    for article in timeline.articles:
        publishers.add(outlet(article))
        rows += [_row(article)] if len(rows) < ROWS else []
        own = _doubted(article)
        doubts += len(own)
        doubted += own[: ROWS - len(doubted)]
        if article.id in telling:
            outlets[article.id] = outlet(article)
    return Methods(
        counts=_counts(timeline, len(publishers)),
        bases=tuple((word, said, bases[word]) for word, said in BASES.items() if bases[word]),
        articles=tuple(rows),
        doubted=tuple(doubted),
        doubted_count=doubts,
        skipped=timeline.skipped,
        undated=_undated(undated, outlets),
        undated_count=len(without),
        versions=tuple((name, _version(name)) for name in ("timeline", "plotly")),
    )


def _counts(timeline: Timeline, publishers: int) -> tuple[tuple[str, int], ...]:
    """Return what there is, each with its number, in the singular or plural that fits."""
    conflicts = sum(link.kind == "conflicts" for link in timeline.links)
    undated = sum(event.interval is None for event in timeline.events)
    numbers = (
        ("event", "events", len(timeline.events)),
        ("claim", "claims", len(timeline.claims)),
        ("article", "articles", len(timeline.articles)),
        ("publisher", "publishers", publishers),
        ("contradiction", "contradictions", conflicts),
        ("undated", "undated", undated),
        ("left out", "left out", len(timeline.skipped)),
    )
    return tuple((one if number == 1 else many, number) for one, many, number in numbers)


def _row(article: Article) -> ArticleRow:
    best = article.published[0] if article.published else None
    trusted = best is not None and article.publication is best
    return ArticleRow(
        publisher=outlet(article),
        title=article.title or "",
        published=interval_words(best.interval if best else None),
        evidence=best.evidence if best else "",
        trusted=trusted,
        copies=len(article.near_duplicates),
    )


def set_aside(article: Article) -> tuple[str, ...]:
    """Return in words the doubted dates of an article that stand behind a better one, and why."""
    return tuple(
        f"{interval_words(date.interval)} ({date.evidence}): {dated('; '.join(date.doubts))}"
        for date in _passed_over(article)
        if date is not article.published[0]
    )


def _passed_over(article: Article) -> list[PublicationDate]:
    """Return the doubted dates that name another day than the one counted from."""
    used = article.publication
    return [
        date
        for date in article.published
        if date.doubts and (used is None or date.interval.start != used.interval.start)
    ]


def _doubted(article: Article) -> list[DoubtRow]:
    """Return the article's dates that are doubted, also those that a better one stands before."""
    used = article.publication
    doubted = _passed_over(article)
    if used is None and article.published and article.published[0] not in doubted:
        doubted.insert(0, article.published[0])
    rows: list[tuple[str, str, tuple[str, ...]]] = [
        (interval_words(date.interval), date.evidence, tuple(map(dated, date.doubts)))
        for date in doubted
    ]
    if used is None and not article.published:
        rows = [(interval_words(None), "", ("no date was found",))]
    return [
        DoubtRow(
            publisher=outlet(article),
            title=article.title or "",
            published=published,
            evidence=evidence,
            doubts=doubts,
            instead=f"{interval_words(used.interval)} ({used.evidence})" if used else "",
        )
        for published, evidence, doubts in rows
    ]


def _undated(claims: Iterable[Claim], outlets: Mapping[str, str]) -> tuple[UndatedRow, ...]:
    return tuple(
        UndatedRow(
            label=claim.label,
            publisher=outlets[claim.article],
            reason=claim.when.steps[-1] if claim.when.steps else "no time expression governs it",
        )
        for claim in claims
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
