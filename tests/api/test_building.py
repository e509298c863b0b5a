"""What a notebook types, and what it gets."""

from __future__ import annotations

import csv
import sqlite3
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

import timeline
from timeline import examples, interval
from timeline.api import moment, report_page, write_whole
from timeline.engines import Settings
from timeline.graph import exports
from timeline.model import Article, CannotWriteError, TimelineError, UsageError
from timeline.store import leaving

if TYPE_CHECKING:
    from pathlib import Path

HERE = Settings(workers=0)


@pytest.fixture(scope="module")
def demo() -> timeline.Timeline:
    return timeline.build(examples.folder("koper"), settings=HERE)


def test_the_public_names_are_few_and_there_before_they_are_imported() -> None:
    assert timeline.__all__ == ["Timeline", "build", "open", "read", "times"]
    assert set(timeline.__all__) <= set(dir(timeline))
    with pytest.raises(AttributeError, match="no attribute 'bild'"):
        timeline.bild  # noqa: B018 - the access is the test


def test_without_an_output_folder_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    timeline.build(examples.folder("koper"), settings=HERE)
    assert list(tmp_path.iterdir()) == []


def test_a_built_folder_opens_as_what_was_built(demo: timeline.Timeline, tmp_path: Path) -> None:
    built = timeline.build([examples.folder("koper")], output=tmp_path, settings=HERE)
    opened = timeline.open(tmp_path)
    assert opened.record == built.record == demo.record
    assert [hit.id for hit in opened.search("harbour")] == [h.id for h in demo.search("harbour")]
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == built.to_html()


def test_what_a_build_left_is_never_read_as_an_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text("A ferry left Koper in the morning.")
    (tmp_path / "report.html").write_text("<p>The council met on Monday and a bridge was opened.")
    for output in (".", "output"):
        for _ in range(2):
            built = timeline.build(".", output=output, settings=HERE)
    assert [article.paths for article in built.articles] == [("one.txt",)]


def test_a_folder_that_is_built_into_itself_has_nothing_of_the_build_among_what_is_skipped(
    tmp_path: Path,
) -> None:
    (tmp_path / "one.txt").write_text("A ferry left Koper in the morning.")
    for _ in range(2):
        built = timeline.build(tmp_path, output=tmp_path, settings=HERE)
        assert [skipped.path for skipped in built.record.skipped] == []


def test_a_report_written_beside_its_store_waits_until_that_holds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_page, "MANY", 0)
    two, more = Settings(workers=2), tmp_path / "more.txt"
    more.write_text("A ferry left Koper in the morning.")
    timeline.build([examples.folder("koper")], output=tmp_path, settings=two)
    before = (tmp_path / "report.html").read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(leaving, "drop_homeless", _full_disk)
        with pytest.raises(CannotWriteError, match="full"):
            timeline.build(more, output=tmp_path, settings=two)
    assert (tmp_path / "report.html").read_bytes() == before
    built = timeline.build(more, output=tmp_path, settings=two)
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == built.to_html()
    assert not list(tmp_path.glob(".report*"))


def _full_disk(_db: sqlite3.Connection) -> None:
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise full


def test_a_build_of_nothing_removes_its_own_files_alone(tmp_path: Path) -> None:
    saved, articles = tmp_path / "out" / "timeline.sqlite.saved", tmp_path / "articles"
    for folder in (saved.parent, articles):
        folder.mkdir()
    saved.write_text("a store moved away")
    with pytest.raises(TimelineError, match="nothing usable was read"):
        timeline.build(articles, output=saved.parent, settings=HERE)
    assert list(saved.parent.iterdir()) == [saved]


def test_records_are_plain_and_belong_together(demo: timeline.Timeline) -> None:
    articles = {article.id for article in demo.articles}
    assert {claim.article for claim in demo.claims} <= articles
    claims = {claim.id for claim in demo.claims}
    assert {claim for event in demo.events for claim in event.claims} <= claims
    assert demo.links
    assert repr(demo).startswith(f"<Timeline: {len(demo.events)} events from ")


