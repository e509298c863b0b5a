"""Names in several articles become one actor, or stay two, with the reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline.graph import names
from timeline.model import TimelineError

if TYPE_CHECKING:
    from conftest import Press

    from timeline.model import Timeline


def named(press: Press, article: str, *actors: tuple[str, str], **known: object) -> None:
    """Print a sentence that names these actors (name, kind)."""
    listed = ", ".join(name for name, _ in actors)
    who = [(name, kind, "agent") for name, kind in actors]
    press.tell(article, "2021-07-16", f"{listed} spoke in {article}.", "spoke", actors=who, **known)


def shown(timeline: Timeline) -> list[str]:
    return sorted(actor.name for actor in timeline.actors)


def test_a_lone_surname_is_the_one_person_in_the_same_company(press: Press) -> None:
    named(press, "herald", ("Danish Siddiqui", "person"), ("Reuters", "organisation"))
    named(press, "post", ("Siddiqui", "person"), ("Reuters", "organisation"))
    timeline = press.link()
    assert shown(timeline) == ["Danish Siddiqui", "Reuters"]
    siddiqui = timeline.actors[0]
    assert siddiqui.aliases == ("Siddiqui",)
    assert "only person of that surname" in siddiqui.reasons[0]


def test_two_people_of_one_surname_stay_apart(press: Press) -> None:
    named(press, "herald", ("Maria Costa", "person"))
    named(press, "post", ("Antonio Costa", "person"))
    named(press, "star", ("Costa", "person"))
    assert shown(press.link()) == ["Antonio Costa", "Costa", "Maria Costa"]


def test_titles_and_middle_names_do_not_make_another_person(press: Press) -> None:
    named(press, "herald", ("President Ashraf Ghani", "person"))
    named(press, "post", ("Ashraf Ghani", "person"))
    named(press, "star", ("Jamal Nasir Barakzai", "person"))
    named(press, "sun", ("Jamal Barakzai", "person"))
    assert len(press.link().actors) == 2


def test_initials_stand_for_the_one_body_that_has_them(press: Press) -> None:
    named(press, "herald", ("Tehreek-e-Taliban Pakistan", "organisation"))
    named(press, "post", ("TTP", "organisation"))
    timeline = press.link()
    assert len(timeline.actors) == 1
    assert "initials" in timeline.actors[0].reasons[0]


def test_initials_of_two_bodies_stand_for_neither(press: Press) -> None:
    named(press, "herald", ("National Transport Union", "organisation"))
    named(press, "post", ("Northern Teachers Union", "organisation"))
    named(press, "star", ("NTU", "organisation"))
    assert len(press.link().actors) == 3


def test_a_ministry_of_another_country_is_another_ministry(press: Press) -> None:
    ministry = ("Interior Ministry", "organisation")
    named(press, "herald", ministry, places=["Herat"])
    named(press, "post", ministry, places=["Koper"])
    named(press, "star", ministry, places=["Spin Boldak"])
    assert len(press.link().actors) == 2


def test_descriptions_are_no_actors(press: Press) -> None:
    press.tell("herald", "2021-07-16", "Residents fled.", "fled", type="move")
    assert press.link().actors == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Qari Yosuf Ahmadi", "Qari Yousef Ahmadi", True),
        ("J. Barakzai", "Jamal Barakzai", True),
        ("Muammar Gaddafi", "Moammar Kadhafi", True),
        ("Aleksandr Petrov", "Alexander Petrov", True),
        ("Sergei Orlov", "Sergey Orlov", True),
        ("John Smith", "Jane Smith", False),
        ("Ellen Brandt", "Allen Brandt", False),
        ("Marta Galis", "Marta Kalin", False),
        ("Maria Costa", "Mario Costa", False),
        ("Ana Costa", "Ana Coelho", False),
        ("Li Wei", "Lu Wei", False),
    ],
)
def test_full_names_compared(one: str, other: str, *, same: bool) -> None:
    assert (names.same_person(names.bare(one), names.bare(other)) is not None) is same


def test_the_user_joins_separates_renames_and_places(press: Press, tmp_path: Path) -> None:
    named(press, "herald", ("Abdul Ghani Baradar", "person"), places=["Herat"])
    named(press, "post", ("Mullah Hasan", "person"), ("Ashraf Ghani", "person"))
    named(press, "star", ("Ghani", "person"), ("Mullah Hasan", "person"))
    aliases = tmp_path / "aliases.toml"
    aliases.write_text(
        '[[same]]\nnames = ["Abdul Ghani Baradar", "Mullah Hasan"]\nname = "Baradar"\n'
        '[[not-same]]\nnames = ["Ghani", "Ashraf Ghani"]\n'
        "[coordinates]\nHerat = [34.0, 62.0]\n",
        encoding="utf-8",
    )
    timeline = press.link(aliases)
    assert shown(timeline) == ["Ashraf Ghani", "Baradar", "Ghani"]
    assert [(p.lat, p.lon) for p in timeline.places] == [(34.0, 62.0)]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            '[[same]]\nnames = ["A B", "C D"]\n\n[[not-same]]\nnames = ["C D", "A B"]\n',
            "lines 2, 5",
        ),
        ('[[same]]\nnames = ["A B"]\n', "two or more names"),
        ("[coordinates]\nHerat = [134.0, 62.0]\n", "latitude"),
        ("[coordinates]\nHerat = 3\n", "latitude, longitude"),
        ("[[same]\n", "TOML"),
    ],
)
def test_an_aliases_file_that_cannot_be_meant_is_refused_with_its_lines(
    press: Press, tmp_path: Path, text: str, complaint: str
) -> None:
    aliases = tmp_path / "aliases.toml"
    aliases.write_text(text, encoding="utf-8")
    with pytest.raises(TimelineError, match=complaint) as refused:
        press.link(aliases)
    assert refused.value.status == 2  # what the command line gives wrong arguments


@pytest.mark.parametrize(
    ("one", "other", "actors"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", 1),
        ("Mohammed Ahmadi", "Muhammad Ahmadi", 1),
        ("Maria Silva", "Mario Silva", 2),
        ("Maria Silva", "Pedro Silva", 2),
    ],
)
def test_spellings_of_one_name_are_one_person_and_surnames_are_not(
    press: Press, one: str, other: str, actors: int
) -> None:
    for paper, name in (("herald", one), ("post", other)):
        who = [(name, "person", "agent")]
        press.tell(paper, "2025-03-08", f"{name} spoke on Friday.", "spoke", actors=who)
    assert len(press.link().actors) == actors


def test_a_missing_aliases_file_is_named(press: Press) -> None:
    with pytest.raises(TimelineError, match=r"nowhere\.toml"):
        press.link(Path("nowhere.toml"))


def test_who_is_called_by_surname_alone_keeps_the_full_name_of_his_own_article() -> None:
    text = "Substitute Jonas Lind scored late. Lind joined in January."
    assert names.in_full("person/jonas-lind", "Lind", text) == ["Jonas Lind"]
    assert names.in_full("person/jonas-lind", "Jonas Lind", text) == []
    assert names.in_full("person/lind", "Lind", text) == []


def test_a_country_its_capital_and_its_government_are_one_actor(press: Press) -> None:
    """What acts and speaks is the government, by any of its names; the reason is kept."""
    for article, name, entity in (
        ("herald", "Kabul", "place/af/kabul/kabul"),
        ("post", "Afghan government", ""),
        ("star", "Afghanistan", "place/af"),
        ("sun", "Herat", "place/af/herat/herat"),
    ):
        kind = "place" if entity else "organisation"
        press.tell(
            article, "2021-07-16", f"{name} agreed.", "agreed", actors=[(name, kind, "agent")]
        )
        (actor,) = press.claims[-1].actors
        claim = replace(press.claims[-1], actors=(replace(actor, entity=entity),))
        press.claims[-1] = claim
    timeline = press.link()
    assert shown(timeline) == ["Afghanistan", "Herat"]
    (government,) = [actor for actor in timeline.actors if actor.name == "Afghanistan"]
    assert set(government.aliases) == {"Kabul", "Afghan government"}
    assert all("stand for one government" in reason for reason in government.reasons)


def test_a_firm_is_known_by_its_first_word_in_the_same_company(press: Press) -> None:
    rival = ("Ana Kos", "person")
    named(press, "herald", ("Calder Foods", "organisation"), rival)
    named(press, "post", ("Calder", "organisation"), rival)
    named(press, "star", ("Calder Foods Inc.", "person"))
    timeline = press.link()
    assert shown(timeline) == ["Ana Kos", "Calder Foods Inc."]
    assert "Calder is short for Calder Foods" in timeline.actors[-1].reasons
    assert timeline.actors[-1].kind == "organisation"


def test_initials_of_two_bodies_stand_for_the_one_whose_company_they_keep(press: Press) -> None:
    minister = ("Ana Kos", "person")
    named(press, "herald", ("International Monetary Fund", "organisation"), minister)
    named(press, "post", ("Indian Medical Federation", "organisation"))
    named(press, "star", ("IMF", "organisation"), minister)
    names_shown = shown(press.link())
    assert names_shown == ["Ana Kos", "Indian Medical Federation", "International Monetary Fund"]
