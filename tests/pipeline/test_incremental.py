"""Building upon what is there ends where building from scratch ends, and does nothing twice."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline import graph
from timeline.model import TimelineError
from timeline.pipeline import Order, build, quietly
from timeline.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline.model import Article, Timeline
    from timeline.pipeline import Spread
    from timeline.store import Analysis

TEXTS = (
    "The mayor of Koper opened a bridge on Monday. It is the third one.",
    "The mayor of Koper opened a bridge on Monday. It is the  third one.",  # one white space more
    "Dockers in Koper walked out on 3 May 2031 and came back a week later.",
    "published: 2031-05-04\n\nA tanker ran aground near Piran before dawn. Nobody was hurt.",
    "---\ntitle: Tanker\n---\nA tanker ran aground near Piran before dawn. Nobody was hurt.",
    "The court in Celje will hear the case in the autumn, a clerk said.",
)


def built(folder: Path, store: Path | None, engine: Spread, *, sync: bool = False) -> Timeline:
    order = Order(paths=(folder,), sync=sync)
    with Store(store) as opened:
        return build(order, opened, engine, quietly)


def exported(timeline: Timeline) -> list[str]:
    return [part for name in ("jsonl", "articles") for part in graph.exports.write(timeline, name)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, text in enumerate(TEXTS[2:4]):
        (folder / f"{number}.txt").write_text(text)
    return folder


def test_a_second_build_analyses_nothing_and_gives_the_same(
    folder: Path, tmp_path: Path, engine: Spread
) -> None:
    store = tmp_path / "timeline.sqlite"
    first = built(folder, store, engine)
    done = list(engine.done)
    assert built(folder, store, engine) == first
    assert engine.done == done
    assert len(done) == 2


def test_only_what_is_new_or_changed_is_analysed(
    folder: Path, tmp_path: Path, engine: Spread
) -> None:
    store = tmp_path / "timeline.sqlite"
    built(folder, store, engine)
    engine.done.clear()
    (folder / "0.txt").write_text(TEXTS[5])
    (folder / "2.txt").write_text(TEXTS[0])
    timeline = built(folder, store, engine)
    assert sorted(engine.done) == sorted([TEXTS[0], TEXTS[5]])
    assert TEXTS[2] not in {article.text for article in timeline.articles}
    assert len(timeline.claims) == 3


def test_a_file_that_is_gone_is_kept_until_sync_is_asked_for(
    folder: Path, tmp_path: Path, engine: Spread
) -> None:
    store = tmp_path / "timeline.sqlite"
    built(folder, store, engine)
    (folder / "0.txt").unlink()
    assert len(built(folder, store, engine).articles) == 2
    assert len(built(folder, store, engine, sync=True).articles) == 1


def test_sync_does_not_forget_all_when_the_folder_is_empty_by_mistake(
    folder: Path, tmp_path: Path, engine: Spread
) -> None:
    store = tmp_path / "timeline.sqlite"
    before = built(folder, store, engine)
    for file in folder.iterdir():
        file.unlink()
    with pytest.raises(TimelineError, match="nothing usable was read"):
        built(folder, store, engine, sync=True)
    with Store(store) as opened:
        assert opened.timeline() == before


def test_sync_does_not_forget_what_lies_on_a_disk_that_is_not_there(
    folder: Path, tmp_path: Path, engine: Spread
) -> None:
    store, disk = tmp_path / "timeline.sqlite", tmp_path / "disk"
    disk.mkdir()
    (disk / "a.txt").write_text(TEXTS[5])
    order = Order(paths=(folder, disk), sync=True)
    for gone in (lambda: None, (disk / "a.txt").unlink, disk.rmdir):
        gone()
        with Store(store) as opened:
            assert len(build(order, opened, engine, quietly).articles) == 3


def test_sync_forgets_what_is_gone_from_the_folder_one_is_in(
    folder: Path, tmp_path: Path, engine: Spread, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "timeline.sqlite"
    monkeypatch.chdir(folder)
    built(Path(), store, engine)
    built(Path("../articles/1.txt"), store, engine)
    (folder / "0.txt").unlink()
    (folder / "1.txt").rename(folder / "2.txt")
    paths = {a.paths for a in built(Path(), store, engine, sync=True).articles}
    assert paths == {("../articles/1.txt", "2.txt")}


def test_articles_elsewhere_are_untouched_by_sync(
    folder: Path, tmp_path: Path, engine: Spread
) -> None:
    store = tmp_path / "timeline.sqlite"
    built(folder, store, engine)
    other = tmp_path / "articles-2"
    other.mkdir()
    (other / "a.txt").write_text(TEXTS[5])
    assert len(built(other, store, engine, sync=True).articles) == 3


def test_a_failed_article_is_listed_kept_out_and_not_tried_again(
    folder: Path, tmp_path: Path, engine: Spread
) -> None:
    store = tmp_path / "timeline.sqlite"
    (folder / "bad.txt").write_text("This is poison for the whole town.")
    timeline = built(folder, store, engine)
    assert [skipped.reason for skipped in timeline.skipped] == ["took too long"]
    assert len(timeline.claims) == 2
    engine.done.clear()
    assert built(folder, store, engine) == timeline
    assert not engine.done


def test_what_was_done_before_an_interruption_is_not_done_again(
    folder: Path, tmp_path: Path, engine: Spread
) -> None:
    def interrupted(articles: Sequence[Article]) -> Iterator[Analysis]:
        yield from engine(articles[:1])
        raise KeyboardInterrupt

    store = tmp_path / "timeline.sqlite"
    with pytest.raises(KeyboardInterrupt):
        built(folder, store, interrupted)
    timeline = built(folder, store, engine)
    assert len(engine.done) == len(set(engine.done)) == 2
    assert timeline == built(folder, None, engine)


ROWS = ('{"text": "A crane fell in Izola."}\n', '{"text": "Two men were hurt."}\n', "no row\n")
MANIFESTS = (
    "path,publisher,published\na.txt,Coast Courier,2031-05-04\n",
    "path,publisher,published\na.txt,Coast Courier,2031-05-05\nb.txt,Post,no day\n",
)
CONTENTS = {
    **dict.fromkeys(("a.txt", "b.txt", "deep/c.txt"), TEXTS),
    "rows.jsonl": (ROWS[0], "".join(ROWS), "".join(ROWS[::-1]), ROWS[2]),
    "articles.csv": MANIFESTS,
}
#: A file and what is written to it; None takes it away.
changes = st.sampled_from(sorted(CONTENTS)).flatmap(
    lambda name: st.tuples(st.just(name), st.none() | st.sampled_from(CONTENTS[name]))
)


@settings(max_examples=40, deadline=None)
@example(steps=[{"articles.csv": MANIFESTS[0]}, {"a.txt": TEXTS[3]}])  # it named what was not there
@given(
    steps=st.lists(
        st.lists(changes, max_size=3).map(dict[str, "str | None"]), min_size=2, max_size=5
    )
)
def test_however_the_articles_came_the_export_is_that_of_a_build_from_scratch(
    steps: list[dict[str, str | None]], rehearsal: Callable[[], Spread]
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "articles"
        (folder / "deep").mkdir(parents=True)
        (folder / "first.txt").write_text("A lighthouse near Izola went dark.")
        for step in steps:
            for name, text in step.items():
                if text is None:
                    (folder / name).unlink(missing_ok=True)
                else:
                    (folder / name).write_text(text)
            last = built(folder, Path(scratch) / "timeline.sqlite", rehearsal(), sync=True)
        scratch_build = built(folder, None, rehearsal())
        assert exported(last) == exported(scratch_build)
        assert last.skipped == scratch_build.skipped


def test_a_row_taken_out_of_a_file_takes_its_article_along(tmp_path: Path, engine: Spread) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    rows = [f'{{"text": "{text.splitlines()[-1]}"}}\n' for text in TEXTS[2:]] + ["no row\n"]
    (folder / "rows.jsonl").write_text("".join(rows))
    store = tmp_path / "timeline.sqlite"
    before = built(folder, store, engine)
    assert before.skipped
    (folder / "rows.jsonl").write_text("".join(rows[:2]))
    after = built(folder, store, engine)
    assert len(after.articles) == 2
    assert not after.skipped
    assert exported(after) == exported(built(folder, None, engine))


def test_what_was_left_out_and_is_gone_is_no_longer_listed(
    folder: Path, tmp_path: Path, engine: Spread
) -> None:
    store = tmp_path / "timeline.sqlite"
    (folder / "empty.txt").write_text("")
    assert built(folder, store, engine).skipped
    (folder / "empty.txt").unlink()
    assert not built(folder, store, engine).skipped
