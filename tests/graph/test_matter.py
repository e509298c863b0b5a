"""What looks like a contradiction and is none: conflicts are between rivals over one matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from timeline import graph, pipeline, sources

if TYPE_CHECKING:
    from conftest import Press

TOLL: dict[str, Any] = {
    "lemma": "kill",
    "type": "kill",
    "day": "2025-03-04",
    "places": ["Koper"],
}


def conflicts(press: Press) -> list[str]:
    """Return what the claims are said to differ about."""
    links = press.link().links
    return [why for link in links if link.kind == "conflicts" for why in link.reasons]


def test_a_sentence_and_its_copy_never_contradict_each_other(press: Press) -> None:
    talks = {"lemma": "leave", "type": "move", "day": "2025-03-04", "places": ["Koper"]}
    sentence = "The envoy did not say whether he left Koper, or stayed there , on Tuesday."
    press.tell("herald", "2025-03-05", sentence, "left", status="denied", **talks)
    edited = sentence.replace("there ,", "there,")
    press.tell("post", "2025-03-05", edited, "left", **talks)
    assert conflicts(press) == []


def test_a_copy_with_another_number_does(press: Press) -> None:
    for paper, words, number in (("herald", "five people", 5), ("post", "nine people", 9)):
        sentence = f"A fire in the old port of Koper killed {words} late on Tuesday, police said."
        press.tell(
            paper,
            "2025-03-05",
            sentence,
            "killed",
            counts=[(words, number, number, "people")],
            **TOLL,
        )
    assert conflicts(press) == ["five people against nine people"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("three people", 3, 3, "people"), ("one of them", 1, 1, "people")),
        (("three people", 3, 3, "people"), ("five others", 5, 5, "other")),
        (("three people", 3, 3, "people"), ("two more bodies", 2, 2, "body")),
    ],
)
def test_a_count_of_a_part_does_not_contradict_the_whole(
    press: Press, one: tuple[Any, ...], other: tuple[Any, ...]
) -> None:
    press.tell(
        "herald",
        "2025-03-05",
        f"The fire in Koper killed {one[0]}.",
        "killed",
        counts=[one],
        **TOLL,
    )
    sentence = f"In Koper the fire killed {other[0]} on Tuesday evening."
    press.tell("post", "2025-03-05", sentence, "killed", counts=[other], **TOLL)
    assert conflicts(press) == []


def test_counts_listed_side_by_side_are_parts_of_a_sum(press: Press) -> None:
    haul = {"lemma": "capture", "type": "arrest", "day": "2025-03-04", "places": ["Koper"]}
    listed = [
        ("12 Greek sailors", 12, 12, "Greek sailor"),
        ("11 Maltese sailors", 11, 11, "Maltese sailor"),
    ]
    press.tell(
        "herald",
        "2025-03-05",
        "Police in Koper captured 12 Greek sailors and 11 Maltese sailors.",
        "captured",
        counts=listed,
        **haul,
    )
    press.tell(
        "post",
        "2025-03-05",
        "On the quay of Koper 23 Greek sailors were captured by police.",
        "captured",
        counts=[("23 Greek sailors", 23, 23, "Greek sailor")],
        **haul,
    )
    assert conflicts(press) == []


def test_a_verb_in_common_is_no_matter_in_common(press: Press) -> None:
    said = {"lemma": "win", "type": "sport", "day": "2025-03-04", "places": ["Koper"]}
    press.tell(
        "herald",
        "2025-03-05",
        "The team won 40 games in Koper.",
        "won",
        label="The team won 40 games",
        **said,
    )
    press.tell(
        "post",
        "2025-03-05",
        "The team has not won a title in Koper.",
        "won",
        label="The team has not won a title",
        status="denied",
        **said,
    )
    assert conflicts(press) == []


def test_a_day_that_was_worked_out_contradicts_nobody(press: Press) -> None:
    for paper, day in (("herald", "2025-03-04"), ("post", "2025-03-03")):
        press.tell(
            paper,
            "2025-03-05",
            f"The fire killed the watchman of Koper, the {paper} writes.",
            "killed",
            **{**TOLL, "day": day, "basis": "narrative"},
        )
    assert conflicts(press) == []


def test_an_article_contradicts_itself_only_in_two_voices(press: Press) -> None:
    for words, number, voice in (
        ("five people", 5, {}),
        ("nine people", 9, {"speaker": "Ana Kos"}),
    ):
        sentence = (
            f"The fire at the quay of Koper killed {words}, {voice.get('speaker', 'as is known')}."
        )
        press.tell(
            "herald",
            "2025-03-05",
            sentence,
            "killed",
            counts=[(words, number, number, "people")],
            **TOLL,
            **voice,
        )
    assert conflicts(press) == ["five people against nine people"]


def test_a_plan_is_carried_out_only_by_a_later_report_of_its_day(press: Press) -> None:
    march = {"lemma": "march", "type": "protest", "places": ["Koper"]}
    press.tell(
        "herald", "2025-03-05", "Dockers will march in Koper.", "march", status="planned", **march
    )
    press.tell(
        "post", "2025-03-06", "Pensioners marched through Koper in 2019.", "marched", **march
    )
    assert [link for link in press.link().links if link.kind == "updates"] == []


@pytest.mark.parametrize(
    "denied",
    [
        "Police could not enter the harbour initially, the mayor said.",
        "Police have not entered the harbour yet, the mayor said.",
    ],
)
def test_what_was_not_so_at_first_denies_nothing(press: Press, denied: str) -> None:
    told = "Police entered the harbour, the guard said."
    common = {"lemma": "enter", "type": "move", "day": "2025-03-04", "places": ["Koper"]}
    press.tell("herald", "2025-03-05", told, "entered", speaker="guard", **common)
    trigger = "entered" if "entered" in denied else "enter"
    press.tell("post", "2025-03-05", denied, trigger, speaker="mayor", status="denied", **common)
    assert "conflicts" not in {link.kind for link in press.link().links}


def test_those_grazed_and_those_in_hospital_are_two_counts(press: Press) -> None:
    for article, lemma, number in (("herald", "graze", 1), ("post", "hospitalize", 2)):
        told = f"The shooting in Koper on Tuesday: {number} people {lemma}d."
        counts = [(f"{number} people", number, number, "people")]
        common = {"type": "injure", "day": "2025-03-04", "places": ["Koper"], "counts": counts}
        press.tell(article, "2025-03-05", told, f"{lemma}d", lemma=lemma, speaker=article, **common)
    assert "conflicts" not in {link.kind for link in press.link().links}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 of 8 men", "3 of 8 men"),
        ("three men", "five men"),
    ],
)
def test_a_number_in_a_row_and_a_number_beside_others_are_parts(
    press: Press, one: str, other: str
) -> None:
    for article, count in (("herald", one), ("post", other)):
        told = f"In Koper on Tuesday {count} were shot and two others stabbed."
        counts = [(count, float(len(count)), float(len(count)), "men")]
        common = {"type": "attack", "day": "2025-03-04", "places": ["Koper"], "counts": counts}
        press.tell(article, "2025-03-05", told, "shot", lemma="shoot", speaker=article, **common)
    assert "conflicts" not in {link.kind for link in press.link().links}


def test_a_count_of_the_year_is_none_of_the_night(press: Press) -> None:
    for article, count, when in (("herald", 1, "on Tuesday"), ("post", 100, "as of Tuesday")):
        counts = [(f"{count} people", count, count, "people")]
        common = {"type": "kill", "day": "2025-03-04", "places": ["Koper"], "counts": counts}
        told = f"Shootings killed {count} people in Koper {when}."
        press.tell(article, "2025-03-05", told, "killed", lemma="kill", speaker=article, **common)
    assert "conflicts" not in {link.kind for link in press.link().links}


def toll(press: Press, paper: str, sentence: str, count: tuple[Any, ...]) -> None:
    """Let a paper count those hurt in the fire of Koper."""
    hurt = {**TOLL, "lemma": "injure", "type": "injure"}
    press.tell(paper, "2025-03-05", sentence, "injured", counts=[count], **hurt)


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("In Koper the fire critically injured two people.", ("two people", 2, 2, "people")),
        ("The fire in Koper injured many, including two men.", ("two men", 2, 2, "men")),
        ("In Koper the two people were injured in the fire.", ("two people", 2, 2, "people")),
        ("Two people were injured at the scene in Koper.", ("Two people", 2, 2, "people")),
        ("Jan Kos, 22, was injured in the fire of Koper.", ("22", 22, 22, "people")),
        ("One was injured in the fire in Koper.", ("One", 1, 1, "person")),
        ("Several hundred people were injured in Koper.", ("hundred people", 100, 100, "people")),
        ("Two men and a boy were injured in Koper.", ("Two men", 2, 2, "men")),
        ("In Koper the fire injured 8, including the driver.", ("8", 8, 8, "people")),
        ("Fires in Koper injured 12 people.", ("12 people", 12, 12, "people")),
    ],
)
def test_some_of_the_hurt_are_not_all_of_them(
    press: Press, sentence: str, count: tuple[Any, ...]
) -> None:
    toll(press, "herald", "A fire in Koper injured seven people.", ("seven people", 7, 7, "people"))
    toll(press, "post", sentence, count)
    assert conflicts(press) == []


def test_what_an_article_counts_after_its_toll_contradicts_no_other_paper(press: Press) -> None:
    toll(press, "herald", "A fire in Koper injured seven people.", ("seven people", 7, 7, "people"))
    toll(press, "post", "A fire in Koper injured seven people.", ("seven people", 7, 7, "people"))
    toll(press, "post", "The fire injured four people on board.", ("four people", 4, 4, "people"))
    assert conflicts(press) == []


def test_a_later_count_that_says_it_is_of_all_does(press: Press) -> None:
    toll(press, "herald", "A fire in Koper injured seven people.", ("seven people", 7, 7, "people"))
    toll(press, "post", "The fire injured many of Koper.", ("seven people", 7, 7, "people"))
    total = "In all, the fire in Koper injured nine people."
    toll(press, "post", total, ("nine people", 9, 9, "people"))
    assert conflicts(press) == ["seven people against nine people"]


def test_who_denies_a_request_denies_no_report() -> None:
    texts = (
        "The dealer appeared in court in Koper on Monday.",
        "When the dealer appeared in court in Koper on Monday, the judge denied the request.",
    )
    articles = [
        sources.from_text(text, path=f"{at}.txt", fields={"published": "2025-03-05"})
        for at, text in enumerate(texts)
    ]
    linked = graph.link(articles, [c for one in articles for c in pipeline.analyse(one)])
    assert "conflicts" not in {link.kind for link in linked.links}
