"""From a draft to an article: paragraphs and their kinds, who published it, when, and its id.

The id is a hash of text, publisher and address: the same text by the same publisher at the same
address is the same article wherever it was found.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.model import Article, Interval, Paragraph
from timeline.sources import addresses, crediting, kinds, paragraphs, published
from timeline.sources.draft import Draft
from timeline.sources.plain import language_code, split

try:  # hashlib brings OpenSSL, which is a twentieth of what it takes to date one sentence
    from _blake2 import blake2b
except ImportError:  # another Python than CPython
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def from_text(
    text: str,
    *,
    path: str = "",
    fields: Mapping[str, str] | None = None,
    given: Interval | None = None,
) -> Article:
    """Return the article a plain text is, front matter and all; ``fields`` overrule what it states.

    ``given`` is the publication date to use if nothing states one.
    """
    stated, body = split(text)
    draft = Draft(path=path, text=body, fields={**stated, **(fields or {})})
    return article(draft, given=given)


def article(draft: Draft, *, given: Interval | None = None) -> Article:
    """Return the article of a draft."""
    draft = _writable(draft)
    title = clean(draft.fields.get("title"))
    parts = draft.paragraphs or kinds.classify(draft.text, paragraphs.cut(draft.text), title=title)
    publisher, byline = _credited(draft, parts)
    url = clean(draft.fields.get("url"))
    return Article(
        id=identity(draft.text[: draft.own], publisher, url),
        text=draft.text,
        paths=(draft.path,) if draft.path else (),
        title=title or _printed_title(draft.text, parts),
        url=url,
        publisher=publisher,
        byline=byline,
        language=language_code(draft.fields.get("language")),
        paragraphs=tuple(parts),
        published=published.candidates(draft, parts, given),
    )


#: Halves of a character, which JSON can escape and no file can hold.
HALVES = re.compile("[\ud800-\udfff]")


def _writable(draft: Draft) -> Draft:
    """Return the draft with halves of characters replaced, the length kept."""
    if not any(not t.isascii() and HALVES.search(t) for t in (draft.text, *draft.fields.values())):
        return draft
    fields = {name: HALVES.sub("\N{REPLACEMENT CHARACTER}", v) for name, v in draft.fields.items()}
    return replace(draft, text=HALVES.sub("\N{REPLACEMENT CHARACTER}", draft.text), fields=fields)


def identity(text: str, publisher: str | None, url: str | None) -> str:
    """Return the id: 16 hexadecimal digits; white space does not count."""
    key = "\x00".join((" ".join(text.split()), publisher or "", url or ""))
    return blake2b(key.encode(), digest_size=8).hexdigest()


def clean(value: str | None) -> str | None:
    """Return the value with single spaces, None for an empty one."""
    return " ".join((value or "").split()) or None


def _printed_title(text: str, parts: Sequence[Paragraph]) -> str | None:
    return next((clean(part.span.of(text)) for part in parts if part.kind == "title"), None)


def _credited(draft: Draft, parts: Sequence[Paragraph]) -> tuple[str | None, str | None]:
    """Return publisher and byline: as stated, else as the article's own lines credit them."""
    publisher, byline = clean(draft.fields.get("publisher")), clean(draft.fields.get("byline"))
    for part in (part for part in parts if part.reason in ("source line", "byline")):
        line = " ".join(part.span.of(draft.text).split())
        if part.reason == "source line":
            outlet, others = crediting.source(line) or (None, None)
            publisher, byline = publisher or outlet, byline or others
        else:
            byline = byline or crediting.byline(line)
    agency = _agency(draft.text, parts)
    site = addresses.site(draft.fields.get("url", ""))
    return publisher or site or agency, byline or agency


def _agency(text: str, parts: Sequence[Paragraph]) -> str | None:
    lines = (crediting.dateline(text, part.span) for part in parts[:12] if part.kind == "text")
    return next((line.agency for line in lines if line and line.agency), None)
