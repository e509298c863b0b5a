"""Which namesake is meant, as cases in ``tests/corpus/toponyms.jsonl``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline.model import Place
from timeline.places.hints import country_of_publisher
from timeline.places.toponyms import kilometres

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model import Mention

LINES = (Path(__file__).parents[1] / "corpus" / "toponyms.jsonl").read_text(encoding="utf-8")
CASES = [json.loads(line) for line in LINES.splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_the_namesake_that_is_meant(
    case: dict[str, str], resolve: Callable[..., tuple[Mention, ...]]
) -> None:
    meant = {m.name: m.place for m in resolve(case["text"]) if m.place is not None}
    assert case["place"] in meant
    assert meant[case["place"]].id == case["id"]


def test_an_unknown_place_has_no_coordinates(
    resolve: Callable[..., tuple[Mention, ...]],
) -> None:
    (mention,) = resolve("Crowds gathered at Friendship Gate on Monday.")
    assert mention.place == Place(
        id="place/-/friendship-gate", name="Friendship Gate", kind="unknown"
    )


def test_a_place_bears_the_name_the_article_gives_it(
    resolve: Callable[..., tuple[Mention, ...]],
) -> None:
    (mention,) = resolve("Militia fighters fled to Sheberghan.")
    assert mention.place is not None
    assert mention.place.name == "Sheberghan"


def test_the_publishers_country_decides_between_equals(
    resolve: Callable[..., tuple[Mention, ...]],
) -> None:
    text = "A man was hurt in Perth on Monday."
    scottish = resolve(text, url="https://paper.example.uk/1")
    (mention,) = resolve(text)
    assert mention.place is not None
    assert mention.place.country == "AU"
    assert scottish[0].place is not None


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://www.paper.co.uk/a", "GB"),
        ("https://paper.ie/a", "IE"),
        ("https://paper.com/a", ""),
        ("https://paper.io/a", ""),
        (None, ""),
    ],
)
def test_an_address_tells_the_country_unless_its_ending_is_sold_to_all(
    url: str | None, country: str
) -> None:
    from timeline.model import Article  # noqa: PLC0415 - beside its one use

    assert country_of_publisher(Article(id="x", text="", url=url)) == country


def test_kilometres_on_the_globe() -> None:
    london = Place(id="a", name="", kind="city", lat=51.5, lon=-0.12)
    paris = Place(id="b", name="", kind="city", lat=48.85, lon=2.35)
    nowhere = Place(id="c", name="", kind="unknown")
    assert 340 < kilometres(london, paris) < 350
    assert kilometres(london, nowhere) == float("inf")
