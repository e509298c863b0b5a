"""The parser of the command line: every command with its arguments and an example."""

from __future__ import annotations

import os
from argparse import Action, ArgumentParser, RawDescriptionHelpFormatter
from importlib import import_module

TYPE_CHECKING = False  # importing typing would be a third of the start-up
if TYPE_CHECKING:
    from collections.abc import Sequence

#: In the order a newcomer meets them; each is a module of this package.
COMMANDS = ("demo", "build", "times", "explain", "search", "export", "report", "read")

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


def parser(arguments: Sequence[str] = ()) -> ArgumentParser:
    """Return the parser; each command sets ``run`` (what to call) and ``resume`` (what to say).

    If the arguments begin with a command, it knows that command alone, and starts sooner.
    """
    main = ArgumentParser(
        prog="timeline",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=_Help,
        allow_abbrev=False,
    )
    main.add_argument("--version", action=_Version, nargs=0, help="print the version and end")
    commands = main.add_subparsers(metavar="COMMAND", required=True)
    for name in [name for name in COMMANDS if name in arguments[:1]] or COMMANDS:
        command = import_module(f"timeline.cli.{name}")
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
