"""What `timeline read --jsonl` prints of an article, as docs/articles-in.md describes it.

An article of two files gives {"path": "a.txt", "paths": ["a.txt", "b.txt"], "published":
"2021-07-16", ...}.
"""

from __future__ import annotations

from typing import Any

from timeline import interval
from timeline.model import Article, PublicationDate, Skipped


def as_json(item: Article | Skipped) -> dict[str, Any]:
    """Return what is shown of an article that was read, or of what was skipped; no text in it."""
    if isinstance(item, Skipped):
        return {"path": item.path, "skipped": item.reason}
    best = item.publication
    return {
        "path": item.paths[0] if item.paths else None,
        "paths": list(item.paths),
        "id": item.id,
        "title": item.title,
        "publisher": item.publisher,
        "byline": item.byline,
        "url": item.url,
        "published": day(best),
        "published_evidence": [_evidence(date) for date in item.published],
        "published_doubts": list(item.published[0].doubts) if item.published else [],
        "published_score": item.published[0].score if item.published else None,
        "characters": len(item.text),
        "boilerplate": [
            {"start": part.span.start, "end": part.span.end, "reason": part.reason}
            for part in item.paragraphs
            if part.kind == "boilerplate"
        ],
    }


def day(date: PublicationDate | None) -> str | None:
    """Return the start of a publication date as ISO text, to the minute where it is known."""
    return None if date is None else interval.ends(date.interval)[0]


def _evidence(date: PublicationDate) -> dict[str, Any]:
    return {
        "date": day(date),
        "evidence": date.evidence,
        "score": date.score,
        "doubts": list(date.doubts),
    }
