"""Claims become events: what is one, what stays two, and what the event then says."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import graph, interval
from timeline.model import Interval, TimelineError, When

if TYPE_CHECKING:
    from conftest import Press

    from timeline.model import Event, Timeline

TALIBAN = ("Taliban", "group", "agent")


def only(timeline: Timeline) -> Event:
    assert len(timeline.events) == 1, [event.label for event in timeline.events]
    return timeline.events[0]


def fall(press: Press, article: str, published: str = "2021-07-16", **known: Any) -> Any:  # noqa: ANN401
    sentence = "Spin Boldak fell to the Taliban on Wednesday."
    details = {"lemma": "fall", "type": "seize", "day": "2021-07-14", "places": ["Spin Boldak"]}
    return press.tell(
        article, published, sentence, "fell", actors=[TALIBAN], **{**details, **known}
    )


def test_the_same_fall_in_two_papers_is_one_event_of_two_origins(press: Press) -> None:
    fall(press, "herald")
    fall(press, "post")
    event = only(press.link())
    assert len(event.claims) == 2
    assert event.origins == 2
    assert interval.ends(event.interval) == ("2021-07-14", "2021-07-14")


def test_shared_copy_is_one_origin(press: Press) -> None:
    fall(press, "herald", origin="wire")
    fall(press, "post", origin="wire")
    assert only(press.link()).origins == 1


def test_two_papers_quoting_one_named_speaker_are_one_origin(press: Press) -> None:
    fall(press, "herald", speaker="AFP")
    fall(press, "post", speaker="AFP")
    assert only(press.link()).origins == 1


def test_other_words_for_the_same_fall_are_the_same_event(press: Press) -> None:
    fall(press, "herald")
    press.tell(
        "post",
        "2021-07-15",
        "Taliban fighters captured the border town of Spin Boldak on Wednesday.",
        "captured",
        lemma="capture",
        type="seize",
        day="2021-07-14",
        actors=[TALIBAN],
        places=["Spin Boldak"],
    )
    assert len(only(press.link()).claims) == 2


def test_the_same_thing_in_another_town_is_another_event(press: Press) -> None:
    fall(press, "herald")
    press.tell(
        "post",
        "2021-07-16",
        "Herat fell to the Taliban on Wednesday.",
        "fell",
        lemma="fall",
        type="seize",
        day="2021-07-14",
        actors=[TALIBAN],
        places=["Herat"],
    )
    assert len(press.link().events) == 2


def test_the_same_words_a_month_later_are_another_event(press: Press) -> None:
    fall(press, "herald")
    fall(press, "post", published="2021-08-20", day="2021-08-18")
    assert len(press.link().events) == 2


def test_a_report_without_a_day_never_moves_a_dated_one(press: Press) -> None:
    fall(press, "herald")
    fall(press, "post", published="2021-07-15", day=(None, "2021-07-15"), basis="reported")
    assert interval.ends(only(press.link()).interval) == ("2021-07-14", "2021-07-14")


def test_a_wide_interval_is_narrowed_by_a_day_inside_it(press: Press) -> None:
    fall(press, "herald", day=("2021-07-12", "2021-07-18"))
    fall(press, "post")
    assert interval.ends(only(press.link()).interval) == ("2021-07-14", "2021-07-14")


def test_the_id_stays_while_the_earliest_claim_stays(press: Press) -> None:
    fall(press, "herald", published="2021-07-15")
    alone = only(press.link()).id
    fall(press, "post")
    fall(press, "courier", published="2021-07-17")
    assert only(press.link()).id == alone


def test_a_plan_carried_out_is_one_event_that_occurred(press: Press) -> None:
    march = {"lemma": "march", "type": "protest", "places": ["Koper"], "day": "2025-03-08"}
    union = [("Harbour Union", "organisation", "agent")]
    press.tell(
        "herald",
        "2025-03-05",
        "The Harbour Union will march in Koper on Saturday.",
        "march",
        status="planned",
        actors=union,
        **march,
    )
    press.tell(
        "post",
        "2025-03-09",
        "The Harbour Union marched in Koper on Saturday.",
        "marched",
        actors=union,
        **march,
    )
    timeline = press.link()
    assert only(timeline).status == "occurred"
    assert [link.kind for link in timeline.links] == ["updates"]


def test_unknown_ids_are_answered_with_the_nearest(press: Press) -> None:
    fall(press, "herald")
    timeline = press.link()
    known = timeline.events[0].id
    with pytest.raises(TimelineError, match=known):
        graph.explain(timeline, known[:-1] + "x")


def test_one_verb_of_two_things_is_two_events(press: Press) -> None:
    day = {"lemma": "reopen", "day": "2025-03-07"}
    press.tell("herald", "2025-03-08", "The railway line reopened on Friday.", "reopened", **day)
    sentence = "Police reopened the old market on Friday."
    press.tell("post", "2025-03-08", sentence, "reopened", **day)
    assert len(press.link().events) == 2


def test_a_plan_and_what_it_is_for_are_one_event_and_are_called_off_together(press: Press) -> None:
    plan = {"type": "meet", "status": "planned", "speaker": "Ana Kos"}
    sentence = "Ana Kos said envoys will meet in Koper on Thursday for a two-day summit on fish."
    day, places = "2025-03-13", ["Koper"]
    press.tell("herald", "2025-03-09", sentence, "meet", day=day, places=places, **plan)
    press.tell("herald", "2025-03-09", sentence, "summit", day=(None, None), basis="none", **plan)
    off = {"lemma": "summit", "type": "meet", "status": "cancelled", "places": places}
    press.tell("post", "2025-03-10", "Koper has postponed a summit on fish.", "summit", **off)
    timeline = press.link()
    assert only(timeline).status == "cancelled"
    assert [link.kind for link in timeline.links] == ["updates"]


def test_a_journey_called_off_by_another_word_updates_the_plan(press: Press) -> None:
    known = {"type": "move", "day": "2025-03-13"}
    who = [("Ana Kos", "person", "agent")]
    sentence = "President Ana Kos will travel to the flooded valley on Thursday."
    press.tell("herald", "2025-03-12", sentence, "travel", status="planned", actors=who, **known)
    sentence = "The visit by Ana Kos, planned for Thursday, was called off because of snow."
    press.tell("post", "2025-03-14", sentence, "visit", status="cancelled", actors=who, **known)
    timeline = press.link()
    assert only(timeline).status == "cancelled"
    assert [link.reasons for link in timeline.links] == [("the plan was called off",)]


def test_of_a_town_and_its_namesake_district_the_town_is_the_place(press: Press) -> None:
    known = {"day": "2025-03-07", "lemma": "burn"}
    sentence = "The depot burned in Koper on Friday, the Koper district said."
    both = ["Koper", "Koper district"]
    press.tell("herald", "2025-03-08", sentence, "burned", places=both, **known)
    timeline = press.link()
    assert only(timeline).places == ("3197753",)
    assert [place.id for place in timeline.places] == ["3197753"]


def test_an_explanation_speaks_of_quotes_and_outlets_and_keeps_ids_in_brackets(
    press: Press,
) -> None:
    claims = [fall(press, "herald"), fall(press, "post")]
    timeline = press.link()
    words = graph.explain(timeline, timeline.events[0].id)
    assert f"“fell” (The Post) [{claims[1].id}] is one with “fell” (The Herald)" in words
    assert "more speaks for one event than against it (by " in words
    assert "    for (4.0): same trigger (fall)" in words
    assert "    against (5.0): two claims are two events until shown otherwise" in words
    for ident in (timeline.events[0].id, *(claim.id for claim in claims)):
        assert words.count(ident) == words.count(f"[{ident}]")


def test_claims_without_place_actor_or_time_stay_apart_and_in_order(press: Press) -> None:
    for number in range(20):
        press.tell(f"paper{number}", None, f"Something number {number} happened.", "happened")
    timeline = press.link()
    assert len(timeline.events) == 20
    assert [e.id for e in timeline.events] == sorted(e.id for e in timeline.events)


def test_the_order_of_input_makes_no_difference(press: Press) -> None:
    for paper, published in (("herald", "2021-07-15"), ("post", "2021-07-16"), ("star", None)):
        fall(press, paper, published)
        fall(press, paper, published, day="2021-07-20", id=f"{paper}-later")
        fall(press, paper, published, places=["Herat"], id=f"{paper}-herat", speaker="Taliban")
    expected = list(graph.exports.write(press.link(), "jsonl"))
    articles, claims = press.articles(), press.claims

    @given(st.permutations(claims), st.permutations(articles))
    def shuffled(some: list[Any], others: list[Any]) -> None:
        assert list(graph.exports.write(graph.link(others, some), "jsonl")) == expected

    shuffled()


def test_events_of_one_day_stand_in_order_of_the_hour(press: Press) -> None:
    def told(trigger: str, first: str | None, last: str) -> None:
        claim = press.tell("herald", "2025-03-10", f"Something {trigger} there.", trigger)
        start = first and datetime.fromisoformat(f"2025-03-08T{first}")
        end = datetime.fromisoformat(f"2025-03-08T{last}") + timedelta(minutes=1)
        when = Interval(start=start or None, end=end, granularity="minute")
        press.claims[-1] = replace(claim, when=When(interval=when, basis="stated"))

    told("sank", None, "23:59")
    told("burned", "21:00", "21:00")
    told("opened", "06:17", "06:17")
    told("rained", "00:00", "23:59")
    told("thawed", "00:00", "07:59")
    labels = [event.label.split()[1] for event in press.link().events]
    assert labels == ["thawed", "rained", "opened", "burned", "sank"]


def test_a_town_that_acts_is_not_where_it_was(press: Press) -> None:
    """A government by its capital's name rejects an offer: no event in the town."""
    acting = [("Herat", "place", "agent")]
    told = "Herat rejected the offer."
    press.tell("herald", "2021-07-16", told, "rejected", places=["Herat"], actors=acting)
    press.tell("post", "2021-07-16", "A bomb in Herat failed.", "failed", places=["Herat"])
    assert sorted(event.places for event in press.link().events) == [(), ("1140026",)]
