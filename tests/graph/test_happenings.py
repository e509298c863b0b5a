"""One happening told by verb and by noun, of one thing or of another, on days that are disputed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline import graph, pipeline, sources
from timeline.graph import happenings

if TYPE_CHECKING:
    from timeline.model import Event, Timeline

LEDGER = (
    "A boiler exploded at a brewery in Plzen late on Thursday, killing four workers, the fire "
    "service said."
)
POST = (
    "Six workers died when a boiler at the brewery in Plzen blew up in the early hours of Friday, "
    "the brewers' union said."
)


@pytest.fixture(scope="module")
def disputed() -> Timeline:
    articles = [
        sources.from_text(text, path=name, fields={"publisher": name, "published": published})
        for name, published, text in (
            ("Ledger", "2024-04-12", LEDGER),
            ("Post", "2024-04-13", POST),
        )
    ]
    return graph.link(articles, [claim for one in articles for claim in pipeline.analyse(one)])


def of_type(timeline: Timeline, kind: str) -> Event:
    found = [event for event in timeline.events if event.type == kind]
    assert len(found) == 1, [event.label for event in found]
    return found[0]


def test_verb_and_noun_tell_one_event_whose_day_is_disputed(disputed: Timeline) -> None:
    blast, toll = of_type(disputed, "attack"), of_type(disputed, "kill")
    conflicts = {link.source: link.reasons for link in disputed.links if link.kind == "conflicts"}
    assert len(blast.claims) == 2
    assert conflicts[blast.id] == ("different days",)
    assert conflicts[toll.id] == ("four workers against Six workers", "different days")


def test_an_event_is_named_by_a_claim_that_gives_its_day(disputed: Timeline) -> None:
    day = {claim.label: claim.when.interval for claim in disputed.claims}
    for event in (of_type(disputed, "attack"), of_type(disputed, "kill")):
        assert day[event.label] == event.interval


def test_disputed_days_are_no_order(disputed: Timeline) -> None:
    ends = {of_type(disputed, "attack").id, of_type(disputed, "kill").id}
    orders = [link for link in disputed.links if link.kind == "before"]
    assert not [link for link in orders if {link.source, link.target} == ends]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("A grain silo exploded in the port on Monday.", {"explosion": {"grain", "silo"}}),
        ("Ten were hurt when a tram derailed.", {"derailment": {"ten", "tram"}}),
        ("The blaze at the Katowice sawmill is out.", {"fire": {"katowice", "sawmill"}}),
        ("The minister resigned on Monday.", {}),
    ],
)
def test_the_words_around_a_happening_tell_what_it_befell(
    sentence: str, kinds: dict[str, set[str]]
) -> None:
    found = happenings.told(sentence)
    assert found.keys() == kinds.keys()
    for kind, words in kinds.items():
        assert found[kind] & words
