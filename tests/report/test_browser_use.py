"""Using the page: filters, search, period, lanes, links, conflicts, density."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from timeline.model import Interval, PublicationDate

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from timeline.model import Timeline

pytestmark = pytest.mark.browser


def test_every_filter_counts_right(
    story: Callable[..., Timeline], visit: Callable[..., Any], shown: Callable[[Page], int]
) -> None:
    made = story(200)
    page = visit(made).page
    contradicted = {
        end for link in made.links if link.kind == "conflicts" for end in (link.source, link.target)
    }
    cases = [
        ("type", "protest", sum(e.type == "protest" for e in made.events)),
        ("status", "planned", sum(e.status == "planned" for e in made.events)),
        ("origins", "2", sum(e.origins >= 2 for e in made.events)),
        ("actor", "3", sum(any(a.actor == "a3" for a in e.actors) for e in made.events)),
        ("place", "2", sum("p2" in e.places for e in made.events)),
        ("basis", "none", sum(e.interval is None for e in made.events)),
    ]
    for name, value, count in cases:
        page.locator(f"select[name={name}]").select_option(value)
        assert shown(page) == count, name
        assert page.evaluate("timeline.shown.length") == count
        page.locator("#reset").click()
    page.locator("input[name=contradicted]").check()
    assert shown(page) == len(contradicted)
    page.locator("#reset").click()
    page.locator("input[name=statements]").uncheck()
    assert shown(page) == sum(e.type != "statement" for e in made.events)


def test_search_looks_into_labels_and_quotes(
    story: Callable[..., Timeline],
    visit: Callable[..., Any],
    shown: Callable[[Page], int],
    until: Callable[[Page, str], None],
) -> None:
    made = story(80)
    page = visit(made).page
    page.locator("#q").fill("CRANE pula")
    until(page, "timeline.state.q !== ''")
    texts = {a.id: a.text for a in made.articles}
    quotes = {c.id: c.sentence.of(texts[c.article]) for c in made.claims}
    wanted = [
        e
        for e in made.events
        if all(
            word in " ".join([e.label, *(quotes[c] for c in e.claims)]).lower()
            for word in ("crane", "pula")
        )
    ]
    assert shown(page) == len(wanted) > 0
    page.keyboard.press("Escape")
    assert shown(page) == len(made.events)


def test_the_chart_comes_back_after_a_search_that_found_nothing(
    story: Callable[..., Timeline], visit: Callable[..., Any], until: Callable[[Page, str], None]
) -> None:
    page = visit(story(50)).page
    search = page.locator("input[type=search]")
    height = "document.querySelector('#chart').clientHeight"
    until(page, f"{height} > 0")
    search.fill("zzzz")
    until(page, f"{height} === 0")
    search.fill("")
    until(page, f"{height} > 0")


def test_a_period_is_chosen_by_dates_and_by_the_brush(
    story: Callable[..., Timeline], visit: Callable[..., Any], shown: Callable[[Page], int]
) -> None:
    page = visit(story(100)).page
    page.locator("input[name=from]").fill("2023-05-10")
    page.locator("input[name=to]").fill("2023-05-12")
    few = shown(page)
    assert 0 < few < 100
    page.locator("#reset").click()
    page.locator("#overview").scroll_into_view_if_needed()
    box = page.locator("#overview svg").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20, steps=4)
    page.mouse.up()
    assert 0 < shown(page) < 100
    page.locator("[data-side=to]").press("ArrowLeft")
    assert page.locator("#list [role=option]").count() > 0


def test_a_link_restores_what_was_seen(
    story: Callable[..., Timeline],
    visit: Callable[..., Any],
    shown: Callable[[Page], int],
    until: Callable[[Page, str], None],
) -> None:
    made = story(120)
    first = visit(made).page
    first.locator("select[name=place]").select_option("1")
    first.locator("#lanes").select_option("actor")
    first.locator("#list [role=option]").nth(2).click()
    until(first, "location.hash.slice(1) === timeline.fragment()")
    fragment = first.evaluate("location.hash.slice(1)")
    label = first.locator("#detail-title").inner_text()
    again = visit(made, fragment=fragment).page
    assert again.locator("#detail-title").inner_text() == label
    assert again.locator("#lanes").input_value() == "actor"
    assert shown(again) == shown(first)


@pytest.mark.parametrize("lanes", ["actor", "place", "story", "publisher", "type"])
def test_every_event_stands_in_a_lane(
    story: Callable[..., Timeline], visit: Callable[..., Any], lanes: str
) -> None:
    page = visit(story(80)).page
    page.locator("#lanes").select_option(lanes)
    page.locator("[data-move=all]").click()
    page.evaluate("timeline.flush()")
    missing = page.evaluate(
        "(() => {"
        "const drawn = new Set(timeline.drawn.items.flatMap(m => m.bundle || [m.i]));"
        "return [...timeline.matching]"
        ".filter(i => timeline.events.dated(i) && !drawn.has(i)).length })()"
    )
    assert missing == 0


def test_conflicting_claims_stand_side_by_side(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    made = story(200)
    link = next(link for link in made.links if link.kind == "conflicts")
    page = visit(made, fragment=f"e={link.source}").page
    cards = page.locator(".conflict").first.locator(".card")
    assert cards.count() == 2
    boxes = [cards.nth(n).bounding_box() for n in range(2)]
    assert abs(boxes[0]["y"] - boxes[1]["y"]) < 2
    assert boxes[0]["x"] < boxes[1]["x"]
    assert page.locator(".conflict .point").first.text_content() == link.reasons[0]


def test_the_count_of_contradictions_leads_to_them(
    story: Callable[..., Timeline], visit: Callable[..., Any], shown: Callable[[Page], int]
) -> None:
    made = story(80)
    against = {end for k in made.links if k.kind == "conflicts" for end in (k.source, k.target)}
    page = visit(made).page
    page.get_by_role("button", name="contradiction").click()
    assert shown(page) == len(against)
    page.get_by_role("button", name="contradiction").click()
    assert shown(page) == len(made.events)


def test_a_doubted_date_behind_a_better_one_is_told_beside_the_claim(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    made = story(3)
    crawled = Interval(start=datetime(2023, 8, 1), end=datetime(2023, 8, 2), granularity="day")
    doubts = ("beside the weather",)
    poor = PublicationDate(interval=crawled, evidence="masthead", score=0.05, doubts=doubts)
    doubted = tuple(replace(a, published=(*a.published, poor)) for a in made.articles)
    page = visit(replace(made, articles=doubted)).page
    page.locator("#list [role=option]").first.click()
    page.get_by_text("Doubted 1 August 2023 (masthead)").first.click()
    assert page.get_by_text("beside the weather").first.is_visible()


def test_the_quote_marks_trigger_and_time(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    made = story(20)
    claim = next(c for c in made.claims if c.when.timex)
    event = next(e for e in made.events if claim.id in e.claims)
    page = visit(made, fragment=f"e={event.id}").page
    text = next(a.text for a in made.articles if a.id == claim.article)
    quote = page.locator(".card blockquote").first
    assert quote.inner_text() == claim.sentence.of(text)
    assert quote.locator("mark.trigger").inner_text() == claim.trigger.of(text)
    assert quote.locator("mark.time").inner_text() == "Friday"


def test_ten_thousand_events_are_counted_or_drawn(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    made = story(4_000, days=900)
    page = visit(made).page
    page.locator("[data-move=all]").click()
    page.evaluate("timeline.flush()")
    counted = page.evaluate(
        "timeline.drawn.counts.reduce((n, row) => n + row.reduce((a, b) => a + b, 0), 0)"
    )
    assert counted == sum(event.interval is not None for event in made.events)
    assert page.locator("#list [role=option]").count() < 60


def test_events_known_by_one_end_stand_as_one_until_unfolded(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    made = story(30)
    last = made.articles[0].published[0].interval
    by = replace(last, start=None)
    events = tuple(replace(e, interval=by if n < 20 else last) for n, e in enumerate(made.events))
    page = visit(replace(made, events=events), fragment="e=none").page
    drawn = "timeline.drawn.items.map(m => m.bundle ? m.bundle.length : 1)"
    counts = page.evaluate(drawn)
    assert sum(counts) == 30
    assert max(counts) >= 19
    page.locator("#fold").click()
    page.evaluate("timeline.flush()")
    assert page.evaluate(drawn) == [1] * 30


def test_an_event_outside_the_network_is_drawn_with_its_own_neighbours(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    made = story(400)
    page = visit(made).page
    assert page.evaluate("timeline.layout.length") <= 300
    page.evaluate(
        "timeline.set({e: [...timeline.order].find(i =>"
        " !timeline.layout.some(([kind, n]) => kind === 'event' && n === i))})"
    )
    page.evaluate("timeline.flush()")
    assert "its neighbours" in page.locator("#network-note").inner_text()


def test_nothing_found_is_said_and_taken_back(
    story: Callable[..., Timeline], visit: Callable[..., Any], shown: Callable[[Page], int]
) -> None:
    page = visit(story(20), fragment="q=zzzz").page
    assert shown(page) == 0
    page.get_by_role("button", name="Clear all").last.click()
    assert shown(page) == 20
