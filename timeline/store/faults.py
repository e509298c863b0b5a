"""What SQLite says when something is wrong, as one clear message with its remedy.

"database disk image is malformed" → ``out/timeline.sqlite: the store is damaged; move it away and
build again``, exit status 4.
"""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from timeline.model import CannotWriteError, StoreError, TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Primary result codes of SQLite (https://www.sqlite.org/rescode.html): the low byte of a code.
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNWRITABLE = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_IOERR,
}


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn errors of SQLite and of the codec into the one family users see.

    Raises:
        StoreError: if the store is locked, damaged or made by something else.
        CannotWriteError: if the disk is full or the file may not be written.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise explanation(where, error) from error
    except (msgspec.DecodeError, zlib.error, UnicodeDecodeError) as error:
        # SQLite quotes a damaged schema in its message, and Python cannot decode that either.
        raise damaged(where, str(error)) from error


def explanation(where: str, error: sqlite3.Error) -> TimelineError:
    """Return what the user is told about an error of SQLite."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if primary in _LOCKED:
        return StoreError(where, "the store is locked by another process", "wait until it ends")
    if primary == sqlite3.SQLITE_FULL:
        return CannotWriteError(where, "the disk is full", "free some space and run again")
    if primary in _UNWRITABLE:
        return CannotWriteError(
            where, f"cannot be opened or written ({error})", "check its folder, owner and disk"
        )
    return damaged(where, str(error))


def damaged(where: str, detail: str) -> StoreError:
    """Return the error for a store that cannot be read; it is left as it is."""
    return StoreError(
        where,
        f"the store is damaged ({detail})",
        "it was left as it is: restore a copy, or move it away and build again",
    )
