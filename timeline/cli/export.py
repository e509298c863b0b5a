"""Write what a build found for other programs: to standard output, parquet to a file."""

from __future__ import annotations

import sys

from timeline.cli.options import add_folder

TYPE_CHECKING = False  # importing typing would be a third of the start-up
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP = "write events for other programs"
EXAMPLE = "timeline export output/spin-boldak --format csv > events.csv"
FORMATS = (
    *("jsonl", "csv", "ics", "graphml", "gexf", "json", "nodes", "edges", "timelinejs"),
    *("articles", "parquet"),
)


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_folder(parser)
    parser.add_argument("--format", choices=FORMATS, default="jsonl")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="file to write (parquet: DIR/events.parquet; else standard output)",
    )


def run(chosen: Namespace) -> int:
    """Write the export; say where it lies if it is a file."""
    from pathlib import Path  # noqa: PLC0415 - help needs no paths

    from timeline import api, graph  # noqa: PLC0415 - the stages are heavy
    from timeline.output import TABLE_NAME  # noqa: PLC0415 - with them

    record = api.open_folder(chosen.folder).record
    if chosen.format == "parquet":
        output = Path(chosen.output or Path(chosen.folder) / TABLE_NAME)
        with api.replacing(output) as unfinished:
            graph.exports.parquet(record, unfinished)
    elif chosen.output is not None:
        output, lines = Path(chosen.output), graph.exports.write(record, chosen.format)
        api.write_whole(output, (f"{line}\n" for line in lines))
    else:
        for line in graph.exports.write(record, chosen.format):
            sys.stdout.write(f"{line}\n")
        return 0
    print(output)
    return 0
