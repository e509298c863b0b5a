"""Open the SQLite file safely: never a foreign, newer or damaged one for writing.

A file of a later version than ours → "made by a newer version of timeline", status 4.
"""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from timeline.model import StoreError, TimelineError
from timeline.store import blocks
from timeline.store.faults import damaged

if TYPE_CHECKING:
    from collections.abc import Sequence

#: "TmLn" in ASCII: tells our files from other SQLite files (PRAGMA application_id).
APPLICATION: Final = 0x546D4C6E
#: Statements that lead from each version to the next; the version is how many there are.
MIGRATIONS: Final[Sequence[str]] = ("schema.sql", "schema-2.sql", "schema-3.sql", "schema-4.sql")
#: Seconds a writer waits for another's short transaction before it says so.
PATIENCE: Final = 30.0
IN_MEMORY: Final = ":memory:"
#: Kilobytes of the file a writer may keep at hand: the indexes of a million claims.
CACHED: Final = 65_536
#: Bytes of a page of a new file: four times the usual, as a timeline then writes in a fifth less.
PAGE: Final = 16_384


def for_writing(path: str) -> sqlite3.Connection:
    """Return a connection that writes, the file made or brought to this version if need be.

    Raises:
        StoreError: if the file is of a newer version, damaged, or no store of ours.
        sqlite3.Error: what SQLite itself says.
    """
    connection = _connect(path)
    try:
        _check(connection, path)
        connection.execute(f"PRAGMA page_size = {PAGE}")  # a file that is there keeps its own
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")  # WAL keeps commits through a kill -9
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHED}")
        _migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def for_reading(path: str) -> sqlite3.Connection:
    """Return a connection that only reads, also in a folder nothing can be written to.

    Raises:
        TimelineError: if there is no store.
        StoreError: if it is of a newer version, damaged, or not ours.
        sqlite3.Error: what SQLite itself says.
    """
    uri = Path(path).absolute().as_uri()
    connection = _connect(f"{uri}?mode=ro")
    try:
        connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError:
        connection.close()
        _check_settled(path)
        connection = _connect(f"{uri}?mode=ro&immutable=1")
    try:
        if _check_made(connection, path) < blocks.SINCE:
            blocks.see_earlier(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_settled(path: str) -> None:
    """Pass a file nobody writes, as it has no log beside it: it may be read without locks.

    Raises:
        StoreError: if the log holds what the file lacks.
    """
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:
        raise StoreError(
            path,
            "its last changes, in the -wal file beside it, cannot be read in a folder that may"
            " not be written",
            "copy the folder to where you may write, and read it there",
        )


def missing(path: str) -> TimelineError:
    """Return the error for a folder nothing was built into."""
    return TimelineError(path, "there is no timeline here", "run `timeline build` first")


def _check_made(connection: sqlite3.Connection, path: str) -> int:
    version = _check(connection, path)
    if version == 0:
        raise missing(path)
    return version


def _connect(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
        uri=path.startswith("file:"),
    )
    connection.row_factory = sqlite3.Row
    return connection


def _check(connection: sqlite3.Connection, path: str) -> int:
    """Return the version of the file, 0 if it is new."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
    if application != APPLICATION and (version or tables or application):
        raise StoreError(path, "this is no store of timeline", "name another output folder")
    if version > len(MIGRATIONS):
        raise StoreError(
            path,
            f"made by a newer version of timeline (format {version}, known is {len(MIGRATIONS)})",
            "upgrade timeline",
        )
    return version


def check_whole(connection: sqlite3.Connection, path: str) -> None:
    """Read every page once and compare what must agree (seconds per gigabyte).

    Raises:
        StoreError: if the file is damaged.
    """
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise damaged(path, verdict)


def _migrate(connection: sqlite3.Connection) -> None:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    for number, name in enumerate(MIGRATIONS[version:], version + 1):
        statements = (files(__package__) / name).read_text(encoding="utf-8")
        connection.executescript(
            f"BEGIN IMMEDIATE; {statements}; PRAGMA application_id = {APPLICATION};"
            f"PRAGMA user_version = {number}; COMMIT;"
        )
