"""Whole records in and out of the store, packed as they are in memory.

A timeline of a million claims waits in 60,000 blocks; those go to the file, and come from it, as
they are.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final, TypeVar

from timeline.packed import TOGETHER, Packed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

Record = TypeVar("Record")

#: The first version of the file that has blocks.
SINCE: Final = 4
#: What a reader sees instead in a file that no build has brought to this version yet.
_BEFORE = " UNION ALL ".join(
    f"SELECT '{kind}' AS kind, position AS first, record AS records FROM {kind}"  # noqa: S608 - ours
    for kind in ("claims", "events", "links")
)


def write(
    db: sqlite3.Connection, kind: str, record: type[Record], records: Sequence[Record]
) -> None:
    """Keep all records of a kind, of which there are none yet (the caller holds a transaction)."""
    if isinstance(records, Packed) and records.together == TOGETHER:
        packed = records
    else:
        packed = Packed(record, records)
    places = count(0, TOGETHER)
    db.executemany(
        "INSERT INTO blocks VALUES (?, ?, ?)",
        ((kind, first, block) for first, block in zip(places, packed.blocks(), strict=False)),
    )


def read(db: sqlite3.Connection, kind: str, record: type[Record]) -> Packed[Record]:
    """Return all records of a kind, packed.

    Raises:
        msgspec.DecodeError: if a block holds no JSON.
        zlib.error: if it is damaged.
    """
    found = Packed(record)
    rows = db.execute("SELECT records FROM blocks WHERE kind = ? ORDER BY first", (kind,))
    for row in rows:
        found.take(row["records"])
    return found


def see_earlier(db: sqlite3.Connection) -> None:
    """Let a reader of a file of an earlier version see its records as blocks of one."""
    db.execute(f"CREATE TEMP VIEW blocks AS {_BEFORE}")
