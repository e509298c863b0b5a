"""The Plotly figure: every dated event has a mark, and article text is no markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from html import unescape
from typing import TYPE_CHECKING

import pytest

from timeline import report
from timeline.model import Timeline
from timeline.report.notebook import event_html, frame

if TYPE_CHECKING:
    from collections.abc import Callable


def test_every_dated_event_has_a_mark(story: Callable[..., Timeline]) -> None:
    made = story(120)
    marks = report.figure(made).data[-1]
    dated = [event.id for event in made.events if event.interval]
    assert list(marks.customdata) == dated
    assert min(marks.marker.size for _ in dated) > 0


def test_a_link_in_an_article_is_no_link_in_the_figure(story: Callable[..., Timeline]) -> None:
    made = story(1)
    event = replace(made.events[0], label='<a href="https://x.example">x</a><b>y</b>')
    *_, labels, marks = report.figure(replace(made, events=(event,))).data
    assert "<a" not in labels.text[0]
    assert "<a" not in marks.hovertext[0]


def test_the_figure_opens_with_the_days_most_of_the_story_lies_in(
    story: Callable[..., Timeline],
) -> None:
    made = story(40, days=14)
    old = tuple(
        replace(event, id=f"old{n}", claims=())
        for n, event in enumerate(story(4, days=60_000, first=datetime(1822, 3, 1)).events)
    )
    chart = report.figure(replace(made, events=(*old, *made.events)))
    first, last = chart.layout.xaxis.range
    assert datetime(2023, 4, 1) < first < last < datetime(2023, 8, 1)
    assert "earlier" in chart.layout.annotations[0].text
    assert {event.id for event in old if event.interval} <= set(chart.data[-1].customdata)


@pytest.mark.parametrize("year", [1, 9998])
def test_the_first_and_the_last_year_have_their_figure(
    story: Callable[..., Timeline], year: int
) -> None:
    made = story(6, days=3, first=datetime(year, 1, 2))
    assert len(report.figure(made).data[-1].x) == sum(e.interval is not None for e in made.events)


def test_an_empty_timeline_is_an_empty_figure() -> None:
    assert len(report.figure(Timeline()).data[-1].x) == 0


def test_a_notebook_frame_is_light_and_closed(story: Callable[..., Timeline]) -> None:
    html = frame(story(100))
    assert len(html) < 300_000
    assert "allow-same-origin" not in html
    assert html.count("<iframe") == 1


def test_a_record_shows_its_text_as_text(story: Callable[..., Timeline]) -> None:
    made = story(1)
    event = replace(made.events[0], label="<script>alert(1)</script>")
    assert "&lt;script&gt;" in event_html(event)
    quote = made.claims[0].sentence.of(made.articles[0].text)
    told = next(e for e in made.events if made.claims[0].id in e.claims)
    assert quote in unescape(event_html(told, made))


def test_every_kind_of_record_has_a_card(story: Callable[..., Timeline]) -> None:
    made = story(2)
    timex = next(claim.when.timex for claim in made.claims if claim.when.timex)
    for record in (made.events[0], made.claims[0], made.articles[0], timex):
        assert "<table" in report.card(record)
