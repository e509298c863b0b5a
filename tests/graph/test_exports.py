"""Exports open where they should, survive a round trip, and follow the contract."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import jsonschema
import networkx as nx
import pyarrow.parquet as pq
import pytest

from timeline import graph
from timeline.model import Interval, Span, UsageError

if TYPE_CHECKING:
    from conftest import Press

    from timeline.model import Timeline

SCHEMAS = Path(__file__).parents[2] / "docs" / "schemas"
GEXF = "{http://www.gexf.net/1.2draft}"


@pytest.fixture
def timeline(press: Press) -> Timeline:
    """Return a small timeline with an open start, an undated event and hostile text."""
    taliban = [("Taliban", "group", "agent")]
    fell = {"lemma": "fall", "type": "seize", "day": "2021-07-14", "places": ["Spin Boldak"]}
    sentence = "Spin Boldak, <b>a town</b>; fell to the Taliban, on Wednesday."
    press.tell("herald", "2021-07-16", sentence, "fell", actors=taliban, speaker="AFP", **fell)
    press.tell("post", "2021-07-16", sentence, "fell", actors=taliban, **fell)
    sentence = "=cmd() Foreign troops are to withdraw by September."
    press.tell(
        "herald",
        "2021-07-16",
        sentence,
        "withdraw",
        type="withdraw",
        status="planned",
        day=(None, "2021-09-30"),
        relation="by",
        counts=[("troops", 5, None, "people")],
    )
    press.tell("star", None, "Something happened\x0c once.", "happened")
    return press.link()


def written(timeline: Timeline, form: str) -> str:
    return "\n".join(graph.exports.write(timeline, form)) + "\n"


def test_every_event_line_follows_its_schema(timeline: Timeline) -> None:
    schema = json.loads((SCHEMAS / "event.schema.json").read_text(encoding="utf-8"))
    check = jsonschema.Draft202012Validator(schema)
    rows = [json.loads(line) for line in graph.exports.write(timeline, "jsonl")]
    assert len(rows) == len(timeline.events) == 3
    for row in rows:
        check.validate(row)


def test_ends_are_inclusive_and_open_ones_null(timeline: Timeline) -> None:
    rows = [json.loads(line) for line in graph.exports.write(timeline, "jsonl")]
    ends = [(row["earliest"], row["latest"]) for row in rows]
    assert ends == [("2021-07-14", "2021-07-14"), (None, "2021-09-30"), (None, None)]


def test_every_quote_and_trigger_stands_where_the_line_says(timeline: Timeline) -> None:
    texts = {article.id: article.text for article in timeline.articles}
    for line in graph.exports.write(timeline, "jsonl"):
        for claim in json.loads(line)["claims"]:
            text = texts[claim["article"]]
            assert text[claim["start"] : claim["end"]] == claim["quote"]
            mark = claim["trigger"]
            assert text[mark["start"] : mark["end"]] == mark["text"]


def test_the_articles_are_written_with_their_text(timeline: Timeline) -> None:
    schema = json.loads((SCHEMAS / "article.schema.json").read_text(encoding="utf-8"))
    rows = [json.loads(line) for line in graph.exports.write(timeline, "articles")]
    assert [row["text"] for row in rows] == [article.text for article in timeline.articles]
    for row in rows:
        jsonschema.validate(row, schema)


def test_conflicts_stand_with_both_events(press: Press) -> None:
    common = {"type": "seize", "places": ["Spin Boldak"]}
    sentence = "Arian said forces had retaken it, Ahmadi said they held it."
    press.tell("a", "2021-07-16", sentence, "retaken", lemma="retake", speaker="Arian", **common)
    press.tell("a", "2021-07-16", sentence, "held", lemma="hold", speaker="Ahmadi", **common)
    one, other = (json.loads(line) for line in graph.exports.write(press.link(), "jsonl"))
    assert one["links"][0]["target"] == other["id"]
    assert other["links"][0]["target"] == one["id"]
    assert one["links"][0]["claims"] == [pair[::-1] for pair in other["links"][0]["claims"]]


@pytest.fixture
def toll(press: Press) -> Timeline:
    """Return a fire that killed five people to one paper and six to another."""
    fire = {"lemma": "kill", "type": "kill", "day": "2021-07-14", "places": ["Herat"]}
    for outlet, words, count in (("herald", "Five", 5), ("post", "Six", 6)):
        text = f"{words} people were killed in a fire in Herat on Wednesday."
        counts = [(f"{words} people", count, count, "people")]
        press.tell(outlet, "2021-07-15", text, "killed", counts=counts, **fire)
    return press.link()


def test_every_format_says_that_a_toll_is_contradicted_and_what_the_other_side_says(
    toll: Timeline,
) -> None:
    sides = ["The Herald: “Five people were killed", "The Post: “Six people were killed"]
    (row,) = csv.DictReader(io.StringIO(written(toll, "csv")))
    entry = written(toll, "ics").replace("\r\n ", "")
    (slide,) = json.loads(written(toll, "timelinejs"))["events"]
    for told in (row["conflicts"], entry, slide["text"]["text"]):
        assert "Five people against Six people" in told or "Six people against Five" in told
        assert all(side in told for side in sides)
    assert row["status"] == "occurred"
    assert "STATUS:TENTATIVE" in entry
    assert "SUMMARY:Contradicted: " in entry
    assert slide["text"]["headline"].startswith("Contradicted: ")


def test_a_long_quote_of_a_conflict_is_cut_about_what_it_is_about(toll: Timeline) -> None:
    long = " and ".join(["people were told of it by neighbours"] * 9)
    texts = [f"{long}, while {a.text[:-1]}, as {long}." for a in toll.articles]
    shift = len(long) + len(", while ")
    articles = [replace(a, text=t) for a, t in zip(toll.articles, texts, strict=True)]
    claims = [
        replace(
            claim,
            sentence=Span(start=0, end=len(texts[0]) - 2),
            trigger=_moved(claim.trigger, shift),
            quantities=tuple(replace(q, span=_moved(q.span, shift)) for q in claim.quantities),
        )
        for claim in toll.claims
    ]
    longer = replace(toll, articles=tuple(articles), claims=tuple(claims))
    (row,) = csv.DictReader(io.StringIO(written(longer, "csv")))
    for words in ("Five people were killed", "Six people were killed"):
        assert words in row["conflicts"]
    assert len(row["conflicts"]) < 500
    assert "“… " in row["conflicts"]
    assert " …”" in row["conflicts"]


def _moved(span: Span, by: int) -> Span:
    return Span(start=span.start + by, end=span.end + by)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_xml_graphs_survive_a_round_trip(timeline: Timeline, form: str) -> None:
    ET.fromstring(written(timeline, form))  # noqa: S314 - our own output
    read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[form]
    again = read(io.BytesIO(written(timeline, form).encode()))
    whole = graph.network(timeline)
    assert set(again.nodes) == set(whole.nodes)
    assert again.number_of_edges() == whole.number_of_edges()
    for node, data in whole.nodes(data=True):
        assert again.nodes[node]["kind"] == data["kind"]


def test_gexf_gives_events_their_spell(timeline: Timeline) -> None:
    root = ET.fromstring(written(timeline, "gexf"))  # noqa: S314 - our own output
    whole = root.find(f"{GEXF}graph")
    assert whole is not None
    assert (whole.get("mode"), whole.get("timeformat")) == ("dynamic", "date")
    fall = root.find(f".//{GEXF}node[@id='{timeline.events[0].id}']")
    assert fall is not None
    assert (fall.get("start"), fall.get("end")) == ("2021-07-14", "2021-07-14")


def test_spells_are_days_and_hours_stay_attributes(press: Press) -> None:
    """A reader of ``timeformat="date"`` would refuse a time of day in a spell."""
    claim = press.tell("herald", "2021-07-16", "The town fell.", "fell", day="2021-07-14")
    hours = Interval(
        start=datetime(2021, 7, 14, 6), end=datetime(2021, 7, 14, 7), granularity="minute"
    )
    press.claims[0] = replace(claim, when=replace(claim.when, interval=hours))
    timeline = press.link()
    root = ET.fromstring(written(timeline, "gexf"))  # noqa: S314 - our own output
    node = root.find(f".//{GEXF}node[@id='{timeline.events[0].id}']")
    assert node is not None
    assert (node.get("start"), node.get("end")) == ("2021-07-14", "2021-07-14")
    assert "2021-07-14T06:00" in written(timeline, "gexf")


def test_a_calendar_writes_the_year_800_with_four_digits(press: Press) -> None:
    told = "The emperor was crowned."
    press.tell("annals", "0801-01-02", told, "crowned", day="0800-12-25")
    assert "DTSTART;VALUE=DATE:08001225\r\n" in written(press.link(), "ics")


def test_exports_bear_no_clock(timeline: Timeline) -> None:
    assert "lastmodifieddate" not in written(timeline, "gexf")


def test_node_link_json_survives_a_round_trip(timeline: Timeline) -> None:
    again = nx.node_link_graph(json.loads(written(timeline, "json")), edges="edges")
    whole = graph.network(timeline)
    assert dict(again.nodes(data=True)) == dict(whole.nodes(data=True))
    assert sorted(again.edges(keys=True)) == sorted(whole.edges(keys=True))


def test_edges_name_nodes(timeline: Timeline) -> None:
    nodes = {row["id"] for row in csv.DictReader(io.StringIO(written(timeline, "nodes")))}
    edges = list(csv.DictReader(io.StringIO(written(timeline, "edges"))))
    assert edges
    assert {row["source"] for row in edges} | {row["target"] for row in edges} <= nodes


def test_a_spreadsheet_runs_no_formula_from_an_article(timeline: Timeline) -> None:
    rows = list(csv.DictReader(io.StringIO(written(timeline, "csv"))))
    assert [row["id"] for row in rows] == [event.id for event in timeline.events]
    assert rows[1]["quote"].startswith("'=cmd()")


def test_the_calendar_has_every_event_and_says_what_is_uncertain(timeline: Timeline) -> None:
    text = written(timeline, "ics")
    assert all(len(line.encode()) <= 75 for line in text.splitlines())
    assert all(line.endswith("\r") for line in text.rstrip("\n").split("\n"))
    whole = text.replace("\r\n ", "")
    assert whole.count("BEGIN:VEVENT") == 2
    assert whole.count("BEGIN:VJOURNAL") == 1
    assert "DTSTART;VALUE=DATE:20210714" in whole
    assert "DTEND;VALUE=DATE:20210715" in whole
    assert "DTSTART;VALUE=DATE:20210930" in whole
    assert "SUMMARY:Planned\\, by 30 September: " in whole
    assert "Spin Boldak\\, <b>a town</b>\\; fell" in whole


def test_no_calendar_and_no_slide_shows_what_is_denied_as_a_fact(press: Press) -> None:
    sentence = "The ministry denied that guards had fired at the crowd in Herat."
    known = {"day": "2021-07-14", "stance": "denies", "lemma": "fire"}
    known |= {"label": "Guards had fired at the crowd"}
    press.tell("herald", "2021-07-16", sentence, "fired", **known)
    timeline = press.link()
    entry = written(timeline, "ics").splitlines()
    assert "SUMMARY:Denied: Guards had fired at the crowd" in entry
    assert "STATUS:TENTATIVE" in entry
    (slide,) = json.loads(written(timeline, "timelinejs"))["events"]
    assert slide["text"]["headline"] == "Denied: Guards had fired at the crowd"
    assert slide["text"]["text"].startswith("<p>Denied</p>")


def test_what_simply_occurred_is_confirmed_under_its_label(timeline: Timeline) -> None:
    whole = written(timeline, "ics").replace("\r\n ", "")
    assert "SUMMARY:Spin Boldak" in whole
    assert whole.count("STATUS:CONFIRMED") == 1
    assert whole.count("STATUS:TENTATIVE") == 1
    assert whole.count("STATUS:FINAL") == 1


def test_slides_are_escaped_and_dated(timeline: Timeline) -> None:
    slides = json.loads(written(timeline, "timelinejs"))["events"]
    assert slides[0]["start_date"] == {"year": 2021, "month": 7, "day": 14}
    assert "<b>" not in slides[0]["text"]["text"]
    assert slides[1]["display_date"] == "on or before 2021-09-30"


def test_parquet_keeps_rows_and_types(timeline: Timeline, tmp_path: Path) -> None:
    graph.exports.parquet(timeline, tmp_path / "events.parquet")
    rows = pq.read_table(tmp_path / "events.parquet").to_pylist()
    assert [row["id"] for row in rows] == [event.id for event in timeline.events]
    assert rows[0]["claims"] == 2
    assert rows[1]["earliest"] is None


def test_an_unknown_format_is_answered_with_the_known_ones(timeline: Timeline) -> None:
    with pytest.raises(UsageError, match="graphml"):
        graph.exports.write(timeline, "pdf")


@pytest.mark.parametrize("form", [f for f in graph.exports.FORMATS if f != "parquet"])
def test_an_empty_timeline_can_be_exported(form: str) -> None:
    from timeline.model import Timeline  # noqa: PLC0415 - only here at run time

    assert isinstance(written(Timeline(), form), str)
