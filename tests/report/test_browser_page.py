"""The page in a real Chromium, from disk, offline: it works, and it is closed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from timeline import report
from timeline.model import Paragraph, Place, Span, Timeline
from timeline.report import bundle
from timeline.report.phrases import interval_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

HOSTILE = [
    "<script>window.hit = 1</script>",
    "</script><script>window.hit = 1</script>",
    '<a href="https://x.example/">press here</a>',
    '<img src=x onerror="window.hit = 1">',
    "<b>bold</b> &lt;i&gt; &amp;",
    "right\u202eot\u202cleft \u0007 bell \u0000 nul",
    "w" * 10_000,
    "\U0001f525\U0001f468\u200d\U0001f692 fire",
    "\u062d\u0631\u064a\u0642 \u0641\u064a \u0627\u0644\u0645\u064a\u0646\u0627\u0621",
    "\u6e2f\u53e3\u53d1\u751f\u706b\u707e",
]


def hostile(made: Timeline) -> Timeline:
    """Put a hostile text into every place a text can come from."""
    texts = [HOSTILE[n % len(HOSTILE)] for n in range(len(made.events))]
    events = tuple(
        replace(event, label=text, reasons=(text,))
        for event, text in zip(made.events, texts, strict=True)
    )
    articles = []
    for number, article in enumerate(made.articles):
        text = article.text + " " + HOSTILE[number % len(HOSTILE)]
        whole = Paragraph(span=Span(start=0, end=len(text)), kind="text")
        articles.append(
            replace(article, text=text, title=texts[0], publisher=text[-60:], paragraphs=(whole,))
        )
    return replace(
        made,
        events=events,
        articles=tuple(articles),
        actors=tuple(replace(a, name=HOSTILE[n % 5]) for n, a in enumerate(made.actors)),
        places=tuple(replace(p, name=HOSTILE[n % 5]) for n, p in enumerate(made.places)),
    )


def test_it_runs_offline_without_a_request_or_a_complaint(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    seen = visit(story(60))
    assert seen.requests == [seen.page.url.split("#", maxsplit=1)[0]]
    assert seen.troubles == []
    assert seen.page.evaluate("window.violations") == []
    assert seen.page.locator("#chart .js-plotly-plot, #chart.js-plotly-plot").count() == 1
    assert seen.page.get_by_text("Share chart").count() == 0
    assert seen.page.locator(".modebar-btn").count() == 0


def test_hostile_text_is_shown_as_text(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    made = hostile(story(40))
    seen = visit(made)
    for event in made.events:
        seen.page.evaluate("id => timeline.set({e: timeline.events.number.get(id)})", event.id)
        seen.page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert seen.page.evaluate("window.hit") is None
    links = "[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))"
    assert set(seen.page.evaluate(links)) <= {"#list"}
    assert seen.page.evaluate("document.querySelectorAll('img, iframe').length") == 0
    assert seen.page.evaluate("window.violations") == []
    assert seen.troubles == []
    assert "<script>window.hit = 1</script>" in seen.page.locator("body").inner_text()
    assert "\u202e" not in seen.page.locator("main").inner_text()


def test_no_word_widens_the_page(story: Callable[..., Timeline], visit: Callable[..., Any]) -> None:
    for width in (320, 390, 1280):
        made = hostile(story(30))
        seen = visit(made, viewport={"width": width, "height": 800})
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_single_event_still_makes_a_page(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    seen = visit(story(1))
    assert seen.troubles == []
    assert seen.page.locator("#count").inner_text() == "1 event"


def test_without_an_event_the_page_says_what_was_left_out(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    seen = visit(story(0))
    assert seen.troubles == []
    assert "No event was found" in seen.page.locator("#detail").inner_text()
    assert "scan.txt: is not text" in seen.page.locator("#detail").inner_text()
    assert not seen.page.locator("#filters").is_visible()


def test_events_without_date_place_or_actor_are_there(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    made = story(12)
    bare = tuple(replace(e, interval=None, actors=(), places=()) for e in made.events)
    seen = visit(replace(made, events=bare, actors=(), places=()))
    assert seen.troubles == []
    assert seen.page.locator("#list [role=option]").count() == 12
    assert "12 without a date" in seen.page.locator("#undated").inner_text()


def test_the_first_and_the_last_year_and_a_minute_are_drawn(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    made = story(4)
    lengths = [(1, 1, 1), (9998, 12, 30), (1200, 1, 1), (2023, 5, 2)]
    events = []
    for event, (year, month, day) in zip(made.events, lengths, strict=True):
        start = made.articles[0].published[0].interval.start
        assert start is not None
        first = start.replace(year=year, month=month, day=day, hour=0)
        last = (
            first.replace(minute=1) if year == 2023 else first.replace(year=min(year + 900, 9998))
        )
        interval = replace(made.articles[0].published[0].interval, start=first, end=last)
        events.append(replace(event, interval=interval if first < last else None))
    seen = visit(replace(made, events=tuple(events)))
    seen.page.locator("[data-move=all]").click()
    seen.page.evaluate("timeline.flush()")
    assert seen.troubles == []
    assert seen.page.evaluate("timeline.drawn.items.length") >= 3


def test_page_and_program_say_an_interval_in_the_same_words(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    made = story(300, days=900)
    seen = visit(made)
    said = seen.page.evaluate(
        "Object.fromEntries([...timeline.order].map(i =>"
        " [timeline.events.id(i), timeline.events.when(i)]))"
    )
    assert said == {event.id: interval_words(event.interval) for event in made.events}


def test_the_page_reads_back_what_was_packed(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    made = story(200)
    seen = visit(made)
    records = json.loads(seen.page.evaluate("timeline.json(timeline.order)"))["events"]
    events = {event.id: event for event in made.events}
    claims = {claim.id: claim for claim in made.claims}
    texts = {article.id: article.text for article in made.articles}
    assert len(records) == len(events)
    for record in records:
        event = events[record["id"]]
        assert record["label"] == event.label
        assert record["status"] == event.status
        assert [a["id"] for a in record["actors"]] == [a.actor for a in event.actors]
        assert [a["roles"] for a in record["actors"]] == [list(a.roles) for a in event.actors]
        assert [p["id"] for p in record["places"]] == list(event.places)
        for said in record["claims"]:
            claim = claims[said["id"]]
            assert said["quote"] == claim.sentence.of(texts[claim.article])
            assert said["article"] == claim.article
            assert said["steps"] == list(claim.when.steps)


def test_plotly_beside_the_page_is_loaded(
    story: Callable[..., Timeline], visit: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "plotly.min.js").write_text(report.plotly_script(), encoding="utf-8")
    seen = visit(report.render(story(8), plotlyjs="directory"))
    assert seen.troubles == []


def test_without_the_small_bundle_the_full_one_draws_all(
    story: Callable[..., Timeline], visit: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "plotly_script", bundle.full_script)
    seen = visit(story(8))
    assert seen.page.locator("#chart .js-plotly-plot .points path").count() > 0
    assert seen.troubles == []


def test_without_plotly_the_timeline_is_drawn_plainly(
    story: Callable[..., Timeline], chromium: Browser, tmp_path: Path
) -> None:
    """In a notebook's frame, where the address bar cannot be written."""
    path = tmp_path / "notebook.html"
    path.write_text(f"<!DOCTYPE html><title>n</title>{report.frame(story(30))}", encoding="utf-8")
    context = chromium.new_context(viewport={"width": 1000, "height": 800}, offline=True)
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(f"file://{path}")
    frame = page.frame_locator("iframe")
    frame.locator("#chart svg.sketch .mark").first.wait_for()
    frame.locator("#list [role=option]").nth(3).click()
    assert frame.locator("#detail blockquote").count() >= 1
    page.wait_for_timeout(400)
    assert troubles == []
    context.close()


def test_a_place_alone_gives_a_map(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    made = story(3)
    only = Place(id=made.events[0].places[0], name="Koper", kind="city", lat=45.5, lon=13.7)
    seen = visit(replace(made, places=(only,)))
    assert seen.page.locator("#map svg").count() > 0
