"""One article for one id: the same text found at several paths.

a.txt and mirror/a.txt with the same text, publisher and address → one article with both paths.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from itertools import groupby
from typing import TYPE_CHECKING

from timeline.model import Article
from timeline.packed import Packed
from timeline.sources import ranked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.model import PublicationDate


#: Few are opened together, and those opened last stay so: texts are asked for in no order.
TOGETHER, OPENED = 4, 2_048


def join(articles: Iterable[Article]) -> Packed[Article]:
    """Return each article once, in order of id, with all its paths and all dates."""
    found = Packed(Article, articles, together=TOGETHER, opened=OPENED)
    ids = [article.id for article in found]
    joined = Packed(Article, together=TOGETHER, opened=OPENED)
    for _, same in groupby(sorted(range(len(ids)), key=ids.__getitem__), key=ids.__getitem__):
        joined.append(reduce(_joined, map(found.__getitem__, same)))
    return joined


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
