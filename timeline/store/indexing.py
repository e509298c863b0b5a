"""Indexes made of all rows at once, after a table was filled: from the first key to the last.

A million claims come in the order of publication, and their events' ids in none: put one by one
into an index that outgrew its cache, each would have a page of it read and written again.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


@contextmanager
def at_once(db: sqlite3.Connection, table: str) -> Iterator[None]:
    """Leave the indexes of an emptied table until it is filled (the caller holds a transaction)."""
    rows = db.execute(
        "SELECT name, sql FROM sqlite_schema"
        " WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY name",
        (table,),
    ).fetchall()
    for row in rows:
        db.execute(f"DROP INDEX {row['name']}")
    yield
    for row in rows:
        db.execute(row["sql"])
