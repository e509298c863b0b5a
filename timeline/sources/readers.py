r"""Which reader takes a file: its first bytes decide, its suffix only where they leave it open.

b"%PDF-1.7 ..." is read as PDF whatever its name; b"path,text\\n..." is a table if it is called .csv.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from timeline.model import Skipped
from timeline.sources import pages, rows
from timeline.sources.draft import Draft, Drafts, Material
from timeline.sources.encoding import decode
from timeline.sources.plain import split
from timeline.sources.walk import refusal

#: A book has about a million characters; what is longer is a collection, not an article.
LONGEST = 2_000_000
#: How much of a file is looked at to tell its kind.
HEAD = 8192

Fields = Mapping[str, str]
Reader = Callable[[Material, Fields], Drafts]


def read(material: Material, fields: Fields) -> Drafts:
    """Yield the drafts in a material; what the system refuses is said in words."""
    try:
        with material.open() as stream:
            head = stream.read(HEAD)
        yield from reader(head, material.path)(material, fields)
    except OSError as error:
        yield Skipped(path=material.path, reason=refusal(error))


class Sniff(NamedTuple):
    """A kind of file: how its first bytes look, its suffixes, and its reader."""

    starts: re.Pattern[bytes]
    suffixes: tuple[str, ...]
    reader: Reader


def reader(head: bytes, name: str) -> Reader:
    """Return the reader for a file that begins with ``head``."""
    suffix = name.rpartition(".")[2].lower()
    for kind in KINDS:
        if kind.starts.match(head) and (not kind.suffixes or suffix in kind.suffixes):
            return kind.reader
    return _binary if _is_binary(head) else _plain


def _is_binary(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    controls = sum(byte < 9 or 13 < byte < 27 for byte in head)
    return b"\x00" in head or controls * 20 > len(head)


def _binary(material: Material, _: Fields) -> Drafts:
    reason = "is not a text but binary data; export the article as text, HTML, PDF or Word"
    yield Skipped(path=material.path, reason=reason)


def _plain(material: Material, _: Fields) -> Drafts:
    with material.open() as stream:
        raw = stream.read(4 * LONGEST + 1)
    text, note = decode(raw)
    if len(text) > LONGEST:
        yield too_long(material.path)
        return
    if note:
        yield Skipped(path=material.path, reason=note)
    fields, body = split(text)
    if body.strip():
        yield Draft(path=material.path, text=body, fields=fields)
    else:
        yield Skipped(path=material.path, reason="holds no text; put the article into it")


def too_long(path: str) -> Skipped:
    """Return why an article of that length is refused."""
    return Skipped(
        path=path,
        reason=f"is longer than {LONGEST:,} characters, too long for one article; "
        "give each article its own file, or a line each in a .jsonl",
    )


def _page(material: Material, _: Fields) -> Drafts:
    yield from pages.page(material)


def _json(material: Material, fields: Fields) -> Drafts:
    with material.open() as stream:
        first = stream.readline(HEAD * 1024).strip()
        second = stream.readline(HEAD).strip()
    lines = material.path.lower().endswith((".jsonl", ".ndjson")) or (
        first.endswith(b"}") and second.startswith(b"{")
    )
    yield from (rows.json_lines if lines else rows.json_file)(material, fields)


ANY = re.compile(rb"", re.DOTALL)
KINDS: tuple[Sniff, ...] = (
    Sniff(
        re.compile(
            rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body)", re.IGNORECASE | re.DOTALL
        ),
        (),
        _page,
    ),
    Sniff(
        re.compile(
            rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)",
            re.IGNORECASE | re.DOTALL,
        ),
        (),
        _page,
    ),
    Sniff(re.compile(rb"\s*<", re.DOTALL), ("html", "htm", "xhtml"), _page),
    Sniff(ANY, ("jsonl", "ndjson"), _json),
    Sniff(re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]"), ("json", "js", "geojson"), _json),
    Sniff(re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"[^"]+"\s*:', re.DOTALL), (), _json),
    Sniff(ANY, ("csv", "tsv"), rows.table),
)
