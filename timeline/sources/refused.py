r"""Kinds of file that are known and not read, each with the way out.

b"{\\rtf1 ..." → "is a rich text file (RTF); save it as .docx or .txt".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model import Skipped

if TYPE_CHECKING:
    from timeline.sources.draft import Drafts, Fields, Material


def rich_text(material: Material, _: Fields) -> Drafts:
    """Refuse an RTF file."""
    reason = "is a rich text file (RTF), which is not read; save it as .docx or .txt"
    yield Skipped(path=material.path, reason=reason)


def old_word(material: Material, _: Fields) -> Drafts:
    """Refuse a file of the old Office formats, or one that Office protects by a password."""
    reason = "is an old or password-protected Office file; save it unprotected as .docx or .txt"
    yield Skipped(path=material.path, reason=reason)
