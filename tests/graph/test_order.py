"""What came before what, and what is part of what, by days and by words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.graph import reduction
from timeline.graph.reduction import Order, precedes
from timeline.model import Span, Timex

if TYPE_CHECKING:
    from conftest import Press

    from timeline.model import Timeline


def labelled(timeline: Timeline, kind: str) -> list[tuple[str, str]]:
    """Return the ends of all links of a kind by the labels of their events."""
    label = {event.id: event.label for event in timeline.events}
    return [(label[x.source], label[x.target]) for x in timeline.links if x.kind == kind]


def fighting(press: Press, **known: Any) -> None:  # noqa: ANN401 - the fields of a claim
    sentence = "Fighting raged in Spin Boldak from Wednesday to Friday."
    told = {"day": ("2021-07-14", "2021-07-16"), "relation": "between", "places": ["Spin Boldak"]}
    press.tell("herald", "2021-07-17", sentence, "raged", lemma="rage", **{**told, **known})


def killing(press: Press, place: str = "Spin Boldak", **known: Any) -> None:  # noqa: ANN401 - the same
    sentence = f"A photographer was killed in {place} on Thursday."
    told = {"day": "2021-07-15", "type": "kill", "lemma": "kill", "places": [place]}
    press.tell("post", "2021-07-17", sentence, "killed", **{**told, **known})


def test_a_killing_inside_days_and_town_of_the_fighting_is_a_part_of_it(press: Press) -> None:
    fighting(press)
    killing(press)
    part = ("A photographer was killed in Spin Boldak on Thursday",)
    whole = "Fighting raged in Spin Boldak from Wednesday to Friday"
    assert labelled(press.link(), "part-of") == [(*part, whole)]


@pytest.mark.parametrize(
    "other",
    [
        {"place": "Herat"},
        {"day": "2021-07-18"},
        {"type": "agree"},
        {"day": ("2021-07-14", "2021-07-16")},
        {"status": "planned"},
    ],
)
def test_what_differs_in_place_day_or_kind_is_no_part(press: Press, other: dict[str, Any]) -> None:
    fighting(press)
    killing(press, **other)
    assert not labelled(press.link(), "part-of")


def test_a_part_has_no_actors_foreign_to_the_whole(press: Press) -> None:
    fighting(press, actors=[("Taliban", "group", "agent")])
    killing(press, actors=[("Rival Gang", "group", "agent")])
    assert not labelled(press.link(), "part-of")


def test_some_day_between_two_others_does_not_last_from_one_to_the_other(press: Press) -> None:
    fighting(press, relation="on", day=("2021-07-12", "2021-07-18"))
    killing(press)
    assert not labelled(press.link(), "part-of")


EDGES = st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=40)


@given(EDGES)
def test_reduction_keeps_what_follows_from_what_and_nothing_twice(edges: set[Any]) -> None:
    days = [(10 * at, 10 * at + 3) for at in range(12)]
    order = Order(days)
    for one, other in sorted(edges):
        if precedes(days[one], days[other]):
            order.add(one, other)
    whole = nx.DiGraph([(one, other) for one in order.ahead for other in order.ahead[one]])
    assert set(order.reduced(())) == set(nx.transitive_reduction(whole).edges)


def test_where_too_many_lie_between_an_edge_is_left_out_unless_words_say_it() -> None:
    many = 4 * reduction.MOST_VISITED
    order = Order([(at, at) for at in range(many + 2)])
    for at in range(1, many):
        order.add(0, at)
    order.add(0, many + 1)
    assert (0, many + 1) not in set(order.reduced(()))
    assert (0, many + 1) in set(order.reduced({(0, many + 1)}))


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("After the talks collapsed, rebels attacked the town.", "collapsed"),
        ("Before the talks collapsed, rebels attacked the town.", "attacked"),
        ("Rebels attacked the town after the talks collapsed.", "collapsed"),
    ],
)
def test_a_word_that_opens_the_sentence_orders_what_follows(
    press: Press, sentence: str, first: str
) -> None:
    for trigger in ("collapsed", "attacked"):
        press.tell("herald", "2025-03-05", sentence, trigger, label=trigger, type=trigger[:4])
    ((earlier, _),) = labelled(press.link(), "before")
    assert earlier == first


def test_what_came_two_days_later_comes_after_what_was_told(press: Press) -> None:
    press.tell("herald", "2025-03-08", "Rebels seized the town.", "seized", day="2025-03-03")
    sentence = "Two days later the army marched on."
    known = {"lemma": "march", "day": "2025-03-05"}
    claim = press.tell("herald", "2025-03-08", sentence, "marched", **known)
    start = claim.sentence.start
    timex = Timex(
        span=Span(start=start, end=start + len("Two days later")),
        type="DATE",
        value="2025-03-05",
        anchor="narrative",
    )
    press.claims[-1] = replace(claim, when=replace(claim.when, timex=timex, basis="narrative"))
    (link,) = [one for one in press.link().links if one.kind == "before"]
    assert link.reasons == ('"Two days later" says so',)


def test_events_of_one_story_and_town_follow_each_other(press: Press) -> None:
    for day, trigger in (("03", "began"), ("05", "killed"), ("09", "ended")):
        told = f"Something {trigger} in Koper on {day} March."
        known = {"day": f"2025-03-{day}", "places": ["Koper"], "label": trigger}
        press.tell("herald", "2025-03-10", told, trigger, **known)
    before = labelled(press.link(), "before")
    assert set(before) == {("began", "killed"), ("killed", "ended")}
