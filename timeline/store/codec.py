"""Records to bytes and back: JSON by msgspec, which validates what it reads.

``decode(Span, encode(Span(start=0, end=3)))`` is the span again; a wrong type is an error.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

if TYPE_CHECKING:
    from collections.abc import Hashable

Record = TypeVar("Record")

_ENCODER = msgspec.json.Encoder()


def encode(record: object) -> bytes:
    """Return the record as UTF-8 JSON, fields in the order the record declares them."""
    return _ENCODER.encode(record)


def decode(kind: type[Record], data: bytes) -> Record:
    """Return the record of type ``kind`` that ``data`` holds.

    Raises:
        msgspec.DecodeError: if the bytes are no JSON.
        msgspec.ValidationError: if they are JSON, but not such a record.
    """
    decoder: msgspec.json.Decoder[Record] = _decoder(cast("Hashable", kind))
    return decoder.decode(data)


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:  # noqa: ANN401 - any record type
    return msgspec.json.Decoder(kind)
