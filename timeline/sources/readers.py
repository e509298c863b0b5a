r"""Which reader takes a file: its first bytes decide, its suffix only where they leave it open.

b"%PDF-1.7 ..." is read as PDF whatever its name; b"path,text\n..." is a table if it is called .csv.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import Skipped
from timeline.sources.draft import ExpandsTooFarError
from timeline.sources.encoding import decode
from timeline.sources.walk import refusal

if TYPE_CHECKING:
    from timeline.sources.draft import Drafts, Fields, Material, Reader

#: A book has about a million characters; what is longer is a collection, not an article.
LONGEST = 2_000_000
#: How much of a file is looked at to tell its kind.
HEAD = 8192


def read(material: Material, fields: Fields) -> Drafts:
    """Yield the drafts in a material; what the system refuses is said in words."""
    try:
        with material.open() as stream:
            head = stream.read(HEAD)
        yield from reader(head, material.path)(material, fields)
    except ExpandsTooFarError:
        raise
    except OSError as error:
        yield Skipped(path=material.path, reason=refusal(error))
    except Exception as error:  # noqa: BLE001 - a file that breaks a library never stops the run
        yield broken(material.path, error)


def broken(path: str, error: Exception) -> Skipped:
    """Return why a file that nobody foresaw is left out."""
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    return Skipped(path=path, reason=f"is damaged beyond reading ({what}); please report it")


class Kind(NamedTuple):
    """A kind of file: how it begins, the suffixes it needs (any if none), and its reader."""

    begins: re.Pattern[bytes]
    suffixes: tuple[str, ...]
    module: str
    function: str

    def reader(self) -> Reader:
        """Return the reader, whose module is loaded when a file of its kind is first met."""
        found: Reader = getattr(import_module(f"timeline.sources.{self.module}"), self.function)
        return found


def _begins(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:" + pattern + rb")", re.IGNORECASE | re.DOTALL)


_PROLOGUE = rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<\?[^>]*>\s*)*"
#: A field of a mail's header, with the lines it goes on in (RFC 5322).
_FIELD = rb"[!-9;-~]++:[^\n]*+\n(?:[ \t][^\n]*+\n)*+"
_ORIGIN = rb"From|Return-Path|Received|Delivered-To|MIME-Version|Message-ID"
_KNOWN = rb"To|Cc|Date|Subject|Sender|Reply-To|Content-[\w-]+|List-[\w-]+|DKIM-Signature|" + _ORIGIN
#: Only fields up to an empty line or the end of what is looked at, and of them two that mails have:
#: a text too may open with "X-ray: " or "From: ".
_MAIL = (
    rb"(?=(?:%(field)b)*?(%(origin)b):[ \t])(?=(?:%(field)b)*?(?!\1:)(?:%(known)b):[ \t])"
    rb"(?:%(field)b)++(?:\r?\n|[^\n]*+\Z(?<=.{%(head)d}))"
    % {b"field": _FIELD, b"origin": _ORIGIN, b"known": _KNOWN, b"head": HEAD}
)
KINDS = (
    Kind(re.compile(rb"\x1f\x8b"), (), "archives", "unzipped"),
    Kind(re.compile(rb"PK\x03\x04"), ("docx", "docm", "dotx"), "documents", "word"),
    Kind(re.compile(rb"PK(?:\x03\x04|\x05\x06)"), ("zip",), "archives", "members"),
    Kind(re.compile(rb"PK\x03\x04"), (), "archives", "office"),
    Kind(re.compile(rb".{0,1024}?%PDF-", re.DOTALL), (), "documents", "pdf"),
    Kind(re.compile(rb"WARC/1\.\d"), (), "archives", "warc"),
    Kind(re.compile(rb"\{\\rtf"), (), "refused", "rich_text"),
    Kind(re.compile(rb"\xd0\xcf\x11\xe0"), (), "refused", "old_word"),
    Kind(_begins(_PROLOGUE + rb"<(?:rss|feed|rdf:RDF)\b"), (), "feeds", "feed"),
    Kind(_begins(_PROLOGUE + rb"<(?:!doctype\s+html|html|head|body)\b"), (), "pages", "page"),
    Kind(_begins(rb"<"), ("html", "htm", "xhtml", "mhtml"), "pages", "page"),
    Kind(_begins(rb""), ("jsonl", "ndjson"), "rows", "json_lines"),
    Kind(_begins(rb"[\[{]"), ("json", "geojson"), "rows", "json"),
    Kind(_begins(rb'(?:\[\s*)?\{\s*"[^"\n]+"\s*:'), (), "rows", "json"),
    Kind(_begins(rb""), ("csv", "tsv"), "rows", "table"),
    Kind(_begins(_MAIL), (), "mail", "message"),
    Kind(_begins(rb"[\w-]+:[ \t]"), ("eml",), "mail", "message"),
)


def reader(head: bytes, name: str) -> Reader:
    """Return the reader for a file that begins with ``head``."""
    suffix = name.rpartition(".")[2].lower()
    for kind in KINDS:
        if (not kind.suffixes or suffix in kind.suffixes) and kind.begins.match(head):
            return kind.reader()
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
    from timeline.sources import exports  # noqa: PLC0415 - only texts need it

    with material.open() as stream:
        raw = stream.read(4 * LONGEST + 1)
    text, note = decode(raw)
    if len(raw) > 4 * LONGEST:
        yield too_long(material.path)
        return
    if note:
        yield Skipped(path=material.path, reason=note)
    for draft in exports.drafts(material.path, text, {}):
        if draft.text.strip():
            yield draft
        else:
            yield Skipped(path=draft.path, reason="holds no text; put the article into it")


def too_long(path: str) -> Skipped:
    """Return why an article of that length is refused."""
    return Skipped(
        path=path,
        reason=f"is longer than {LONGEST:,} characters, too long for one article; "
        "give each article its own file, or a line each in a .jsonl",
    )
