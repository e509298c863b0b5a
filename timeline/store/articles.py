"""Articles in the store: kept once by content, under every path they were found at.

The same text read from ``a/1.txt`` and ``b/1.txt`` is one row with two paths; when ``a/1.txt``
changes, its old article keeps the path that is left, and goes when none is.
"""

from __future__ import annotations

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
    record = encode(replace(article, text="", paths=()))
    db.execute(
        "INSERT INTO articles (id, title, publisher, text, reading) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET reading = excluded.reading, title = excluded.title,"
        " publisher = excluded.publisher WHERE reading IS NOT excluded.reading",
        (article.id, article.title or "", article.publisher or "", article.text, record),
    )
    db.executemany(
        "INSERT INTO paths (path, article, run) VALUES (?, ?, ?)"
        " ON CONFLICT (path, article) DO UPDATE SET run = excluded.run",
        [(path, article.id, run) for path in article.paths],
    )


def keep_settled(db: sqlite3.Connection, articles: Iterable[Article]) -> None:
    """Keep what each article's copies told of it, beside how it was read."""
    db.executemany(
        "UPDATE articles SET settled = ?, published = ? WHERE id = ?",
        (
            (encode(replace(article, text="", paths=())), _day(article), article.id)
            for article in articles
        ),
    )


def _day(article: Article) -> str | None:
    best = article.publication
    return None if best is None else interval.ends(best.interval)[0]


def readings(db: sqlite3.Connection) -> Iterator[Article]:
    """Yield every article as it was read, with all its paths, in order of path, then id.

    The order does not depend on which run found an article, so neither does the timeline.
    """
    rows = db.execute(
        "SELECT articles.id, text, reading AS record, json_group_array(path) AS paths"
        " FROM articles JOIN (SELECT path, article FROM paths ORDER BY path)"
        " ON article = articles.id GROUP BY articles.id ORDER BY min(path), articles.id"
    )
    return (_article(row) for row in rows)


def settled(db: sqlite3.Connection) -> Iterator[Article]:
    """Yield the articles of the stored timeline, in its order."""
    rows = db.execute(
        "SELECT text, settled AS record,"
        " (SELECT json_group_array(path) FROM"
        "  (SELECT path FROM paths WHERE paths.article = articles.id ORDER BY path)) AS paths"
        " FROM timeline JOIN articles ON articles.id = timeline.article ORDER BY position"
    )
    return (_article(row) for row in rows)


def _article(row: sqlite3.Row) -> Article:
    paths = decode(tuple[str, ...], row["paths"].encode())
    return replace(decode(Article, row["record"]), text=row["text"], paths=tuple(sorted(paths)))


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
