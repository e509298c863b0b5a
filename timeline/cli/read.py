"""Say what articles are at a path: title, publisher, date and why, without analysing them."""

from __future__ import annotations

from timeline.cli.options import add_articles, fields

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
    """Print a line for each article and each file left out; the status is 1 without articles."""
    import json  # noqa: PLC0415 - help needs no JSON
    from pathlib import Path  # noqa: PLC0415 - the same

    from timeline import api, sources  # noqa: PLC0415 - readers of many formats

    given = None if chosen.published is None else api.moment(chosen.published)
    paths = map(Path, chosen.paths)
    items = sources.read(paths, given=given, fields=fields(chosen.field))
    read = 0
    for row in sources.listing(items):
        read += "skipped" not in row
        print(json.dumps(row, ensure_ascii=False) if chosen.jsonl else _line(row))
    return 0 if read else 1


def _line(row: dict[str, Any]) -> str:
    if "skipped" in row:
        return f"left out    {row['path']}: {row['skipped']}"
    day = row["published"] or "undated"
    title = row["title"] or "(no title)"
    doubts = "".join(f"\n            doubt: {doubt}" for doubt in row["published_doubts"])
    return f"{day[:10]:10}  {row['path']}: {title}{doubts}"
