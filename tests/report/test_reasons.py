"""What the page says of why claims are one, in words for somebody who never saw an id."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from timeline.report.payload import payload
from timeline.report.phrases import outlet
from timeline.report.reasons import Reasons, dated, summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model import Timeline


def test_claims_are_named_by_their_words_and_weights_are_left_out(
    story: Callable[..., Timeline],
) -> None:
    made = story(12)
    one, other = made.claims[:2]
    merged = (
        f"{one.id} is one with {other.id} (+0.8): -5.0 they are two until shown otherwise;"
        " +4.0 same trigger (a; b); -0.4 day lies 6 days before; +0.5 tell alike"
    )
    others = ("day by 2 of 3 dated claims (stated)", "something new")
    said = Reasons(made).event((merged, f"named after the claim {one.id}", *others))
    texts = {article.id: article for article in made.articles}
    first, second = (
        f"\u201c{claim.trigger.of(article.text)}\u201d ({outlet(article)})"
        for claim, article in ((claim, texts[claim.article]) for claim in (one, other))
    )
    why = "same trigger (a; b); tell alike. Against it: day lies 6 days before"
    assert said == (
        f"{first} is one with {second}: {why}",
        f"the label is that of {first}",
        "the date rests on 2 of 3 dated claims (stated)",
        "something new",
    )


def test_without_a_timeline_each_point_is_made_once_and_no_id_is_shown() -> None:
    told = (
        "day by 2 of 3 dated claims (stated)",
        "named after the claim 2c82",
        "2e3d is one with 2c82 (+0.8): -5.0 two until shown otherwise; +4.0 same trigger (a; b)",
        "b485 is one with 2c82 (+0.3): +4.0 same trigger (a; b); +0.5 day after 2025-03-03",
    )
    assert summary(told) == (
        "the date rests on 2 of 3 dated claims (stated)",
        "3 claims are one event: same trigger (a; b); day after 3 March 2025",
    )


def test_a_point_of_difference_is_made_once(story: Callable[..., Timeline]) -> None:
    said = Reasons(story(2)).links((
        "five against Six people", "five against six", "five people against Six people",
        "the port against the bay",
    ))  # fmt: skip
    assert said == ("five people against six people", "the port against the bay")


def test_links_name_whom_they_share(story: Callable[..., Timeline]) -> None:
    made = story(12)
    actor = made.actors[0]
    assert Reasons(made).link(f"share {actor.id}") == f"share {actor.name}"
    assert Reasons(made).link("same actor (nobody)") == "same actor (nobody)"
    known = replace(made, actors=(replace(actor, id="actor:the-mole"),))
    assert Reasons(known).link("same actor (the-mole)") == f"same actor ({actor.name})"


def test_no_id_of_a_claim_reaches_a_reader(story: Callable[..., Timeline]) -> None:
    made = story(12)
    ids = [claim.id for claim in made.claims]
    told = replace(made.events[0], reasons=tuple(f"named after the claim {i}" for i in ids))
    shown, _ = payload(replace(made, events=(told, *made.events[1:])), "Title")
    assert not any(i in text for i in ids for text in shown["strings"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\u2192 2025-03-03", "\u2192 3 March 2025"),
        ("0001-01-01 to 2025-12-31", "1 January 1 to 31 December 2025"),
        ("2025-02-30", "2025-02-30"),
        ("\u2192 2023-03-16T17:00", "\u2192 16 March 2023, 17:00"),
        ("2023-03-16T17:00 to 2023-03-16T17:59", "16 March 2023, 17:00 to 16 March 2023, 17:59"),
        ("2023-03-16TEV, 2023-03-16T24:00", "2023-03-16TEV, 2023-03-16T24:00"),
        ("2023-03-16T17:00:30", "2023-03-16T17:00:30"),
        ("case 12025-03-031", "case 12025-03-031"),
    ],
)
def test_days_are_said_as_people_write_them(text: str, words: str) -> None:
    assert dated(text) == words
