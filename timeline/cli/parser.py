"""The parser of the command line: every command with its arguments and an example."""

from __future__ import annotations

import os
from argparse import Action, ArgumentParser, RawDescriptionHelpFormatter

from timeline.cli import build, demo, explain, export, read, report, search, times

#: In the order a newcomer meets them.
COMMANDS = (demo, build, times, explain, search, export, report, read)

_DESCRIPTION = """\
Event timelines from news articles: what happened, when, where, and who says so.
Nothing is lost and nothing is made up: every date can be followed back to its words."""

_EXAMPLES = """\
examples:
  timeline demo
  timeline build articles/ --published 2021-07-16 -o output/spin-boldak
  timeline explain output/spin-boldak EVENT

exit status: 0 done; 1 nothing usable was read, or what was asked for is not there;
2 wrong arguments; 3 cannot write; 4 the store is locked, damaged or of a newer version;
130 interrupted"""


class _Help(RawDescriptionHelpFormatter):
    """Keeps our line breaks; knows the width without ``shutil``, a fifth of the start-up."""

    def __init__(self, prog: str) -> None:
        try:
            columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
        except (OSError, ValueError):
            columns = 80
        super().__init__(prog, width=max(columns, 40) - 2)


def parser() -> ArgumentParser:
    """Return the parser; each command sets ``run`` (what to call) and ``resume`` (what to say)."""
    main = ArgumentParser(
        prog="timeline",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=_Help,
        allow_abbrev=False,
    )
    main.add_argument("--version", action=_Version, nargs=0, help="print the version and end")
    commands = main.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        name = command.__name__.rpartition(".")[2]
        own = commands.add_parser(
            name,
            help=command.HELP,
            description=command.__doc__,
            epilog=f"example:\n  {command.EXAMPLE}",
            formatter_class=_Help,
            allow_abbrev=False,
        )
        own.set_defaults(run=command.run, resume="nothing was written")
        command.arguments(own)
    return main


class _Version(Action):
    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        from timeline.store.provenance import package_version  # noqa: PLC0415 - rarely asked

        print(f"timeline {package_version()}")
        parser.exit()
