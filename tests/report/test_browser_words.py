"""Words in the page: searched for in any form, kept while they are typed, and who said them."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from timeline.model import Attribution, Speaker

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from timeline.model import Stance, Timeline

pytestmark = pytest.mark.browser
#: Whose words are many and ours.
DOCS = sorted((Path(__file__).resolve().parents[2] / "docs").glob("*.md"))


def test_search_finds_words_in_any_form(
    story: Callable[..., Timeline],
    visit: Callable[..., Any],
    shown: Callable[[Page], int],
    until: Callable[[Page, str], None],
) -> None:
    page = visit(story(80)).page
    found = {}
    for word in ("crane", "cranes", "craned", "cran"):
        page.locator("#q").fill(word)
        until(page, f"timeline.state.q === '{word}'")
        found[word] = shown(page)
    assert found["crane"] == found["cranes"] == found["craned"] == found["cran"] > 0
    holds = "([word, text]) => timeline.holder(word)(text)"
    for word, text in [
        ("tolls", "the toll rose"),
        ("fires", "a fire"),
        ("carry", "it carries"),
    ]:
        assert page.evaluate(holds, [word, text])
    for word, text in [("tolls", "the tollman"), ("station", "a state"), ("fires", "a fir")]:
        assert not page.evaluate(holds, [word, text])


def test_page_and_program_search_by_the_same_stems(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    words = sorted({w for p in DOCS for w in re.findall(r"\b[a-z]{4,}\b", p.read_text("utf-8"))})
    with sqlite3.connect(":memory:") as db:
        db.execute("CREATE VIRTUAL TABLE w USING fts5(word, tokenize = 'porter unicode61')")
        db.executemany("INSERT INTO w(rowid, word) VALUES (?, ?)", enumerate(words))
        db.execute("CREATE VIRTUAL TABLE v USING fts5vocab(w, instance)")
        stems = {words[number]: stem for stem, number in db.execute("SELECT term, doc FROM v")}
    assert len(stems) > 1000
    page = visit(story(1)).page
    assert page.evaluate("(words) => words.map(timeline.stem)", words) == [stems[w] for w in words]


def test_what_is_being_typed_outlives_another_change(
    story: Callable[..., Timeline], visit: Callable[..., Any], until: Callable[[Page, str], None]
) -> None:
    page = visit(story(80)).page
    page.locator("#q").fill("crane")
    until(page, "timeline.state.q === 'crane'")
    page.evaluate(
        """() => {
            const [field, lanes] = ['q', 'lanes'].map((name) => document.getElementById(name));
            field.value = 'pula ';
            field.dispatchEvent(new Event('input', { bubbles: true }));
            lanes.value = 'place';
            lanes.dispatchEvent(new Event('change', { bubbles: true }));
        }"""
    )
    assert page.locator("#q").input_value() == "pula "
    assert page.evaluate("[timeline.state.q, timeline.state.lanes]") == ["pula", "place"]
    page.locator("#q").press_sequentially("x")
    page.locator("#reset").click()
    page.wait_for_timeout(200)
    assert page.locator("#q").input_value() == ""
    assert page.evaluate("timeline.state.q") == ""


@pytest.mark.parametrize(
    ("stance", "said"),
    [
        ("asserts", "According to prosecutors"),
        ("denies", "Denied by prosecutors"),
        ("hedges", "According to prosecutors, with reserve"),
        ("expects", "Expected by prosecutors"),
        ("accuses", "An accusation by prosecutors"),
    ],
)
def test_who_says_so_may_be_one_or_many(
    story: Callable[..., Timeline], visit: Callable[..., Any], stance: Stance, said: str
) -> None:
    made = story(12)
    span = made.claims[0].trigger
    speaker = Speaker(name="prosecutors", span=span)
    who = Attribution(speaker=speaker, cue=None, content=None, stance=stance)
    claims = tuple(replace(claim, attribution=who) for claim in made.claims)
    page = visit(replace(made, claims=claims)).page
    assert page.locator(".card .speaker").first.inner_text() == said
    page.evaluate("timeline.preparePrint()")
    printed = page.locator("#print").text_content() or ""
    assert f", {said[0].lower()}{said[1:]}" in printed


def test_the_calendar_of_the_page_confirms_nothing_that_is_contradicted(
    story: Callable[..., Timeline], visit: Callable[..., Any]
) -> None:
    made = story(200)
    dated = {e.id for e in made.events if e.interval}
    link = next(k for k in made.links if k.kind == "conflicts" and k.source in dated)
    page = visit(made).page
    number = f"timeline.events.number.get('{link.source}')"
    entry = page.evaluate(f"timeline.ics([{number}])").replace("\r\n ", "")
    assert "STATUS:TENTATIVE" in entry
    assert "Contradicted: " in entry
