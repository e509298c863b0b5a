"""What each line of an article is: headline, heading, text, caption, or furniture with a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import sources

if TYPE_CHECKING:
    from timeline.model import Article, Paragraph

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "corpus" / "article_lines.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
AROUND = (
    "Ferry burns off Koper\n\nA ferry burned on Friday, the coast guard said.\n\n{}\n\nAll lived."
)


def shown(article: Article) -> list[tuple[str, str]]:
    return [(part.kind, part.span.of(article.text)) for part in article.paragraphs]


def of_line(article: Article, line: str) -> Paragraph:
    start = article.text.index(line)
    return next(part for part in article.paragraphs if part.span.start == start)


@pytest.mark.parametrize("case", CASES, ids=[case["line"] for case in CASES])
def test_a_line_between_paragraphs_is_what_it_reads_as(case: dict[str, Any]) -> None:
    part = of_line(sources.from_text(AROUND.format(case["line"])), case["line"])
    assert (part.kind, part.reason) == (case["kind"], case.get("reason", ""))


def test_the_headline_is_the_first_line_that_is_no_sentence() -> None:
    article = sources.from_text(AROUND.format("More."))
    assert article.title == "Ferry burns off Koper"
    assert article.paragraphs[0].kind == "title"


def test_a_standfirst_is_text_and_no_title_is_made_up() -> None:
    article = sources.from_text("A ferry burned on Friday.\n\nTwelve people were hurt.\n")
    assert article.title is None
    assert [part.kind for part in article.paragraphs] == ["text", "text"]


def test_what_stands_under_related_news_is_not_of_the_article() -> None:
    article = sources.from_text(AROUND.format("Related news\n\nStrike in Trieste\n\nRain ahead"))
    assert [part.reason for part in article.paragraphs][2:5] == ["list of other articles"] * 3
    assert article.paragraphs[-1].kind == "text"


def test_a_photo_credit_is_cut_from_its_caption() -> None:
    line = "Smoke rises over the bay. (Ana Kos / Reuters)"
    article = sources.from_text(AROUND.format(line))
    assert ("caption", "Smoke rises over the bay.") in shown(article)
    assert ("boilerplate", "(Ana Kos / Reuters)") in shown(article)


def test_a_caption_printed_twice_is_a_caption_both_times() -> None:
    twice = "Smoke rises over the bay.\nSmoke rises over the bay. (Ana Kos / Reuters)"
    kinds = [kind for kind, _ in shown(sources.from_text(AROUND.format(twice)))]
    assert kinds == ["title", "text", "caption", "caption", "boilerplate", "text"]


def test_lines_wrapped_by_a_program_are_one_paragraph() -> None:
    wrapped = (
        "The ferry burned for six hours while the crew of two other\n"
        "ships took the passengers on board, among them some forty\n"
        "children on their way home from a camp on the islands."
    )
    assert ("text", wrapped) in shown(sources.from_text(AROUND.format(wrapped)))


def test_lines_that_end_where_they_like_are_paragraphs_each() -> None:
    article = sources.from_text("Ferry burns\nA ferry burned on Friday.\nTwelve were hurt.\n")
    assert [part.kind for part in article.paragraphs] == ["title", "text", "text"]


def test_markdown_marks_are_no_part_of_headings() -> None:
    article = sources.from_text("# Ferry burns\n\nIt burned on Friday.\n\n## Smoke\n\nIt rose.\n")
    assert shown(article)[0] == ("title", "Ferry burns")
    assert shown(article)[2] == ("heading", "Smoke")


@given(st.lists(st.text(alphabet=" \t\nAb.:(/)#“-12", max_size=60), max_size=12))
def test_paragraphs_are_in_order_apart_and_without_blanks_around(lines: list[str]) -> None:
    article = sources.from_text("\n".join(lines), path="x")
    end = 0
    for part in article.paragraphs:
        piece = part.span.of(article.text)
        assert part.span.start >= end
        assert piece.strip() == piece != ""
        end = part.span.end


def test_heads_and_teasers_of_other_stories_that_a_page_prints_twice_are_not_the_article() -> None:
    teaser = "Two grey sharks were seen off the pier of Izola early on Sunday."
    more = "The ferry had left Trieste with ninety people and a load of timber at noon."
    article = sources.from_text(AROUND.format(f"{teaser}\n\n{teaser}\n\n{more}"))
    twice = [part for part in article.paragraphs if part.span.of(article.text) == teaser]
    assert [part.reason for part in twice] == ["printed twice in a row"] * 2


def test_a_line_of_the_article_itself_that_is_printed_twice_stays_once() -> None:
    line = "A ferry burned on Friday off Koper, the coast guard said."
    article = sources.from_text(AROUND.format(f"{line}\n\n{line}"))
    twice = [part for part in article.paragraphs if part.span.of(article.text) == line]
    assert [part.kind for part in twice] == ["text", "boilerplate"]
