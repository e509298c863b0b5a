"""Which files need not be read again: those whose bytes, manifest and readers are as they were.

A folder of 10,000 pages to which one was added: 10,000 are hashed (a second a gigabyte), one is
read. Content decides, never a time stamp; a file is remembered once it was read to its end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b, file_digest
from typing import TYPE_CHECKING

from timeline.model import Skipped
from timeline.store.codec import decode, encode
from timeline.store.provenance import reading_digest

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that is being read now, and what was said of it so far."""

    file: str
    digest: str
    notes: list[Skipped] = field(default_factory=list)

    def remember(self, db: sqlite3.Connection, run: int) -> None:
        """Keep that the file was read to its end by this run (the caller holds a transaction)."""
        db.execute(
            "INSERT OR REPLACE INTO files (file, digest, found, notes) VALUES (?, ?,"
            " (SELECT count(*) FROM paths WHERE file = ? AND run = ?), ?)",
            (self.file, self.digest, self.file, run, encode(self.notes)),
        )


def begun(path: Path, manifest: Path | None, how: str) -> Unread | None:
    """Return the file with the digest of all that reading it depends on; None if it is not there.

    ``how`` is what the user says of all files.
    """
    from timeline.sources import shown  # noqa: PLC0415 - only a build reads files

    digest = blake2b(f"{reading_digest()}\0{how}".encode(), digest_size=16)
    try:
        for one in (path, manifest):
            if one is not None:
                with one.open("rb") as stream:
                    digest.update(file_digest(stream, blake2b).digest())
    except OSError:  # the reader says what is wrong with it
        return None
    return Unread(shown(path.as_posix()), digest.hexdigest())


def met_again(db: sqlite3.Connection, unread: Unread, run: int) -> tuple[int, list[Skipped]] | None:
    """Return how many articles an unchanged file gave and what was said of it; None if it changed.

    Its articles count as found by this run (the caller holds a transaction).
    """
    row = db.execute(
        "SELECT found, notes FROM files WHERE file = ? AND digest = ?"
        " AND found = (SELECT count(*) FROM paths WHERE paths.file = files.file)",
        (unread.file, unread.digest),
    ).fetchone()
    if row is None:
        return None
    db.execute("UPDATE paths SET run = ? WHERE file = ?", (run, unread.file))
    return int(row["found"]), decode(list[Skipped], row["notes"])
