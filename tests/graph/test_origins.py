"""How many independent sources an event has: copy, agencies and named speakers count once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Press


def killing(press: Press, article: str, source: str, *, speaker: str = "") -> None:
    """Print in one outlet that nine farmers were killed, by the words of a source."""
    sentence = f"Gunmen killed nine farmers in Koper on Monday, {source}."
    known = {"speaker": speaker} if speaker else {}
    press.tell(
        article,
        "2025-03-11",
        sentence,
        "killed",
        lemma="kill",
        type="kill",
        day="2025-03-10",
        places=["Koper"],
        **known,
    )


@pytest.mark.parametrize(
    "source",
    [
        "an AFP reporter said",
        "AFP's reporter said",
        "according to Agence France-Presse",
        "a reporter for AFP at the scene said",
        "a witness told AFP",
        "the AFP news agency reported",
        "officials were quoted by AFP as saying",
    ],
)
def test_what_an_agency_brought_to_two_outlets_is_one_origin(press: Press, source: str) -> None:
    killing(press, "herald", "an AFP reporter said")
    killing(press, "post", source)
    (event,) = press.link().events
    assert event.origins == 1


@pytest.mark.parametrize("source", ["the mayor said", "a witness told Reuters"])
def test_another_source_is_another_origin(press: Press, source: str) -> None:
    killing(press, "herald", "an AFP reporter said")
    killing(press, "post", source)
    (event,) = press.link().events
    assert event.origins == 2


def test_an_agency_credited_where_the_article_opens_brought_all_of_it(press: Press) -> None:
    for article in ("herald", "post"):
        press.tell(article, "2025-03-11", f"KOPER, March 11 (AFP) - {article}.", "KOPER")
        killing(press, article, f"the {article} was told")
    (event,) = [event for event in press.link().events if event.type == "kill"]
    assert event.origins == 1


def test_an_agency_whose_photographer_was_killed_is_no_source_of_that(press: Press) -> None:
    for article in ("herald", "post"):
        press.tell(
            article,
            "2025-03-11",
            f"An AFP photographer was killed in Koper on Monday, the {article} learned.",
            "killed",
            type="kill",
            day="2025-03-10",
            places=["Koper"],
            actors=[("AFP photographer", "person", "patient")],
        )
    (event,) = press.link().events
    assert event.origins == 2


def test_an_outlet_that_another_names_is_its_source(press: Press) -> None:
    killing(press, "morning post", "the mayor said")
    killing(press, "herald", "a guard told The Morning Post")
    (event,) = press.link().events
    assert event.origins == 1
