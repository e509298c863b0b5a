"""Measure the publication date of web pages: how often right, how often silent, how well it knows.

    python benchmarks/publication_dates.py GOLD [--limit N] [--out PRED] [--half 1|2] [--peers]

GOLD has one object a line, {"file", "date", ...}, the page at "file" beside it; only the pages are
read. ``--half`` takes the odd (1) or the even (2) lines, counted from 0. ``--peers`` runs htmldate
on the same pages, and compares the time of reading with what trafilatura and htmldate (fast) alone
take. The last line is one JSON object of figures.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysed import unanswered
from floors import below

from timeline import sources
from timeline.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> None:
    """Read the pages, print accuracy by score band, then the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--half", type=int, choices=(1, 2))
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--check", action="store_true", help="fail below floors.json")
    chosen = parser.parse_args()
    rows = [json.loads(line) for line in chosen.gold.read_text(encoding="utf-8").splitlines()]
    rows = rows if chosen.half is None else rows[chosen.half % 2 :: 2]
    rows = rows[: chosen.limit]
    found = answers(rows, chosen.gold.parent)
    if chosen.out:
        lines = (json.dumps({"file": row["file"], "date": one["date"]}) for row, one in found)
        chosen.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if unanswered(rows, "date"):
        return
    bands(found)
    reached = figures(found)
    if chosen.peers:
        reached |= peers(rows, chosen.gold.parent) | compared(rows, chosen.gold.parent)
    print(json.dumps(reached))
    if chosen.check and (short := below("publication_dates", reached)):
        sys.exit("\n".join(short))


def answers(rows: list[dict[str, Any]], folder: Path) -> list[tuple[Any, Any]]:
    """Return each gold row with our answer."""
    return [(row, answer(read(folder / row["file"]))) for row in rows]


def read(path: Path) -> Article | None:
    """Return the article of a page."""
    items = sources.read([path])
    return next((item for item in items if isinstance(item, Article)), None)


def answer(article: Article | None) -> dict[str, Any]:
    """Return the trusted day, and the best candidate with its score and doubts."""
    best = article.published[0] if article and article.published else None
    trusted = article.publication if article else None
    return {
        "date": day(trusted),
        "best": day(best),
        "score": best.score if best else None,
        "doubts": len(best.doubts) if best else 0,
    }


def day(date: Any) -> str | None:  # noqa: ANN401 - a publication date or None
    """Return the ISO day of a publication date."""
    return str(date.interval.start.date()) if date and date.interval.start else None


def figures(found: list[tuple[Any, Any]]) -> dict[str, Any]:
    """Return day accuracy over all pages and precision over those that got an answer."""
    right = sum(row["date"] == one["date"] for row, one in found)
    said = sum(one["date"] is not None for _, one in found)
    return {
        "pages": len(found),
        "answered": said,
        "accuracy": round(right / len(found), 4),
        "precision": round(right / said, 4) if said else None,
        "doubted_when_wrong": doubted(found, right=False),
        "doubted_when_right": doubted(found, right=True),
    }


def doubted(found: list[tuple[Any, Any]], *, right: bool) -> float | None:
    """Return the share of best candidates with a doubt among the right or the wrong ones."""
    ones = [one for row, one in found if one["best"] and (row["date"] == one["best"]) == right]
    return round(sum(one["doubts"] > 0 for one in ones) / len(ones), 3) if ones else None


def bands(found: list[tuple[Any, Any]]) -> None:
    """Print how often the best candidate is right in each band of scores."""
    table: dict[int, list[bool]] = defaultdict(list)
    for row, one in found:
        if one["score"] is not None:
            table[min(int(one["score"] * 10), 9)].append(row["date"] == one["best"])
    print("score      pages  right")
    for band, right in sorted(table.items(), reverse=True):
        print(
            f"{band / 10:.1f}-{band / 10 + 0.1:.1f}  {len(right):7}  {sum(right) / len(right):.3f}"
        )


def peers(rows: list[dict[str, Any]], folder: Path) -> dict[str, Any]:
    """Return htmldate's figures on the pages."""
    from htmldate import find_date  # noqa: PLC0415 - only to compare with

    figures: dict[str, Any] = {}
    pages = [(folder / row["file"]).read_bytes() for row in rows]
    for name, extensive in (("fast", False), ("extensive", True)):
        days = [find_date(page, extensive_search=extensive, original_date=True) for page in pages]
        right = sum(row["date"] == day for row, day in zip(rows, days, strict=True))
        figures[f"htmldate_{name}"] = {
            "accuracy": round(right / len(rows), 4),
            "precision": round(right / sum(day is not None for day in days), 4),
        }
    return figures


def compared(rows: list[dict[str, Any]], folder: Path) -> dict[str, Any]:
    """Return our time over that of the bare libraries: page by page, the best of three each."""
    ours = bare = 0.0
    for row in rows:
        path = folder / row["file"]
        took = [(timed(lambda: read(path)), timed(lambda: alone(path))) for _ in range(3)]  # noqa: B023 - called at once
        ours += min(first for first, _ in took)
        bare += min(second for _, second in took)
    return {"seconds": round(ours, 2), "times_bare_libraries": round(ours / bare, 2)}


def alone(path: Path) -> None:
    """Read a page with trafilatura and htmldate (fast), and nothing else."""
    import trafilatura  # noqa: PLC0415 - only to compare with
    from htmldate import find_date  # noqa: PLC0415 - the same

    page = path.read_bytes()
    trafilatura.bare_extraction(page, fast=True, include_comments=False, with_metadata=False)
    find_date(page, extensive_search=False, original_date=True)


def timed(call: Callable[[], object]) -> float:
    """Return the CPU seconds a call takes."""
    start = time.process_time()
    call()
    return time.process_time() - start


if __name__ == "__main__":
    main()
