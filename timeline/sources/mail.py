"""E-mail newsletters: subject, sender and date of the headers, the text of the body.

"Subject: Ferry burns / Date: Fri, 16 Jul 2021 18:05:00 +0200" → title and publication, evidence
field.
"""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from typing import TYPE_CHECKING

from timeline.model import Skipped
from timeline.sources import markup
from timeline.sources.draft import Draft

if TYPE_CHECKING:
    from timeline.sources.draft import Drafts, Fields, Material

#: A plain part shorter than this beside an HTML part only says "view in your browser".
STUB = 200


def message(material: Material, _: Fields) -> Drafts:
    """Yield the article a message is."""
    with material.open() as stream:
        parsed = email.message_from_binary_file(stream, policy=email.policy.default)
    if not isinstance(parsed, EmailMessage):
        yield Skipped(path=material.path, reason="is no message that can be read; save it as text")
        return
    title = _header(parsed, "Subject")
    plain, rich = (_body(parsed, kind) for kind in ("plain", "html"))
    blocks = markup.blocks(rich) if rich and len(plain) < max(STUB, len(rich) // 50) else []
    if not blocks and not plain.strip():
        yield Skipped(path=material.path, reason="is a message without text; save what it attaches")
        return
    text, paragraphs = markup.assembled(blocks, title) if blocks else (plain, ())
    stated = {
        "title": title,
        "publisher": _sender(parsed),
        "published": _header(parsed, "Date"),
        "language": _header(parsed, "Content-Language"),
    }
    yield Draft(
        path=material.path,
        text=text,
        fields={name: value for name, value in stated.items() if value},
        paragraphs=paragraphs,
    )


def _header(parsed: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(parsed.get(name, "")).split())
    except (ValueError, IndexError, TypeError):
        return ""


def _sender(parsed: EmailMessage) -> str:
    name, _, address = _header(parsed, "From").partition("<")
    return name.strip(" \"'") or address.strip("> ").partition("@")[2]


def _body(parsed: EmailMessage, kind: str) -> str:
    part = parsed.get_body((kind,))
    if part is None:
        return ""
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        raw = part.get_payload(decode=True)
        return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
