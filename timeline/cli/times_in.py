"""Where `timeline times` gets its texts: an article's file, standard input, or lines of JSON."""

from __future__ import annotations

import io
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline import timex
from timeline.api.published import moment
from timeline.cli.progress import tell
from timeline.model import Article, Skipped, TimelineError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.model import Interval, Paragraph, Timex

__all__ = ["Text", "article", "lines", "moment"]


class Text(NamedTuple):
    """A text with what its time expressions need to be resolved, and where it was found."""

    id: str
    text: str
    publication: Interval | None
    language: str = "en"
    paragraphs: tuple[Paragraph, ...] = ()
    path: str = ""

    def timexes(self) -> tuple[Timex, ...]:
        """Return its time expressions."""
        return timex.find(
            self.text,
            publication=self.publication,
            language=self.language,
            paragraphs=self.paragraphs,
        )


def article(name: str, given: Interval | None) -> Iterator[Text]:
    """Yield the articles of a file, or the text on standard input; tell what is left out."""
    if name == "-":
        yield Text(id="-", text=_standard_input(), publication=given)
        return
    from timeline import sources  # noqa: PLC0415 - lines of JSON need no readers

    for item in sources.read([Path(name)], given=given):
        if isinstance(item, Article):
            yield Text(
                id=item.id,
                text=item.text,
                path=item.paths[0],
                publication=item.publication.interval if item.publication else None,
                language=item.language or "en",
                paragraphs=item.paragraphs,
            )
        else:
            tell(item)


def _standard_input() -> str:
    """Return what stands on standard input; tell what of it is no UTF-8."""
    from timeline.sources.encoding import decode  # noqa: PLC0415 - lines of JSON need no readers

    with _readable("standard input"), open(0, "rb", closefd=False) as stream:
        text, note = decode(stream.read())
    if note:
        tell(Skipped(path="standard input", reason=note))
    return io.StringIO(text, newline=None).read()


def lines(name: str, given: Interval | None) -> Iterator[Text]:
    """Yield the texts of a JSON Lines file; tell which lines are none, and go on.

    Raises:
        TimelineError: if the file cannot be read.
    """
    with _readable(name), _opened(name) as source:
        yield from _texts(source, name, given)


@contextmanager
def _readable(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise TimelineError(
            name, f"cannot be read ({error.strerror})", "check the path and its rights"
        ) from error


def _opened(name: str) -> Any:  # noqa: ANN401 - a file or standard input
    standard = name == "-"
    return open(
        0 if standard else name, encoding="utf-8-sig", errors="replace", closefd=not standard
    )


def _texts(source: Iterable[str], name: str, given: Interval | None) -> Iterator[Text]:
    import json  # noqa: PLC0415 - an article needs no JSON

    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            yield _text(json.loads(line, parse_constant=_no_json), given)
        except (ValueError, UsageError) as error:
            tell(Skipped(path=f"{name}:{number}", reason=f"{error}; the line is left out"))
        except RecursionError:
            reason = "is nested too deeply; the line is left out"
            tell(Skipped(path=f"{name}:{number}", reason=reason))


def _no_json(constant: str) -> None:
    message = f"{constant} is no JSON"
    raise ValueError(message)


def _text(row: object, given: Interval | None) -> Text:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        message = 'no object with a "text"'
        raise ValueError(message)  # noqa: TRY004 - told like any other bad line
    language = row.get("lang") or "en"
    if not isinstance(language, str):
        message = 'its "lang" is no text'
        raise ValueError(message)  # noqa: TRY004 - the same
    published = row.get("published")
    return Text(
        id=row.get("id", ""),
        text=row["text"],
        publication=given if published is None else moment(str(published)),
        language=language,
    )
