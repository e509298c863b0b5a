"""Sentences as the teacher reads them: words, what the lexicon knows of them, letters, gold.

"Kabul fell." → numbers for kabul, fell and the full stop, for their shapes, letters and vectors. A
word seen once or never has no number of its own and is read by all the others.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc, Span, Token
    from spacy.vectors import Vectors

    Numbers = NDArray[np.int64]

#: Letters of a word that are read; of longer words the first and the last ones.
LETTERS = 16
#: Times a word must stand in the training text to have a number of its own.
SEEN = 2
PADDING, UNKNOWN = 0, 1
#: Curly marks are read as straight ones: the treebanks have hardly any.
STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
#: Longer sentences teach little and cost much.
LONGEST = 90


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence in numbers; ``gold`` has a column of each thing to learn."""

    words: Numbers
    shapes: Numbers
    letters: Numbers
    vectors: Numbers
    gold: dict[str, Numbers] = field(default_factory=dict)


class Reader:
    """Turns sentences into numbers; the tables are fixed once they are counted."""

    def __init__(self, sentences: Iterable[Sequence[Token]], vectors: Vectors) -> None:
        """Count the words, shapes and letters of the training text."""
        words: Counter[str] = Counter()
        shapes: Counter[str] = Counter()
        letters: Counter[str] = Counter()
        for sentence in sentences:
            for token in sentence:
                text = token.text.translate(STRAIGHT)
                words[_spelled(text)] += 1
                shapes[token.shape_] += 1
                letters.update(text)
        self.words = _numbered(words)
        self.shapes = _numbered(shapes)
        self.letters = _numbered(letters)
        self._lexicon = vectors

    def read(self, sentence: Sequence[Token]) -> Read:
        """Return the sentence in numbers, without gold."""
        texts = [token.text.translate(STRAIGHT) for token in sentence]
        keys = np.array([token.lower for token in sentence], dtype="uint64")
        return Read(
            words=_row(self.words.get(_spelled(text), UNKNOWN) for text in texts),
            shapes=_row(self.shapes.get(token.shape_, UNKNOWN) for token in sentence),
            letters=np.stack([self._spelling(text) for text in texts]),
            vectors=np.asarray(self._lexicon.find(keys=keys), dtype="int64"),
        )

    def _spelling(self, text: str) -> Numbers:
        half = LETTERS // 2
        kept = text if len(text) <= LETTERS else text[:half] + text[-half:]
        row = np.full(LETTERS, PADDING, dtype="int64")
        row[: len(kept)] = [self.letters.get(letter, UNKNOWN) for letter in kept]
        return row


def batches(
    lengths: Sequence[int], words: int, draw: np.random.Generator | None = None
) -> Iterator[list[int]]:
    """Yield which sentences are read together: of about one length, ``words`` in all.

    With ``draw``, another division and order each time; without, the same.
    """
    noise = draw.random(len(lengths)) if draw else np.zeros(len(lengths))
    order = np.argsort(np.asarray(lengths) + noise, kind="stable")
    found: list[list[int]] = [[]]
    for index in order.tolist():
        if found[-1] and lengths[index] * (len(found[-1]) + 1) > words:
            found.append([])
        found[-1].append(index)
    for place in draw.permutation(len(found)) if draw else range(len(found)):
        yield found[place]


def of(docs: Iterable[Doc]) -> Iterator[Span]:
    """Yield the sentences of the documents that are not too long to learn from."""
    for doc in docs:
        whole = doc.has_annotation("SENT_START")
        for sentence in doc.sents if whole else (doc[:],):
            if 0 < len(sentence) <= LONGEST:
                yield sentence


def _spelled(text: str) -> str:
    return re.sub(r"\d", "0", text.lower())


def _numbered(counts: Counter[str]) -> dict[str, int]:
    kept = [text for text, times in counts.most_common() if times >= SEEN]
    return {text: number for number, text in enumerate(kept, UNKNOWN + 1)}


def _row(numbers: Iterable[int]) -> Numbers:
    return np.fromiter(numbers, dtype="int64")
