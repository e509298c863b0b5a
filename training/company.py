"""The company words keep, as a vector each: "talks" near "negotiations", "Kabul" near "Baghdad".

Counts which common words stand one and two places before and behind a word in the raw text of the
training sets, weighs them (positive pointwise mutual information, contexts smoothed with 0.75 as
Levy, Goldberg and Dagan 2015 advise) and keeps the directions in which words differ most.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import spacy
from spacy.tokens import DocBin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

DIRECTIONS = 48
#: Times a word must stand in the text for its company to say something.
SEEN = 4
#: Words whose nearness is counted, and where they stand.
CONTEXTS, PLACES = 1200, (-2, -1, 1, 2)
SMOOTHING = 0.75
#: Rank from which words are so rare that their mean stands for a word never seen.
RARE = 3000
#: Length of all vectors, so that they weigh about what the lexicon's ones and zeros do.
LENGTH = 2.0


#: Stands for all words never seen.
UNSEEN = "?unseen"


def vectors(corpora: Sequence[Path], raw: Path) -> dict[str, Floats]:
    """Return the vector of each word in lower case, and of ``UNSEEN``."""
    sentences = [["<", "<", *words, ">", ">"] for words in chain(_gold(corpora), _raw(raw))]
    counts = Counter(word for words in sentences for word in words)
    known = {word: n for n, (word, times) in enumerate(counts.most_common()) if times >= SEEN}
    table = _reduced(_weighed(_counted(sentences, known)))
    return dict(zip(known, table, strict=True)) | {UNSEEN: table[-RARE:].mean(axis=0)}


def _gold(corpora: Sequence[Path]) -> Iterator[list[str]]:
    for corpus in corpora:
        for doc in DocBin().from_disk(corpus).get_docs(spacy.blank("en").vocab):
            yield from ([_spelled(token.lower_) for token in sentence] for sentence in doc.sents)


def _raw(raw: Path) -> Iterator[list[str]]:
    nlp = spacy.blank("en")
    for line in raw.read_text(encoding="utf-8").splitlines():
        yield [_spelled(token.lower_) for token in nlp.make_doc(line.strip())]


def _spelled(word: str) -> str:
    """Return the word with all figures alike."""
    return re.sub(r"\d", "0", word)


def _counted(sentences: list[list[str]], known: dict[str, int]) -> Floats:
    counts = np.zeros((len(known), len(PLACES) * CONTEXTS), dtype="float32")
    for words in sentences:
        ranks = [known.get(word, -1) for word in words]
        for place, rank in enumerate(ranks):
            for column, step in enumerate(PLACES):
                if rank >= 0 and 0 <= place + step < len(ranks):
                    other = ranks[place + step]
                    if 0 <= other < CONTEXTS:
                        counts[rank, column * CONTEXTS + other] += 1
    return counts


def _weighed(counts: Floats) -> Floats:
    expected = counts.sum(axis=0, keepdims=True) ** SMOOTHING
    expected /= expected.sum()
    share = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    tiny = np.float32(1e-9)
    information = np.log(np.maximum(share / np.maximum(expected, tiny), tiny))
    return _unit(np.where(counts > 0, np.maximum(information, 0), 0).astype("float32"))


def _reduced(table: Floats) -> Floats:
    values, directions = np.linalg.eigh(table.T @ table)
    strongest = slice(-1, -DIRECTIONS - 1, -1)
    scale = np.maximum(values[strongest], 1e-6) ** -0.25
    return (LENGTH * _unit(table @ directions[:, strongest] * scale)).astype("float32")


def _unit(table: Floats) -> Floats:
    length: Floats = np.linalg.norm(table, axis=1, keepdims=True)
    return table / np.maximum(length, 1e-6)
