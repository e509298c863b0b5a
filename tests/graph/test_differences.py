"""Claims of one event that contradict or revise each other, and which came first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

if TYPE_CHECKING:
    from conftest import Press

    from timeline.model import Link, Timeline


def kinds(timeline: Timeline) -> set[str]:
    return {link.kind for link in timeline.links}


def only(timeline: Timeline, kind: str) -> Link:
    found = [link for link in timeline.links if link.kind == kind]
    assert len(found) == 1, timeline.links
    return found[0]


def fire(press: Press, article: str, published: str, count: tuple[Any, ...], **known: Any) -> None:  # noqa: ANN401 - the fields of a claim
    sentence = known.pop("sentence", f"The fire in Koper killed {count[0]}.")
    details = {"lemma": "kill", "type": "kill", "day": "2025-03-04", "places": ["Koper"]}
    press.tell(article, published, sentence, "killed", counts=[count], **{**details, **known})


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        (("five people", 5, 5, "people"), ("six people", 6, 6, "people"), True),
        (("at least 12 people", 12, None, "people"), ("15 people", 15, 15, "people"), False),
        (("up to 12 people", None, 12, "people"), ("15 people", 15, 15, "people"), True),
        (("five people", 5, 5, "people"), ("six cars", 6, 6, "cars"), False),
        (("nearly 20 people", 20, 20, "people"), ("19 people", 19, 19, "people"), False),
        (("nearly 20 people", 20, 20, "people"), ("21 people", 21, 21, "people"), True),
        (("about 100 people", 100, 100, "people"), ("107 people", 107, 107, "people"), False),
        (("nine people", 9, 9, "people"), ("14 passengers", 14, 14, "passengers"), True),
        (("14 people", 14, 14, "people"), ("nine passengers", 9, 9, "passengers"), False),
        (("17 lives", 17, 17, "lives"), ("26 people", 26, 26, "people"), True),
    ],
)
def test_numbers_conflict_where_their_ranges_exclude_each_other(
    press: Press, one: tuple[Any, ...], other: tuple[Any, ...], *, conflict: bool
) -> None:
    fire(press, "herald", "2025-03-05", one, speaker="Matej Rozman")
    fire(press, "post", "2025-03-05", other, speaker="Ana Kos")
    assert ("conflicts" in kinds(press.link())) is conflict


def test_a_toll_without_place_and_day_is_that_of_its_story(press: Press) -> None:
    for article, count in (("herald", "17 people"), ("post", "26 people")):
        sentence = "Flash floods swept through the Koper valley on Monday."
        press.tell(article, "2025-03-04", sentence, "swept", type="disaster", day="2025-03-03")
        number = float(count.split()[0])
        counts = [(count, number, number, "people")]
        told = f"The {article} district said {count} had lost their lives."
        speaker = "Ana Kos" if article == "post" else "Matej Rozman"
        press.tell(article, "2025-03-04", told, "lost", type="kill", counts=counts, speaker=speaker)
    assert "conflicts" in kinds(press.link())


def test_two_plans_of_another_size_conflict_and_later_ones_update(press: Press) -> None:
    plan = {"type": "economy", "status": "planned", "lemma": "cut", "places": ["Koper"]}
    for article, published, jobs in (("herald", "2025-03-04", 1200), ("post", "2025-03-04", 2500)):
        counts = [(f"{jobs} jobs", jobs, jobs, "jobs")]
        told = f"The shipyard will cut {jobs} jobs in Koper."
        press.tell(article, published, told, "cut", counts=counts, speaker=article, **plan)
    assert kinds(press.link()) == {"conflicts"}
    counts = [("900 jobs", 900, 900, "jobs")]
    told = "The shipyard will cut 900 jobs in Koper."
    press.tell("mail", "2025-03-07", told, "cut", counts=counts, speaker="mail", **plan)
    assert kinds(press.link()) == {"conflicts", "updates"}


def test_a_count_that_rose_updates_the_older_one(press: Press) -> None:
    fire(press, "herald", "2025-03-05", ("five people", 5, 5, "people"))
    sentence = "The number killed in the fire in Koper rose to seven people."
    fire(press, "post", "2025-03-10", ("seven people", 7, 7, "people"), sentence=sentence)
    timeline = press.link()
    assert kinds(timeline) == {"updates"}
    link = only(timeline, "updates")
    assert link.source == link.target
    newer, older = link.claims[0]
    assert newer.startswith("post")
    assert older.startswith("herald")


def test_what_one_affirms_and_another_denies_is_disputed(press: Press) -> None:
    bombed = {"lemma": "bomb", "type": "attack", "day": "2021-07-14", "places": ["Herat"]}
    press.tell("herald", "2021-07-15", "Rebels bombed the bridge in Herat.", "bombed", **bombed)
    sentence = "The ministry denied that rebels bombed the bridge in Herat."
    press.tell("post", "2021-07-16", sentence, "bombed", stance="denies", **bombed)
    timeline = press.link()
    assert [event.status for event in timeline.events] == ["disputed"]
    assert only(timeline, "conflicts").reasons == ("one affirms what the other denies",)


def test_rival_accounts_stand_side_by_side(press: Press) -> None:
    sentence = "Tariq Arian said forces had retaken the town, Yosuf Ahmadi said they held it."
    common = {"type": "seize", "places": ["Spin Boldak"]}
    press.tell(
        "herald",
        "2021-07-16",
        sentence,
        "retaken",
        lemma="retake",
        speaker="Tariq Arian",
        **common,
    )
    press.tell(
        "herald",
        "2021-07-16",
        sentence,
        "held",
        lemma="hold",
        status="ongoing",
        speaker="Yosuf Ahmadi",
        **common,
    )
    link = only(press.link(), "conflicts")
    assert link.source != link.target
    assert "who holds it" in link.reasons[0]


def test_a_plan_that_was_moved_keeps_the_newest_day(press: Press) -> None:
    trial = {"lemma": "trial", "type": "legal", "status": "planned", "places": ["Koper"]}
    who = [("Paolo Venier", "person", "patient")]
    sentence = "The trial of Paolo Venier will begin in Koper."
    press.tell("herald", "2025-03-05", sentence, "trial", day="2025-04-01", actors=who, **trial)
    sentence = "The trial of Paolo Venier in Koper was postponed to 15 April."
    press.tell("post", "2025-03-20", sentence, "trial", day="2025-04-15", actors=who, **trial)
    timeline = press.link()
    assert len(timeline.events) == 1
    assert timeline.events[0].interval is not None
    assert str(timeline.events[0].interval.start) == "2025-04-15 00:00:00"
    assert only(timeline, "updates").reasons == ("the plan was moved to another day",)


def story(press: Press, days: int) -> Timeline:
    """Return the timeline of a town with one event a day, each sharing actor and place."""
    triggers = ("shelled", "stormed", "looted", "burned", "evacuated", "rebuilt", "visited")
    for number in range(days):
        sentence = f"The Taliban {triggers[number]} Spin Boldak."
        press.tell(
            f"paper{number}",
            f"2021-07-{10 + number}",
            sentence,
            triggers[number],
            day=f"2021-07-{10 + number}",
            actors=[("Taliban", "group", "agent")],
            places=["Spin Boldak"],
        )
    return press.link()


def test_before_is_transitively_reduced_and_without_cycles(press: Press) -> None:
    timeline = story(press, 7)
    before = nx.DiGraph([(x.source, x.target) for x in timeline.links if x.kind == "before"])
    assert nx.is_directed_acyclic_graph(before)
    assert set(before.edges) == set(nx.transitive_reduction(before).edges)
    assert len(before.edges) == 6


def test_words_order_what_days_leave_open(press: Press) -> None:
    sentence = "The army stormed the camp after shelling the village."
    press.tell("herald", "2021-07-16", sentence, "stormed", lemma="storm", type="attack")
    press.tell("herald", "2021-07-16", sentence, "shelling", lemma="evacuate", type="move")
    timeline = press.link()
    link = only(timeline, "before")
    labels = {event.id: event.claims[0] for event in timeline.events}
    text = press.articles()[0].text
    assert labels[link.source].endswith(str(text.index("shelling")))
    assert link.reasons == ('"after" says so',)


STORMED = {"lemma": "storm", "type": "attack", "day": "2021-07-10", "places": ["Koper"]}
LEFT = {"lemma": "leave", "type": "move", "day": "2021-07-12", "places": ["Koper"]}


def ordered_by_a_word(press: Press) -> None:
    sentence = "The army stormed the camp of Koper after it left the valley."
    press.tell("herald", "2021-07-16", sentence, "stormed", **STORMED)
    press.tell("herald", "2021-07-16", sentence, "left", **LEFT)


def test_words_against_the_days_others_name_are_a_conflict_and_no_cycle(press: Press) -> None:
    ordered_by_a_word(press)
    press.tell(
        "post", "2021-07-16", "The army stormed the camp of Koper on 10 July.", "stormed", **STORMED
    )
    press.tell("post", "2021-07-16", "The army left the valley on 12 July.", "left", **LEFT)
    timeline = press.link()
    assert len(timeline.events) == 2
    assert "conflicts" in kinds(timeline)


def test_one_sentence_does_not_contradict_its_own_days(press: Press) -> None:
    ordered_by_a_word(press)
    assert "conflicts" not in kinds(press.link())


def held(press: Press, paper: str, published: str, sentence: str, number: int) -> None:
    count = (f"{number} people", number, number, "people")
    known = {"lemma": "detain" if "detained" in sentence else "arrest", "type": "arrest"}
    trigger = "detained" if "detained" in sentence else "arrested"
    press.tell(paper, published, sentence, trigger, counts=[count], **known)


def test_a_corrected_figure_updates_the_event_that_gave_it(press: Press) -> None:
    held(press, "herald", "2025-03-12", "Guards arrested 14 people after the rents rally.", 14)
    sentence = (
        "Police detained 20 people after the rents rally, correcting an earlier figure of 14."
    )
    held(press, "post", "2025-03-13", sentence, 20)
    link = only(press.link(), "updates")
    assert link.claims[0][0].startswith("post")
    assert link.reasons == ("from 14 people to 20 people",)


def test_a_figure_that_was_not_the_earlier_one_is_not_updated(press: Press) -> None:
    held(press, "herald", "2025-03-12", "Guards arrested nine people after the rents rally.", 9)
    sentence = (
        "Police detained 20 people after the rents rally, correcting an earlier figure of 14."
    )
    held(press, "post", "2025-03-13", sentence, 20)
    assert "updates" not in kinds(press.link())


def test_a_disputed_toll_stands_against_the_one_the_story_gives(press: Press) -> None:
    fire(press, "herald", "2025-03-05", ("31 people", 31, 31, "people"), speaker="Ana Kos")
    sentence = "A local doctors' club said 45 people died in the blaze, a figure Koper disputes."
    known = {"lemma": "die", "type": "kill", "speaker": "A local doctors' club"}
    press.tell(
        "herald", "2025-03-05", sentence, "died", counts=[("45 people", 45, 45, "people")], **known
    )
    assert only(press.link(), "conflicts").reasons == ("31 people against 45 people",)


def test_a_disputed_toll_says_nothing_of_a_disaster_years_ago(press: Press) -> None:
    old = ("500 people", 500, 500, "people")
    fire(press, "herald", "2025-03-05", old, day=("1992-03-01", "1992-03-31"), basis="stated")
    sentence = "A local doctors' club said 45 people died in the blaze, a figure Koper disputes."
    known = {"lemma": "die", "type": "kill", "speaker": "A local doctors' club"}
    press.tell(
        "herald", "2025-03-05", sentence, "died", counts=[("45 people", 45, 45, "people")], **known
    )
    timeline = press.link()
    assert len(timeline.events) == 2
    assert "conflicts" not in kinds(timeline)


def test_a_toll_that_rose_updates_the_other_paper_and_not_its_own_look_back(press: Press) -> None:
    fire(press, "herald", "2025-03-05", ("At least 12 people", 12, None, "people"))
    count = [("31", 31, 31, "people")]
    sentence = "The number killed in the fire in Koper rose to 31."
    known = {"lemma": "rise", "type": "kill", "places": ["Koper"]}
    press.tell("post", "2025-03-07", sentence, "rose", counts=count, **known)
    sentence = "Earlier reports had put those killed in the fire in Koper at 12."
    fire(press, "post", "2025-03-07", ("12", 12, 12, "people"), sentence=sentence)
    link = only(press.link(), "updates")
    assert [older.partition("-")[0] for _, older in link.claims] == ["herald"]
    assert link.reasons == ("from At least 12 people to 31",)
