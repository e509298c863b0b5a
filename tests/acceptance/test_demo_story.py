"""What the shipped example articles must become: each trap they hold, sprung and survived."""

from __future__ import annotations

import json
from typing import Any

import pytest

import timeline
from timeline import examples, graph

Row = dict[str, Any]


@pytest.fixture(scope="module")
def story() -> timeline.Timeline:
    return timeline.build(examples.folder("koper"))


@pytest.fixture(scope="module")
def events(story: timeline.Timeline) -> list[Row]:
    return [json.loads(line) for line in graph.exports.write(story.record, "jsonl")]


def of_claims(events: list[Row], **want: str) -> list[Row]:
    """Return the events with a claim whose trigger is one of the words, on the day if given."""
    words = want["trigger"].split("|")
    found = [e for e in events if any(c["trigger"]["text"].lower() in words for c in e["claims"])]
    return [e for e in found if want.get("day") in {None, (e["earliest"] or "")[:10]}]


def publishers(event: Row) -> set[str]:
    return {claim["publisher"] for claim in event["claims"]}


def linked(events: list[Row], kind: str) -> list[tuple[Row, Row]]:
    """Return the pairs of claims that links of one kind name."""
    claims = {c["id"]: c for e in events for c in e["claims"]}
    return [
        (claims[one], claims[other])
        for e in events
        for link in e["links"]
        if link["kind"] == kind
        for one, other in link["claims"]
    ]


def test_wire_copy_of_two_outlets_is_one_origin(events: list[Row]) -> None:
    walkout = of_claims(events, trigger="walked", day="2025-03-03")
    assert len(walkout) == 1
    assert {"The Coastal Courier", "Karst Daily"} <= publishers(walkout[0])
    copies = [c for c in walkout[0]["claims"] if c["trigger"]["text"] == "walked"]
    assert len(copies) == 2
    assert walkout[0]["origins"] <= len(walkout[0]["claims"]) - 1


def test_the_page_stored_in_june_borrows_the_date_of_the_wire_report(
    story: timeline.Timeline,
) -> None:
    page = next(a for a in story.articles if a.paths[0].endswith("02-karst-strike.txt"))
    best = page.publication
    assert best is not None
    assert best.evidence == "near-duplicate"
    assert best.interval.start is not None
    assert best.interval.start.isoformat()[:10] == "2025-03-03"
    masthead = next(p for p in page.published if p.evidence == "masthead")
    assert masthead.score < 0.5
    assert masthead.doubts


def test_an_article_without_a_date_keeps_its_weekdays_unresolved(
    story: timeline.Timeline, events: list[Row]
) -> None:
    page = next(a for a in story.articles if a.paths[0].endswith("08-background-undated.md"))
    assert page.publication is None
    own = [c for e in events for c in e["claims"] if c["article"] == page.id]
    monday = [c for c in own if c["timex"] and c["timex"]["text"] == "Monday"]
    assert monday
    assert all(c["earliest"] is None and c["latest"] is None for c in monday)
    assert any(c["earliest"] == "1957-01-01" for c in own)


def test_two_tolls_stand_in_conflict_with_both_quotes(events: list[Row]) -> None:
    tolls = [
        {q["low"] for c in pair for q in c["quantities"]} for pair in linked(events, "conflicts")
    ]
    assert any({5.0, 6.0} <= toll for toll in tolls)


def test_a_toll_that_rises_is_an_update_and_not_a_conflict(events: list[Row]) -> None:
    updates = [
        ({q["low"] for q in newer["quantities"]}, {q["low"] for q in older["quantities"]})
        for newer, older in linked(events, "updates")
    ]
    assert any(7.0 in newer and older & {5.0, 6.0} for newer, older in updates)


def test_a_march_that_is_called_off_is_cancelled(events: list[Row]) -> None:
    marches = [e for e in events if "march" in e["label"].lower() and e["type"] != "statement"]
    assert any(e["status"] == "cancelled" for e in marches)
    assert all(e["status"] != "occurred" for e in marches)


def test_trains_that_were_to_run_tomorrow_ran_the_day_after_the_minister_spoke(
    events: list[Row],
) -> None:
    tomorrow = [
        c
        for e in events
        for c in e["claims"]
        if c["timex"] and c["timex"]["text"].lower() == "tomorrow"
    ]
    assert {c["earliest"][:10] for c in tomorrow} == {"2025-03-07", "2025-03-14"}


def test_a_denied_accusation_is_kept_with_its_denial(events: list[Row]) -> None:
    denials = [c for e in events for c in e["claims"] if c["stance"] == "denies"]
    assert any(c["speaker"] and "Union" in c["speaker"]["name"] for c in denials)


def test_two_days_later_counts_from_where_the_story_stands(events: list[Row]) -> None:
    reached = of_claims(events, trigger="reached")
    assert [e["earliest"] for e in reached] == ["2025-03-09"]


def test_the_end_of_the_month_is_a_limit_and_not_a_day(events: list[Row]) -> None:
    limits = [
        c
        for e in events
        for c in e["claims"]
        if c["timex"] and "end of the month" in c["timex"]["text"]
    ]
    assert limits
    for claim in limits:
        assert claim["relation"] == "by"
        assert (claim["earliest"], claim["latest"]) == (None, "2025-03-31")
        assert claim["status"] == "planned"


def test_talks_that_were_planned_and_then_held_are_one_event_that_occurred(
    events: list[Row],
) -> None:
    talks = of_claims(events, trigger="talks|begin|begun|meet", day="2025-03-11")
    assert len(talks) == 1
    assert talks[0]["status"] == "occurred"
    assert {"The Coastal Courier", "Karst Daily"} <= publishers(talks[0])


def test_every_event_has_a_claim_and_every_claim_a_quote(
    story: timeline.Timeline, events: list[Row]
) -> None:
    texts = {a.id: a.text for a in story.articles}
    assert events
    for event in events:
        assert event["claims"]
        for claim in event["claims"]:
            assert texts[claim["article"]][claim["start"] : claim["end"]] == claim["quote"]
