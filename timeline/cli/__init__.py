"""The command line: one verb per command, each in a file of its own, over ``timeline.api``.

``timeline build articles/ -o output/town`` → ``timeline.build("articles/", output="output/town")``.
Only ``argparse`` is imported to show help; a command imports what it needs when it runs.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper

from timeline.cli.output import NobodyReadsError, Output
from timeline.cli.parser import parser

TYPE_CHECKING = False  # importing typing would be a third of the start-up
if TYPE_CHECKING:
    from collections.abc import Sequence

#: What a shell expects of a program ended by Ctrl-C: 128 + SIGINT.
INTERRUPTED = 130
#: Some megabytes: nothing that a command would notice to be kept a little longer.
OBJECTS_BETWEEN_SEARCHES = 50_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status (see docs/contracts.md)."""
    if arguments is None:
        _walk_less()
    _speak_utf8()
    output = Output(sys.stdout)
    sys.stdout = output
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except NobodyReadsError:  # `timeline export … | head` has read all it wants
        return 0
    except Exception as error:  # noqa: BLE001 - what is none of ours is raised again
        return _told(error)
    finally:
        sys.stdout = output.left


def _run(typed: Sequence[str]) -> int:
    try:
        chosen = parser(typed).parse_args(typed)
    finally:
        sys.stdout.flush()  # help ends the program
    try:
        status = int(chosen.run(chosen))
        sys.stdout.flush()
    except KeyboardInterrupt:
        print(f"timeline: interrupted; {chosen.resume}", file=sys.stderr)
        return INTERRUPTED
    return status


def _told(error: Exception) -> int:
    """Print an error of ours and return its status; any other is a fault of the program."""
    from timeline.model import TimelineError  # noqa: PLC0415 - help needs no records

    if not isinstance(error, TimelineError):
        raise error
    print(f"timeline: {error}", file=sys.stderr)
    return error.status


def _walk_less() -> None:
    """Search for cycles seldom, and not once more at the end: a tenth of a short command.

    Python looks through all objects for cycles whenever 700 more of them were made (the default);
    importing alone makes fifty thousand, and the last search goes through all there are.
    """
    import atexit  # noqa: PLC0415 - a program that calls ``main`` decides for itself
    import gc  # noqa: PLC0415 - the same

    gc.set_threshold(OBJECTS_BETWEEN_SEARCHES)
    atexit.register(gc.freeze)


def _speak_utf8() -> None:
    """Write UTF-8 with plain line ends wherever it goes, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