def test_the_table_has_a_row_per_event_in_order(demo: timeline.Timeline) -> None:
    table = demo.to_pandas()
    assert list(table["id"]) == [event.id for event in demo.events]
    assert {"label", "type", "status", "earliest", "latest", "places", "actors", "origins"} <= set(
        table.columns
    )


def test_the_table_has_the_columns_of_the_csv(demo: timeline.Timeline) -> None:
    table = demo.to_pandas()
    lines = csv.DictReader(exports.write(demo.record, "csv"))
    assert set(lines.fieldnames or ()) == set(table.columns)
    for row, line in zip(table.to_dict("records"), lines, strict=True):
        assert row["quote"] == line["quote"]
        for name in ("publishers", "conflicts"):
            assert "; ".join(row[name]) == line[name]
    assert table["lat"].notna().any()
    assert any(table["conflicts"])


def test_the_views_know_every_event(demo: timeline.Timeline) -> None:
    graph = demo.graph()
    assert {event.id for event in demo.events} <= set(graph.nodes)
    assert demo.figure().data
    assert demo.explain(demo.events[0].id)
    with pytest.raises(TimelineError, match="nosuchevent"):
        demo.explain("nosuchevent")


def test_a_notebook_shows_it_and_a_terminal_its_size(demo: timeline.Timeline) -> None:
    shown = demo._repr_mimebundle_()
    assert shown["text/plain"] == repr(demo)
    assert "<" in str(shown["text/html"])


def test_records_show_themselves_in_a_notebook(demo: timeline.Timeline) -> None:
    (found,) = timeline.times("on Friday", published="2031-05-08")
    for record in (demo.events[0], demo.claims[0], demo.articles[0], found):
        assert "<table" in record._repr_html_()  # type: ignore[union-attr]


def test_both_kinds_of_table_say_the_same(demo: timeline.Timeline) -> None:
    pytest.importorskip("polars", reason="needs polars (pip install -e '.[polars]')")
    table = demo.to_polars()
    assert table.columns == list(demo.to_pandas().columns)
    assert table.rows() == [
        tuple(list(value) if isinstance(value, tuple) else value for value in row)
        for row in demo._rows()
    ]
    assert timeline.Timeline(replace(demo.record, events=())).to_polars().schema == table.schema


def test_plotly_beside_the_page_is_written_beside_it(
    demo: timeline.Timeline, tmp_path: Path
) -> None:
    page = demo.to_html(tmp_path / "page.html", plotlyjs="directory")
    assert '"plotly.min.js"' in page
    assert (tmp_path / "plotly.min.js").stat().st_size > len(page)


def test_reading_alone_gives_articles(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "one.txt").write_text("A ferry left Koper in the morning.")
    (article,) = timeline.read(tmp_path, published="2031-05-06")
    assert isinstance(article, Article)
    assert article.publication is not None
    assert article.publication.evidence == "given"


@pytest.mark.parametrize("published", ["2031-05-06", date(2031, 5, 6), " 2031-05-06 ", "20310506"])
def test_a_day_may_be_given_as_text_or_date(published: str | date) -> None:
    assert moment(published) == interval.of(datetime(2031, 5, 6), "day")


@pytest.mark.parametrize(
    "published", ["2031-05-06T18:30", datetime(2031, 5, 6, 18, 30), "2031-05-06T18:30+04:30"]
)
def test_a_time_is_the_publishers_wall_clock(published: str | datetime) -> None:
    assert moment(published) == interval.of(datetime(2031, 5, 6, 18, 30), "minute")


@pytest.mark.parametrize("published", ["2021-02-30", "", "May", "9999-12-31", "2031-05-06T25:00"])
def test_what_is_no_date_is_an_error_with_a_remedy(published: str) -> None:
    with pytest.raises(UsageError, match="write it as"):
        moment(published)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "page.html"
    write_whole(path, "first")
    with pytest.raises(TypeError):
        write_whole(path, None)  # type: ignore[arg-type]
    assert path.read_text() == "first"
    assert list(path.parent.iterdir()) == [path]
    with pytest.raises(CannotWriteError, match="deep"):
        write_whole(path / "page.html", "below a file")
