"""Write the report of a folder again, after an upgrade or under another title."""

from __future__ import annotations

from timeline.cli.options import add_folder, add_look

TYPE_CHECKING = False  # importing typing would be a third of the start-up
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP = "write the report again"
EXAMPLE = 'timeline report output/spin-boldak --title "Spin Boldak, July 2021"'


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_folder(parser)
    parser.add_argument("-o", "--output", metavar="FILE", help="file to write (DIR/report.html)")
    add_look(parser)


def run(chosen: Namespace) -> int:
    """Write the page and print where it lies."""
    from dataclasses import replace  # noqa: PLC0415 - help needs no records
    from pathlib import Path  # noqa: PLC0415 - help needs no paths

    from timeline import api  # noqa: PLC0415 - the stages are heavy
    from timeline.output import REPORT_NAME  # noqa: PLC0415 - with them

    timeline = api.open_folder(chosen.folder)
    if chosen.title is not None:
        timeline = replace(timeline, title=chosen.title)
    path = Path(chosen.output) if chosen.output else Path(chosen.folder) / REPORT_NAME
    timeline.write_html(path, plotlyjs=chosen.plotlyjs)
    print(path)
    return 0
