"""Find events and articles that hold all the words, in any form, best first."""

from __future__ import annotations

import sys

from timeline.cli.options import add_folder, at_least_one

TYPE_CHECKING = False  # importing typing would be a third of the start-up
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from timeline.store import Hit

HELP = "find events and articles by their words"
EXAMPLE = 'timeline search output/spin-boldak "border crossing"'

#: What most days take: "until 2021-09-30".
WIDEST = 16


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_folder(parser)
    parser.add_argument(
        "words", metavar="WORDS", nargs="+", help="words, all needed; '\"in quotes\"' is a phrase"
    )
    parser.add_argument(
        "--limit",
        metavar="N",
        type=at_least_one,
        default=20,
        help="at most so many of each (%(default)s)",
    )
    parser.add_argument("--format", choices=("table", "jsonl"), default="table")


def run(chosen: Namespace) -> int:
    """Print what was found; the status is 1 if nothing was."""
    from pathlib import Path  # noqa: PLC0415 - help needs no paths

    from timeline.output import STORE_NAME  # noqa: PLC0415 - help needs no stages
    from timeline.store import Store  # noqa: PLC0415 - with it

    with Store(Path(chosen.folder) / STORE_NAME) as store:
        hits = store.search(" ".join(chosen.words), limit=chosen.limit)
    if not hits:
        told = f"nothing holds all of: {' '.join(chosen.words)}; try fewer words"
        print(f"timeline: {chosen.folder}: {told}", file=sys.stderr)
    for hit in hits:
        print(_json(hit) if chosen.format == "jsonl" else _lines(hit))
    return 0 if hits else 1


def _json(hit: Hit) -> str:
    import json  # noqa: PLC0415 - help needs no JSON

    names = ("kind", "id", "day", "title", "snippet")
    return json.dumps({name: getattr(hit, name) for name in names}, ensure_ascii=False)


def _lines(hit: Hit) -> str:
    return f"{hit.kind} {hit.id}  {_when(hit):{WIDEST}}  {hit.title}\n    {hit.snippet}"


def _when(hit: Hit) -> str:
    """Return the first day, or the one known end of an open interval as such."""
    if hit.day is None:
        return "undated" if hit.until is None else f"until {hit.until}"
    return f"since {hit.day}" if hit.until is None else hit.day
