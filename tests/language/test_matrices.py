"""What a model makes of a word does not hang on what it reads in the same go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from threadpoolctl import threadpool_info

from timeline.language import matrices
from timeline.language.pipeline import load, single_threaded

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Kernels of OpenBLAS that treat all rows of a whole group alike.
ALIKE = {"SkylakeX", "Cooperlake", "SapphireRapids"}
TEXTS = (
    "The dam above Orlec broke on Monday.",
    "No.",
    "Ana Kos, who leads the port authority of Koper, told reporters that two ships had sunk.",
    "Fire!",
    "Soldiers of the Northern Alliance entered Mazar on Friday, said General Rahim Dost.",
)


def kernels() -> set[str]:
    return {library.get("architecture", "") for library in threadpool_info()}


@given(st.integers(0, 90), st.integers(1, 70), st.integers(0, 1_000))
def test_a_product_is_what_matrices_give(rows: int, columns: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    first = random.standard_normal((rows, 12)).astype(np.float32)
    second = random.standard_normal((columns, 12)).astype(np.float32).T
    assert np.allclose(matrices.product(first, second), first @ second, atol=1e-4)


def _tensors(size: int) -> NDArray[np.float32]:
    nlp = load(None)
    with single_threaded():
        return np.concatenate([doc.tensor for doc in nlp.pipe(TEXTS * 30, batch_size=size)])


def test_a_word_reads_the_same_in_any_company() -> None:
    assert np.allclose(_tensors(1), _tensors(64), atol=1e-4)


@pytest.mark.skipif(not kernels() & ALIKE, reason="this processor's sums differ in the last bits")
def test_a_word_reads_the_same_to_the_last_bit() -> None:
    assert np.array_equal(_tensors(1), _tensors(64))
    assert np.array_equal(_tensors(7), _tensors(64))
