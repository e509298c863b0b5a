"""Arguments several commands share: articles in, a folder of results, the publication date."""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing would be a third of the start-up
if TYPE_CHECKING:
    from argparse import ArgumentParser


def add_articles(parser: ArgumentParser) -> None:
    """Add the arguments that say which articles, and what the user knows of them."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="files and folders of articles")
    add_published(parser)
    parser.add_argument(
        "--field",
        metavar="NAME=FIELD",
        action="append",
        default=[],
        help="what a field of your records is called, as in --field text=body (may be repeated);"
        " NAME is text, title, publisher, published, url, language or byline",
    )


def add_published(parser: ArgumentParser) -> None:
    """Add the publication date of articles for which nobody states one."""
    parser.add_argument(
        "--published",
        metavar="DATE",
        help="publication date, as 2021-07-16 or 2021-07-16T18:30, of articles for which neither"
        " articles.csv nor front matter, record or mail header states one; it goes before a page's"
        " or feed's own",
    )


def day(published: str | None) -> str | None:
    """Return the publication date as it was given.

    Raises:
        UsageError: if it is no date; the message names the option.
    """
    from timeline.api.published import moment  # noqa: PLC0415 - help needs no calendar
    from timeline.model import UsageError  # noqa: PLC0415 - nor records

    try:
        if published is not None:
            moment(published)
    except UsageError as error:
        where = f"--published {published}"
        raise UsageError(where, error.what, error.remedy) from error
    return published


def add_folder(parser: ArgumentParser) -> None:
    """Add the folder a build wrote to."""
    parser.add_argument("folder", metavar="DIR", help="the folder `timeline build -o DIR` wrote")


def add_look(parser: ArgumentParser) -> None:
    """Add the arguments that say what the report looks like and where it has Plotly from."""
    parser.add_argument(
        "--title", help="title of the report (the one last given to `build`, else what it tells of)"
    )
    parser.add_argument(
        "--plotlyjs",
        metavar="WHERE",
        default="full",
        help="where the report has Plotly from: full (within it, the default), directory"
        " (plotly.min.js beside it), cdn (cdn.plot.ly), or the path or address of a script",
    )


def at_least_one(text: str) -> int:
    """Return a count of one or more.

    Raises:
        ValueError: if it is no such count; argparse says so.
    """
    count = int(text)
    if count < 1:
        raise ValueError
    return count


def fields(pairs: list[str]) -> dict[str, str]:
    """Return ``["text=body"]`` as ``{"text": "body"}``.

    Raises:
        UsageError: if a pair has no name or no field.
    """
    from timeline.model import UsageError  # noqa: PLC0415 - help needs no records

    named = {}
    for pair in pairs:
        name, _, field = pair.partition("=")
        if not name or not field:
            where = f"--field {pair}"
            raise UsageError(where, "is no pair", "write it as --field text=body")
        named[name] = field
    return named
