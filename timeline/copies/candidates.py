"""Which articles to compare with each other, found in near-linear time and little memory.

MinHash sketches of three-word shingles (rensa, 128 permutations in 64 bands of 2, which finds pairs
from a Jaccard similarity of some 0.1 upwards), and runs of eight words that stand in both: two
articles of forty sentences that share three have a similarity far below what sketches see.
"""

from __future__ import annotations

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
    sketches, owners, runs = _read(articles)
    found = sorted(_by_sketch(sketches) | _by_run(owners, runs))
    joined: Groups[int] = Groups()
    for first, second in found:
        joined.join(first, second)
    together: dict[int, list[Pair]] = defaultdict(list)
    for pair in found:
        together[joined.root(pair[0])].append(pair)
    yield from together.values()


def _read(articles: Sequence[Article]) -> tuple[Sketches, Sketches, Sketches]:
    """Return the sketch of each article, and its sampled runs as owner and hash."""
    sketches = np.zeros((len(articles), PERMUTATIONS), dtype=np.uint32)
    owners: list[Sketches] = [np.zeros(0, dtype=np.uint32)]
    runs: list[Sketches] = [np.zeros(0, dtype=np.uint32)]
    for start, texts in _chunks(articles):
        owner, hashes = hashing.word_hashes(texts)
        sketches[start : start + len(texts)] = _sketched(owner, hashes, len(texts))
        owner, mixed = hashing.runs(owner, hashes, RUN)
        kept = mixed % np.uint64(SAMPLE) == 0
        owners.append(owner[kept].astype(np.uint32) + np.uint32(start))
        runs.append((mixed[kept] >> np.uint64(32)).astype(np.uint32))
    return sketches, np.concatenate(owners), np.concatenate(runs)


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
    written = np.flatnonzero(rows.any(axis=1))
    width = PERMUTATIONS // BANDS
    for band in range(BANDS):
        columns = rows[written, band * width : (band + 1) * width].astype(np.uint64)
        keys = columns[:, 0] << np.uint64(32) | columns[:, 1]
        for bucket in _buckets(keys):
            found.update(_agreeing(rows, written[bucket].tolist(), found))
    return found


def _agreeing(rows: Sketches, bucket: Sequence[int], known: set[Pair]) -> Iterator[Pair]:
    for pair in _neighbours(bucket):
        if pair not in known and int((rows[pair[0]] == rows[pair[1]]).sum()) >= AGREEING:
            yield pair


def _by_run(owners: Sketches, runs: Sketches) -> set[Pair]:
    """Return the pairs in which a sampled run of words stands in both."""
    found: set[Pair] = set()
    for bucket in _buckets(runs):
        sharing = sorted(set(owners[bucket].tolist()))
        if 1 < len(sharing) <= FORMULA:
            found.update(_neighbours(sharing))
    return found


def _buckets(keys: hashing.Hashes | Sketches) -> Iterator[npt.NDArray[np.int64]]:
    """Yield the indices that share a key, where more than one does, each in order."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    cuts = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
    starts = np.concatenate(([0], cuts))
    ends = np.concatenate((cuts, [len(keys)]))
    shared = ends - starts > 1
    for start, end in zip(starts[shared].tolist(), ends[shared].tolist(), strict=True):
        yield order[start:end]


def _neighbours(bucket: Sequence[int]) -> Iterable[Pair]:
    if len(bucket) <= CROWD:
        return combinations(bucket, 2)
    return (
        (bucket[i], bucket[j])
        for i in range(len(bucket))
        for j in range(i + 1, min(i + CROWD, len(bucket)))
    )
