"""The store as others see it: open it, write or read a timeline, search, run a build."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Self

from timeline.model import CannotWriteError
from timeline.store import connection, provenance, records
from timeline.store import search as words
from timeline.store.faults import explained
from timeline.store.lock import build_lock
from timeline.store.run import Run

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from types import TracebackType

    from timeline.model import Timeline
    from timeline.store.run import Meanwhile
    from timeline.store.search import Hit


class Store:
    """One SQLite file with articles, claims, events, links and how they came to be.

    Use it as a context manager. Reading never changes the file and works while a build writes.
    """

    def __init__(
        self, path: Path | None, meanwhile: Meanwhile = nullcontext, title: str | None = None
    ) -> None:
        """Name the file; None keeps everything in memory. Nothing is opened yet.

        ``meanwhile`` is entered with the timeline of a run while that is written; ``title`` is kept
        with the run.
        """
        self._meanwhile, self._title = meanwhile, title
        self.path = connection.IN_MEMORY if path is None else str(path)
        self._db: sqlite3.Connection | None = None
        self._writes = False

    def __enter__(self) -> Self:
        """Return the store; the file is opened when it is first used."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; what was not committed is rolled back."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def write(self, timeline: Timeline) -> None:
        """Replace whatever the store holds by this timeline and its articles.

        Raises:
            StoreError: if the store is locked, damaged or of a newer version.
            CannotWriteError: if the disk is full or the file may not be written.
        """
        with self.run() as run:
            run.forget()
            run.add((*timeline.articles, *timeline.skipped))
            run.finish(timeline)

    def timeline(self) -> Timeline:
        """Return the timeline the last finished run wrote.

        Raises:
            TimelineError: if there is no store.
            StoreError: if it is damaged or of a newer version.
        """
        with explained(self.path):
            return records.read(self._reader())

    def title(self) -> str | None:
        """Return the title the last finished run was given, if any.

        Raises:
            TimelineError: if there is no store.
            StoreError: if it is damaged or of a newer version.
        """
        with explained(self.path):
            return provenance.title(self._reader())

    def search(self, text: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Return at most ``limit`` events and as many articles that hold the words, best first.

        Raises:
            UsageError: if there is no word to look for.
            TimelineError: if there is no store.
            StoreError: if it is damaged or of a newer version.
        """
        with explained(self.path):
            return words.search(self._reader(), text, limit)

    @contextmanager
    def run(self, arguments: str = "") -> Iterator[Run]:
        """Hold the store for one build; what it has done so far is kept whatever happens.

        Raises:
            StoreError: if another build holds it, or it is damaged or of a newer version.
            CannotWriteError: if the disk is full or the file may not be written.
        """
        self._make_folder()
        with build_lock(self.path), explained(self.path):
            db = self._writer()
            connection.check_whole(db, self.path)
            run = Run(db, arguments or provenance.ran_with(self._title), self._meanwhile)
            try:
                yield run
            except BaseException as error:
                self._end(run, "interrupted" if isinstance(error, KeyboardInterrupt) else "failed")
                raise

    def _end(self, run: Run, state: str) -> None:
        try:
            run.end(state)
        except Exception:  # noqa: BLE001 - the first error is the one to tell
            self.close()

    def _make_folder(self) -> None:
        if self.path == connection.IN_MEMORY:
            return
        folder = Path(self.path).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise CannotWriteError(
                str(folder), "is a file, and no folder", "name another output folder"
            ) from error
        except OSError as error:
            raise CannotWriteError(
                str(folder),
                f"cannot be made ({error.strerror})",
                "name a folder you may write to",
            ) from error

    def _writer(self) -> sqlite3.Connection:
        if self._db is None or not self._writes:
            self.close()
            self._db = connection.for_writing(self.path)
            self._writes = True
        return self._db

    def _reader(self) -> sqlite3.Connection:
        if self._db is None:
            if self.path == connection.IN_MEMORY:
                return self._writer()
            if not Path(self.path).is_file():
                raise connection.missing(self.path)
            self._db = connection.for_reading(self.path)
            self._writes = False
        return self._db
