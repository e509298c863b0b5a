"""Say what articles are at a path: title, publisher, date and why, without analysing them."""

from __future__ import annotations

from timeline.cli.options import add_articles, day, fields

TYPE_CHECKING = False  # importing typing would be a third of the start-up
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Any

HELP = "say what articles are there, without analysing them"
EXAMPLE = "timeline read articles/ --jsonl"


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_articles(parser)
    parser.add_argument("--jsonl", action="store_true", help="one JSON object a line")


def run(chosen: Namespace) -> int:
    """Print each article and each file left out, then counts; the status is 1 without articles."""
    import json  # noqa: PLC0415 - help needs no JSON
    import sys  # noqa: PLC0415 - the same
    from pathlib import Path  # noqa: PLC0415 - the same

    from timeline import api, sources  # noqa: PLC0415 - readers of many formats

    published = day(chosen.published)
    given = None if published is None else api.moment(published)
    paths = map(Path, chosen.paths)
    items = sources.read(paths, given=given, fields=fields(chosen.field))
    read = left = 0
    for row in sources.listing(items):
        left += "skipped" in row
        read += "skipped" not in row
        print(json.dumps(row, ensure_ascii=False) if chosen.jsonl else _shown(row))
    print(_counts(read, left), file=sys.stderr if chosen.jsonl else sys.stdout)
    return 0 if read else 1


def _counts(read: int, left: int) -> str:
    articles = f"{read:,} article{'s' * (read != 1)} read"
    return f"{articles}, {left:,} left out or to be checked" if left else articles


def _shown(row: dict[str, Any]) -> str:
    if "skipped" in row:
        return f"left out    {row['path']}: {row['skipped']}"
    day = row["published"] or "undated"
    lines = [
        f"{day[:10]:10}  {row['path']}: {row['title'] or '(no title)'}",
        f"{row['publisher'] or 'publisher unknown'}; {_date(row)}; {_characters(row)}",
        *(f"doubt: {doubt}" for doubt in row["published_doubts"]),
        *(f"also at {path}" for path in row["paths"] if path != row["path"]),
    ]
    return "\n            ".join(lines)


def _date(row: dict[str, Any]) -> str:
    if not row["published_evidence"]:
        return "no date found"
    best = row["published_evidence"][0]
    used = "" if row["published"] else f" says {best['date'][:10]}, too weak to be used"
    return f"date by {best['evidence']}{used}, score {best['score']:.2f}"


def _characters(row: dict[str, Any]) -> str:
    dropped = sum(part["end"] - part["start"] for part in row["boilerplate"])
    return f"{row['characters'] - dropped:,} characters kept, {dropped:,} left out"
