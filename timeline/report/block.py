r"""Data as JSON that can stand in a page: it cannot end its script block, nor start markup.

"</script>" becomes "\u003c/script\u003e", which the page's script reads as it was.
"""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from timeline.report.columns import Plain
from timeline.report.table import Strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Longer lists are written in pieces of so many values.
PIECE = 1_000


def as_json(data: object) -> str:
    """Return data as JSON without any of the characters that mean something to a page."""
    return "".join(json_pieces(data))


def json_pieces(data: object) -> Iterator[str]:
    """Yield the same piece by piece, so that the whole is never held."""
    if isinstance(data, dict):
        for at, (name, value) in enumerate(data.items()):
            yield f"{',' if at else '{'}{_dumped(name)}:"
            yield from json_pieces(value)
        yield "}" if data else "{}"
    elif isinstance(data, Plain):
        yield from json_pieces(data.shortest())
    elif isinstance(data, Strings) or (isinstance(data, list) and len(data) > PIECE):
        yield from _listed(data)
    else:
        yield _dumped(data)


def _listed(values: Iterable[object]) -> Iterator[str]:
    left = iter(values)
    first = True
    while some := list(islice(left, PIECE)):
        yield ("[" if first else ",") + _dumped(some)[1:-1]
        first = False
    yield "[]" if first else "]"


def _dumped(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text if text.isascii() else text.encode("utf-8", "replace").decode()
