"""The small recurrent network reads as its equations say, whatever else is read beside."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language.naming import allowed
from timeline.language.recurrent import Grid, Network, best_runs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

LABELS = ("O", "B-LOC", "I-LOC", "L-LOC", "U-LOC")
WIDTH, SEEN = 3, 2 + 2 + 2 + 2
SHAPES = {
    "words": (6, 2),
    "shapes": (4, 2),
    "spelled": (3, 5, 2),
    "spelled_bias": (2,),
    "known": (3, 2),
    "known_bias": (2,),
    "input": (2, SEEN, 4 * WIDTH),
    "recurrent": (2, WIDTH, 4 * WIDTH),
    "bias": (2, 4 * WIDTH),
    "bend": (2 * WIDTH, 4),
    "bend_bias": (4,),
    "label": (4, len(LABELS)),
    "label_bias": (len(LABELS),),
}
DRAW = np.random.default_rng(5)
WEIGHTS = {name: DRAW.normal(size=shape).astype(np.float32) for name, shape in SHAPES.items()}
COLUMNS = {
    "words": np.array([2, 3, 4, 5, 1]),
    "shapes": np.array([2, 3, 2, 1, 3]),
    "letters": np.array([[2, 3, 4], [4, 0, 0], [2, 2, 0], [3, 4, 2], [1, 0, 0]]),
}
VECTORS = DRAW.normal(size=(5, 3)).astype(np.float32)


def scores_of(sentences: list[list[int]]) -> Floats:
    words = np.array([word for sentence in sentences for word in sentence])
    grid = Grid([len(sentence) for sentence in sentences])
    return Network(WEIGHTS).scores(COLUMNS, VECTORS, words, grid)


def test_the_states_are_those_of_the_equations_of_a_long_short_term_memory() -> None:
    sentence = [0, 3, 1, 4, 2]
    seen = [_seen(word) for word in sentence]
    ahead = _read(seen, 0)
    behind = _read(seen[::-1], 1)[::-1]
    states = np.concatenate([ahead, behind], axis=1)
    bent = states @ WEIGHTS["bend"] + WEIGHTS["bend_bias"]
    wanted = np.where(bent > 0, bent, 0.1 * bent) @ WEIGHTS["label"] + WEIGHTS["label_bias"]
    assert scores_of([sentence]) == pytest.approx(wanted, abs=1e-5)


def _seen(word: int) -> Floats:
    """Return what is seen of one word, letter by letter."""
    letters = [0, *COLUMNS["letters"][word], 0]
    runs = [
        sum(WEIGHTS["spelled"][k, letters[place + k]] for k in range(3)) + WEIGHTS["spelled_bias"]
        for place in range(3)
        if letters[place + 1]
    ]
    known = VECTORS[word] @ WEIGHTS["known"] + WEIGHTS["known_bias"]
    parts = [
        WEIGHTS["words"][COLUMNS["words"][word]],
        WEIGHTS["shapes"][COLUMNS["shapes"][word]],
        np.maximum(np.max(runs, axis=0), 0),
        np.maximum(known, 0),
    ]
    return np.concatenate(parts)


def _read(seen: list[Floats], way: int) -> Floats:
    state, cell, states = np.zeros(WIDTH), np.zeros(WIDTH), []
    for word in seen:
        asked = word @ WEIGHTS["input"][way] + state @ WEIGHTS["recurrent"][way]
        enter, leave, keep, news = np.split(asked + WEIGHTS["bias"][way], 4)
        cell = _logistic(keep) * cell + _logistic(enter) * np.tanh(news / 2)
        state = _logistic(leave) * np.tanh(cell)
        states.append(state)
    return np.array(states)


def _logistic(value: Floats) -> Floats:
    return 1 / (1 + np.exp(-value))


@given(st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=6), min_size=1, max_size=5))
def test_a_sentence_is_read_alike_whatever_stands_beside_it(sentences: list[list[int]]) -> None:
    together = scores_of(sentences)
    alone = np.concatenate([scores_of([sentence]) for sentence in sentences])
    assert together == pytest.approx(alone, abs=1e-5)


@given(
    st.lists(
        st.lists(st.lists(st.integers(-9, 9), min_size=5, max_size=5), min_size=1, max_size=4),
        min_size=1,
        max_size=3,
    )
)
def test_the_best_run_is_the_best_of_all_runs_that_are_allowed(rows: list[list[list[int]]]) -> None:
    follows = allowed(LABELS)
    grid = Grid([len(sentence) for sentence in rows])
    flat = np.array([row for sentence in rows for row in sentence], dtype=np.float32)
    found = iter(best_runs(flat, follows, grid).tolist())
    for sentence in rows:
        run = [next(found) for _ in sentence]
        ways = [
            way
            for way in product(range(len(LABELS)), repeat=len(sentence))
            if all(follows[a, b] for a, b in pairwise((0, *way, 0)))
        ]
        assert tuple(run) in ways
        best = max(sum(row[n] for row, n in zip(sentence, way, strict=True)) for way in ways)
        assert sum(row[n] for row, n in zip(sentence, run, strict=True)) == best
