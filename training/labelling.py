"""What teachers say of raw text: trees for the parser, names for the names.

    parsed(teachers, docs) → the documents with tags, morphology, heads and relations
    named(teachers, docs) → of each document its names, and the words whose marks are doubtful

Several teachers of one task say together what is most likely to them on average.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from sentences import batches
from spacy.tokens import Doc, Span
from teacher import LABELLING, stacked
from torch.nn.functional import log_softmax
from trees import tree

from timeline.language.naming import allowed
from timeline.language.recurrent import Grid, best_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gold import Parse
    from numpy.typing import NDArray
    from teacher import Teacher
    from torch import Tensor

    Floats = NDArray[np.float64]
    #: A batch: which sentences it holds, and of each teacher what it reads and the words' states.
    Batch = tuple[list[int], list[dict[str, Tensor]], list[Tensor]]

#: Likelihood below which a word's mark is left open.
SURE = 0.6


@dataclass(frozen=True, slots=True)
class Tree:
    """What is said of one sentence, word by word; heads are counted from 1, the root is 0."""

    tags: list[str]
    forms: list[str]
    heads: list[int]
    relations: list[str]


def parsed(teachers: Sequence[Teacher], docs: Sequence[Doc]) -> Iterator[Doc]:
    """Yield the documents with what the teachers say of each word."""
    sentences = [sentence for doc in docs for sentence in doc.sents]
    trees: list[Tree | None] = [None] * len(sentences)
    for batch in _read(teachers, sentences):
        for number, found in zip(batch[0], _trees(teachers, sentences, batch), strict=True):
            trees[number] = found
    said = iter(trees)
    for doc in docs:
        yield _with_trees(doc, [next(said) for _ in doc.sents])


def named(
    teachers: Sequence[Teacher], docs: Sequence[Doc]
) -> Iterator[tuple[list[Span], list[int]]]:
    """Yield the names of each document, and each word whose mark is doubtful."""
    sentences = [sentence for doc in docs for sentence in doc.sents]
    marks: list[list[tuple[str, float]]] = [[] for _ in sentences]
    for batch in _read(teachers, sentences):
        for number, found in zip(batch[0], _marks(teachers, sentences, batch), strict=True):
            marks[number] = found
    said = iter(marks)
    for doc in docs:
        rows = [row for _ in doc.sents for row in next(said)]
        names = [
            Span(doc, n, _end(rows, n), label=m[2:])
            for n, (m, _) in enumerate(rows)
            if m[0] in "BU"
        ]
        yield names, [n for n, (_, likely) in enumerate(rows) if likely < SURE]


def _end(rows: Sequence[tuple[str, float]], start: int) -> int:
    return next(n for n in range(start, len(rows)) if rows[n][0][0] in "LU") + 1


def _with_trees(doc: Doc, trees: Sequence[Tree | None]) -> Doc:
    heads, at = [], 0
    for found in trees:
        heads += [at + (head - 1 if head else n) for n, head in enumerate(found.heads)]
        at += len(found.heads)
    forms = [form.split(" ", 1) for found in trees for form in found.forms]
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[tag for found in trees for tag in found.tags],
        pos=[pos for pos, _ in forms],
        morphs=[morph for _, morph in forms],
        heads=heads,
        deps=[relation for found in trees for relation in found.relations],
    )


@torch.no_grad()
def _read(teachers: Sequence[Teacher], sentences: Sequence[Span]) -> Iterator[Batch]:
    """Yield which sentences are read together and how the teachers read them."""
    for which in batches([len(sentence) for sentence in sentences], LABELLING):
        inputs = [stacked([one.reader.read(sentences[n]) for n in which]) for one in teachers]
        states = [one.network(batch) for one, batch in zip(teachers, inputs, strict=True)]
        yield which, inputs, states


@torch.no_grad()
def _trees(teachers: Sequence[Teacher], sentences: Sequence[Span], batch: Batch) -> Iterator[Tree]:
    which, inputs, states = batch
    task: Parse = teachers[0].task
    words = inputs[0]["words"]
    each = list(zip((one.network for one in teachers), states, strict=True))
    arcs = _together([network.parse.arcs(state, words > 0) for network, state in each])
    heads = torch.zeros_like(words)
    for row, number in enumerate(which):
        size = len(sentences[number])
        heads[row, :size] = torch.tensor(tree(arcs[row, :size, : size + 1]))
    kinds = _together([network.parse.kinds(state, heads) for network, state in each])
    # The root's relation is that of the word under the root, and of no other.
    root = task.relations.index("ROOT")
    kinds[..., root] = np.where(heads.numpy() == 0, np.inf, -np.inf)
    said = {
        name: _together([network.labels[name](state) for network, state in each]).argmax(-1)
        for name in task.labels
    }
    for row, number in enumerate(which):
        size = len(sentences[number])
        yield Tree(
            tags=[task.labels["tags"][n] for n in said["tags"][row, :size]],
            forms=[task.labels["forms"][n] for n in said["forms"][row, :size]],
            heads=heads[row, :size].tolist(),
            relations=[task.relations[n] for n in kinds[row, :size].argmax(-1)],
        )


@torch.no_grad()
def _marks(
    teachers: Sequence[Teacher], sentences: Sequence[Span], batch: Batch
) -> Iterator[list[tuple[str, float]]]:
    which, _, states = batch
    labels = teachers[0].task.labels["names"]
    follows = allowed(labels)
    each = zip((one.network for one in teachers), states, strict=True)
    scores = _together([network.labels["names"](state) for network, state in each])
    for row, number in enumerate(which):
        here = scores[row, : len(sentences[number])]
        best = best_runs(here, follows, Grid([len(here)]))
        yield [(labels[n], float(np.exp(here[place, n]))) for place, n in enumerate(best)]


def _together(scores: list[Tensor]) -> Floats:
    """Return the logarithm of the mean of what all say."""
    likely = torch.stack([log_softmax(one, dim=-1) for one in scores])
    mean: Floats = torch.logsumexp(likely, dim=0).numpy().astype("float64")
    return mean - np.log(len(scores))
