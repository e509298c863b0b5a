"""Tests of where an article plays, weighed from all its names."""

from __future__ import annotations

import pytest

from timeline import language, places, sources
from timeline.events import StoryPlace, story_place


def weighed(text: str, title: str = "") -> StoryPlace | None:
    """Return where a text plays."""
    article = sources.from_text(text, fields={"title": title} if title else {})
    parse = language.parse(article)
    names = places.resolve(article, parse.sentences, parse.mentions)
    return story_place(article, parse.sentences, names)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        (
            (
                "FRANKLIN -- Johnson County authorities said two people were hurt in a fire in "
                "Greenwood, a few miles from Indianapolis."
            ),
            "place/us/indiana",
        ),
        (
            (
                "A man was hurt in Cambridge on Friday. He was taken to a hospital in Boston, "
                "Massachusetts."
            ),
            "place/us/massachusetts",
        ),
        (
            (
                "A man was hurt in Cambridge on Friday, Cambridgeshire police said. He was taken "
                "to a hospital in Peterborough, England."
            ),
            "place/gb/england",
        ),
    ],
)
def test_namesakes_are_settled_by_what_lies_together(text: str, region: str) -> None:
    found = weighed(text)

    assert found is not None
    assert region in {found.place.region, found.place.id}
    assert found.reasons


def test_a_street_that_bears_a_towns_name_is_no_place() -> None:
    found = weighed("A fire broke out on Richland Avenue in York, Pennsylvania, police said.")

    assert found is not None
    assert found.place.name == "York"


def test_a_name_the_headline_alone_has_places_an_article_without_a_span() -> None:
    found = weighed("Two people were hurt when a wall fell.", title="Wall falls in Nairobi")

    assert found is not None
    assert found.place.country == "KE"
    assert found.span is None


def test_an_article_that_names_no_place_plays_nowhere() -> None:
    assert weighed("Two people were hurt when a wall fell.") is None
