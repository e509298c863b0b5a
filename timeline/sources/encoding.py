r"""Bytes as text: UTF-8 first, Windows-1252 where that is plainly what it is, and never silently.

``decode(b"caf\\xe9")`` gives "café" and the note that it is not UTF-8.
"""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

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


def utf8(stream: BinaryIO) -> BinaryIO:
    """Return a stream of the same text as UTF-8: what begins with the mark of UTF-16 is recoded."""
    buffered = io.BufferedReader(cast("io.RawIOBase", stream))
    mark = buffered.peek(2)[:2]
    if mark not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return cast("BinaryIO", buffered)
    return cast("BinaryIO", io.BufferedReader(_Recoded(cast("BinaryIO", buffered))))


class _Recoded(io.RawIOBase):
    """UTF-16 as UTF-8, a piece at a time; what cannot be read is shown as the mark for that."""

    def __init__(self, stream: BinaryIO) -> None:
        """Read from ``stream``."""
        super().__init__()
        self.stream = stream
        self.decoder = codecs.getincrementaldecoder("utf-16")("replace")
        self.waiting = b""

    def readable(self) -> bool:
        """Return True: it is there to be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read into the buffer and return how many bytes that were."""
        view = memoryview(buffer).cast("B")
        while not self.waiting and (raw := self.stream.read(len(view))):
            self.waiting = self.decoder.decode(raw).encode("utf-8", "replace")
        data, self.waiting = self.waiting[: len(view)], self.waiting[len(view) :]
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the stream below too."""
        self.stream.close()
        super().close()
