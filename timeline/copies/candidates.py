"""Which pairs of articles to compare, found in near-linear time.

MinHash sketches of three-word shingles (rensa, 128 permutations in 64 bands of 2, which finds pairs
from a Jaccard similarity of some 0.1 upwards), and sentences that stand word for word in both.
"""

from __future__ import annotations

from itertools import combinations, islice
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import rensa

from timeline.copies.wording import running_words, sentences, shingles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.model import Article

PERMUTATIONS, BANDS, SEED = 128, 64, 42
#: A pair must agree in so many of its 128 sketch values before its words are compared: chance
#: agreement of unrelated texts stays below it, a containment of 0.2 (Jaccard 0.11) lies above it.
AGREEING = 6
#: Only sentences of this many words count as shared: shorter ones are formulas ("he added").
LONG = 8
#: A sentence more articles share than this is a formula of a house, not copy.
FORMULA = 50
#: In a bucket of more articles than this, each is compared with its next neighbours only: copies of
#: one story are found through each other.
CROWD = 12
#: How many articles are sketched in one call.
CHUNK = 512

Sketches = npt.NDArray[np.uint32]
Pairs = set[tuple[int, int]]


def pairs(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """Return the index pairs worth comparing, smaller index first, in order."""
    sketches = _sketches(articles)
    return sorted(_by_sketch(sketches) | _by_sentence(articles))


def _sketches(articles: Sequence[Article]) -> Sketches:
    rows = np.zeros((len(articles), PERMUTATIONS), dtype=np.uint32)
    waiting = iter(articles)
    for start in range(0, len(articles), CHUNK):
        sets = [sorted(shingles(running_words(a))) for a in islice(waiting, CHUNK)]
        matrix = rensa.RMinHash.digest_matrix_from_token_sets(sets, PERMUTATIONS, SEED)
        rows[start : start + len(sets)] = matrix.to_rows()
    return rows


def _by_sketch(rows: Sketches) -> Pairs:
    found: Pairs = set()
    width = PERMUTATIONS // BANDS
    for band in range(BANDS):
        columns = rows[:, band * width : (band + 1) * width].astype(np.uint64)
        keys = columns[:, 0] << np.uint64(32) | columns[:, 1]
        for bucket in _buckets(keys):
            found.update(_agreeing(rows, bucket, found))
    return found


def _agreeing(rows: Sketches, bucket: Sequence[int], known: Pairs) -> Iterator[tuple[int, int]]:
    for pair in _neighbours(bucket):
        if pair not in known and int((rows[pair[0]] == rows[pair[1]]).sum()) >= AGREEING:
            yield pair


def _buckets(keys: npt.NDArray[np.uint64]) -> Iterator[list[int]]:
    """Yield the indices that share a key, where more than one does, each in order."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    cuts = np.flatnonzero(np.diff(ordered)) + 1
    starts = np.concatenate(([0], cuts))
    ends = np.concatenate((cuts, [len(keys)]))
    for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
        yield order[start:end].tolist()


def _neighbours(bucket: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(bucket) <= CROWD:
        return combinations(bucket, 2)
    return (
        (bucket[i], bucket[j])
        for i in range(len(bucket))
        for j in range(i + 1, min(i + CROWD, len(bucket)))
    )


def _by_sentence(articles: Sequence[Article]) -> Pairs:
    """Return the pairs that share at least two long sentences word for word."""
    owners: list[npt.NDArray[np.uint32]] = []
    hashes: list[npt.NDArray[np.uint64]] = []
    for number, article in enumerate(articles):
        long = {" ".join(s.words) for s in sentences(article) if len(s.words) >= LONG}
        keys = np.array(rensa.RMinHash.hash_token_sets([sorted(long)])[0], dtype=np.uint64)
        hashes.append(keys)
        owners.append(np.full(len(keys), number, dtype=np.uint32))
    if not hashes:
        return set()
    owner = np.concatenate(owners)
    shared: dict[tuple[int, int], int] = {}
    for bucket in _buckets(np.concatenate(hashes)):
        if len(bucket) <= FORMULA:
            for pair in _neighbours(sorted(owner[bucket].tolist())):
                shared[pair] = shared.get(pair, 0) + 1
    return {pair for pair, count in shared.items() if count > 1}
