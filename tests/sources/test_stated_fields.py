"""What a source states of an article: front matter, rows, manifests, and the names it uses."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from timeline import interval, sources
from timeline.model import Article, Skipped

if TYPE_CHECKING:
    from pathlib import Path

BODY = "Ferry burns off Koper\n\nA ferry burned on Friday, the coast guard said.\n"
GIVEN = interval.of(datetime(2020, 2, 3), "day")


def read(
    path: Path, *, fields: dict[str, str] | None = None
) -> tuple[list[Article], list[Skipped]]:
    items = list(sources.read([path], fields=fields or {}))
    return (
        [item for item in items if isinstance(item, Article)],
        [item for item in items if isinstance(item, Skipped)],
    )


def published(article: Article) -> str | None:
    return sources.as_json(article)["published"]


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Ferry burns\nsource: 'Harbour Post'\ndate: 2021-07-16\n---\n",
        "---\nTitle: Ferry burns\nPublisher: Harbour Post\nPublished: 16 July 2021\n---\n",
        '+++\ntitle = "Ferry burns"\npublisher = "Harbour Post"\ndate = 2021-07-16\n+++\n',
        "Title: Ferry burns\nPublisher: Harbour Post\nDate: 2021-07-16\n\n",
    ],
)
def test_front_matter_states_fields_and_leaves_the_text_as_it_is(head: str) -> None:
    article = sources.from_text(head + BODY)
    assert article.text.lstrip("\n") == BODY
    assert (article.title, article.publisher) == ("Ferry burns", "Harbour Post")
    assert published(article) == "2021-07-16"
    assert article.published[0].evidence == "field"


def test_a_text_that_only_looks_like_front_matter_is_text() -> None:
    for text in (
        "---\nno fields here\n\nA ferry burned.\n",
        "Reuters: a ferry burned.\n\nIt sank.\n",
    ):
        assert sources.from_text(text).text == text


def test_a_given_date_is_for_what_states_none() -> None:
    assert published(sources.from_text(BODY, given=GIVEN)) == "2020-02-03"
    stated = sources.from_text("---\ndate: 2021-07-16\n---\n" + BODY, given=GIVEN)
    assert published(stated) == "2021-07-16"


def test_a_given_date_goes_before_what_a_page_says_of_itself(tmp_path: Path) -> None:
    head = '<head><meta property="article:published_time" content="2021-07-16"></head>'
    words = "The ferry burned off the coast on Friday and a tanker saved the crew. " * 9
    (tmp_path / "a.html").write_text(f"<html>{head}<body><p>{words}</p></body></html>")
    for given, day in ((GIVEN, "2020-02-03"), (None, "2021-07-16")):
        (article,) = sources.read([tmp_path], given=given)
        assert isinstance(article, Article)
        assert published(article) == day
        assert "metadata" in [date.evidence for date in article.published]
    (tmp_path / "articles.csv").write_text("path,published\na.html,2022-05-04\n")
    (article,) = sources.read([tmp_path], given=GIVEN)
    assert isinstance(article, Article)
    assert published(article) == "2022-05-04"


def test_a_stated_date_that_is_none_is_named_and_the_article_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\ndate: 2021-02-30\n---\n" + BODY)
    articles, skipped = read(tmp_path)
    assert published(articles[0]) is None
    assert "2021-02-30" in skipped[0].reason
    assert "YYYY-MM-DD" in skipped[0].reason


def test_rows_are_read_under_the_names_exports_use(tmp_path: Path) -> None:
    row = {
        "headline": "Ferry burns",
        "body": BODY,
        "publishedAt": "2021-07-16T18:05:00+04:30",
        "source": {"name": "Harbour Post"},
        "authors": ["Ana Kos", "Jan Vesel"],
    }
    (tmp_path / "one.json").write_text(json.dumps({"articles": [row]}))
    (tmp_path / "two.jsonl").write_text(json.dumps(row) + "\n")
    articles, skipped = read(tmp_path)
    assert skipped == []
    assert [article.paths for article in articles] == [
        ((tmp_path / "one.json").as_posix() + ":1",),
        ((tmp_path / "two.jsonl").as_posix() + ":1",),
    ]
    for article in articles:
        assert (article.publisher, article.byline) == ("Harbour Post", "Ana Kos, Jan Vesel")
        assert published(article) == "2021-07-16T18:05"
        assert article.published[0].utc_offset == "+04:30"


def test_names_of_columns_can_be_given(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("day;what\n2021-07-16;A ferry burned on Friday.\n")
    articles, _ = read(tmp_path, fields={"text": "what", "published": "day"})
    assert published(articles[0]) == "2021-07-16"


def test_a_missing_column_is_named_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("day,what\n2021-07-16,A ferry burned.\n")
    assert "--field text=COLUMN" in read(tmp_path)[1][0].reason
    _, skipped = read(tmp_path, fields={"text": "what", "published": "when"})
    assert "'when'" in skipped[0].reason
    assert "day, what" in skipped[0].reason


def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    lines = [json.dumps({"text": BODY}), "{not json", json.dumps({"text": "half \ud800"}), "[]"]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    articles, skipped = read(tmp_path)
    assert [article.text for article in articles] == [BODY, "half \N{REPLACEMENT CHARACTER}"]
    assert [item.path.rpartition(":")[2] for item in skipped] == ["2", "4"]


def test_the_manifest_overrules_what_the_files_state(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("---\ndate: 2019-01-01\nsource: Other\n---\n" + BODY)
    (tmp_path / "articles.csv").write_text(
        "path,published,publisher\nsub/a.txt,2021-07-16,Harbour Post\ngone.txt,2021-01-01,\n"
    )
    articles, skipped = read(tmp_path)
    best = articles[0].published[0]
    assert (best.evidence, articles[0].publisher) == ("manifest", "Harbour Post")
    assert published(articles[0]) == "2021-07-16"
    assert [item.path for item in skipped] == [(tmp_path / "articles.csv").as_posix() + ":3"]


def test_publisher_and_byline_are_found_in_the_lines_that_credit_them() -> None:
    credited = sources.from_text(BODY + "\nSource: Harbour Post and agencies\n")
    assert (credited.publisher, credited.byline) == ("Harbour Post", "agencies")
    signed = sources.from_text("Ferry burns off Koper\n\nBy Ana Kos\n\nA ferry burned on Friday.\n")
    assert signed.byline == "Ana Kos"
    wire = sources.from_text("KOPER, Slovenia, July 16 (Reuters) - A ferry burned on Friday.\n")
    assert (wire.publisher, wire.byline) == ("Reuters", "Reuters")


def test_the_same_text_is_the_same_article_whatever_its_blanks() -> None:
    one, two = (sources.from_text(text) for text in (BODY, BODY.replace("\n\n", "\r\n\r\n")))
    assert one.id == two.id
    assert sources.from_text(BODY, fields={"publisher": "X"}).id != one.id


def test_a_manifest_that_breaks_off_is_told_and_the_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("A boat sank near Piran.", encoding="utf-8")
    (tmp_path / "articles.csv").write_bytes(b"path,published\rone.txt\r\x01,")
    found = list(sources.read([tmp_path]))
    assert any(isinstance(item, Article) for item in found)
    assert any(isinstance(item, Skipped) and "articles.csv" in item.path for item in found)


@pytest.mark.parametrize(
    "date",
    [
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Fri, 31 Dec 9998 23:59:59 -1200",
        "9999-12-31T23:59:59Z",
        "Mon, 01 Jan 0001 00:00:00 +1400",
        "0001-01-01T00:00:00+14:00",
        "1 January 0001",
    ],
)
def test_a_date_outside_the_calendar_of_news_is_said_and_the_article_is_read(
    tmp_path: Path, date: str
) -> None:
    (tmp_path / "a.txt").write_text(f"published: {date}\n\n{BODY}")
    (tmp_path / "b.txt").write_text(BODY.replace("Koper", "Piran"))
    (tmp_path / "articles.csv").write_text(f'path,published\nb.txt,"{date}"\n')
    (tmp_path / "feed.xml").write_text(
        f"<rss><channel><item><title>Ferry</title><pubDate>{date}</pubDate>"
        "<description>A ferry sank.</description></item><item><title>Boat</title>"
        "<description>A boat sank.</description></item></channel></rss>"
    )
    articles, left = read(tmp_path)
    assert [published(article) for article in articles] == [None] * 4
    named = [item.path.rpartition("/")[2] for item in left if date in item.reason]
    assert named == ["articles.csv:2", "a.txt"]
