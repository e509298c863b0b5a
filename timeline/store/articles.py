"""Articles in the store: kept once by content, under every path they were found at.

The same text read from ``a/1.txt`` and ``b/1.txt`` is one row with two paths; when ``a/1.txt``
changes, its old article keeps the path that is left, and goes when none is.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline import interval
from timeline.model import Article
from timeline.store.codec import decode, encode
from timeline.store.leaving import file_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator


def add_reading(db: sqlite3.Connection, article: Article, run: int) -> None:
    """Keep an article as its source gave it, found at its paths by this run."""
    db.execute(
        "INSERT OR IGNORE INTO articles (id, title, publisher, text) VALUES (?, ?, ?, ?)",
        (article.id, article.title or "", article.publisher or "", article.text),
    )
    for path in article.paths:
        reading = zlib.compress(encode(replace(article, paths=(path,))))
        db.execute(
            "INSERT INTO paths (path, file, article, run, reading) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (path, article) DO UPDATE SET run = excluded.run,"
            " reading = excluded.reading",
            (path, file_of(path), article.id, run, reading),
        )


def readings(db: sqlite3.Connection) -> Iterator[Article]:
    """Yield every article as it was read, once for each path, in order of path, then id.

    The order does not depend on which run found an article, so neither does the timeline.
    """
    rows = db.execute("SELECT reading FROM paths ORDER BY path, article")
    return (decode(Article, zlib.decompress(row["reading"])) for row in rows)


def keep_settled(db: sqlite3.Connection, articles: Iterable[Article]) -> None:
    """Keep what each article's copies told of it; what stays the same is not written."""
    for article in articles:
        settled = encode(replace(article, text=""))
        db.execute(
            "UPDATE articles SET settled = ?, publisher = ?, published = ?"
            " WHERE id = ? AND settled IS NOT ?",
            (settled, article.publisher or "", _day(article), article.id, settled),
        )
        title, text = article.title or "", article.text
        db.execute(  # on its own: it indexes the words anew
            "UPDATE articles SET title = ?, text = ? WHERE id = ? AND (title, text) <> (?, ?)",
            (title, text, article.id, title, text),
        )


def _day(article: Article) -> str | None:
    best = article.publication
    return None if best is None else interval.ends(best.interval)[0]


def settled(db: sqlite3.Connection) -> Iterator[Article]:
    """Yield the articles of the stored timeline, in its order."""
    rows = db.execute(
        "SELECT text, settled FROM timeline JOIN articles ON articles.id = timeline.article"
        " ORDER BY position"
    )
    return (replace(decode(Article, row["settled"]), text=row["text"]) for row in rows)
