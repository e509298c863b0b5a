"""Which articles a worker is given at once: the model reads the paragraphs of several together.

Ten articles of 3,000 characters are one batch, and so is one of a million by itself or as the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Article

#: Characters after which a batch is full: some 5,000 words. Half as many are read a tenth slower a
#: word, twice as many no faster (benchmarks/per_article.py).
FULL: Final = 30_000
#: Into how many parts, for each worker, what is left is cut: the last batches are small, so that no
#: worker waits long for another's.
TURNS: Final = 4


def batches(articles: Sequence[Article], workers: int = 0) -> Iterator[tuple[Article, ...]]:
    """Yield the articles in order, as many at once as fill a batch.

    Where ``workers`` share them, no batch is more than a worker's part of what is left.
    """
    batch: list[Article] = []
    length, left = 0, len(articles)
    for article in articles:
        batch.append(article)
        length += len(article.text)
        if length >= FULL or (workers and len(batch) * workers * TURNS >= left):
            yield tuple(batch)
            left -= len(batch)
            batch, length = [], 0
    if batch:
        yield tuple(batch)
