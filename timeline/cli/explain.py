"""Say why an event is there: its claims with their quotes, and how each got its day and place."""

from __future__ import annotations

from timeline.cli.options import add_folder

TYPE_CHECKING = False  # importing typing would be a third of the start-up
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from timeline import api

HELP = "say why an event is there, and on that day"
EXAMPLE = "timeline explain output/spin-boldak 5f0c2a"
#: How many of the ids that begin alike are named.
SHOWN = 5


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_folder(parser)
    parser.add_argument("event", metavar="EVENT", help="an event's id, or the first part of it")


def run(chosen: Namespace) -> int:
    """Print the explanation."""
    from timeline import api  # noqa: PLC0415 - the stages are heavy

    timeline = api.open_folder(chosen.folder)
    print(timeline.explain(_whole_id(timeline, chosen.event)))
    return 0


def _whole_id(timeline: api.Timeline, start: str) -> str:
    from timeline.model import TimelineError  # noqa: PLC0415 - help needs no records

    wanted = start.strip().lower()
    found = [event.id for event in timeline.events if wanted and event.id.startswith(wanted)]
    if wanted in found:
        return wanted
    if len(found) == 1:
        return found[0]
    some = ", ".join(found[:SHOWN]) + (", ..." if len(found) > SHOWN else "")
    raise TimelineError(
        start or "EVENT",
        f"several events begin so ({some})" if found else "there is no such event",
        "give its whole id: the report, `timeline search` and `timeline export` name it",
    )
