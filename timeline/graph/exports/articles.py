"""One article a line as JSON, as ``timeline read`` prints it, with its text and near-duplicates.

All offsets of the other formats count characters of the ``text`` given here.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from timeline.sources.contract import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Article, Timeline


def lines(timeline: Timeline) -> Iterator[str]:
    """Yield each article as one JSON object, then what was skipped."""
    for article in timeline.articles:
        yield json.dumps(row(article), ensure_ascii=False)
    for skipped in timeline.skipped:
        yield json.dumps(as_json(skipped), ensure_ascii=False)


def row(article: Article) -> dict[str, Any]:
    """Return what is known of an article, its text included."""
    near = [
        {
            "article": one.article,
            "containment": one.containment,
            "shared_sentences": one.shared_sentences,
        }
        for one in article.near_duplicates
    ]
    return {**as_json(article), "text": article.text, "near_duplicates": near}
