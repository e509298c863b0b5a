"""The rows of `timeline read --jsonl`: each article once, with all its paths, in constant memory.

a.txt and b.txt with the same text → one row {"path": "a.txt", "paths": ["a.txt", "b.txt"], ...}.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.model import Article, Skipped
from timeline.sources.contract import as_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def listing(items: Iterable[Article | Skipped]) -> Iterator[dict[str, Any]]:
    """Yield a row for each article and each thing skipped, in the order in which they came.

    Only ids are kept in memory; the rows wait in a temporary file until all paths are known.
    """
    import json  # noqa: PLC0415 - reading alone needs no JSON
    import tempfile  # noqa: PLC0415 - the same

    seen: set[str] = set()
    again: dict[str, list[str]] = {}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as waiting:
        for item in items:
            if isinstance(item, Article) and item.id in seen:
                again.setdefault(item.id, []).extend(item.paths)
                continue
            if isinstance(item, Article):
                seen.add(item.id)
            waiting.write(json.dumps(as_json(item)) + "\n")
        waiting.seek(0)
        for line in waiting:
            row = json.loads(line)
            if row.get("id") in again:
                row["paths"] = sorted({*row["paths"], *again[row["id"]]})
                row["path"] = row["paths"][0]
            yield row
