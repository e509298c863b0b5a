"""Using the page: filters, lanes, keys, links, exports, print; for everybody."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from timeline.model import Timeline

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
AXE = Path(os.environ.get("AXE_CORE", ROOT / "build" / "axe.min.js"))
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def shown(page: Page) -> int:
    """Return how many events the page says it shows."""
    return int(page.locator("#count").inner_text().replace(",", "").split()[0])


def until(page: Page, truth: str) -> None:
    """Wait until an expression holds; Playwright waits by eval, which the page forbids."""
    for _ in range(100):
        if page.evaluate(truth):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {truth}")


def test_every_filter_counts_right(
    story: Callable[..., Timeline], visit: Callable[..., Any]
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
    story: Callable[..., Timeline], visit: Callable[..., Any]
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


def test_a_period_is_chosen_by_dates_and_by_the_brush(
    story: Callable[..., Timeline], visit: Callable[..., Any]
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


def test_any_event_is_reached_by_keyboard_and_named_in_full(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    page = visit(story(90)).page
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    listbox = page.locator("#list")
    assert listbox.evaluate("e => e === document.activeElement")
    page.keyboard.press("Home")
    visited = []
    for _ in range(90):
        active = listbox.get_attribute("aria-activedescendant")
        option = page.locator(f"#{active}")
        visited.append(active)
        assert option.get_attribute("aria-selected") == "true"
        page.keyboard.press("ArrowDown")
    assert len(set(visited)) == 90
    name = page.locator(f"#{visited[-1]}").text_content()
    assert all(word in name for word in ("occurred", "date not known", "origin"))
    page.keyboard.press("Enter")
    assert page.locator("#detail").evaluate("e => e === document.activeElement")
    page.keyboard.press("Escape")
    assert listbox.evaluate("e => e === document.activeElement")


def test_keys_move_in_time(story: Callable[..., Timeline], visit: Callable[..., Any]) -> None:
    page = visit(story(50)).page
    page.locator("#chart").focus()
    width = "timeline.view().to - timeline.view().from"
    before = page.evaluate(width)
    page.keyboard.press("+")
    assert page.evaluate(width) == pytest.approx(before / 2)
    start = page.evaluate("timeline.view().from")
    page.keyboard.press("]")
    assert page.evaluate("timeline.view().from") > start
    page.keyboard.press("0")
    assert page.evaluate(width) >= before * 0.9


def test_a_link_restores_what_was_seen(
    story: Callable[..., Timeline], visit: Callable[..., Any]
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
    assert link.reasons[0] in page.locator(".conflict .point").first.inner_text()


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


def test_exports_are_tables_calendars_and_pictures(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    made = story(30)
    formula = replace(made.events[0], label='=HYPERLINK("https://x.example")')
    page = visit(replace(made, events=(formula, *made.events[1:]))).page
    starts = {
        "csv": b"\xef\xbb\xbfid,",
        "json": b"{",
        "ics": b"BEGIN:VCALENDAR\r\n",
        "png": b"\x89PNG",
        "svg": b"<svg",
    }
    for ending, start in starts.items():
        page.locator("#exports summary").click()
        with page.expect_download() as download:
            page.locator(f"[data-export={ending}]").click()
        content = Path(download.value.path()).read_bytes()
        assert content.startswith(start), ending
        assert download.value.suggested_filename.endswith(f".{ending}")
        if ending == "csv":
            assert b"\"'=HYPERLINK" in content
        if ending == "ics":
            assert max(map(len, content.split(b"\r\n"))) <= 75
            assert content.count(b"BEGIN:VEVENT") == sum(
                e.interval is not None for e in made.events
            )


def test_paper_holds_every_event(story: Callable[..., Timeline], visit: Callable[..., Any]) -> None:
    made = story(150)
    page = visit(made).page
    assert page.pdf().startswith(b"%PDF")
    page.emulate_media(media="print")
    page.evaluate("timeline.preparePrint()")
    text = page.locator("#print").inner_text()
    assert page.locator(".print-event").count() == 150
    assert all(event.label in text for event in made.events)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(
    story: Callable[..., Timeline], visit: Callable[..., Any], scheme: str, width: int
) -> None:
    if not AXE.is_file():
        pytest.skip(f"needs axe-core at {AXE} (make assets, or set AXE_CORE)")
    made = story(60)
    disputed = next(e.id for e in made.events if e.status == "disputed")
    look = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}
    page = visit(made, fragment=f"e={disputed}", **look).page
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "levels => axe.run({runOnly: {type: 'tag', values: levels}})"
        ".then(r => r.violations.map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html)]))",
        LEVELS,
    )
    assert found == []


def test_the_switch_overrules_the_system(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    page = visit(story(5), color_scheme="dark").page
    background = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(background)
    page.locator("#theme").click()
    assert page.evaluate(background) != dark
    assert page.locator("#theme").get_attribute("aria-pressed") == "false"


def test_targets_are_large_enough(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    page = visit(story(40), viewport={"width": 390, "height": 844}).page
    small = page.evaluate(
        "[...document.querySelectorAll('button, select, summary, input, [role=option]')]"
        ".filter(e => e.checkVisibility() && !e.closest('dialog, .check'))"
        ".map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])"
        ".filter(([, box]) => box.height < 24 || box.width < 24).map(([html]) => html)"
    )
    assert small == []


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
