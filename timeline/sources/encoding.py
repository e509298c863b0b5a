r"""Bytes as text: UTF-8 first, Windows-1252 where that is plainly what it is, and never silently.

``decode(b"caf\\xe9")`` gives "café" and the note that it is not UTF-8.
"""

from __future__ import annotations

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: A well-formed UTF-8 sequence of more than one byte: a text that holds one was meant as UTF-8.
MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")


def decode(raw: bytes) -> tuple[str, str]:
    """Return the text and a note in words, empty when every byte could be read."""
    encoding = next((name for mark, name in MARKS if raw.startswith(mark)), "utf-8")
    try:
        return raw.decode(encoding), ""
    except UnicodeDecodeError as error:
        return _salvage(raw, encoding, error.start)


def _salvage(raw: bytes, encoding: str, where: int) -> tuple[str, str]:
    if encoding == "utf-8" and not MULTIBYTE.search(raw):
        try:
            return raw.decode("cp1252"), (
                "is not valid UTF-8 and was read as Windows-1252; save it as UTF-8 to be sure"
            )
        except UnicodeDecodeError:
            pass
    text = raw.decode(encoding, errors="replace")
    return text, (
        f"holds bytes that are not valid {encoding.upper()} (the first at byte {where}), shown as "
        f"\N{REPLACEMENT CHARACTER}; the rest was read; save it as UTF-8"
    )
