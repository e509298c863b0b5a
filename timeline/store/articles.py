"""Articles in the store: kept once by content, under every path they were found at.

The same text read from ``a/1.txt`` and ``b/1.txt`` is one row with two paths; when ``a/1.txt``
changes, its old article keeps the path that is left, and goes when none is.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline import interval
from timeline.model import Article, Skipped
from timeline.store.codec import decode, encode

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from timeline.model import Skipped


def add_reading(db: sqlite3.Connection, article: Article, run: int) -> None:
    """Keep an article as its source gave it, found at its paths by this run."""
    db.execute(
        "INSERT OR IGNORE INTO articles (id, title, publisher, text) VALUES (?, ?, ?, ?)",
        (article.id, article.title or "", article.publisher or "", article.text),
    )
    for path in article.paths:
        reading = zlib.compress(encode(replace(article, paths=(path,))))
        db.execute(
            "INSERT INTO paths (path, article, run, reading) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (path, article) DO UPDATE SET run = excluded.run,"
            " reading = excluded.reading",
            (path, article.id, run, reading),
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


def drop_stale(db: sqlite3.Connection, seen: Iterable[str], run: int) -> None:
    """Forget what the paths seen in this run held before and hold no more."""
    db.executemany(
        "DELETE FROM paths WHERE path = ? AND run < ?", ((path, run) for path in sorted(set(seen)))
    )
    _drop_homeless(db)


def drop_gone(db: sqlite3.Connection, roots: Iterable[str], run: int) -> int:
    """Forget articles under ``roots`` this run did not find; return how many went."""
    before = _count(db)
    for root in roots:
        folder = root.rstrip("/") + "/"
        db.execute(
            "DELETE FROM paths WHERE run < ? AND (path = ? OR substr(path, 1, ?) = ?)",
            (run, root, len(folder), folder),
        )
    _drop_homeless(db)
    return before - _count(db)


def _drop_homeless(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM articles WHERE id NOT IN (SELECT article FROM paths)")


def _count(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])


def keep_skipped(db: sqlite3.Connection, skipped: Iterable[Skipped]) -> None:
    """Keep what could not be read or analysed."""
    db.executemany(
        "INSERT OR IGNORE INTO skipped (path, reason) VALUES (?, ?)",
        ((item.path, item.reason) for item in skipped),
    )
