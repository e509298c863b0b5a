"""What near-duplicates tell of each other's publication day: dates doubted, dates borrowed.

A copy dated 16 July 2021 by its own metadata → a masthead of 2024 on its near-duplicate is
doubted, and the near-duplicate, left without a date, borrows the 16th and says from whom.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline.model import Article, PublicationDate
from timeline.sources.weighing import STATED, lowered, ranked

#: Copies of one story are printed within so many days of the calendar of each other.
APART = 3
#: A borrowed date is right about this often when all of the text is the same.
BORROWED = 0.85
#: From this containment on, a date may be borrowed: less is shared background.
ENOUGH = 0.2

#: For each article the indices of its near-duplicates with the containment of each.
Neighbours = Mapping[int, Sequence[tuple[int, float]]]


def settle(articles: Mapping[int, Article], neighbours: Neighbours) -> dict[int, Article]:
    """Return the articles with their dates doubted, then borrowed; the order plays no part."""
    doubted = {
        i: _doubted(article, [(articles[j], share) for j, share in neighbours.get(i, ())])
        for i, article in articles.items()
    }
    return {
        i: _borrowed(article, [(doubted[j], share) for j, share in neighbours.get(i, ())])
        for i, article in doubted.items()
    }


def _doubted(article: Article, copies: Sequence[tuple[Article, float]]) -> Article:
    dates = [_beside(date, copies) for date in article.published]
    return replace(article, published=ranked(dates)) if dates else article


def _beside(date: PublicationDate, copies: Sequence[tuple[Article, float]]) -> PublicationDate:
    if date.evidence in STATED or date.interval.start is None:
        return date
    for copy, share in sorted(copies, key=lambda pair: (-pair[1], pair[0].id)):
        better = copy.publication
        if share < ENOUGH or better is None or better.score <= date.score:
            continue
        start = better.interval.start
        if start is not None and abs((start.date() - date.interval.start.date()).days) > APART:
            doubt = f"its near-duplicate {named(copy)} is dated {start.date().isoformat()}"
            return lowered(date, 0.5, doubt)
    return date


def _borrowed(article: Article, copies: Sequence[tuple[Article, float]]) -> Article:
    if article.publication is not None:
        return article
    lenders = [
        (share, copy.publication, copy)
        for copy, share in copies
        if share >= ENOUGH and copy.publication is not None
    ]
    if not lenders:
        return article
    share, date, copy = min(
        lenders, key=lambda lender: (-lender[0], -lender[1].score, lender[2].id)
    )
    borrowed = PublicationDate(
        interval=date.interval,
        evidence="near-duplicate",
        score=round(date.score * BORROWED * (0.75 + share / 4), 3),
        doubts=(
            (
                f"borrowed from its near-duplicate {named(copy)}, which holds {share:.0%} of the "
                "same text; copies may be printed on different days"
            ),
        ),
        text=date.text,
        utc_offset=date.utc_offset,
    )
    return replace(article, published=ranked((*article.published, borrowed)))


def named(article: Article) -> str:
    """Return the words by which a reader recognises an article: publisher and file, else its id."""
    path = article.paths[0].rpartition("/")[2] if article.paths else article.id
    return f"{article.publisher} ({path})" if article.publisher else path
