"""Tests of the day of the deed an article goes back to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from timeline import events, interval, language, places, sources, timex
from timeline.model import Article, Claim

if TYPE_CHECKING:
    from timeline.events import StoryDay

Read = Callable[..., tuple[Article, tuple[Claim, ...]]]

VIOLENCE = frozenset({"attack", "fight", "kill", "injure"})


def told(text: str, published: str | None, title: str = "") -> StoryDay | None:
    """Return the weighed day of a text."""
    given = interval.of(datetime.fromisoformat(published), "day") if published else None
    fields = {"title": title} if title else {}
    article = sources.from_text(text, fields=fields, given=given)
    parse = language.parse(article)
    names = places.resolve(article, parse.sentences, parse.mentions)
    trusted = article.publication.interval if article.publication else None
    times = timex.find(article.text, publication=trusted, sentences=parse.sentences)
    claims = events.claims(article, parse.sentences, names, times)
    return events.story_day(article, parse.sentences, times, claims, VIOLENCE)


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        (
            "Two men were arrested on Tuesday in the Sept. 13 shooting outside a bar.",
            "2023-10-18",
            date(2023, 9, 13),
        ),
        (
            (
                "A guard was shot at the harbour. Police said the shooting happened at 9 p.m. "
                "Sunday. Investigators spoke to reporters on Monday."
            ),
            "2023-10-17",
            date(2023, 10, 15),
        ),
        (
            (
                "A man will appear in court on Monday over a stabbing that killed his neighbour on "
                "Thursday night."
            ),
            "2023-10-14",
            date(2023, 10, 12),
        ),
    ],
)
def test_the_deed_keeps_its_day_beside_arrest_court_and_talk(
    text: str, published: str, day: date
) -> None:
    found = told(text, published)

    assert found is not None
    assert found.day == day
    assert found.when.interval is not None
    assert any(day.isoformat() in step for step in found.when.steps)


def test_a_report_that_names_no_day_is_of_the_days_before_publication() -> None:
    found = told("Gunmen killed three guards at the depot. Police are searching.", "2023-10-14")

    assert found is not None
    assert found.when.interval is not None
    assert date(2023, 10, 12) <= found.day <= date(2023, 10, 14)
    assert found.when.interval.end == datetime(2023, 10, 15)


def test_a_court_report_that_names_no_day_of_the_deed_leaves_the_start_open() -> None:
    found = told(
        "A man was sentenced on Monday for the 2019 murder of his neighbour. He was convicted in "
        "March. The judge spoke of a cruel killing.",
        "2023-10-14",
    )

    assert found is not None
    assert found.when.interval is not None
    assert found.when.interval.start is None or found.when.interval.start < datetime(2020, 1, 1)


def test_without_any_date_there_is_no_day_to_weigh() -> None:
    assert told("Gunmen killed three guards at the depot.", None) is None


def test_the_main_event_that_names_no_day_takes_the_weighed_one_with_its_reasons(
    read: Read,
) -> None:
    _, claims = read(
        "A guard was killed at the harbour depot, officials said. Officers were called shortly "
        "after 9 p.m. on Sunday and found him at the gate.",
        "2023-10-17",
        title="Guard killed at harbour depot",
    )
    main = next(claim for claim in claims if claim.main)

    assert main.when.interval is not None
    assert main.when.interval.start == datetime(2023, 10, 15)
    assert any("weighed" in step for step in main.when.steps) or main.when.timex is not None
