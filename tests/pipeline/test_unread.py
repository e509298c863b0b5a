"""What is as it was is left alone: files of the same bytes, a timeline of the same claims."""

from __future__ import annotations

import sqlite3
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from timeline import graph
from timeline.pipeline import Order, build, quietly
from timeline.sources import readers
from timeline.store import Store, connection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Article, Timeline
    from timeline.pipeline import Spread
    from timeline.sources.draft import Drafts, Fields, Material

TEXTS = (
    "Dockers in Koper walked out on 3 May 2031 and came back a week later.",
    "published: 2031-05-04\n\nA tanker ran aground near Piran before dawn. Nobody was hurt.",
    "The court in Celje will hear the case in the autumn, a clerk said.",
)


def built(folder: Path, store: Path | None, engine: Spread, *, sync: bool = False) -> Timeline:
    with Store(store) as opened:
        return build(Order(paths=(folder,), sync=sync), opened, engine, quietly)


def exported(timeline: Timeline) -> list[str]:
    return [part for name in ("jsonl", "articles") for part in graph.exports.write(timeline, name)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, text in enumerate(TEXTS[:2]):
        (folder / f"{number}.txt").write_text(text)
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are read, as they are read."""
    names: list[str] = []

    def noted(material: Material, fields: Fields) -> Drafts:
        names.append(Path(material.path).name)
        return original(material, fields)

    original = readers.read
    monkeypatch.setattr(readers, "read", noted)
    return names


def test_only_files_whose_bytes_changed_are_read_again(
    folder: Path, tmp_path: Path, engine: Spread, read: list[str]
) -> None:
    store = tmp_path / "timeline.sqlite"
    built(folder, store, engine)
    assert read == ["0.txt", "1.txt"]
    (folder / "0.txt").touch()
    built(folder, store, engine)
    assert len(read) == 2
    (folder / "1.txt").write_text(TEXTS[2])
    (folder / "2.txt").write_text("A crane fell.")
    built(folder, store, engine)
    assert read[2:] == ["1.txt", "2.txt"]


def test_a_manifest_that_changed_has_its_files_read_again(
    folder: Path, tmp_path: Path, engine: Spread, read: list[str]
) -> None:
    store = tmp_path / "timeline.sqlite"
    built(folder, store, engine)
    (folder / "articles.csv").write_text("path,publisher\n0.txt,Coast Courier\n")
    timeline = built(folder, store, engine)
    assert len(read) == 4
    assert "Coast Courier" in {article.publisher for article in timeline.articles}


def test_a_file_that_was_gone_and_came_back_is_there_again(
    folder: Path, tmp_path: Path, engine: Spread
) -> None:
    store = tmp_path / "timeline.sqlite"
    first = built(folder, store, engine)
    (folder / "0.txt").rename(tmp_path / "away.txt")
    assert len(built(folder, store, engine, sync=True).articles) == 1
    (tmp_path / "away.txt").rename(folder / "0.txt")
    assert exported(built(folder, store, engine, sync=True)) == exported(first)


def test_what_a_file_broke_off_in_is_read_again_whole(
    folder: Path, tmp_path: Path, engine: Spread, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "rows.jsonl").write_text(
        '{"text": "A crane fell."}\n{"text": "Two men were hurt."}\n'
    )
    store = tmp_path / "timeline.sqlite"
    with monkeypatch.context() as broken:
        original = readers.read

        def breaking(material: Material, fields: Fields) -> Drafts:
            for number, draft in enumerate(original(material, fields)):
                yield draft
                if number == 0 and "rows" in material.path:
                    raise KeyboardInterrupt

        broken.setattr(readers, "read", breaking)
        with pytest.raises(KeyboardInterrupt):
            built(folder, store, engine)
    assert exported(built(folder, store, engine)) == exported(built(folder, None, engine))


def test_nothing_is_linked_when_nothing_changed(
    folder: Path, tmp_path: Path, engine: Spread, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "timeline.sqlite"
    first = built(folder, store, engine)
    linked: list[int] = []
    original = graph.link_told

    def noted(articles: Sequence[Article], *told: Any, **said: Any) -> Timeline:  # noqa: ANN401 - handed on
        linked.append(len(articles))
        return original(articles, *told, **said)

    monkeypatch.setattr(graph, "link_told", noted)
    assert built(folder, store, engine) == first
    assert not linked
    aliases = tmp_path / "aliases.toml"
    aliases.write_text('[[same]]\nnames = ["Koper", "Capodistria"]\n')
    with Store(store) as opened:
        build(Order(paths=(folder,), aliases=aliases), opened, engine, quietly)
    (folder / "2.txt").write_text(TEXTS[2])
    built(folder, store, engine)
    assert linked == [2, 3]


def test_a_store_of_the_first_version_is_built_upon(
    folder: Path, tmp_path: Path, engine: Spread
) -> None:
    store = tmp_path / "timeline.sqlite"
    with sqlite3.connect(store) as db:
        db.executescript((resources.files("timeline.store") / "schema.sql").read_text())
        db.execute(f"PRAGMA application_id = {connection.APPLICATION}")
        db.execute("PRAGMA user_version = 1")
    db.close()
    assert exported(built(folder, store, engine)) == exported(built(folder, None, engine))
