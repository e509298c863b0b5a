"""The rows of `timeline read --jsonl`: each article once, with all its paths, in constant memory.

a.txt and b.txt with the same text → one row {"path": "a.txt", "paths": ["a.txt", "b.txt"], ...}.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from timeline.model import Article, Skipped
from timeline.sources.contract import as_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator


def listing(items: Iterable[Article | Skipped]) -> Iterator[dict[str, Any]]:
    """Yield a row for each article and each thing skipped, in the order in which they came.

    Rows wait in a temporary database, on the disk once they are many, until all paths are known.
    """
    import json  # noqa: PLC0415 - reading alone needs no JSON
    import sqlite3  # noqa: PLC0415 - the same

    with closing(sqlite3.connect("")) as waiting:
        waiting.executescript(TABLES)
        for item in items:
            _add(waiting, item, json.dumps(as_json(item)))
        found = waiting.execute("SELECT number, row FROM rows ORDER BY number")
        for number, text in found:
            row = json.loads(text)
            again = waiting.execute("SELECT path FROM paths WHERE number = ?", (number,)).fetchall()
            if again:
                row["paths"] = sorted({*row["paths"], *(path for (path,) in again)})
                row["path"] = row["paths"][0]
            yield row


#: A row for each article or thing skipped; the further paths of articles that were met again.
TABLES = """
    PRAGMA journal_mode = OFF;
    CREATE TABLE rows (number INTEGER PRIMARY KEY, id TEXT UNIQUE, row TEXT NOT NULL);
    CREATE TABLE paths (number INTEGER NOT NULL, path TEXT NOT NULL);
    CREATE INDEX further ON paths (number);
    BEGIN;
"""


def _add(waiting: sqlite3.Connection, item: Article | Skipped, row: str) -> None:
    known = item.id if isinstance(item, Article) else None
    added = waiting.execute("INSERT OR IGNORE INTO rows (id, row) VALUES (?, ?)", (known, row))
    if added.rowcount == 0 and isinstance(item, Article):
        waiting.executemany(
            "INSERT INTO paths SELECT number, ? FROM rows WHERE id = ?",
            [(path, item.id) for path in item.paths],
        )
