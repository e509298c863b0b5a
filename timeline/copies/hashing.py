"""The words of many articles as numbers, all at once.

"The ferry burned" → three 64-bit hashes, equal wherever the word stands: the polynomial of a word's
bytes, taken from running sums over the whole text, so that no word is ever cut out of it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from timeline.copies.wording import plain_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Hashes = npt.NDArray[np.uint64]
    Owners = npt.NDArray[np.int64]

#: An odd base has an inverse modulo 2**64, so a word's polynomial can be moved to the origin.
BASE = 0x9E3779B97F4A7C15
INVERSE = pow(BASE, -1, 1 << 64)
#: Odd multipliers that mix the hashes of neighbouring words (the first digits of pi).
MIX = np.array(
    [
        0x243F6A8885A308D3,
        0x13198A2E03707345,
        0xA4093822299F31D1,
        0x082EFA98EC4E6C89,
        0x452821E638D01377,
        0xBE5466CF34E90C6D,
        0xC0AC29B7C97C50DD,
        0x3F84D5B5B5470917,
    ],
    dtype=np.uint64,
)
BLANK = 32


def word_hashes(texts: Sequence[str]) -> tuple[Owners, Hashes]:
    """Return the hash of every word of the texts in order, and the text each belongs to."""
    pieces = [plain_bytes(text) for text in texts]
    ends = np.cumsum([len(piece) + 1 for piece in pieces])
    raw = np.frombuffer(b" ".join(pieces) + b" ", dtype=np.uint8)
    filled = np.concatenate(([False], raw != BLANK, [False]))
    edges = np.flatnonzero(filled[1:] != filled[:-1])
    starts, stops = edges[::2], edges[1::2]
    powers, inverses = _powers(1 << max(10, (len(raw) - 1).bit_length()))
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(raw * powers[: len(raw)])))
    hashes = (sums[stops] - sums[starts]) * inverses[starts]
    return np.searchsorted(ends, starts, side="right"), hashes


@lru_cache(maxsize=2)
def _powers(length: int) -> tuple[Hashes, Hashes]:
    """Return the powers of the base and of its inverse, modulo 2**64."""
    bases = []
    for base in (BASE, INVERSE):
        steps = np.full(length, base, dtype=np.uint64)
        steps[0] = 1
        bases.append(np.multiply.accumulate(steps))
    return bases[0], bases[1]


def runs(owner: Owners, hashes: Hashes, width: int) -> tuple[Owners, Hashes]:
    """Return a hash for each run of ``width`` words inside one text, and the text's number."""
    count = max(0, len(hashes) - width + 1)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(width):
        mixed += hashes[place : place + count] * MIX[place]
        mixed ^= mixed >> np.uint64(29)
    inside = owner[:count] == owner[width - 1 : width - 1 + count]
    return owner[:count][inside], mixed[inside]


def wholes(bounds: Owners, hashes: Hashes) -> Hashes:
    """Return a hash of all words, in order, of each piece: from its bound to the next."""
    lengths = np.diff(bounds)
    places = np.arange(len(hashes)) - np.repeat(bounds[:-1], lengths)
    powers = _powers(1 << max(10, int(lengths.max(initial=1)).bit_length()))[0]
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(hashes * powers[places])))
    found: Hashes = sums[bounds[1:]] - sums[bounds[:-1]]
    return found
