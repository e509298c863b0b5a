"""What a page states of itself: title, publisher, byline, address, language, and its raw metadata.

<meta property="og:site_name" content="Harbour Post"> → publisher "Harbour Post".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Where pages keep each field, the most reliable first.
TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "headline")
PUBLISHERS = (
    "og:site_name",
    "dc.publisher",
    "article:publisher_name",
    "publisher",
    "application-name",
)
AUTHORS = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author")
ADDRESSES = ("og:url", "twitter:url", "canonical")
#: Types of schema.org that are an article (https://schema.org/Article and those below it).
ARTICLE_TYPES = re.compile(
    r"Article|BlogPosting|Report|LiveBlog|Posting|CreativeWork$|WebPage$|Review"
)


@dataclass(frozen=True, slots=True)
class Facts:
    """The fields a page states, its meta elements and the objects of its JSON-LD."""

    fields: Mapping[str, str]
    meta: Mapping[str, str]
    linked: tuple[Mapping[str, Any], ...]


def facts(tree: Any, url: str = "") -> Facts:  # noqa: ANN401 - an lxml element
    """Return what the page states; ``url`` is where it was found, which wins over its own claim."""
    meta = dict(reversed(list(_meta(tree))))
    linked = tuple(_linked(tree))
    articles = [item for item in linked if _is_article(item)]
    fields = {
        "title": _first(meta, TITLES) or _of(articles, "headline") or _heading(tree),
        "publisher": _first(meta, PUBLISHERS) or _of(articles, "publisher"),
        "byline": _of(articles, "author") or _author(meta),
        "url": url or _address(tree, meta),
        "language": tree.get("lang") or meta.get("og:locale") or meta.get("language") or "",
    }
    return Facts({name: value for name, value in fields.items() if value}, meta, linked)


def _meta(tree: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - an lxml element
    for element in tree.iter("meta"):
        content = (element.get("content") or element.get("datetime") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(key)
            if name and content:
                yield name.strip().lower(), content


def _linked(tree: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - an lxml element
    for element in tree.iter("script"):
        if "ld+json" in (element.get("type") or "") and element.text:
            try:
                yield from _objects(msgspec.json.decode(_bare(element.text)))
            except (msgspec.DecodeError, UnicodeEncodeError):
                yield from _salvaged(element.text)


def _bare(script: str) -> bytes:
    text = re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\s*\]\]>|/\*\]\]>\*/)\s*;?\s*$",
        "",
        script,
    )
    return re.sub(r"[\x00-\x1f]", " ", text).strip().rstrip(";").encode()


def _salvaged(script: str) -> Iterator[Mapping[str, Any]]:
    """Yield the dates of JSON-LD that is not valid JSON: its dates stay readable."""
    found = dict(re.findall(r'"(date[A-Z]\w+)"\s*:\s*"([^"]{8,40})"', script))
    if found:
        kind = re.search(r'"@type"\s*:\s*"(\w+)"', script)
        yield {"@type": kind[1] if kind else "Article", **found}


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            if isinstance(value.get(key), list | dict):
                yield from _objects(value[key])


def is_article(item: Mapping[str, Any]) -> bool:
    """Return whether a JSON-LD object describes an article or its page."""
    return _is_article(item)


def _is_article(item: Mapping[str, Any]) -> bool:
    kinds = item.get("@type", "")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(ARTICLE_TYPES.search(str(name)) for name in names)


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name)), "")


def _author(meta: Mapping[str, str]) -> str:
    name = _first(meta, AUTHORS)
    return "" if name.startswith("http") else name


def _of(items: list[Mapping[str, Any]], key: str) -> str:
    return next((name for item in items if (name := _name(item.get(key)))), "")


def _name(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, list):
        return ", ".join(filter(None, (_name(item) for item in value)))
    if isinstance(value, dict):
        return _name(value.get("name"))
    return value.strip() if isinstance(value, str) and not value.startswith("http") else ""


def _heading(tree: Any) -> str:  # noqa: ANN401 - an lxml element
    for tag in ("h1", "title"):
        for element in tree.iter(tag):
            text = " ".join("".join(element.itertext()).split())
            if text:
                return text
    return ""


def _address(tree: Any, meta: Mapping[str, str]) -> str:  # noqa: ANN401 - an lxml element
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
            return str(element.get("href")).strip()
    return _first(meta, ADDRESSES)
