"""What `timeline times` shows: the line of JSON, the table, and the page."""

from __future__ import annotations

from datetime import datetime

import pytest

from timeline import interval, timex
from timeline.model import Paragraph, Span

DAY = interval.of(datetime(2021, 7, 16), "day")


def test_the_json_has_the_fields_of_the_contract_in_order() -> None:
    text = "It will end by September."
    (found,) = timex.find(text, publication=DAY)

    row = timex.as_json(found, text)

    assert list(row) == [
        *("start", "end", "text", "type", "value", "mod", "relation"),
        *("earliest", "latest", "anchor", "offset", "rule", "steps"),
    ]
    assert (row["text"], row["relation"], row["latest"]) == ("September", "by", "2021-09-30")


def test_the_table_shows_the_sentence_and_the_way_to_the_day() -> None:
    text = "It fell on Wednesday."

    shown = timex.as_table(timex.find(text, publication=DAY), text)

    assert "It fell on [Wednesday]." in shown
    assert "14 July 2021 is a Wednesday" in shown


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "</article><b>", '"><img src=x>', "\x00"]
)
def test_nothing_of_the_article_is_markup_in_the_page(hostile: str) -> None:
    text = f"{hostile} fell on Wednesday. {hostile}"

    page = timex.as_html(timex.find(text, publication=DAY), text, title=hostile)

    assert hostile not in page
    assert '<mark class="DATE"' in page
    assert "http" not in page


def test_boilerplate_is_not_read() -> None:
    text = "Updated Monday\n\nIt fell on Wednesday."
    menu = Paragraph(span=Span(start=0, end=14), kind="boilerplate")

    found = timex.find(text, publication=DAY, paragraphs=[menu])

    assert [t.span.of(text) for t in found] == ["Wednesday"]
