"""Words as a network reads them: the numbers of a word, of its shape and of its letters.

"Kabul" → 4711, the number of the shape Xxxxx, the numbers of K, a, b, u, l. What stood in the
training text too rarely has no number of its own and is read like all that was never seen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Token

    Numbers = NDArray[np.int64]

#: Letters of a word that are read; of longer words the first and the last ones.
LETTERS = 16
#: Numbers of what fills a row up, of what was never seen in training, and of the first that was.
PADDING, UNKNOWN, FIRST = 0, 1, 2
#: Curly marks are read as straight ones.
STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


def spelled(text: str) -> str:
    """Return a word as it is numbered: without case, all digits alike."""
    return re.sub(r"\d", "0", text.lower())


class Tables:
    """Numbers of the words, shapes and letters known from training."""

    def __init__(self, words: Sequence[str], shapes: Sequence[str], letters: Sequence[str]) -> None:
        """Number each list from the first number after those of padding and the unknown."""
        self.lists = {"words": list(words), "shapes": list(shapes), "letters": list(letters)}
        self._words, self._shapes, self._letters = (
            {text: number for number, text in enumerate(one, FIRST)}
            for one in (words, shapes, letters)
        )

    def columns(self, tokens: Sequence[Token]) -> dict[str, Numbers]:
        """Return the numbers of each word, of its shape and of its letters."""
        texts = [token.text.translate(STRAIGHT) for token in tokens]
        return {
            "words": numbers_of(self._words.get(spelled(text), UNKNOWN) for text in texts),
            "shapes": numbers_of(self._shapes.get(token.shape_, UNKNOWN) for token in tokens),
            "letters": np.array([self._spelling(text) for text in texts], dtype=np.int64),
        }

    def _spelling(self, text: str) -> list[int]:
        half = LETTERS // 2
        kept = text if len(text) <= LETTERS else text[:half] + text[-half:]
        row = [self._letters.get(letter, UNKNOWN) for letter in kept]
        return row + [PADDING] * (LETTERS - len(row))


def numbers_of(numbers: Iterable[int]) -> Numbers:
    """Return the numbers as an array."""
    return np.fromiter(numbers, dtype=np.int64)
