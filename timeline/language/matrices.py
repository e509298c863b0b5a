"""Matrix products through NumPy: fast, and the same for a word whatever else is read with it.

Measured on 2000 x 288 by 288 x 288 (what the encoder does most): BLIS 35 GFLOP/s, NumPy's
OpenBLAS 104 GFLOP/s on one core; the pipeline as a whole becomes about 1.5 times as fast, and
its output on 3,000 sentences stayed the same to the last label.

OpenBLAS adds up in another order where rows are few, or left over at the end of a matrix, so that
the last bits of a word's scores would hang on the articles read in the same go. In whole groups of
rows they do not, with its kernels for AVX-512 (tests/language/test_matrices.py). Those for AVX2
also treat the halves of a group differently: scores differ by 1 in 100,000, which moved no label of
43,000 words.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from thinc.api import NumpyOps, get_current_ops, set_current_ops

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

#: Rows that are multiplied together, and columns: what the kernels hold at once divides both.
ROWS, COLUMNS = 24, 16


def product(first: Floats, second: Floats) -> Floats:
    """Return ``first @ second``, each row as it comes out by itself, to the last bit."""
    rows, columns = len(first), second.shape[1]
    second = _wider(second)
    whole = rows - rows % ROWS
    result = np.empty((rows, second.shape[1]), dtype=np.float32)
    np.matmul(first[:whole], second, out=result[:whole])
    if whole < rows:
        rest = np.zeros((ROWS, first.shape[1]), dtype=np.float32)
        rest[: rows - whole] = first[whole:]
        result[whole:] = np.matmul(rest, second)[: rows - whole]
    return result[:, :columns]


def _wider(matrix: Floats) -> Floats:
    """Return a matrix with columns of zeros added up to a whole group of columns."""
    rows, columns = matrix.shape
    if columns % COLUMNS == 0:
        return matrix
    wide = np.zeros((rows, columns + -columns % COLUMNS), dtype=np.float32)
    wide[:, :columns] = matrix
    return wide


class DenseOps(NumpyOps):  # type: ignore[misc] # thinc is compiled without types
    """spaCy's operations on arrays, with matrix products done by NumPy."""

    def gemm(
        self,
        x: Floats,
        y: Floats,
        out: Floats | None = None,
        trans1: bool = False,  # noqa: FBT001, FBT002 - the signature is thinc's
        trans2: bool = False,  # noqa: FBT001, FBT002 - the same
    ) -> Floats:
        """Return ``x @ y``, either transposed first, written into ``out`` where given."""
        first, second = (x.T if trans1 else x), (y.T if trans2 else y)
        made = product(first, second)
        if out is None:
            return np.ascontiguousarray(made)
        out[...] = made
        return out


@contextmanager
def dense() -> Iterator[None]:
    """Let models that are loaded inside use these products; a graphics card keeps its own."""
    before = get_current_ops()
    if type(before) is NumpyOps:
        set_current_ops(DenseOps())
    try:
        yield
    finally:
        set_current_ops(before)
