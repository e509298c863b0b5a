"""The page for everybody: by keyboard, in axe, on paper, in other programs."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model import Timeline

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
AXE = Path(os.environ.get("AXE_CORE", ROOT / "build" / "axe.min.js"))
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


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
