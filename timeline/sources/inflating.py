"""Compressed streams that give what they can and never more than they should.

A gzip file cut off in the middle → all the text before the cut, and ``damage`` says what was
wrong; one that grows to hundreds of times its size → ``ExpandsTooFarError``.
"""

from __future__ import annotations

import gzip
import io
import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO

from timeline.sources.draft import ExpandsTooFarError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

#: Text shrinks to a fifth or a tenth; what grows more than this was made to grow.
GROWTH = 200
#: ... unless it stays so small that it does not matter.
HARMLESS = 50_000_000
#: What the decompressors raise on truncated or altered data.
DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, lzma.LZMAError)
#: How many compressed bytes are read at once.
CHUNK = 65_536
#: zlib's word for "a gzip header and its checksum".
GZIP = 31


class _Raw(io.RawIOBase):
    """What both streams share: they are read, and close what they read from."""

    def __init__(self, stream: BinaryIO) -> None:
        """Read from ``stream``."""
        super().__init__()
        self.stream = stream

    def readable(self) -> bool:
        """Return True: it is there to be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read into the buffer and return how many bytes that were."""
        view = memoryview(buffer).cast("B")
        data = self.some(len(view))
        view[: len(data)] = data
        return len(data)

    def some(self, most: int) -> bytes:
        """Return up to ``most`` bytes, none at the end."""
        return self.stream.read(most)

    def close(self) -> None:
        """Close the stream below too."""
        self.stream.close()
        super().close()


class Measured(_Raw):
    """A stream that refuses to grow beyond what its compressed size allows."""

    def __init__(self, stream: BinaryIO, compressed: int) -> None:
        """Measure what is read of ``stream`` against its compressed size in bytes."""
        super().__init__(stream)
        self.left = max(HARMLESS, GROWTH * compressed)
        self.damage = ""

    def some(self, most: int) -> bytes:
        """Return up to ``most`` bytes; damage ends the stream and is remembered.

        Raises:
            ExpandsTooFarError: if it has grown beyond all measure.
        """
        try:
            data = self.stream.read(most)
        except DAMAGED as error:
            self.damage = next(iter(str(error).splitlines()), type(error).__name__)
            return b""
        self.left -= len(data)
        if self.left < 0:
            message = "expands beyond all measure"
            raise ExpandsTooFarError(message)
        return data


class Gunzipped(_Raw):
    """The contents of a gzip file of any number of members, up to where it breaks off."""

    def __init__(self, stream: BinaryIO) -> None:
        """Expand ``stream``."""
        super().__init__(stream)
        self.expander = zlib.decompressobj(GZIP)
        self.waiting = b""

    def some(self, most: int) -> bytes:
        """Return up to ``most`` bytes.

        Raises:
            EOFError: at the end, if the file breaks off inside a member.
        """
        while True:
            if self.expander.eof:
                self.waiting = self.expander.unused_data or self.stream.read(CHUNK)
                if not self.waiting.strip(b"\x00"):
                    return b""
                self.expander = zlib.decompressobj(GZIP)
            chunk = self.waiting or self.stream.read(CHUNK)
            data = self.expander.decompress(chunk, most)
            self.waiting = self.expander.unconsumed_tail
            if data:
                return data
            if not chunk:
                message = "it breaks off in the middle"
                raise EOFError(message)
