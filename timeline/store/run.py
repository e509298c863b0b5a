"""One build on a store: what it read, what is still to be analysed, what it linked.

A run commits every few articles. Killed at any moment, the next run finds what was committed and
asks only for the rest: ``run.pending(articles)`` leaves out every article whose analysis is kept
under the same key (its text, its dates, its copies, and the rules that would read it).
"""

from __future__ import annotations

import time
import zlib
from contextlib import nullcontext
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Self

from timeline import collector
from timeline.model import Article, Claim, NothingReadError, Skipped
from timeline.packed import Picked
from timeline.store import articles, leaving, records, unread
from timeline.store.codec import decode, encode
from timeline.store.lock import holder
from timeline.store.provenance import linking_digest, package_version, ran_with, rules_digest

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from timeline.model import Timeline
    from timeline.store.unread import Unread

    #: Does something with a timeline while it is written.
    Meanwhile = Callable[[Timeline], AbstractContextManager[object]]

#: A commit costs about a millisecond; one a second keeps that unnoticed and the loss small.
SECONDS_BETWEEN_COMMITS = 1.0
#: Unless so many records come first.
RECORDS_BETWEEN_COMMITS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What analysing one article gave: its claims, or why there are none."""

    article: str
    claims: tuple[Claim, ...] = ()
    failure: str = ""


def key(article: Article) -> str:
    """Return a digest of all that the claims of this article depend on."""
    record = encode(replace(article, paths=(), near_duplicates=()))
    return blake2b(record + rules_digest().encode(), digest_size=16).hexdigest()


class Run:
    """A build in progress; ``Store.run`` makes it, and ends it whatever happens."""

    def __init__(
        self, db: sqlite3.Connection, arguments: str = "", meanwhile: Meanwhile = nullcontext
    ) -> None:
        """Begin a run in a store nobody else builds into; see ``Store`` for ``meanwhile``."""
        self._db, self._meanwhile = db, meanwhile
        self._keys: dict[str, str] = {}
        self._skipped: list[Skipped] = []
        self._how = ""
        self._reading: dict[str, Unread] = {}
        self._met_again = 0
        self._roots: tuple[str, ...] = ()
        self._linked = ""
        self._uncommitted = 0
        self._committed = self._asked = time.monotonic()
        self._db.execute("UPDATE runs SET state = 'failed' WHERE state = 'running'")
        row = self._db.execute(
            "INSERT INTO runs (version, rules, arguments, holder) VALUES (?, ?, ?, ?) RETURNING id",
            (package_version(), rules_digest(), arguments or ran_with(), holder()),
        ).fetchone()
        self.id = int(row["id"])

    def told(self, how: str) -> Self:
        """Take down what the user says of all files: it is part of what they are read to be."""
        self._how = how
        return self

    def unchanged(self, path: Path, manifest: Path | None, /) -> bool:
        """Return whether a file holds what it held when it was read last; then it may be left.

        Sources ask before they read a file. ``manifest`` is the one that speaks of it.
        """
        self._begin()
        begun = unread.begun(path, manifest, self._how)
        if begun is None:
            return False
        known = unread.met_again(self._db, begun, self.id)
        if known is None:
            self._reading[begun.file] = begun
            return False
        self._met_again += known[0]
        self._skipped += known[1]
        self._commit_sometimes()
        return True

    def read_whole(self, path: str, /) -> None:
        """Remember that a file was read to its end, and all that was found in it is kept."""
        begun = self._reading.pop(Path(path).as_posix(), None)
        if begun is not None:
            self._begin()
            begun.remember(self._db, self.id)

    def add(
        self,
        found: Iterable[Article | Skipped],
        *,
        roots: Iterable[str] = (),
        sync: bool = False,
    ) -> int:
        """Keep what the sources gave; return how many articles were read, or met unchanged.

        What a file held before and holds no more is forgotten. ``roots`` are the paths all of it
        was looked for under; with ``sync``, files no longer there are forgotten too. If no article
        at all was read, the store stays as it was: an empty folder is more often a mistake than a
        wish. Readers see the old timeline, whole, until ``finish``.
        """
        count = 0
        self._roots = tuple(roots)
        for item in found:
            if isinstance(item, Article):
                self._begin()
                articles.add_reading(self._db, item, self.id)
                count += 1
                self._commit_sometimes()
            else:
                self._skipped.append(item)
                begun = self._reading.get(leaving.file_of(item.path))
                if begun is not None:
                    begun.notes.append(item)
        count += self._met_again
        if count:
            self._begin()
            leaving.drop_stale(self._db, self._skipped, self.id)
            leaving.drop_gone(self._db, self._roots if sync else (), self._skipped, self.id)
        self.commit()
        return count

    def forget(self) -> None:
        """Let go of all articles: what is added now is all there will be."""
        self._begin()
        self._db.execute("DELETE FROM paths")
        self._db.execute("DELETE FROM files")

    def articles(self) -> Iterator[Article]:
        """Yield every article of the store as it was read, in order of path."""
        return articles.readings(self._db)

    def pending(self, settled: Sequence[Article], *, retry: bool = False) -> Sequence[Article]:
        """Return the articles still to be analysed; with ``retry`` also those that failed."""
        where = "WHERE failure = ''" if retry else ""
        rows = self._db.execute(f"SELECT article, key FROM analyses {where}")  # noqa: S608 - ours
        kept = {row["article"]: row["key"] for row in rows}
        self._keys = {article.id: key(article) for article in settled}
        self._asked = time.monotonic()
        todo = [at for at, (one, its) in enumerate(self._keys.items()) if kept.get(one) != its]
        return Picked(settled, todo)

    def keep(self, analysis: Analysis) -> None:
        """Keep the analysis of one pending article; it is committed within about a second."""
        self._begin()
        self._db.execute(
            "INSERT OR REPLACE INTO analyses (article, key, claims, failure, run)"
            " VALUES (?, ?, ?, ?, ?)",
            (
                analysis.article,
                self._keys[analysis.article],
                zlib.compress(encode(analysis.claims)),
                analysis.failure,
                self.id,
            ),
        )
        self._db.execute(
            "UPDATE runs SET analysed = analysed + 1, analysing = ? WHERE id = ?",
            (time.monotonic() - self._asked, self.id),
        )
        self._commit_sometimes()

    def claims(self, settled: Iterable[Article]) -> Iterator[Claim]:
        """Yield the claims of all these articles, in the order of the articles."""
        for article in settled:
            row = self._db.execute(
                "SELECT claims FROM analyses WHERE article = ?", (article.id,)
            ).fetchone()
            if row is not None:
                yield from decode(tuple[Claim, ...], zlib.decompress(row["claims"]))

    def linked(self, settled: Sequence[Article], aliases: Path | None) -> Timeline | None:
        """Return the stored timeline if these articles and claims are what it was linked from."""
        self.commit()
        self._linked = self._digest(settled, aliases)
        last = self._db.execute(
            "SELECT linked FROM runs WHERE state = 'done' ORDER BY id DESC LIMIT 1"
        ).fetchone()
        same = last is not None and last["linked"] == self._linked
        return records.read(self._db) if same else None

    def _digest(self, settled: Sequence[Article], aliases: Path | None) -> str:
        digest = blake2b(linking_digest().encode(), digest_size=16)
        if aliases is not None and aliases.is_file():
            digest.update(blake2b(aliases.read_bytes()).digest())
        rows = self._db.execute("SELECT article, key, failure FROM analyses")
        kept = {row["article"]: (row["key"], row["failure"]) for row in rows}
        for article in settled:
            digest.update(encode((replace(article, text=""), kept.get(article.id))))
        return digest.hexdigest()

    @collector.resting()
    def finish(self, timeline: Timeline) -> Timeline:
        """Replace the stored timeline by this one; return it with all that was skipped."""
        self._begin()
        leaving.replace_skipped(self._db, (*self._skipped, *self._failed()), self.id, self._roots)
        whole = records.with_skipped(self._db, timeline)
        with self._meanwhile(whole):
            records.write(self._db, whole)
            return self._done(whole)

    def finish_unchanged(self, timeline: Timeline) -> Timeline:
        """End with the timeline that is stored already; return it with all that was skipped."""
        self._begin()
        leaving.replace_skipped(self._db, (*self._skipped, *self._failed()), self.id, self._roots)
        return self._done(records.with_skipped(self._db, timeline))

    def _done(self, timeline: Timeline) -> Timeline:
        leaving.drop_homeless(self._db)
        self._db.execute(
            "UPDATE runs SET state = 'done', linked = ? WHERE id = ?", (self._linked, self.id)
        )
        self.commit()
        return timeline

    def _failed(self) -> tuple[Skipped, ...]:
        rows = self._db.execute(
            "SELECT min(path) AS path, failure FROM analyses JOIN paths USING (article)"
            " WHERE failure <> '' GROUP BY article"
        )
        return tuple(Skipped(path=row["path"], reason=row["failure"]) for row in rows)

    def end(self, state: str) -> None:
        """Keep what was done and note how the run ended, unless it is done."""
        self._begin()
        self._db.execute(
            "UPDATE runs SET state = ? WHERE id = ? AND state = 'running'", (state, self.id)
        )
        self.commit()

    def _begin(self) -> None:
        if not self._db.in_transaction:
            self._db.execute("BEGIN IMMEDIATE")

    def _commit_sometimes(self) -> None:
        self._uncommitted += 1
        late = time.monotonic() - self._committed > SECONDS_BETWEEN_COMMITS
        if late or self._uncommitted >= RECORDS_BETWEEN_COMMITS:
            self.commit()

    def commit(self) -> None:
        """Make everything kept so far safe from a kill."""
        if self._db.in_transaction:
            self._db.execute("COMMIT")
        self._uncommitted = 0
        self._committed = time.monotonic()


def nothing_read(where: str) -> NothingReadError:
    """Return the error for a run that found no article at all."""
    return NothingReadError(
        where,
        "nothing usable was read",
        "name text, HTML, JSON Lines, feed or WARC files, or a folder of them",
    )
