"""Show every time expression of a text and how it was resolved.

Names a file of one article ("-" is standard input), or with --jsonl a file of many texts:
one {"id", "text", "published", "lang"} a line, answered by one {"id", "timexes"} a line.
"""

from __future__ import annotations

from timeline.cli.options import add_published, day

TYPE_CHECKING = False  # importing typing would be a third of the start-up
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from timeline.cli.times_in import Text

HELP = "show every time expression and how it was resolved"
EXAMPLE = "timeline times article.txt --published 2021-07-16"


def arguments(parser: ArgumentParser) -> None:
    """Add the arguments of this command."""
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("file", metavar="FILE", nargs="?", help="an article; - is standard input")
    which.add_argument("--jsonl", metavar="IN.jsonl", help="many texts, one JSON object a line")
    add_published(parser)
    parser.add_argument("--format", choices=("table", "jsonl", "html"), default="table")


def run(chosen: Namespace) -> int:
    """Print the expressions; the status is 1 if no text could be read."""
    from timeline.cli import times_in  # noqa: PLC0415 - help needs no rules

    published = day(chosen.published)
    given = None if published is None else times_in.moment(published)
    if chosen.jsonl is not None:
        found, form = times_in.lines(chosen.jsonl, given), "jsonl"
    else:
        found, form = times_in.article(chosen.file, given), chosen.format
    usable = 0
    for text in found:
        usable += 1
        if form == "table" and text.path and text.path != chosen.file:
            print("\n" * (usable > 1) + f"{text.path}:")
        print(_shown(text, form))
    return 0 if usable else 1


def _shown(text: Text, form: str) -> str:
    from timeline import timex  # noqa: PLC0415 - help needs no rules

    timexes = text.timexes()
    if form == "jsonl":
        import json  # noqa: PLC0415 - a table needs no JSON

        rows = [timex.as_json(one, text.text) for one in timexes]
        return json.dumps({"id": text.id, "timexes": rows}, ensure_ascii=False)
    if form == "html":
        return timex.as_html(timexes, text.text)
    return timex.as_table(timexes, text.text) or "no time expressions"
