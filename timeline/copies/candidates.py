"""Which articles to compare with each other, found in near-linear time and little memory.

MinHash sketches of three-word shingles (rensa, 128 permutations in 64 bands of 2, which finds pairs
from a Jaccard similarity of some 0.1 upwards), and runs of eight words that stand in both: two
articles of forty sentences that share three have a similarity far below what sketches see.
"""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import rensa

from timeline.copies import hashing
from timeline.copies.grouping import Groups
from timeline.copies.wording import running_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from timeline.model import Article

    Sketches = npt.NDArray[np.uint32]

PERMUTATIONS, BANDS, SEED = 128, 64, 42
#: A pair must agree in so many of its 128 sketch values before its words are compared: chance
#: agreement of unrelated texts stays below it, a containment of 0.2 (Jaccard 0.11) lies above it.
AGREEING = 6
#: Words in a shingle, and in a run long enough to be copied rather than said by chance.
SHINGLE, RUN = 3, 8
#: One run in so many is kept, chosen by its hash: the same ones in every article.
SAMPLE = 8
#: A run that more articles share than this is a formula of a house, not copy.
FORMULA = 50
#: In a bucket of more articles than this, each is compared with its next neighbours only: copies of
#: one story are found through each other.
CROWD = 12
#: About how many characters are hashed in one call: some ten times that many bytes are in use.
CHUNK = 500_000

Pair = tuple[int, int]


def groups(articles: Sequence[Article]) -> Iterator[list[Pair]]:
    """Yield the index pairs worth comparing, group by group: no pair joins two groups.

    In each pair the smaller index is first; pairs and groups are in order.
    """
    sketches, runs = _read(articles)
    pairs = _by_sketch(sketches)
    del sketches
    found = sorted(pairs | _by_run(runs))
    del runs, pairs
    joined: Groups[int] = Groups()
    for first, second in found:
        joined.join(first, second)
    together: dict[int, list[Pair]] = defaultdict(list)
    for pair in found:
        together[joined.root(pair[0])].append(pair)
    yield from together.values()


def _read(articles: Sequence[Article]) -> tuple[Sketches, hashing.Hashes]:
    """Return the sketch of each article, and its sampled runs of words, each with its owner."""
    sketches = np.zeros((len(articles), PERMUTATIONS), dtype=np.uint32)
    sampled = array("Q")
    for start, texts in _chunks(articles):
        owner, hashes = hashing.word_hashes(texts)
        sketches[start : start + len(texts)] = _sketched(owner, hashes, len(texts))
        owner, mixed = hashing.runs(owner, hashes, RUN)
        kept = mixed % np.uint64(SAMPLE) == 0
        packed = _packed(mixed[kept], owner[kept].astype(np.uint64) + np.uint64(start))
        sampled.frombytes(packed.tobytes())
    return sketches, np.frombuffer(sampled, dtype=np.uint64)


def _packed(hashes: hashing.Hashes, owners: hashing.Hashes) -> hashing.Hashes:
    """Return the upper half of each hash, its owner below: sorted, equal ones lie together."""
    return hashes >> HALF << HALF | owners


def _chunks(articles: Sequence[Article]) -> Iterator[tuple[int, list[str]]]:
    """Yield the running texts of some articles at a time, with the index of the first."""
    start, size, texts = 0, 0, list[str]()
    for article in articles:
        texts.append(running_text(article))
        size += len(texts[-1])
        if size >= CHUNK:
            yield start, texts
            start, size, texts = start + len(texts), 0, []
    if texts:
        yield start, texts


def _sketched(owner: hashing.Owners, hashes: hashing.Hashes, count: int) -> list[list[int]]:
    owner, mixed = hashing.runs(owner, hashes, SHINGLE)
    ends = np.searchsorted(owner, np.arange(count + 1)).astype(np.uint64)
    sketch = rensa.RMinHash.digest_matrix_from_flat_token_hashes
    rows: list[list[int]] = sketch(mixed, ends, PERMUTATIONS, SEED).to_rows()
    return rows


def _by_sketch(rows: Sketches) -> set[Pair]:
    found: set[Pair] = set()
    written = np.flatnonzero(rows.any(axis=1)).astype(np.uint64)
    width = PERMUTATIONS // BANDS
    for band in range(BANDS):
        columns = rows[written, band * width : (band + 1) * width].astype(np.uint64)
        keys = (columns[:, 0] * hashing.MIX[0] ^ columns[:, 1]) * hashing.MIX[1]
        for bucket in _buckets(_packed(keys, written)):
            found.update(_agreeing(rows, bucket, found))
    return found


def _agreeing(rows: Sketches, bucket: Sequence[int], known: set[Pair]) -> Iterator[Pair]:
    for pair in _neighbours(bucket):
        if pair not in known and int((rows[pair[0]] == rows[pair[1]]).sum()) >= AGREEING:
            yield pair


def _by_run(runs: hashing.Hashes) -> set[Pair]:
    """Return the pairs in which a sampled run of words stands in both."""
    found: set[Pair] = set()
    for bucket in _buckets(runs):
        sharing = list(dict.fromkeys(bucket))
        if 1 < len(sharing) <= FORMULA:
            found.update(_neighbours(sharing))
    return found


def _buckets(packed: hashing.Hashes) -> Iterator[list[int]]:
    """Yield the owners that share a hash, where more than one entry does; ``packed`` is sorted."""
    packed.sort()
    ordered = packed
    hashes = ordered.view(np.uint32)[UPPER::2]
    same = hashes[1:] == hashes[:-1]
    edges = np.flatnonzero(np.diff(np.concatenate(([False], same, [False])).astype(np.int8)))
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        yield (ordered[start : end + 1] & LOWER).tolist()


#: The two halves of a packed number: 32 bits of a hash above, its owner below.
HALF, LOWER = np.uint64(32), np.uint64(0xFFFFFFFF)
#: Where the upper half of a packed number stands among the two.
UPPER = 1 if sys.byteorder == "little" else 0


def _neighbours(bucket: Sequence[int]) -> Iterable[Pair]:
    if len(bucket) <= CROWD:
        return combinations(bucket, 2)
    return (
        (bucket[i], bucket[j])
        for i in range(len(bucket))
        for j in range(i + 1, min(i + CROWD, len(bucket)))
    )
