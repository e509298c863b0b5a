"""The scale of the timeline in real Chromium: folded years, and marks that stand close."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from timeline.model import Timeline

pytestmark = pytest.mark.browser


def test_old_roots_and_two_weeks_are_readable_at_once(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    made = story(60, days=14)
    roots = story(12, days=365 * 190, first=datetime(1822, 3, 1), seed=3)
    old = tuple(
        replace(event, id=f"old{n}", claims=made.events[n].claims)
        for n, event in enumerate(roots.events)
    )
    page = visit(replace(made, events=(*old, *made.events))).page
    assert page.evaluate("timeline.drawn.scale.folds.length") >= 1
    assert page.locator(".edge:visible").count() == 0
    places = page.evaluate(
        "timeline.drawn.items.map("
        "m => [m.x, m.y * timeline.drawn.pitch, (m.bundle || [m.i]).length])"
    )
    assert sum(count for *_, count in places) == sum(
        e.interval is not None for e in old + made.events
    )
    assert len({round(x / 12) for x, *_ in places}) > 15
    assert max(y for _, y, _ in places) < 900


def test_zooming_out_ends_where_the_story_does(
    story: Callable[..., Timeline], visit: Callable[..., Any], until: Callable[[Page, str], None]
) -> None:
    page = visit(story(60, days=73_000, first=datetime(1823, 5, 2))).page
    whole = page.evaluate("timeline.view()")
    for how in ["in"] * 4 + ["out"] * 12:
        page.evaluate(f"timeline.move('{how}')")
    assert page.evaluate("timeline.view()") == whole
    page.locator("#chart").hover()
    page.keyboard.down("Control")
    for _ in range(3):
        page.mouse.wheel(0, 240)
        page.wait_for_timeout(150)
    page.keyboard.up("Control")
    until(page, "document.querySelector('.plot').layout.xaxis.range[0] === 0")
    assert page.evaluate("timeline.view()") == whole


def test_a_time_is_found_again_from_its_pixel(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    page = visit(story(40, days=9_000)).page
    away = page.evaluate(
        "(() => { const s = timeline.scaleOf(timeline.view(), 1000);"
        " const pixels = Array.from({length: 1001}, (_, x) => x);"
        " return Math.max(...pixels.map(x => Math.abs(s.px(s.time(x)) - x))) })()"
    )
    assert away < 0.001


def test_what_stands_close_together_is_looked_at_closely(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    page = visit(story(300, days=4), viewport={"width": 390, "height": 844}).page
    bundles = "timeline.drawn.items.filter(m => m.bundle).length"
    assert page.evaluate(bundles) > 0
    assert page.evaluate("timeline.drawn.rows") <= 20
    page.locator("#fold").click()
    page.evaluate("timeline.flush()")
    assert page.evaluate(bundles) == 0


def test_a_click_on_a_mark_chooses_it_and_on_a_group_parts_it(
    story: Callable[..., Timeline], visit: Callable[..., Any], until: Callable[[Page, str], None]
) -> None:
    page = visit(story(60, days=40), fragment="e=none").page

    def press(which: str) -> int:
        x, y, event = page.evaluate(
            f"(() => {{ const m = timeline.drawn.items.find(m => {which});"
            " const d = timeline.drawn;"
            " return [m.x + d.left, m.y * d.pitch + timeline.TOP, m.i] })()"
        )
        box = page.locator("#chart").bounding_box()
        page.mouse.click(box["x"] + x, box["y"] + y)
        return int(event)

    assert press("!m.bundle && !m.wide") == page.evaluate("timeline.state.e")
    page.set_viewport_size({"width": 390, "height": 844})
    until(page, "timeline.drawn.width < 390 && timeline.drawn.items.some(m => m.bundle)")
    before = page.evaluate("timeline.view().to - timeline.view().from")
    page.locator("#chart").scroll_into_view_if_needed()
    press("m.bundle")
    assert (
        page.evaluate("timeline.view().to - timeline.view().from") < before
        or page.evaluate("timeline.state.unfold") is True
    )


@pytest.mark.parametrize(("count", "days"), [(60, 2), (200, 30), (1000, 90)])
def test_a_crowd_keeps_its_names_and_its_height(
    story: Callable[..., Timeline], visit: Callable[..., Any], count: int, days: int
) -> None:
    """Neither a few marks that say nothing nor a wall: what fits stands apart, and has a name."""
    page = visit(story(count, days=days)).page
    assert page.evaluate("timeline.drawn.items.filter(m => m.label).length") >= 15
    assert page.evaluate("timeline.drawn.rows * timeline.drawn.pitch") < 900


def test_the_largest_places_and_the_chosen_one_have_their_names(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    made = story(60)
    page = visit(made).page
    names = page.evaluate("document.querySelector('#map').data.at(-1).text")
    groups = page.evaluate("timeline.mapGroups.length")
    chosen = page.evaluate("timeline.places.name(timeline.events.places(timeline.state.e)[0])")
    assert len(names) >= min(groups, 3)
    assert any(chosen in name for name in names) or any("+" in name for name in names)
