"""The page as text: one file, closed to everything but its own scripts, the same each time."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from timeline import report
from timeline.model import Span, Timeline
from timeline.report import bundle
from timeline.report.block import as_json
from timeline.report.bundle import digest
from timeline.report.payload import payload

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
DATA = re.compile(
    r'<script type="application/json" id="timeline-(data|evidence)">(.*?)</script>', re.DOTALL
)


def blocks(page: str) -> dict[str, dict[str, Any]]:
    """Return what the data blocks of a page hold, by name."""
    return {name: json.loads(text) for name, text in DATA.findall(page)}


def test_data_written_in_pieces_are_the_same_json() -> None:
    data = {"long": list(range(2_500)), "of": {"none": {}, "one": ["<b>", "\U0001f600"]}, "n": None}
    assert json.loads(as_json(data)) == data
    assert as_json([]) == "[]"
    assert "<" not in as_json(data)


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
    assert f"'{digest(bundle.choose('full').text)}'" in policy


def test_plotly_waits_to_be_started_and_is_otherwise_as_published() -> None:
    published = bundle.full_script()
    waiting = bundle.unrolled(published)
    assert waiting != published
    assert sorted(waiting) == sorted(published)
    assert bundle.version(waiting) == bundle.version(published)


def test_a_bundle_of_another_build_stays_as_it_is() -> None:
    other = "/* plotly.js v9.9.9 */ window.Plotly = (function () { return start(); })();"
    assert bundle.unrolled(other) == other


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
    heading = r"<h1[^>]*>[A-Z]\w+, [A-Z]\w+ and elsewhere, (?:<span class=.whole.>)?\d+ May"
    assert re.search(heading, report.render(made, plotlyjs="none"))
    assert '<h1 dir="auto">Strike</h1>' in report.render(made, title="Strike", plotlyjs="none")


def test_a_day_in_the_heading_is_not_torn_apart_and_the_heading_stays_escaped() -> None:
    page = report.render(Timeline(), title="<b> & 3\u201313 March 2025", plotlyjs="none")
    assert '&lt;b&gt; &amp; <span class="whole">3\u201313 March 2025</span></h1>' in page


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
    packed = blocks(report.render(alone, plotlyjs="none"))["evidence"]
    [pieces], [first] = packed["paragraphs"]["pieces"], packed["claims"]["piece"]
    assert packed["texts"][pieces[first]] == moved.sentence.of(text)
    assert packed["claims"]["trigger"] == [claim.trigger.start - claim.sentence.start]


def test_a_mark_behind_an_emoji_of_its_sentence_keeps_its_place(
    story: Callable[..., Timeline],
) -> None:
    made = story(1)
    claim, article = made.claims[0], made.articles[0]
    at = claim.sentence.start
    text = f"{article.text[:at]}\U0001f525{article.text[at:]}"
    moved = replace(
        claim,
        sentence=replace(claim.sentence, end=claim.sentence.end + 1),
        trigger=replace(claim.trigger, start=claim.trigger.start + 1, end=claim.trigger.end + 1),
        when=replace(claim.when, timex=None),
    )
    whole = replace(article.paragraphs[0], span=Span(start=0, end=len(text)))
    shown = replace(article, text=text, paragraphs=(whole,))
    alone = replace(made, claims=(moved,), articles=(shown,), links=())
    packed = blocks(report.render(alone, plotlyjs="none"))["evidence"]
    assert packed["claims"]["trigger"] == [claim.trigger.start - at + 2]


def allowed(made: Timeline) -> int:
    """Return 100 bytes for each event and claim, and the characters of labels and quotes."""
    texts = {article.id: article.text for article in made.articles}
    labels = sum(len(event.label.encode()) for event in made.events)
    quotes = sum(len(c.sentence.of(texts[c.article]).encode()) for c in made.claims)
    return 100 * (len(made.events) + len(made.claims)) + labels + quotes


def test_each_further_event_costs_little_more_than_its_words(
    story: Callable[..., Timeline],
) -> None:
    """Beyond the plain list and the tables, which end after a few hundred rows."""
    small, made = story(300, days=200), story(3_000, days=2_000)
    sizes = [len(report.render(one, plotlyjs="none").encode()) for one in (small, made)]
    assert sizes[1] - sizes[0] <= allowed(made) - allowed(small)


@pytest.mark.parametrize("count", [10, 100, 1_000])
def test_the_data_of_few_events_is_small_as_well(
    story: Callable[..., Timeline], count: int
) -> None:
    made = story(count, days=max(30, count // 3))
    drawn = {"outlines": None, "network": []}
    sizes = [
        sum(len(as_json(part | drawn).encode()) for part in payload(one, ""))
        for one in (story(1), made)
    ]
    assert sizes[1] - sizes[0] <= allowed(made)
