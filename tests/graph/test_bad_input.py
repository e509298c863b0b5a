"""What nobody means to hand in: copies by the thousand, one actor in everything, far centuries."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from timeline.graph import cluster, stories

if TYPE_CHECKING:
    from conftest import Press

    from timeline.graph.facts import Facts
    from timeline.graph.score import Corpus


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows by one with each pair of claims that is weighed."""
    found: list[int] = []
    weigh = cluster.score.weigh

    def counting(first: Facts, second: Facts, corpus: Corpus) -> float:
        found.append(1)
        return weigh(first, second, corpus)

    monkeypatch.setattr(cluster.score, "weigh", counting)
    return found


def copies(press: Press, many: int) -> None:
    """Print one text in many outlets."""
    for at in range(many):
        article = f"outlet-{at:05}"
        told = "A fire in Koper killed five people on Monday."
        press.tell(article, "2025-03-04", told, "killed", type="kill", day="2025-03-03")
        told = "The mayor of Koper said the depot was old."
        press.tell(article, "2025-03-04", told, "said", type="statement", speaker="mayor")


def test_thousands_of_copies_are_one_event_and_cost_no_comparison(
    press: Press, compared: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs: list[int] = []
    measures = stories.Weighing.measures

    def counting(self: stories.Weighing, one: int, other: int) -> object:
        pairs.append(1)
        return measures(self, one, other)

    monkeypatch.setattr(stories.Weighing, "measures", counting)
    copies(press, 2_000)
    timeline = press.link()
    (killing,) = [event for event in timeline.events if event.type == "kill"]
    assert len(killing.claims) == killing.origins == 2_000
    assert len(compared) <= 10
    assert len(pairs) <= 60 * 2_000
    assert not [link for link in timeline.links if link.kind in {"conflicts", "updates"}]


def test_an_actor_that_everything_shares_ties_each_event_to_a_few(
    press: Press, compared: list[int]
) -> None:
    many = 600
    for at in range(many):
        day = (date(2025, 1, 1) + timedelta(days=at % 40)).isoformat()
        told = f"The Harbour Union met firm {at:03} in Koper."
        cast = [("Harbour Union", "organisation", "agent"), (f"Firm {at:03}", "person", "patient")]
        known = {"type": "meet", "day": day, "actors": cast, "places": ["Koper"]}
        press.tell(f"a{at:04}", day, told, "met", **known)
    timeline = press.link()
    assert len(timeline.events) > many / 2
    assert len(compared) <= 100 * many
    assert len(timeline.links) <= 60 * many


def test_two_hundred_years_lie_between_two_battles_of_one_town(press: Press) -> None:
    for article, published, day in (
        ("gazette", "1813-06-24", "1813-06-21"),
        ("herald", "2013-06-24", "2013-06-21"),
    ):
        told = "The battle of Koper was won by the army."
        press.tell(article, published, told, "battle", type="fight", day=day, places=["Koper"])
    timeline = press.link()
    assert [event.interval.start.year for event in timeline.events if event.interval] == [
        1813,
        2013,
    ]
    assert {link.kind for link in timeline.links} <= {"before", "related"}


def test_articles_without_a_claim_and_claims_without_anything_do_not_fail(press: Press) -> None:
    press.texts["empty"] = ["Nothing happened."]
    press.published["empty"] = None
    for article in ("herald", "post"):
        press.tell(article, None, "It happened.", "happened")
    timeline = press.link()
    assert len(timeline.articles) == 3
    assert sum(len(event.claims) for event in timeline.events) == 2
    assert not timeline.actors
    assert not timeline.places
