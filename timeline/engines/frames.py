"""Messages between a build and its workers: a length and that many bytes, through a pipe.

No pickle: a frame holds one record as JSON, which the reader validates. A pipe that ends before the
frame does reads as None: the process at the other end is gone.
"""

from __future__ import annotations

import struct
from typing import BinaryIO, Final

_LENGTH: Final = struct.Struct("<Q")


def write(pipe: BinaryIO, data: bytes) -> None:
    """Write one frame.

    Raises:
        BrokenPipeError: if nobody reads any more.
    """
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def read(pipe: BinaryIO) -> bytes | None:
    """Return the next frame, or None if the other end is gone."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length)
    return data if len(data) == length else None
