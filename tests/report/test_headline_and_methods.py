"""What heads the page, and what it says of the dates it did not use."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from timeline.model import Interval
from timeline.report.headline import headline
from timeline.report.methods import methods, set_aside

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model import Timeline


def test_the_place_most_articles_tell_of_heads_the_page(story: Callable[..., Timeline]) -> None:
    made = story(12)
    home = made.places[0]
    here = tuple(replace(event, places=(home.id,)) for event in made.events)
    assert headline(replace(made, events=here)).startswith(f"{home.name}, 2")


@pytest.mark.parametrize(
    ("places", "start"),
    [(2, "Koper and Trieste, 2"), (4, "Koper, Trieste and elsewhere, 2")],
)
def test_unrelated_stories_are_headed_by_no_single_place(
    story: Callable[..., Timeline], places: int, start: str
) -> None:
    made = story(12)
    events = tuple(
        replace(event, places=(f"p{n % places}",), actors=(), claims=event.claims[:1])
        for n, event in enumerate(made.events)
    )
    assert headline(replace(made, events=events)).startswith(start)


def test_without_places_and_actors_the_articles_are_counted(
    story: Callable[..., Timeline],
) -> None:
    made = story(3)
    bare = tuple(replace(event, places=(), actors=()) for event in made.events)
    assert headline(replace(made, events=bare)).startswith(f"{len(made.articles)} articles, ")


def test_a_doubted_date_is_told_although_a_better_one_is_used(
    story: Callable[..., Timeline],
) -> None:
    made = story(2)
    [good, *_] = made.articles[0].published
    doubts = ("it stands beside the weather",)
    crawled = Interval(start=datetime(2023, 8, 1), end=datetime(2023, 8, 2), granularity="day")
    poor = replace(good, interval=crawled, evidence="masthead", score=0.05, doubts=doubts)
    same = replace(good, evidence="dateline", score=0.05, doubts=("it prints no year",))
    good = replace(good, evidence="given", score=1.0, doubts=())
    article = replace(made.articles[0], published=(good, same, poor))
    [row] = methods(replace(made, articles=(article,), claims=(), events=(), links=())).doubted
    assert (row.evidence, row.doubts) == ("masthead", ("it stands beside the weather",))
    assert row.instead.endswith("(given)")
    assert set_aside(article) == (f"{row.published} (masthead): it stands beside the weather",)
