"""What a notebook shows of a timeline and its records: frames and small tables of escaped HTML.

The timeline comes as an ``iframe`` with ``srcdoc``: its scripts and styles stay inside, it survives
conversion to HTML, and without Plotly's bundle it is light enough for a cell.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from timeline.model import Article, Claim, Event, Timex
from timeline.report.page import render
from timeline.report.phrases import interval_words, outlet, visible
from timeline.report.reasons import Reasons, dated, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from timeline.model import Timeline

#: Pixels; the page inside scrolls.
HEIGHT = 720
_STYLE = (
    "<style>.timeline-card{font:14px/1.5 system-ui,sans-serif;max-width:72ch;"
    "border-collapse:collapse}"
    ".timeline-card :is(th,td){text-align:left;vertical-align:top;padding:4px 1.2em 4px 0;"
    "border-bottom:1px solid rgb(128 128 128 / .25);background:none}"
    ".timeline-card th{font-weight:600;white-space:nowrap}"
    ".timeline-card td{white-space:pre-line}</style>"
)


def frame(timeline: Timeline, *, height: int = HEIGHT, title: str | None = None) -> str:
    """Return the timeline's page without Plotly as an ``iframe`` for a notebook cell."""
    page = render(timeline, title=title, plotlyjs="none")
    return (
        f'<iframe title="Timeline" srcdoc="{escape(page)}" sandbox="allow-scripts allow-downloads '
        f'allow-modals" width="100%" height="{height}" style="border:0"></iframe>'
    )


def event_html(event: Event, timeline: Timeline | None = None) -> str:
    """Return one event as a small table; with its timeline also its quotes."""
    why = Reasons(timeline).event(event.reasons) if timeline else summary(event.reasons)
    rows = [
        ("Event", event.label),
        ("When", interval_words(event.interval)),
        ("What", f"{event.type}, {event.status}"),
        ("Origins", f"{event.origins} of {len(event.claims)} claims"),
        ("Why", "\n".join(why)),
    ]
    if timeline is not None:
        texts = {article.id: article for article in timeline.articles}
        rows += [
            (outlet(texts[claim.article]), claim.sentence.of(texts[claim.article].text))
            for claim in timeline.claims
            if claim.id in event.claims
        ]
    return _table(rows)


def claim_html(claim: Claim, article: Article | None = None) -> str:
    """Return one claim as a small table; with its article also the quote."""
    said = claim.attribution
    speaker = f"{said.speaker.name} ({said.stance})" if said and said.speaker else ""
    return _table(
        [
            ("Claim", claim.label),
            ("Quote", claim.sentence.of(article.text) if article else ""),
            ("When", interval_words(claim.when.interval)),
            ("Because", "\n".join(map(dated, claim.when.steps))),
            ("Speaker", speaker),
            ("What", f"{claim.type}, {claim.status}"),
        ]
    )


def timex_html(timex: Timex, text: str | None = None) -> str:
    """Return one time expression as a small table; with its text also its words."""
    return _table(
        [
            ("Expression", timex.span.of(text) if text else ""),
            ("Value", timex.value),
            ("When", interval_words(timex.interval)),
            ("Counted from", timex.anchor),
            ("Rule", timex.rule),
            ("Because", "\n".join(map(dated, timex.steps))),
        ]
    )


def article_html(article: Article) -> str:
    """Return one article as a small table: who, what, and when with what evidence."""
    dates = [
        f"{interval_words(p.interval)} ({p.evidence}, {p.score:.2f}) {'; '.join(p.doubts)}".strip()
        for p in article.published
    ]
    return _table(
        [
            ("Publisher", outlet(article)),
            ("Title", article.title or ""),
            ("Published", "\n".join(dates) or "not known"),
            ("Characters", f"{len(article.text):,}"),
        ]
    )


def card(record: Article | Claim | Event | Timex) -> str:
    """Return one record as the small table a notebook shows."""
    return _CARDS[type(record)](record)


def _table(rows: Iterable[tuple[str, str]]) -> str:
    body = "".join(
        f"<tr><th>{escape(visible(name))}</th><td dir=auto>{escape(visible(value))}</td></tr>"
        for name, value in rows
        if value
    )
    return f'{_STYLE}<table class="timeline-card">{body}</table>'


_CARDS: dict[type, Callable[..., str]] = {
    Event: event_html,
    Claim: claim_html,
    Timex: timex_html,
    Article: article_html,
}
