r"""Plain text and Markdown, with or without front matter.

"---\\npublished: 2021-07-16\\n---\\nAfghan forces ..." gives the field and the text behind it.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from timeline.sources.draft import EMPTY

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Other names for our fields, as front matter, feeds and databases of articles spell them.
ALIASES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "outlet", "publication", "newspaper", "site", "site_name"),
    "published": (
        "published",
        "date",
        "published_at",
        "publishedat",
        "published_time",
        "published_on",
        "publication_day",
        "publication_date",
        "publicationdate",
        "pubdate",
        "pub_date",
        "datepublished",
        "date_published",
        "date_publish",
        "publish_date",
        "publishdate",
        "dct",
    ),
    "url": ("url", "link", "permalink", "canonical"),
    "language": ("language", "lang"),
    "byline": ("byline", "author", "authors", "by"),
}
NAMES = {alias: name for name, aliases in ALIASES.items() for alias in aliases}

YAML = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
TOML = re.compile(r"\A\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
LINE = re.compile(r"^([A-Za-z][\w -]*?)[ \t]*:[ \t]*(.*?)[ \t]*$")
#: Lines "Title: ..." above the first blank line, without any fence around them.
HEADER = re.compile(r"\A(?:[A-Za-z][\w-]*:[ \t]*\S.*\r?\n)+(?=[ \t]*\r?\n)")


def split(text: str) -> tuple[Mapping[str, str], str]:
    """Return the fields of the front matter and the body exactly as it stands behind it."""
    for fence, parse in ((YAML, _lines), (TOML, _toml)):
        found = fence.match(text)
        if found:
            fields = parse(found[1])
            return (named(fields), text[found.end() :]) if fields is not None else (EMPTY, text)
    return _header(text)


def named(fields: Mapping[str, str]) -> Mapping[str, str]:
    """Return the fields under our names; the first alias in our order wins, empty ones are left."""
    lowered = {key.strip().lower().replace(" ", "_"): value for key, value in fields.items()}
    return {
        name: lowered[alias]
        for name, aliases in reversed(ALIASES.items())
        for alias in reversed(aliases)
        if lowered.get(alias)
    }


def _lines(block: str) -> Mapping[str, str] | None:
    fields: dict[str, str] = {}
    for line in block.splitlines():
        found = LINE.match(line)
        if found:
            fields[found[1]] = _unquoted(found[2])
        elif line.strip() and not line.startswith((" ", "\t", "#", "-")):
            return None
    return fields


def _toml(block: str) -> Mapping[str, str] | None:
    try:
        return {key: str(value) for key, value in tomllib.loads(block).items()}
    except tomllib.TOMLDecodeError:
        return None


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_unquoted(item.strip()) for item in value[1:-1].split(","))
    return value


def _header(text: str) -> tuple[Mapping[str, str], str]:
    found = HEADER.match(text)
    fields = _lines(found[0]) if found else None
    if not found or not fields or any(key.lower() not in NAMES for key in fields):
        return EMPTY, text
    if len(fields) < 2 and not {"published", "title"} & set(named(fields)):
        return EMPTY, text
    return named(fields), text[found.end() :]


def language_code(stated: str | None) -> str | None:
    """Return the two-letter code of a stated language ("en-GB" → "en"), None if it is no code."""
    code = re.split(r"[-_]", (stated or "").strip().lower())[0]
    return code if re.fullmatch(r"[a-z]{2}", code) else None


def languages(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Return the languages in which the dates of an article may be written."""
    code = language_code(fields.get("language"))
    return (code, "en") if code and code != "en" else ("en",)
