"""Sentences as the teacher reads them: words, what the lexicon knows of them, letters, gold.

"Kabul fell." → numbers for kabul, fell and the full stop, for their shapes, letters and vectors. A
word seen once or never has no number of its own and is read by all the others.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from timeline.language.numbered import STRAIGHT, Tables, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc, Span, Token
    from spacy.vectors import Vectors

    Numbers = NDArray[np.int64]

#: Times a word must stand in the training text to have a number of its own.
SEEN = 2
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
                words[spelled(text)] += 1
                shapes[token.shape_] += 1
                letters.update(text)
        self.tables = Tables(_frequent(words), _frequent(shapes), _frequent(letters))
        self._lexicon = vectors

    def read(self, sentence: Sequence[Token]) -> Read:
        """Return the sentence in numbers, without gold."""
        keys = np.array([token.lower for token in sentence], dtype="uint64")
        known = np.asarray(self._lexicon.find(keys=keys), dtype="int64")
        return Read(vectors=known, **self.tables.columns(sentence))


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


def _frequent(counts: Counter[str]) -> list[str]:
    return [text for text, times in counts.most_common() if times >= SEEN]
