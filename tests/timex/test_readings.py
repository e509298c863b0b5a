"""What readers of news expect of dates in sentences: cases in tests/corpus/times*.jsonl."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from timeline import interval, timex

CORPUS = Path(__file__).resolve().parents[1] / "corpus"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPUS / name).read_text().splitlines()]


def day(text: str) -> interval.Interval:
    return interval.of(datetime.fromisoformat(text), "day")


@pytest.mark.parametrize(
    "case", rows("times.jsonl"), ids=lambda c: f"{c['expression']}: {c['text']}"
)
def test_an_expression_in_its_sentence(case: dict[str, Any]) -> None:
    found = timex.find(case["text"], publication=day(case["published"]))

    read = {found.span.of(case["text"]): timex.as_json(found, case["text"]) for found in found}

    said = read[case["expression"]]
    expected = {key: case[key] for key in ("value", "earliest", "latest", "anchor", "relation")}
    assert {key: said[key] for key in expected} == expected


@pytest.mark.parametrize("case", rows("times_left_alone.jsonl"), ids=lambda case: case["text"])
def test_what_is_no_time_is_left_alone(case: dict[str, Any]) -> None:
    found = timex.find(case["text"], publication=day("2021-07-16"))

    dated = [f.span.of(case["text"]) for f in found if f.type in {"DATE", "TIME"}]
    assert dated == []


def test_the_steps_lead_from_the_words_to_the_day() -> None:
    (friday,) = timex.find("He spoke on Friday.", publication=day("2021-07-16"))

    assert friday.steps == (
        "on or before publication (16 July 2021) (“spoke” looks back)",
        "16 July 2021 is a Friday",
        "16 July 2021",
    )


@pytest.mark.parametrize(
    ("text", "value", "offset"),
    [
        ("He spoke on Friday.", "XXXX-WXX-5", "Friday on or before publication"),
        ("He will speak on Friday.", "XXXX-WXX-5", "Friday on or after publication"),
        ("He left last week.", "XXXX-WXX", "1 week before publication"),
        ("He left yesterday.", "XXXX-XX-XX", "the day before publication"),
        ("He left two days ago.", "XXXX-XX-XX", "2 days before publication"),
        ("He left last July.", "XXXX-07", "the last July before publication"),
    ],
)
def test_without_a_publication_date_the_offset_is_said_and_no_day(
    text: str, value: str, offset: str
) -> None:
    (found,) = timex.find(text, publication=None)

    assert (found.value, found.offset, found.interval) == (value, offset, None)


def test_a_date_stated_in_full_needs_no_publication_date() -> None:
    (found,) = timex.find("It fell on 16 July 2021.", publication=None)

    assert interval.edtf(found.interval) == "2021-07-16"


def test_a_masthead_date_dates_no_weekday() -> None:
    text = "Thursday, April 25, 2024\n\nThe town fell on Wednesday."

    found = timex.find(text, publication=None)

    assert [t.interval is None for t in found] == [False, True]


def test_a_distance_from_an_event_waits_for_the_event() -> None:
    (found,) = timex.find("They fled two days before it fell.", publication=day("2021-07-16"))

    assert found.anchor == "event"
    assert found.shift is not None
    assert (found.shift.amount, found.shift.unit) == (-2, "day")


def test_a_history_takes_bare_months_into_its_own_years() -> None:
    text = (
        "War came in 1641. In 1642 the king left. By March 1643 the city starved. In May the gates"
        " opened; two days later he returned. In December he died. In January peace was made."
    )

    values = [t.value for t in timex.find(text, publication=day("2010-03-04"))]

    assert values[2:] == ["1643-03", "1643-05", "1643-05-XX", "1643-12", "1644-01"]


def test_a_relative_clause_does_not_move_the_story() -> None:
    text = "It fell on July 4, which ended a truce signed on June 1. Two days later they fled."

    *_, later = timex.find(text, publication=day("2021-07-16"))

    assert later.value == "2021-07-06"
