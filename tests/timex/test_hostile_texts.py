"""Texts made to break a reader: offsets stay right, nothing crashes, time grows with length."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import interval, timex

DAY = interval.of(datetime(2021, 7, 16), "day")
CORPUS = Path(__file__).resolve().parents[1] / "corpus"
PIECES = st.sampled_from(json.loads((CORPUS / "times_pieces.json").read_text()))
PUBLISHED = st.one_of(
    st.none(),
    st.datetimes(min_value=datetime(1, 1, 1), max_value=datetime(9998, 12, 31)).map(
        lambda moment: interval.of(moment.replace(hour=0), "day") if moment.year < 9998 else DAY
    ),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join), PUBLISHED)
def test_any_words_in_any_order_are_read_without_a_crash(
    text: str, published: interval.Interval | None
) -> None:
    found = timex.find(text, publication=published)

    ends = [0]
    for expression in found:
        assert ends[-1] <= expression.span.start < expression.span.end <= len(text)
        ends.append(expression.span.end)
        assert expression.span.of(text).strip() == expression.span.of(text)
        assert expression.value
        assert timex.as_json(expression, text)["text"] == expression.span.of(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_characters_are_read_without_a_crash(text: str) -> None:
    assert all(t.span.of(text) for t in timex.find(text, publication=DAY))


@pytest.mark.parametrize("before", ["\x00\x00", "e\u0301e\u0301", "\U0001f600 ", "İİ", "ﬁﬁ "])
def test_offsets_count_characters_of_the_text_itself(before: str) -> None:
    text = f"{before} It fell on Friday."

    (found,) = timex.find(text, publication=DAY)

    assert found.span.of(text) == "Friday"


@pytest.mark.parametrize(
    "text",
    ["", "Friday", "7", "1" * 100_000, "the last the last " * 2_000, "\n" * 10_000, '"' * 5_000],
    ids=["empty", "a word", "a digit", "digits", "the last", "lines", "quotation marks"],
)
def test_odd_texts_are_read(text: str) -> None:
    assert len(timex.find(text, publication=DAY)) <= 1


@pytest.mark.parametrize("year", [1, 2, 1850, 9997])
def test_the_ends_of_the_calendar_are_no_cliff(year: int) -> None:
    day = interval.of(datetime(year, 6, 15), "day")
    text = "Two centuries ago, last Friday, next century, in ten decades, on Monday, in March."

    found = timex.find(text, publication=day)

    assert len(found) >= 4
