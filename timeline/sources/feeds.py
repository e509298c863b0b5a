"""RSS and Atom files: an article an item, dated and credited by the feed.

<item><title>Ferry burns</title><pubDate>Fri, 16 Jul 2021 18:05:00 +0200</pubDate>... → that
article, that minute; the feed's own title is the publisher.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from timeline.model import PublicationDate, Skipped
from timeline.sources import markup
from timeline.sources.dates import moment
from timeline.sources.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.sources.draft import Drafts, Fields, Material

ITEMS = {"item", "entry"}
#: Where items keep their text, the fullest first.
TEXTS = ("encoded", "content", "description", "summary")
#: Where items keep their day; "updated" alone is a change.
PUBLISHED = ("pubDate", "published", "issued", "date", "created")


def feed(material: Material, _: Fields) -> Drafts:
    """Yield the articles of a feed, one item in memory at a time."""
    from lxml import etree  # noqa: PLC0415 - only feeds need it

    publisher, number = "", 0
    with material.open() as stream:
        walk = etree.iterparse(
            stream, events=("start", "end"), recover=True, resolve_entities=False, no_network=True
        )
        try:
            for event, element in walk:
                name = _name(element)
                if event == "start":
                    continue
                if name == "title" and not publisher and _name(element.getparent()) in _HEADS:
                    publisher = _text(element)
                if name in ITEMS:
                    number += 1
                    yield _draft(f"{material.path}:{number}", element, publisher)
                    _forget(element)
        except etree.XMLSyntaxError as error:
            reason = f"is broken XML ({error.msg}); what stands before the break was read"
            yield Skipped(path=material.path, reason=reason)
            return
    if number == 0:
        yield Skipped(path=material.path, reason="is a feed without items; check the file")


_HEADS = {"channel", "feed"}


def _forget(element: Any) -> None:  # noqa: ANN401 - an lxml element
    element.clear()
    while element.getprevious() is not None:
        if _name(element.getprevious()) not in ITEMS:
            return
        del element.getparent()[0]


def _draft(path: str, item: Any, publisher: str) -> Draft | Skipped:  # noqa: ANN401 - an lxml element
    found = {_name(child): child for child in reversed(item)}
    title = _text(found.get("title"))
    parts = next((p for name in TEXTS if (p := _blocks(found.get(name)))), [])
    if not parts:
        return Skipped(path=path, reason="is an item without text; read the article's page instead")
    text, paragraphs = markup.assembled(parts, title)
    source = _text(found.get("source")) or publisher
    fields = {
        "title": title,
        "publisher": source,
        "byline": _text(found.get("creator")) or _text(found.get("author")),
        "url": _link(item),
    }
    return Draft(
        path=path,
        text=text,
        fields={name: value for name, value in fields.items() if value},
        paragraphs=paragraphs,
        published=tuple(_dates(found)),
    )


def _dates(found: dict[str, Any]) -> Iterator[PublicationDate]:
    for name, score, doubts in (
        *((name, 0.95, ()) for name in PUBLISHED),
        ("updated", 0.6, ("the feed gives only the day of the last change",)),
    ):
        text = _text(found.get(name))
        read = moment(text) if text else None
        if read is not None:
            yield PublicationDate(
                interval=read.interval,
                evidence="metadata",
                score=score,
                doubts=doubts,
                text=text,
                utc_offset=read.utc_offset,
            )
            return


def _name(element: Any) -> str:  # noqa: ANN401 - an lxml element
    if element is None or not isinstance(element.tag, str):
        return ""
    return element.tag.rpartition("}")[2]


def _text(element: Any) -> str:  # noqa: ANN401 - an lxml element
    if element is None:
        return ""
    text = " ".join("".join(element.itertext()).split())
    return (
        " ".join(block.text for block in markup.blocks(text)) if re.search(r"[<&]", text) else text
    )


def _blocks(element: Any) -> list[markup.Block]:  # noqa: ANN401 - an lxml element
    """Return the paragraphs of an item's text: HTML in a string, or XHTML as elements."""
    if element is None:
        return []
    if len(element):
        from lxml import etree  # noqa: PLC0415 - only feeds need it

        return markup.blocks(etree.tostring(element, encoding="unicode", method="html"))
    return markup.blocks(element.text or "")


def _link(item: Any) -> str:  # noqa: ANN401 - an lxml element
    for child in item:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            return str(child.get("href") or _text(child))
    return ""
