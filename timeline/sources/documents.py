"""PDF and Word files, as press databases export them: their text, several articles in one split.

A PDF of scanned pages has no text → it is left out with the remedy (it needs OCR).
"""

from __future__ import annotations

import io
import logging
import re
import zipfile
from typing import TYPE_CHECKING, Any

from timeline.model import Skipped
from timeline.sources import exports, markup
from timeline.sources.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.sources.draft import Drafts, Fields, Material


def pdf(material: Material, _: Fields) -> Drafts:
    """Yield the articles of a PDF file."""
    import pypdf  # noqa: PLC0415 - only PDF files need it
    from pypdf.errors import PdfReadError, PyPdfError  # noqa: PLC0415 - the same

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with material.open() as stream:
        try:
            reader = pypdf.PdfReader(io.BytesIO(stream.read()))
            if reader.is_encrypted and not reader.decrypt(""):
                reason = "is protected by a password; save it without one"
                yield Skipped(path=material.path, reason=reason)
                return
            text = "\n".join(_page(page) for page in reader.pages)
            stated = _stated(reader.metadata or {}, "/Title", "/Author")
        except (PdfReadError, PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
            reason = f"is a damaged PDF ({error}); save or export it again"
            yield Skipped(path=material.path, reason=reason)
            return
    if not text.strip():
        reason = "is a PDF without text, probably a scan; run OCR on it (for example ocrmypdf)"
        yield Skipped(path=material.path, reason=reason)
        return
    yield from exports.drafts(material.path, text, stated)


def _page(page: Any) -> str:  # noqa: ANN401 - a page of pypdf
    """Return a page's text, words hyphenated at the line's end joined again."""
    text = page.extract_text() or ""
    return re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", text)


def _stated(metadata: Any, title: str, author: str) -> dict[str, str]:  # noqa: ANN401 - of pypdf
    """Return what a document's properties state; names of files and programs are no titles."""
    found = {"title": str(metadata.get(title) or ""), "byline": str(metadata.get(author) or "")}
    if re.search(
        r"\.(?:docx?|pdf|indd|qxd|txt)$|^(?:untitled|microsoft word)", found["title"], re.IGNORECASE
    ):
        found["title"] = ""
    return {name: " ".join(value.split()) for name, value in found.items() if value.strip()}


def word(material: Material, _: Fields) -> Drafts:
    """Yield the articles of a Word file."""
    import docx  # noqa: PLC0415 - only Word files need it
    from docx.opc.exceptions import OpcError  # noqa: PLC0415 - the same

    with material.open() as stream:
        try:
            document = docx.Document(io.BytesIO(stream.read()))
            blocks = list(_blocks(document))
            properties = document.core_properties
            stated = _stated(
                {"title": properties.title, "author": properties.author}, "title", "author"
            )
        except (OpcError, zipfile.BadZipFile, KeyError, ValueError) as error:
            reason = f"is a damaged Word file ({error}); save it again"
            yield Skipped(path=material.path, reason=reason)
            return
    if not blocks:
        yield Skipped(path=material.path, reason="is a Word file without text; check it")
        return
    stated.pop("byline", None)
    text = "\n\n".join(block.text for block in blocks)
    if len(exports.parts(text)) > 1:
        yield from exports.drafts(material.path, text, stated)
        return
    if blocks[0].kind and len(blocks) > 1:
        stated["title"] = blocks[0].text
    text, paragraphs = markup.assembled(blocks, stated.get("title"))
    yield Draft(path=material.path, text=text, fields=stated, paragraphs=paragraphs)


def _blocks(document: Any) -> Iterator[markup.Block]:  # noqa: ANN401 - a document of python-docx
    for paragraph in document.paragraphs:
        style = getattr(paragraph.style, "name", "") or ""
        for line in paragraph.text.splitlines():
            if line.strip():
                kind = "heading" if style.startswith(("Heading", "Title")) else ""
                yield markup.Block(line.strip(), kind)
