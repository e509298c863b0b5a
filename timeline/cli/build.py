"""Build a timeline from articles: DIR/report.html to look at, DIR/timeline.sqlite to build upon.

Run it again with more articles and it adds them; with changed ones it reads those again; after an
interruption it goes on where it stopped. Articles whose file is gone are kept, but with --sync.
"""

from __future__ import annotations

import sys

from timeline.cli.options import add_articles, add_look, day, fields

TYPE_CHECKING = False  # importing typing would be a third of the start-up
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from timeline.api import Timeline
    from timeline.cli.progress import Bars

HELP = "build a timeline from articles"
EXAMPLE = "timeline build articles/ --published 2021-07-16 -o output/spin-boldak"


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    add_articles(parser)
    parser.add_argument(
        "-o", "--output", metavar="DIR", default="output", help="folder to write to (%(default)s)"
    )
    add_look(parser)
    parser.add_argument("--aliases", metavar="FILE", help="TOML file of names that are one")
    parser.add_argument(
        "--sync",
        action="store_true",
        help="forget articles whose file under PATH is gone; without it they are kept",
    )
    parser.add_argument("--retry", action="store_true", help="analyse once more what failed before")
    parser.add_argument(
        "--language-model",
        metavar="NAME",
        help="installed spaCy pipeline, or its folder, to read with instead of the packaged one",
    )
    add_engine(parser)
    parser.set_defaults(resume="what was done is kept: run the same command again to go on")


def add_engine(parser: ArgumentParser) -> None:
    """Add the arguments that say how the work is spread."""
    group = parser.add_argument_group("how the work is spread")
    group.add_argument("--engine", choices=("local", "dask"), default="local")
    group.add_argument(
        "--workers",
        metavar="N",
        type=int,
        help="processes (default: one per processor; 0: all in this process)",
    )
    group.add_argument(
        "--time-limit",
        metavar="SECONDS",
        type=float,
        default=120.0,
        help="an article that takes longer is left out (%(default)g); with --workers 0 not on"
        " Windows, where nothing can stop it",
    )
    group.add_argument(
        "--scheduler", metavar="ADDRESS", help="of the Dask cluster: tcp://host:8786"
    )
    group.add_argument(
        "--shards", metavar="URL", help="folder or object store that Dask workers share"
    )


def run(chosen: Namespace) -> int:
    """Build, say what was left out and where the report lies."""
    from timeline import api  # noqa: PLC0415 - the stages are heavy
    from timeline.cli.progress import Bars, warned  # noqa: PLC0415 - with them
    from timeline.engines import Settings  # noqa: PLC0415 - with them

    bars = Bars()
    with warned():
        timeline = api.build(
            chosen.paths,
            published=day(chosen.published),
            output=chosen.output,
            title=chosen.title,
            plotlyjs=chosen.plotlyjs,
            fields=fields(chosen.field),
            aliases=chosen.aliases,
            sync=chosen.sync,
            retry=chosen.retry,
            language_model=chosen.language_model,
            engine=chosen.engine,
            settings=Settings(
                workers=chosen.workers,
                time_limit=chosen.time_limit,
                scheduler=chosen.scheduler,
                shards=chosen.shards,
            ),
            progress=bars,
        )
    tell_result(timeline, chosen.output, bars)
    return 0


def tell_result(timeline: Timeline, output: str, bars: Bars) -> None:
    """Print what was left out and what was built, and where the report lies on standard output."""
    for left_out in timeline.record.skipped:
        bars.tell(left_out)
    from pathlib import Path  # noqa: PLC0415 - help needs no paths

    from timeline.output import REPORT_NAME  # noqa: PLC0415 - help needs it not

    rest = _left_out(timeline)
    counts = (
        _count(len(timeline.events), "event"),
        _count(len(timeline.claims), "claim"),
        _count(len(timeline.articles), "article"),
    )
    print("{} from {} in {}".format(*counts) + rest, file=sys.stderr)
    print(Path(output) / REPORT_NAME)


def _left_out(timeline: Timeline) -> str:
    """Return how much was left out, and how many notes there are on articles that were read."""
    read = {path for article in timeline.articles for path in article.paths}
    notes = sum(one.path in read for one in timeline.record.skipped)
    skipped = len(timeline.record.skipped) - notes
    told = [f"{skipped} left out"] if skipped else []
    told += [_count(notes, "note")] if notes else []
    return f"; {' and '.join(told)}, listed in the report" if told else ""


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
