"""Which articles a worker is given at once: the model reads the paragraphs of several together.

Ten articles of 3,000 characters are one batch, and so is one of a million by itself or as the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.model import Article

#: Characters after which a batch is full: some 5,000 words. Half as many are read a tenth slower a
#: word, twice as many no faster (benchmarks/per_article.py).
FULL: Final = 30_000
#: Batches each worker gets at least, if there are articles enough: so none waits long for the last.
TURNS: Final = 8


def batches(
    articles: Iterable[Article], *, most: int | None = None
) -> Iterator[tuple[Article, ...]]:
    """Yield the articles in order, as many at once as fill a batch, and never above ``most``."""
    batch: list[Article] = []
    length = 0
    for article in articles:
        batch.append(article)
        length += len(article.text)
        if length >= FULL or len(batch) == most:
            yield tuple(batch)
            batch, length = [], 0
    if batch:
        yield tuple(batch)


def most(articles: int, workers: int) -> int:
    """Return how many articles a batch may hold at most so that all workers end together."""
    return max(1, articles // (workers * TURNS))
