"""One article for one id: the same text found at several paths.

a.txt and mirror/a.txt with the same text, publisher and address → one article with both paths.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.sources import ranked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.model import Article, PublicationDate


def join(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Return each article once, in order of id, with all its paths and all dates."""
    kept: dict[str, Article] = {}
    for article in articles:
        known = kept.get(article.id)
        kept[article.id] = article if known is None else _joined(known, article)
    return tuple(kept[key] for key in sorted(kept))


def _joined(first: Article, second: Article) -> Article:
    """Join two readings of one article; which came first does not matter."""
    first, second = sorted((first, second), key=lambda article: (article.paths, article.text))
    return replace(
        first,
        paths=tuple(sorted({*first.paths, *second.paths})),
        title=first.title or second.title,
        byline=first.byline or second.byline,
        language=first.language or second.language,
        published=ranked(_distinct((*first.published, *second.published))),
    )


def _distinct(dates: Iterable[PublicationDate]) -> Iterable[PublicationDate]:
    return dict.fromkeys(dates)
