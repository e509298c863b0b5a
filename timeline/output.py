"""What a build leaves in its folder, by name: kept there, and never read as an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

STORE_NAME: Final = "timeline.sqlite"
REPORT_NAME: Final = "report.html"
TABLE_NAME: Final = "events.parquet"
#: What SQLite and the lock of a build add to the name of the store.
BESIDE_STORE: Final = ("", "-wal", "-shm", "-journal", ".lock", ".lock-journal")


def left_by_a_build(names: Collection[str]) -> frozenset[str]:
    """Return which names of a folder are a build's own: none if there is no store among them.

    {"a.txt", "report.html", "timeline.sqlite"} → {"report.html", "timeline.sqlite"}.
    """
    if STORE_NAME not in names:
        return frozenset()
    own = {REPORT_NAME, TABLE_NAME, *(f"{STORE_NAME}{end}" for end in BESIDE_STORE)}
    return frozenset(own.intersection(names))
