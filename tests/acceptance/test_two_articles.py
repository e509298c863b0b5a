"""What two outlets' articles on one day's fighting must become: facts, never quotations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import timeline
from timeline import graph

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, Any]


def exported(folder: Path, published: str | None) -> list[Row]:
    """Return the events of the folder as ``timeline export --format jsonl`` gives them."""
    record = timeline.build([folder], published=published).record
    return [json.loads(line) for line in graph.exports.write(record, "jsonl")]


@pytest.fixture(scope="module")
def articles(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the two articles alone (the gold file beside them is not an article)."""
    folder = tmp_path_factory.mktemp("articles")
    for source in sorted((shared / "articles").glob("*.txt")):
        (folder / source.name).write_bytes(source.read_bytes())
    return folder


@pytest.fixture(scope="module")
def events(articles: Path) -> list[Row]:
    return exported(articles, "2021-07-16")


@pytest.fixture(scope="module")
def undated(articles: Path) -> list[Row]:
    return exported(articles, None)


def claims(events: list[Row]) -> list[Row]:
    return [claim for event in events for claim in event["claims"]]


def trigger(claim: Row) -> str:
    return str(claim["trigger"]["text"]).lower()


def names(row: Row, field: str) -> set[str]:
    return {item["name"] for item in row[field]}


def with_trigger(events: list[Row], *words: str) -> list[Row]:
    return [e for e in events if any(trigger(c) in words for c in e["claims"])]


def days(row: Row) -> tuple[str | None, str | None]:
    return tuple((row[end] or "")[:10] or None for end in ("earliest", "latest"))  # type: ignore[return-value]


def test_the_town_falls_on_wednesday_in_one_event_with_a_claim_from_each_article(
    events: list[Row],
) -> None:
    falls = with_trigger(events, "fell")
    assert len(falls) == 1
    fall = falls[0]
    assert days(fall) == ("2021-07-14", "2021-07-14")
    assert fall["status"] == "occurred"
    assert "Spin Boldak" in names(fall, "places")
    assert "Taliban" in names(fall, "actors")
    assert len({c["article"] for c in fall["claims"]}) == 2
    assert fall["origins"] == 1


def test_the_clash_is_one_event_of_both_articles_on_the_sixteenth(events: list[Row]) -> None:
    clashes = with_trigger(events, "clash", "clashed")
    assert len(clashes) == 1
    clash = clashes[0]
    assert days(clash) == ("2021-07-16", "2021-07-16")
    assert len({c["article"] for c in clash["claims"]}) == 2
    assert "Spin Boldak" in names(clash, "places")
    assert "Taliban" in names(clash, "actors")


def test_the_police_spokesmans_statement_is_one_event_from_both(events: list[Row]) -> None:
    statements = [
        e
        for e in events
        if e["type"] == "statement" and any("Barakzai" in name for name in names(e, "actors"))
    ]
    assert len(statements) == 1
    assert days(statements[0]) == ("2021-07-16", "2021-07-16")
    assert len({c["article"] for c in statements[0]["claims"]}) == 2


def test_rival_accounts_of_who_holds_the_town_stand_in_conflict(events: list[Row]) -> None:
    every = {c["id"]: c for c in claims(events)}
    pairs = [
        {(every[a]["speaker"] or {}).get("name", ""), (every[b]["speaker"] or {}).get("name", "")}
        for e in events
        for link in e["links"]
        if link["kind"] == "conflicts"
        for a, b in link["claims"]
    ]
    assert any({"Tariq Arian", "Qari Yosuf Ahmadi"} <= pair for pair in pairs), pairs


def test_the_photographer_is_killed_on_the_sixteenth_according_to_reuters(
    events: list[Row],
) -> None:
    kills = [e for e in with_trigger(events, "killed") if "Spin Boldak" in names(e, "places")]
    assert len(kills) == 1
    assert days(kills[0]) == ("2021-07-16", "2021-07-16")
    claim = next(c for c in kills[0]["claims"] if trigger(c) == "killed")
    assert "Reuters" in claim["speaker"]["name"]


def test_the_withdrawal_by_september_is_a_plan_with_an_open_start(events: list[Row]) -> None:
    plans = [c for c in claims(events) if c["timex"] and c["timex"]["text"] == "September"]
    assert len(plans) == 1
    plan = plans[0]
    assert (plan["status"], plan["relation"]) == ("planned", "by")
    assert days(plan) == (None, "2021-09-30")


def test_the_fight_of_the_nineties_spans_the_decade(events: list[Row]) -> None:
    fights = [c for c in claims(events) if c["timex"] and "1990s" in c["timex"]["text"]]
    assert fights
    assert {days(c) for c in fights} == {("1990-01-01", "1999-12-31")}


def test_the_conference_at_the_weekend_lies_ahead(events: list[Row]) -> None:
    plans = [c for c in claims(events) if c["timex"] and "weekend" in c["timex"]["text"]]
    assert plans
    assert {days(c) for c in plans} == {("2021-07-17", "2021-07-18")}
    assert all(c["status"] in {"planned", "cancelled"} for c in plans)


def test_page_furniture_yields_no_claim(events: list[Row]) -> None:
    for claim in claims(events):
        quote = claim["quote"]
        assert "READ MORE" not in quote
        assert not quote.startswith(("Related", "Source:"))
        assert "April 25" not in quote


def test_what_both_print_counts_as_one_origin(events: list[Row]) -> None:
    both = [e for e in events if len({c["article"] for c in e["claims"]}) == 2]
    shared_copy = [e for e in both if len({c["quote"][:60] for c in e["claims"]}) == 1]
    assert shared_copy
    assert {e["origins"] for e in shared_copy} == {1}


def test_without_a_publication_date_no_weekday_is_resolved(undated: list[Row]) -> None:
    weekday = [c for c in claims(undated) if c["timex"] and "day" in c["timex"]["text"]]
    assert weekday
    assert {days(c) for c in weekday} == {(None, None)}
    assert all(c["published"] is None for c in claims(undated))


def test_the_masthead_date_is_listed_and_doubted(articles: Path) -> None:
    read = timeline.read([articles])
    evidence = [p for a in read for p in a.published if p.evidence == "masthead"]
    assert evidence
    assert all(p.doubts and p.score < 0.5 for p in evidence)


def test_every_quote_stands_in_its_article(articles: Path, events: list[Row]) -> None:
    texts = {a.id: a.text for a in timeline.read([articles])}
    for claim in claims(events):
        assert texts[claim["article"]][claim["start"] : claim["end"]] == claim["quote"]
        mark = claim["trigger"]
        assert texts[claim["article"]][mark["start"] : mark["end"]] == mark["text"]
