"""One article a line as JSON: what was read, its candidate publication dates, its near-duplicates.

``row(article)`` is what ``timeline read --jsonl`` prints; ``timeline export --format articles``
adds the text, which all offsets count in, and the near-duplicates.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from timeline import interval

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Article, PublicationDate, Timeline

Row = dict[str, Any]


def lines(timeline: Timeline) -> Iterator[str]:
    """Yield each article as one JSON object, then what was skipped."""
    for article in timeline.articles:
        yield json.dumps(full(article), ensure_ascii=False)
    for skipped in timeline.skipped:
        yield json.dumps({"path": skipped.path, "skipped": skipped.reason}, ensure_ascii=False)


def row(article: Article) -> Row:
    """Return an article without its text, as ``timeline read`` shows it."""
    best = article.published[0] if article.published else None
    trusted = article.publication
    return {
        "path": article.paths[0] if article.paths else None,
        "paths": list(article.paths),
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "byline": article.byline,
        "url": article.url,
        "published": _day(trusted) if trusted else None,
        "published_evidence": [_candidate(one) for one in article.published],
        "published_doubts": list(best.doubts) if best else [],
        "published_score": best.score if best else None,
        "characters": len(article.text),
        "boilerplate": [
            {"start": p.span.start, "end": p.span.end, "reason": p.reason}
            for p in article.paragraphs
            if p.kind == "boilerplate"
        ],
    }


def full(article: Article) -> Row:
    """Return an article with its text and near-duplicates."""
    near = [
        {
            "article": one.article,
            "containment": one.containment,
            "shared_sentences": one.shared_sentences,
        }
        for one in article.near_duplicates
    ]
    return {**row(article), "text": article.text, "near_duplicates": near}


def _day(one: PublicationDate) -> str | None:
    return interval.ends(one.interval)[0]


def _candidate(one: PublicationDate) -> Row:
    return {
        "date": _day(one),
        "evidence": one.evidence,
        "score": one.score,
        "doubts": list(one.doubts),
    }
