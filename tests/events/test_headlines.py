"""Tests of headlines: they tell the event of their lead, and so its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline import interval

if TYPE_CHECKING:
    from conftest import Read


def test_a_headline_takes_the_day_its_lead_tells(read: Read) -> None:
    article, claims = read(
        "Former minister jailed\n\nA court in Koper sentenced a former minister to seven years "
        "on Tuesday. The judge spoke of greed."
    )
    headline = next(c for c in claims if c.trigger.of(article.text) == "jailed")

    assert interval.ends(headline.when.interval)[0] == "2024-05-14"
    assert any("lead" in step for step in headline.when.steps)


def test_a_headline_of_another_matter_keeps_its_own(read: Read) -> None:
    article, claims = read(
        "Police arrested a mayor\n\nThe minister signed a treaty on Monday. He left at once."
    )
    headline = next(c for c in claims if c.trigger.of(article.text) == "arrested")

    assert headline.when.basis in {"current", "reported"}
