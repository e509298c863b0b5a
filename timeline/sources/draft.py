"""What readers hand over: raw material opened as bytes, and drafts of articles.

A reader turns one ``Material`` ("feed.xml", its bytes) into any number of ``Draft`` records, each a
text with the fields its source states ("published: 2021-07-16") still as strings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import BinaryIO, Final, Literal, get_args

from timeline.model import Interval, Paragraph, PublicationDate, Skipped, UsageError

#: What a source may state about an article; also the keys of front matter and of ``--field``.
FieldName = Literal["title", "publisher", "published", "url", "language", "byline"]

#: What a field of a record may be said to hold: the text, or what is stated of it.
NAMED: Final = ("text", *get_args(FieldName))
EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Bytes to read and the name to show for them ("export.zip/news/1.txt").

    ``size`` in bytes is None when only reading to the end would tell; ``depth`` counts the
    containers around it.
    """

    path: str
    open: Callable[[], BinaryIO]
    size: int | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article as its source states it, before anything is concluded from its text.

    ``paragraphs`` and ``published`` are what markup tells; ``archived`` is the day an archive says
    it took the copy: nothing in it can be published later. Behind the first ``own`` characters
    stands what surrounds the article on its page; None if nothing does.
    """

    path: str
    text: str
    own: int | None = None
    fields: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    paragraphs: tuple[Paragraph, ...] = ()
    published: tuple[PublicationDate, ...] = ()
    archived: Interval | None = None


def checked(fields: Mapping[str, str]) -> Mapping[str, str]:
    """Return the names a user gave to fields of records, if all are names of ours.

    Raises:
        UsageError: if one is not; the message names those there are.
    """
    for ours, theirs in fields.items():
        if ours not in NAMED:
            where, what = f"--field {ours}={theirs}", f"there is no field {ours!r}"
            raise UsageError(where, what, f"name one of {', '.join(NAMED)}")
    return fields


class ExpandsTooFarError(OSError):
    """A compressed file that grows beyond all measure."""


Drafts = Iterator[Draft | Skipped]
#: Names of ours and what a table or object calls them.
Fields = Mapping[str, str]
Reader = Callable[[Material, Fields], Drafts]
