"""Web pages: the text by trafilatura, its kinds by markup, and what the page states of itself.

<h2>Heavy rain</h2><p>Two villages ...</p> → a heading and a paragraph of ``Article.text``,
which is the extracted text with a blank line between its parts; all offsets point into it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from timeline.model import Skipped
from timeline.sources import page_parts, page_tree
from timeline.sources.draft import Draft, Drafts, Fields, Material
from timeline.sources.markup import Block, assembled
from timeline.sources.page_dates import dates, guess
from timeline.sources.page_facts import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Interval

#: Elements of the extracted body that are one paragraph each.
HEADINGS = {"head"}
BLOCKS = {"p", "head", "item", "quote", "row", "code"}


def page(material: Material, _: Fields) -> Drafts:
    """Yield the article of one page."""
    with material.open() as stream:
        raw = stream.read()
    yield draft(material.path, raw)


def draft(
    path: str, raw: bytes, *, url: str = "", archived: Interval | None = None
) -> Draft | Skipped:
    """Return the article of a page's bytes; ``url`` is where an archive found it."""
    import trafilatura  # noqa: PLC0415 - takes half a second, and only pages need it

    tree = page_tree.tree(raw)
    if tree is None:
        return Skipped(path=path, reason="is broken HTML nothing can be read from; save it again")
    stated = facts(tree, url)
    found = dates(tree, stated)
    found += guess(raw, tree, stated, found)
    captions = _keep_captions(tree)
    document = trafilatura.bare_extraction(
        tree, fast=True, include_comments=False, with_metadata=False, output_format="txt"
    )
    blocks = list(_blocks(getattr(document, "body", None)))
    if not blocks:
        reason = "no article text was found on the page; save the text itself as a .txt file"
        return Skipped(path=path, reason=reason)
    for caption in captions:
        caption.drop_tree()
    own, around = page_parts.surrounding(tree, blocks)
    text, parts = assembled([*own, *around], stated.fields.get("title"))
    return Draft(
        path=path,
        text=text,
        own=sum(len(block.text) for block in own) + len("\n\n") * (len(own) - 1),
        fields=stated.fields,
        paragraphs=parts,
        published=found,
        archived=archived,
    )


def _keep_captions(tree: Any) -> list[Any]:  # noqa: ANN401 - an lxml element
    """Add figure captions, which extraction drops, as marked paragraphs where they stand."""
    added = []
    for caption in list(tree.iter("figcaption")):
        text = " ".join("".join(caption.itertext()).split())
        place = next(caption.iterancestors("figure"), caption)
        above = place.getparent()
        if len(text) > SHORTEST and above is not None:
            paragraph = caption.makeelement("p")
            paragraph.text = f"{CAPTION} {text}"
            above.insert(above.index(place), paragraph)
            added.append(paragraph)
    return added


def _blocks(body: Any) -> Iterator[Block]:  # noqa: ANN401 - an lxml element
    """Yield the paragraphs of the body: blocks with their inline text, loose text between."""
    if body is None:
        return
    for line_break in body.iter("lb"):
        line_break.tail = "\n" + (line_break.tail or "")
    loose: list[str] = [body.text or ""]
    for child in body:
        nested = child.tag in {"list", "table"}
        if nested or child.tag in BLOCKS:
            yield from _lines("".join(loose), "")
            loose = [child.tail or ""]
            if nested:
                yield from _blocks(child)
            else:
                kind = "heading" if child.tag in HEADINGS else ""
                yield from _lines("".join(child.itertext()), kind)
        else:
            loose += ["".join(child.itertext()), child.tail or ""]
    yield from _lines("".join(loose), "")


def _lines(text: str, kind: str) -> Iterator[Block]:
    for line in text.split("\n"):
        plain = re.sub(r"[ \t\r\f\v]+", " ", line).strip()
        if plain.startswith(CAPTION):
            yield Block(plain.removeprefix(CAPTION).strip(), "caption")
        elif plain:
            yield Block(plain, kind)


#: What marks a caption on its way through extraction; no newsroom sets these brackets.
CAPTION = "\u27e6caption\u27e7"
#: A caption of fewer characters says nothing ("AP").
SHORTEST = 12
