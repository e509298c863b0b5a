"""Build the timeline of the invented articles that come with the package, and say where it is."""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing would be a third of the start-up
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP = "build the timeline of the invented articles that come with the package"
EXAMPLE = "timeline demo -o output/demo"


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        default="output/demo",
        help="folder to write to (%(default)s)",
    )
    parser.set_defaults(resume="run the same command again to go on")


def run(chosen: Namespace) -> int:
    """Build the demo and print where its report lies."""
    from timeline import api, examples  # noqa: PLC0415 - the stages are heavy
    from timeline.cli.build import tell_result  # noqa: PLC0415 - with them
    from timeline.cli.progress import Bars  # noqa: PLC0415 - with them

    bars = Bars()
    timeline = api.build(examples.folder("koper"), output=chosen.output, sync=True, progress=bars)
    tell_result(timeline, chosen.output, bars)
    return 0
