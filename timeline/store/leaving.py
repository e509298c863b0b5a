"""What leaves the store: rows of files that changed, files that are gone, what they once lacked.

``rows.jsonl`` of three lines was read, then a line is taken out: ``rows.jsonl:3`` was not seen by
the new run although its file was, so the article it held goes, unless it stands elsewhere too.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path, PurePath
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
    file = row["file"] if row and not _there(path) else path
    for above in PurePath(file).parents:
        at = _real(above.as_posix())
        with suppress(OSError):  # a name in an archive may be longer than the system's may be
            if at.is_dir():
                break
            if at.is_file():
                return above.as_posix()
    return file


def _there(path: str) -> bool:
    with suppress(OSError):
        return _real(path).exists()
    return False


def _real(path: str) -> Path:
    from timeline.sources import real  # noqa: PLC0415 - only a build asks where files are

    return real(path)


def drop_stale(db: sqlite3.Connection, skipped: Iterable[Skipped], run: int) -> None:
    """Forget where files that this run met held what they hold no more."""
    db.execute(
        "DELETE FROM paths WHERE run < ? AND file IN (SELECT file FROM paths WHERE run = ?)",
        (run, run),
    )
    files = {file_of(item.path) for item in skipped}
    _drop(db, "paths", (file for file in files if _there(file)), run)


def drop_gone(
    db: sqlite3.Connection, roots: Iterable[str], skipped: Iterable[Skipped], run: int
) -> None:
    """Forget files under ``roots`` that this run did not find.

    What lies under a path that could not be looked into stays: a disk that is not there today has
    lost nothing.
    """
    unseen = [item.path for item in skipped]
    files = _under(roots, _files(db, "paths", run))
    _drop(db, "paths", files - _under(unseen, files), run)


def replace_skipped(
    db: sqlite3.Connection, skipped: Iterable[Skipped], run: int, roots: Iterable[str]
) -> None:
    """Keep what this run left out, and of earlier runs what it did not meet and is still there.

    Under ``roots`` this run looked at everything: what it does not say any more is mended.
    """
    rows = [(item.path, file_of(item.path), run, item.reason) for item in skipped]
    earlier = _files(db, "skipped", run)
    met = db.execute("SELECT DISTINCT file FROM paths WHERE run = ?", (run,)).fetchall()
    mended = _under(roots, earlier) | earlier.intersection(row["file"] for row in met)
    mended |= {file for file in earlier if not _there(file)}
    _drop(db, "skipped", mended | {row[1] for row in rows}, run)
    db.executemany(
        "INSERT OR REPLACE INTO skipped (path, file, run, reason) VALUES (?, ?, ?, ?)", rows
    )


def _files(db: sqlite3.Connection, table: str, run: int) -> set[str]:
    """Return the files of which a table has rows that this run did not meet."""
    rows = db.execute(f"SELECT DISTINCT file FROM {table} WHERE run < ?", (run,))  # noqa: S608 - ours
    return {row["file"] for row in rows}


def _under(roots: Iterable[str], files: Iterable[str]) -> set[str]:
    """Return the files that are one of the roots or lie below one."""
    given = [Path(root) for root in roots]
    return {file for file in files if any(_is_under(Path(file), root) for root in given)}


def _is_under(file: Path, root: Path) -> bool:
    """Return whether a file would be found from a root: "../a.txt" would not from "."."""
    return file.is_relative_to(root) and file.parts[len(root.parts) :][:1] != ("..",)


def _drop(db: sqlite3.Connection, table: str, files: Iterable[str], run: int) -> None:
    db.executemany(
        f"DELETE FROM {table} WHERE run < ? AND file = ?",  # noqa: S608 - our tables
        ((run, file) for file in sorted(files)),
    )


def drop_homeless(db: sqlite3.Connection) -> None:
    """Remove articles that stand nowhere any more, and their analyses with them."""
    db.execute("DELETE FROM articles WHERE id NOT IN (SELECT article FROM paths)")
