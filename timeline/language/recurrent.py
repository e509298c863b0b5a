"""A small recurrent network in NumPy: how much each label is to be said of each word of a sentence.

Every distinct word is looked at once (its number, shape, letters and vector), then a long
short-term memory (Hochreiter and Schmidhuber 1997) reads the sentence from either end; two dense
layers turn what both have read into scores. PyTorch trains it (``training/``) and need not be here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from timeline.language.matrices import ROWS, product

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]

#: Slope of the dense layers below zero, as in training.
LEAK = np.float32(0.1)


class Grid:
    """Sentences side by side, longest first, so that those still being read come first.

    Step ``t`` reads word ``t`` of the first ``going[t]`` sentences; ``forward[t]`` and
    ``backward[t]`` number these words among all words, counted from either end.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        """Lay out sentences of these lengths, none of them empty."""
        sizes = np.asarray(lengths, dtype=np.int64)
        starts = np.cumsum(sizes) - sizes
        self.order = np.argsort(-sizes, kind="stable")
        sizes, starts = sizes[self.order], starts[self.order]
        self.going = [int((sizes > step).sum()) for step in range(int(sizes[0]))]
        self.forward = [starts[:count] + step for step, count in enumerate(self.going)]
        self.backward = [
            starts[:count] + sizes[:count] - 1 - step for step, count in enumerate(self.going)
        ]


class Network:
    """The trained weights; arrays are named in ``training/shipped.py``, which writes them."""

    def __init__(self, weights: Mapping[str, NDArray[np.floating]]) -> None:
        """Take the weights; half floats on disk are whole ones in memory."""
        self._all = {name: np.asarray(array, dtype=np.float32) for name, array in weights.items()}

    def scores(
        self, columns: Mapping[str, Numbers], vectors: Floats, words: Numbers, grid: Grid
    ) -> Floats:
        """Return the score of each label (columns) of each word (rows).

        Args:
            columns: of each distinct word its number, shape and letters.
            vectors: of each distinct word what the lexicon knows of it.
            words: which distinct word stands at each place of the sentences, laid end to end.
            grid: the layout of the sentences.
        """
        seen = self._seen(columns, vectors)
        gates = np.stack([product(seen, way) for way in self._all["input"]])
        states = self._read(gates + self._all["bias"][:, None], words, grid)
        bent = product(states, self._all["bend"]) + self._all["bend_bias"]
        scores = product(np.maximum(bent, LEAK * bent), self._all["label"])
        return scores + self._all["label_bias"]

    def _seen(self, columns: Mapping[str, Numbers], vectors: Floats) -> Floats:
        known = product(vectors, self._all["known"]) + self._all["known_bias"]
        parts = [
            self._all["words"][columns["words"]],
            self._all["shapes"][columns["shapes"]],
            self._spelled(columns["letters"]),
            np.maximum(known, 0),
        ]
        return np.concatenate(parts, axis=1)

    def _spelled(self, letters: Numbers) -> Floats:
        """Return what runs of three letters tell, the strongest sign of each kind in a word."""
        edge = np.zeros_like(letters[:, :1])
        wide = np.hstack([edge, letters, edge])
        length = letters.shape[1]
        runs = sum(self._all["spelled"][k][wide[:, k : k + length]] for k in range(3))
        runs = np.where((letters == 0)[..., None], np.float32(-1e4), runs)
        strongest: Floats = runs.max(axis=1) + self._all["spelled_bias"]
        return np.maximum(strongest, 0)

    def _read(self, gates: Floats, words: Numbers, grid: Grid) -> Floats:
        """Return the state of each word: what was read before it, then what was read after it."""
        recurrent = self._all["recurrent"]
        width = recurrent.shape[1]
        states = np.empty((len(words), 2 * width), dtype=np.float32)
        state = np.zeros((2, _whole(grid.going[0]), width), dtype=np.float32)
        cell = np.zeros((2, grid.going[0], width), dtype=np.float32)
        for going, ahead, behind in zip(grid.going, grid.forward, grid.backward, strict=True):
            asked = np.matmul(state[:, : _whole(going)], recurrent)[:, :going]
            asked[0] += gates[0, words[ahead]]
            asked[1] += gates[1, words[behind]]
            state[:, :going], cell = _step(asked, cell[:, :going])
            states[ahead, :width] = state[0, :going]
            states[behind, width:] = state[1, :going]
        return states


def _whole(rows: int) -> int:
    """Return how many rows to multiply so that groups of them are whole (matrices.py)."""
    return rows + -rows % ROWS


def _step(asked: Floats, cell: Floats) -> tuple[Floats, Floats]:
    """Return the next state and cell; ``asked`` has gates in, out and forget, then the news.

    All four are one logistic: the news, a hyperbolic tangent, comes in with its weights doubled.
    """
    gates = _logistic(asked)
    width = cell.shape[-1]
    enter, leave, keep, news = (gates[..., n * width : (n + 1) * width] for n in range(4))
    cell = keep * cell + enter * (2 * news - 1)
    return leave * np.tanh(cell), cell


def _logistic(values: Floats) -> Floats:
    np.clip(values, -60, None, out=values)
    np.negative(values, out=values)
    np.exp(values, out=values)
    values += 1
    return np.reciprocal(values, out=values)


def best_runs(scores: Floats, follows: NDArray[np.bool_], grid: Grid) -> Numbers:
    """Return the label of each word such that each may follow the one before it (Viterbi 1967).

    ``follows[a, b]`` tells whether label b may follow a. Label 0 is "no name": what may follow it
    may begin a sentence, what it may follow may end one.
    """
    steps = np.where(follows, np.float32(0), np.float32(-1e9))
    best = scores[grid.forward[0]] + steps[0]
    back = []
    for going, ahead in zip(grid.going[1:], grid.forward[1:], strict=True):
        ways = best[:going, :, None] + steps
        back.append(ways.argmax(axis=1))
        best[:going] = ways.max(axis=1) + scores[ahead]
    last = (best + steps[:, 0]).argmax(axis=1)
    labels = np.empty(len(scores), dtype=np.int64)
    for place in range(len(grid.going) - 1, -1, -1):
        going = grid.going[place]
        labels[grid.forward[place]] = last[:going]
        if place:
            last[:going] = back[place - 1][np.arange(going), last[:going]]
    return labels
