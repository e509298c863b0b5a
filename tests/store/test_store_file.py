"""What is written is read again, and what cannot be opened is never touched."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline.model import CannotWriteError, StoreError, Timeline, TimelineError
from timeline.store import Store, connection
from timeline.store.codec import encode
from timeline.store.connection import MIGRATIONS
from timeline.store.lock import build_lock

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def path(tmp_path: Path, timeline: Timeline) -> Path:
    """Return a store that holds the sample timeline."""
    path = tmp_path / "out" / "timeline.sqlite"
    with Store(path) as store:
        store.write(timeline)
    return path


def test_a_timeline_comes_back_as_it_was_written(path: Path, timeline: Timeline) -> None:
    with Store(path) as store:
        assert store.timeline() == timeline


def test_a_store_of_the_version_before_is_read_as_it_is_and_brought_up_by_a_build(
    path: Path, timeline: Timeline
) -> None:
    _as_version_3(path, timeline)
    before = path.read_bytes()
    with Store(path) as store:
        assert store.timeline() == timeline
    assert path.read_bytes() == before
    with Store(path) as store, store.run():
        pass
    with Store(path) as store:
        assert store.timeline() == timeline
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    db.close()


def _as_version_3(path: Path, timeline: Timeline) -> None:
    """Make a store what version 3 would have written: each record in the row of its columns."""
    with sqlite3.connect(path) as db:
        for table in ("claims", "events", "links"):
            db.execute(f"ALTER TABLE {table} ADD COLUMN record BLOB NOT NULL DEFAULT x''")
            records = ((encode(record), at) for at, record in enumerate(getattr(timeline, table)))
            db.executemany(
                f"UPDATE {table} SET record = ? WHERE position = ?",  # noqa: S608 - our tables
                records,
            )
        db.execute("DROP TABLE blocks")
        db.execute("PRAGMA user_version = 3")
    db.close()


def test_writing_again_replaces_the_whole_and_keeps_no_orphans(
    path: Path, timeline: Timeline
) -> None:
    with Store(path) as store:
        store.write(Timeline(articles=timeline.articles[:1]))
        kept = store.timeline()
    assert (kept.claims, kept.events, kept.links) == ((), (), ())
    assert kept.articles == timeline.articles[:1]


def test_a_store_in_memory_leaves_nothing_on_disk(tmp_path: Path, timeline: Timeline) -> None:
    with Store(None) as store:
        store.write(timeline)
        assert store.timeline() == timeline
    assert not list(tmp_path.iterdir())


def test_reading_where_nothing_was_built_says_what_to_do(tmp_path: Path) -> None:
    with Store(tmp_path / "timeline.sqlite") as store, pytest.raises(TimelineError) as caught:
        store.timeline()
    assert caught.value.status == 1
    assert "timeline build" in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_a_store_of_a_newer_version_is_neither_read_nor_written(
    path: Path, timeline: Timeline
) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    for use in (Store.timeline, lambda store: store.write(timeline)):
        with Store(path) as store, pytest.raises(StoreError, match="newer version"):
            use(store)


def test_another_programs_database_is_left_alone(tmp_path: Path, timeline: Timeline) -> None:
    path = tmp_path / "timeline.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipes (name)")
    db.close()
    before = path.read_bytes()
    with Store(path) as store, pytest.raises(StoreError, match="no store of timeline"):
        store.write(timeline)
    assert path.read_bytes() == before


@pytest.mark.parametrize("kept", [0.9, 0.5, 0.01])
def test_a_truncated_store_is_reported_and_never_overwritten(
    path: Path, timeline: Timeline, kept: float
) -> None:
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
    before = path.read_bytes()
    with Store(path) as store, pytest.raises(StoreError, match="damaged"):
        store.write(timeline)
    assert path.read_bytes() == before


def test_a_store_whose_pages_were_overwritten_is_reported(path: Path, timeline: Timeline) -> None:
    data = bytearray(path.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 600] = b"\xff" * 600
    path.write_bytes(data)
    for use in (Store.timeline, lambda store: store.write(timeline)):
        with Store(path) as store, pytest.raises(StoreError, match="damaged"):
            use(store)
    assert path.read_bytes() == bytes(data)


def test_a_block_of_records_that_was_overwritten_is_reported(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE blocks SET records = x'0102' WHERE kind = 'claims'")
    db.close()
    with Store(path) as store, pytest.raises(StoreError, match="damaged"):
        store.timeline()


def test_a_file_that_is_no_database_is_reported(tmp_path: Path, timeline: Timeline) -> None:
    path = tmp_path / "timeline.sqlite"
    path.write_text("minutes of a meeting, " * 400)
    with Store(path) as store, pytest.raises(StoreError, match="damaged"):
        store.write(timeline)
    assert path.read_text().startswith("minutes")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, timeline: Timeline) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    with (
        Store(tmp_path / "taken" / "timeline.sqlite") as store,
        pytest.raises(CannotWriteError, match="taken"),
    ):
        store.write(timeline)


def test_a_second_build_on_the_same_store_is_told_who_holds_it(
    path: Path, timeline: Timeline
) -> None:
    another = pytest.raises(StoreError, match=r"another build is running here \(process \d+")
    with Store(path) as first, first.run(), Store(path) as second, another:
        second.write(timeline)
    with Store(path) as second:
        second.write(timeline)


@pytest.mark.parametrize("content", [b"", b"no store at all" * 100])
def test_a_second_build_is_told_also_where_the_first_has_made_no_store_yet(
    path: Path, timeline: Timeline, content: bytes
) -> None:
    path.write_bytes(content)
    another = pytest.raises(StoreError, match="another build is running here")
    with build_lock(str(path)), Store(path) as second, another:
        second.write(timeline)


def test_a_copy_with_an_unread_log_where_nothing_may_be_written_is_not_shown_as_it_was(
    path: Path, timeline: Timeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_connect", _refusing(connection._connect))
    with Store(path) as store:
        assert store.timeline() == timeline
    Path(f"{path}-wal").write_bytes(b"what a build wrote last")
    with Store(path) as store, pytest.raises(StoreError, match=r"-wal file .* copy the folder"):
        store.timeline()


def _refusing(connect: Callable[[str], sqlite3.Connection]) -> Callable[[str], sqlite3.Connection]:
    """Return what connects as in a folder where the -shm file of a log cannot be made."""

    def refused(path: str) -> sqlite3.Connection:
        return _Late() if path.endswith("?mode=ro") else connect(path)

    return refused


class _Late(sqlite3.Connection):
    """Fails at its first statement, as SQLite does there, and not when it is opened."""

    def __init__(self) -> None:
        super().__init__(":memory:")

    def execute(self, *_arguments: object) -> sqlite3.Cursor:
        message = "unable to open database file"
        raise sqlite3.OperationalError(message)


def test_readers_see_the_old_timeline_whole_while_a_build_writes(
    path: Path, timeline: Timeline
) -> None:
    with Store(path) as writer, writer.run() as run:
        run.add(timeline.articles[:1])
        with Store(path) as reader:
            assert reader.timeline() == timeline
            assert reader.search("divers")
        run.forget()
        run.add(timeline.articles[:1])
        with Store(path) as reader:
            assert reader.timeline() == timeline
        run.finish(Timeline(articles=timeline.articles[:1]))
        with Store(path) as reader:
            assert not reader.timeline().events


def test_an_error_in_the_middle_of_a_build_keeps_what_was_done(
    path: Path, timeline: Timeline
) -> None:
    def failing() -> None:
        with Store(path) as store, store.run() as run:
            run.add(timeline.articles)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    with Store(path) as store, store.run() as run:
        assert len([*run.articles()]) == 2
        states = [row["state"] for row in run._db.execute("SELECT state FROM runs ORDER BY id")]
    assert states == ["done", "failed", "running"]
