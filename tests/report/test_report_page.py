"""The page as text: one file, closed to everything but its own scripts, the same each time."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from timeline import report
from timeline.model import Timeline
from timeline.report.bundle import digest

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
DATA = re.compile(
    r'<script type="application/json" id="timeline-(data|evidence)">(.*?)</script>', re.DOTALL
)


def blocks(page: str) -> dict[str, dict[str, Any]]:
    """Return what the data blocks of a page hold, by name."""
    return {name: json.loads(text) for name, text in DATA.findall(page)}


def test_the_policy_allows_the_scripts_by_hash_and_nothing_else(
    story: Callable[..., Timeline],
) -> None:
    page = report.render(story(5))
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert found is not None
    policy = found[1].replace("&#39;", "'")
    assert "default-src 'none'" in policy
    assert "connect-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert all(f"'{digest(script)}'" in policy for script in SCRIPT.findall(page))
    assert len(SCRIPT.findall(page)) == 2
    assert f"'{digest(report.plotly_script())}'" in policy


def test_no_address_is_loaded_from(story: Callable[..., Timeline]) -> None:
    page = report.render(story(5), plotlyjs="none")
    assert re.findall(r'(?:src|href)="(?!data:|#)[^"]*"', page) == []


def test_the_same_timeline_gives_the_same_bytes(story: Callable[..., Timeline]) -> None:
    assert report.render(story(40)) == report.render(story(40))


@pytest.mark.parametrize(
    ("plotlyjs", "wanted"),
    [
        ("cdn", r'src="https://cdn\.plot\.ly/plotly-\d+\.\d+\.\d+\.min\.js" integrity="sha384-'),
        ("directory", r'src="plotly\.min\.js"'),
        ("../shared/plotly.js", r'src="\.\./shared/plotly\.js"'),
    ],
)
def test_plotly_can_lie_elsewhere(
    story: Callable[..., Timeline], plotlyjs: str, wanted: str
) -> None:
    page = report.render(story(3), plotlyjs=plotlyjs)
    assert re.search(wanted, page)
    assert len(page) < 300_000


def test_an_address_cannot_open_the_policy(story: Callable[..., Timeline]) -> None:
    page = report.render(story(1), plotlyjs="https://x.example/a.js; script-src *")
    policy = re.search(r'Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert "script-src *" not in policy[1]


def test_markup_in_an_article_cannot_leave_the_data_block(story: Callable[..., Timeline]) -> None:
    made = story(1)
    hostile = "</script><script>alert(1)</script><!-- \u2028 & <a href='https://x.example'>x</a>"
    event = replace(made.events[0], label=hostile)
    page = report.render(replace(made, events=(event,)), title=hostile)
    assert "<script>alert" not in page
    assert "<a href='https" not in page
    assert not any(set("<>&\u2028\u2029") & set(text) for _, text in DATA.findall(page))
    assert blocks(page)["data"]["events"]["label"] == [hostile]


def test_an_empty_timeline_explains_itself() -> None:
    page = report.render(Timeline())
    assert "A timeline without events" in page


def test_the_heading_is_neutral_and_a_given_title_wins(story: Callable[..., Timeline]) -> None:
    made = story(30)
    assert re.search(r"<h1[^>]*>[A-Z][a-z]+, \d+ May", report.render(made, plotlyjs="none"))
    assert '<h1 dir="auto">Strike</h1>' in report.render(made, title="Strike", plotlyjs="none")


def test_a_hidden_direction_mark_is_written_out() -> None:
    page = report.render(Timeline(), title="up\u202egnp.exe", plotlyjs="none")
    assert "up[U+202E]gnp.exe" in page


def test_quotes_behind_an_emoji_keep_their_place(story: Callable[..., Timeline]) -> None:
    """The page counts UTF-16 units: an emoji is one character here and two there."""
    made = story(1)
    claim, article = made.claims[0], made.articles[0]
    text = "\U0001f525" + article.text
    moved = replace(
        claim,
        sentence=replace(
            claim.sentence, start=claim.sentence.start + 1, end=claim.sentence.end + 1
        ),
        trigger=replace(claim.trigger, start=claim.trigger.start + 1, end=claim.trigger.end + 1),
        when=replace(claim.when, timex=None),
    )
    whole = replace(article.paragraphs[0], span=replace(article.paragraphs[0].span, end=len(text)))
    shown = replace(article, text=text, paragraphs=(whole,))
    event = replace(made.events[0], claims=(claim.id,))
    alone = replace(made, claims=(moved,), articles=(shown,), events=(event,), links=())
    packed = blocks(report.render(alone))["evidence"]["claims"]
    assert packed["from"] == [claim.sentence.start + 2]
    assert packed["length"] == [claim.sentence.end - claim.sentence.start]


def test_a_file_costs_little_more_than_its_words(story: Callable[..., Timeline]) -> None:
    """At most 100 bytes for an event and for a claim, besides its words."""
    small, made = story(1), story(3_000, days=2_000)
    empty = len(report.render(small, plotlyjs="none").encode())
    words = (
        sum(len(event.label.encode()) for event in made.events)
        + sum(len(article.text.encode()) for article in made.articles)
        + sum(len((article.title or "").encode()) for article in made.articles)
    )
    size = len(report.render(made, plotlyjs="none").encode()) - empty - words
    assert size <= 100 * (len(made.events) + len(made.claims))
