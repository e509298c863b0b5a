"""What leaves the store: rows of files that changed, files that are gone, what they once lacked.

``rows.jsonl`` of three lines was read, then a line is taken out: ``rows.jsonl:3`` was not seen by
the new run although its file was, so the article it held goes, unless it stands elsewhere too.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from timeline.model import Skipped

#: How sources name a row of a file: "rows.jsonl:3".
_ROW = re.compile(r"(?P<file>.+):\d+")


def file_of(path: str) -> str:
    """Return the file an article came from: ``a.zip`` of ``a.zip/b.txt``, else the path itself."""
    row = _ROW.fullmatch(path)
    file = row["file"] if row and not Path(path).exists() else path
    for above in Path(file).parents:
        if above.is_dir():
            break
        if above.is_file():
            return above.as_posix()
    return file


def drop_stale(db: sqlite3.Connection, skipped: Iterable[Skipped], run: int) -> None:
    """Forget where files that this run met held what they hold no more."""
    db.execute(
        "DELETE FROM paths WHERE run < ? AND file IN (SELECT file FROM paths WHERE run = ?)",
        (run, run),
    )
    files = sorted({file_of(item.path) for item in skipped})
    db.executemany("DELETE FROM paths WHERE run < ? AND file = ?", ((run, file) for file in files))


def drop_gone(db: sqlite3.Connection, roots: Iterable[str], run: int) -> None:
    """Forget files under ``roots`` that this run did not find."""
    _drop_under(db, "paths", roots, run)


def _drop_under(db: sqlite3.Connection, table: str, roots: Iterable[str], run: int) -> None:
    for root in roots:
        folder = root.rstrip("/") + "/"
        db.execute(
            f"DELETE FROM {table} WHERE run < ?"  # noqa: S608 - names of our own tables
            " AND (file = ? OR substr(file, 1, ?) = ?)",
            (run, root, len(folder), folder),
        )


def replace_skipped(
    db: sqlite3.Connection, skipped: Iterable[Skipped], run: int, roots: Iterable[str]
) -> None:
    """Keep what this run left out, and of earlier runs what it did not meet and is still there.

    Under ``roots`` this run looked at everything: what it does not say any more is mended.
    """
    _drop_under(db, "skipped", roots, run)
    met = db.execute("SELECT DISTINCT file FROM paths WHERE run = ?", (run,)).fetchall()
    again = {row["file"] for row in met}
    for row in db.execute("SELECT DISTINCT file FROM skipped").fetchall():
        if row["file"] in again or not Path(row["file"]).exists():
            db.execute("DELETE FROM skipped WHERE file = ?", (row["file"],))
    rows = [(item.path, file_of(item.path), run, item.reason) for item in skipped]
    files = sorted({row[1] for row in rows})
    db.executemany(
        "DELETE FROM skipped WHERE run < ? AND file = ?", ((run, file) for file in files)
    )
    db.executemany(
        "INSERT OR REPLACE INTO skipped (path, file, run, reason) VALUES (?, ?, ?, ?)", rows
    )


def drop_homeless(db: sqlite3.Connection) -> None:
    """Remove articles that stand nowhere any more, and their analyses with them."""
    db.execute("DELETE FROM articles WHERE id NOT IN (SELECT article FROM paths)")
