"""One build per folder at a time; a lock that a killed process cannot leave behind.

The lock is SQLite's own on a small file beside the store: the operating system drops it with the
process, on every platform, and readers of the store itself are never held up.
"""

from __future__ import annotations

import os
import platform
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from timeline.model import StoreError, TimelineError
from timeline.store import connection
from timeline.store.faults import explained

if TYPE_CHECKING:
    from collections.abc import Iterator


def holder() -> str:
    """Return who this process is, for the one that finds the lock taken."""
    return f"process {os.getpid()} on {platform.node()}"


@contextmanager
def build_lock(path: str) -> Iterator[None]:
    """Hold the right to build into the store at ``path``.

    Raises:
        StoreError: if another build holds it; the message says which.
        CannotWriteError: if the folder cannot be written.
    """
    if path == connection.IN_MEMORY:
        yield
        return
    with explained(path):
        lock = sqlite3.connect(f"{path}.lock", timeout=0, isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            lock.close()
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise StoreError(
                path, f"another build is running here ({_who(path)})", "wait until it ends"
            ) from error
    try:
        yield
    finally:
        lock.close()


def _who(path: str) -> str:
    begun = "it has only begun"
    try:
        with closing(connection.for_reading(path)) as reader:
            row = reader.execute("SELECT holder FROM runs ORDER BY id DESC LIMIT 1").fetchone()
    except (sqlite3.Error, TimelineError):  # there is no store yet, or none that can be read
        return begun
    return str(row["holder"]) if row else begun
