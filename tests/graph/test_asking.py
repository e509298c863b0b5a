"""Storylines, meetings, company and paths: what users ask of the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline import graph
from timeline.model import TimelineError

if TYPE_CHECKING:
    from conftest import Press

    from timeline.model import Timeline

UNION, FIRM, MAYOR = "Harbour Union", "Adria Terminals", "Ana Kos"


@pytest.fixture
def timeline(press: Press) -> Timeline:
    """Return a strike at Koper in March, and a quake at Herat in July that has nothing to do."""
    union, firm = (UNION, "organisation", "agent"), (FIRM, "organisation", "agent")
    mayor = (MAYOR, "person", "agent")
    told = [
        ("walked", "protest", "2025-03-03", "Koper", [union]),
        ("met", "meet", "2025-03-11", "Koper", [union, firm]),
        ("paid", "economy", "2025-03-12", "Koper", [firm, mayor]),
        ("shook", "disaster", "2025-07-01", "Herat", [("Herat Relief", "organisation", "agent")]),
        ("helped", "aid", "2025-07-02", "Herat", [("Herat Relief", "organisation", "agent")]),
    ]
    for number, (trigger, kind, day, place, who) in enumerate(told):
        sentence = f"They {trigger} in {place} {number}."
        known = {"type": kind, "day": day, "places": [place], "actors": who}
        press.tell(f"paper{number}", day, sentence, trigger, **known)
    return press.link()


def test_storylines_part_what_has_nothing_in_common(timeline: Timeline) -> None:
    lines = graph.storylines(timeline)
    assert [len(line) for line in lines] == [3, 2]
    assert lines[0] == tuple(event.id for event in timeline.events[:3])


def test_who_met_whom(timeline: Timeline) -> None:
    (meeting,) = graph.met(timeline)
    assert (meeting.one, meeting.other) == ("actor:adria-terminals", "actor:harbour-union")
    assert meeting.events == (timeline.events[1].id,)


def test_who_appears_with_whom_by_month(timeline: Timeline) -> None:
    pairs = [(t.period, t.one, t.other) for t in graph.together(timeline)]
    assert pairs == [
        ("2025-03-01", "actor:adria-terminals", "actor:ana-kos"),
        ("2025-03-01", "actor:adria-terminals", "actor:harbour-union"),
    ]


def test_a_path_joins_two_actors_through_events(timeline: Timeline) -> None:
    path = graph.path(timeline, "actor:harbour-union", "actor:ana-kos")
    assert path[0] == "actor:harbour-union"
    assert path[-1] == "actor:ana-kos"
    assert any(node.startswith("e") for node in path[1:-1])


def test_what_nothing_joins_is_said_so(timeline: Timeline) -> None:
    with pytest.raises(TimelineError, match="nothing joins"):
        graph.path(timeline, "actor:harbour-union", "actor:herat-relief")
    with pytest.raises(TimelineError, match="not in the graph"):
        graph.path(timeline, "actor:nobody", "actor:ana-kos")


def test_the_layout_is_always_the_same(timeline: Timeline) -> None:
    first, second = graph.layout(timeline), graph.layout(timeline)
    assert first == second
    assert {event.id for event in timeline.events} <= first.keys()
    assert all(abs(x) <= 1 and abs(y) <= 1 for x, y in first.values())


def test_a_crowd_of_names_is_laid_out_with_what_is_installed(press: Press) -> None:
    """Once networkx asked for scipy from 500 nodes on, and the report of a large build failed."""
    for letter in "BCDFGHJKLMNPRSTVXZ":
        names = [f"{letter}{one}{other}ko" for one in "aeiou" for other in "bcdfgk"]
        for name in names:
            told = [(name, "person", "agent")]
            press.tell("herald", "2021-07-16", f"{name} spoke.", "spoke", actors=told)
    timeline = press.link()
    assert len(timeline.actors) > 500
    assert graph.layout(timeline).keys() >= {actor.id for actor in timeline.actors}


def test_an_explanation_names_reasons_quotes_and_links(press: Press) -> None:
    fell = {"lemma": "fall", "type": "seize", "day": "2021-07-14", "places": ["Spin Boldak"]}
    for paper in ("herald", "post"):
        press.tell(paper, "2021-07-16", "Spin Boldak fell on Wednesday.", "fell", **fell)
    timeline = press.link()
    words = graph.explain(timeline, timeline.events[0].id)
    for part in ("2021-07-14", "same trigger (fall)", "“Spin Boldak fell on Wednesday.”"):
        assert part in words
    assert "2 independent origins" in words
