"""The best tree over a sentence, by Chu-Liu and Edmonds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating]

NEVER = -1e9


def tree(scores: Floats) -> list[int]:
    """Return each word's governor (0 the root), one word under the root.

    ``scores`` has a row for each word and a column for the root and each word.
    """
    words = scores.shape[0]
    square = np.full((words + 1, words + 1), NEVER)
    square[1:] = scores
    square[np.arange(words + 1), np.arange(words + 1)] = NEVER
    heads = _arborescence(square)
    rooted = [word for word in range(1, words + 1) if heads[word] == 0]
    if len(rooted) == 1:
        only: list[int] = heads[1:].tolist()
        return only
    best = max((_under(square, only) for only in rooted), key=lambda found: found[0])
    return best[1]


def _under(square: Floats, only: int) -> tuple[float, list[int]]:
    """Return the score and the governors of the best tree whose root's only word is ``only``."""
    single = square.copy()
    single[np.arange(len(single)) != only, 0] = NEVER
    heads = _arborescence(single)
    score = float(single[np.arange(1, len(single)), heads[1:]].sum())
    return score, heads[1:].tolist()


def _arborescence(scores: Floats) -> NDArray[np.int64]:
    """Return the best governor of each node but node 0 such that none governs itself at length."""
    size = scores.shape[0]
    heads = scores.argmax(axis=1)
    heads[0] = 0
    ring = _ring(heads)
    if not ring:
        return heads
    inside = np.array(ring)
    outside = np.array([node for node in range(size) if node not in set(ring)])
    kept = scores[inside, heads[inside]]
    # The ring becomes one node, the last: entering it costs the edge of the ring that is given up.
    entering = scores[np.ix_(inside, outside)] - kept[:, None]
    leaving = scores[np.ix_(outside, inside)]
    small = np.full((len(outside) + 1, len(outside) + 1), NEVER)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = entering.max(axis=0)
    small[:-1, -1] = leaving.max(axis=1)
    found = _arborescence(small)
    for row, head in enumerate(found[:-1]):
        node = outside[row]
        if node == 0:
            continue
        heads[node] = inside[leaving[row].argmax()] if head == len(outside) else outside[head]
    entry = found[-1]
    broken = inside[entering[:, entry].argmax()]
    heads[broken] = outside[entry]
    return heads


def _ring(heads: NDArray[np.int64]) -> list[int]:
    """Return the nodes that govern each other in a ring, if any do."""
    state = np.zeros(len(heads), dtype=int)
    state[0] = len(heads) + 1
    for start in range(1, len(heads)):
        node = start
        while state[node] == 0:
            state[node] = start
            node = int(heads[node])
        if state[node] == start:
            ring = [node]
            while (node := int(heads[node])) != ring[0]:
                ring.append(node)
            return ring
    return []
