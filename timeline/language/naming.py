"""The pipeline's component for names: which words are a name, and of what kind.

"Ana Torres fled Kabul." → Ana Torres (PERSON), Kabul (LOC). It reads whole sentences from both ends
(recurrent.py); what only a list can know is asked later, by ``timeline.places``.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
import srsly
from spacy.language import Language
from spacy.scorer import get_ner_prf
from spacy.tokens import Span

from timeline.language.numbered import Tables, numbers_of
from timeline.language.recurrent import Grid, Network, best_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from spacy.tokens import Doc, Token
    from spacy.training import Example
    from spacy.vocab import Vocab

    Numbers = NDArray[np.int64]

#: The component's name in a pipeline's configuration.
FACTORY = "timeline_names"
#: Words read in one go: nothing longer is a sentence, and time and memory stay bounded.
LONGEST = 160


def allowed(labels: Sequence[str]) -> NDArray[np.bool_]:
    """Return which mark (O, B-, I-, L-, U-) may follow which, as rows and columns of ``labels``.

    Inside a name only its middle or its last word may come (Ratinov and Roth 2009).
    """
    follows = np.zeros((len(labels), len(labels)), dtype=bool)
    for row, before in enumerate(labels):
        for column, after in enumerate(labels):
            inside = before[0] in "BI"
            goes_on = after[0] in "IL"
            same = before[2:] == after[2:]
            follows[row, column] = goes_on and same if inside else not goes_on
    return follows


class Names:
    """Finds the names of documents whose sentence ends are known."""

    def __init__(self, vocab: Vocab, name: str = FACTORY) -> None:
        """Make an empty component; ``from_disk`` or ``fill`` gives it what it knows."""
        self.vocab, self.name = vocab, name

    def fill(self, tables: Tables, labels: Sequence[str], weights: Mapping[str, Any]) -> Names:
        """Take tables, labels and weights, and return the component itself."""
        self._tables, self._labels, self._weights = tables, list(labels), dict(weights)
        self._network, self._follows = Network(self._weights), allowed(self._labels)
        return self

    @property
    def labels(self) -> tuple[str, ...]:
        """The kinds of names that are told apart."""
        return tuple(sorted({label[2:] for label in self._labels if label != "O"}))

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with its names."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Yield the documents with their names, reading ``batch_size`` of them together."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._name(batch)
            yield from batch

    def _name(self, docs: Sequence[Doc]) -> None:
        runs = [run for doc in docs for run in _runs(doc)]
        tokens = [token for run in runs for token in run]
        if not tokens:
            return
        distinct: dict[int, Token] = {}
        for token in tokens:
            distinct.setdefault(token.orth, token)
        places = {orth: place for place, orth in enumerate(distinct)}
        words = numbers_of(places[token.orth] for token in tokens)
        grid = Grid([len(run) for run in runs])
        seen = list(distinct.values())
        scores = self._network.scores(self._tables.columns(seen), self._known(seen), words, grid)
        marks = iter(best_runs(scores, self._follows, grid).tolist())
        for doc in docs:
            doc.set_ents(self._spans(doc, [self._labels[next(marks)] for _ in doc]))

    def _known(self, tokens: Sequence[Token]) -> NDArray[np.float32]:
        """Return what the lexicon knows of each word in lower case; zeros where it has nothing."""
        vectors = self.vocab.vectors
        rows = vectors.find(keys=np.array([token.lower for token in tokens], dtype=np.uint64))
        known: NDArray[np.float32] = np.asarray(vectors.data)[rows].astype(np.float32)
        known[rows < 0] = 0
        return known

    def _spans(self, doc: Doc, marks: Sequence[str]) -> list[Span]:
        found, start = [], 0
        for place, mark in enumerate(marks):
            if mark[0] in "BU":
                start = place
            if mark[0] in "LU":
                found.append(Span(doc, start, place + 1, label=mark[2:]))
        return found

    def score(self, examples: Iterable[Example], **_: object) -> dict[str, Any]:
        """Return precision, recall and F of the names beside the gold, as spaCy names them."""
        scores: dict[str, Any] = get_ner_prf(examples)
        return scores

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:  # noqa: ARG002 - spaCy's signature
        """Write what the component knows to the file ``path``."""
        srsly.write_msgpack(path, self._told())

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> Names:  # noqa: ARG002 - the same
        """Read what the component knows from the file ``path``, and return the component."""
        return self._take(srsly.read_msgpack(path))

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:  # noqa: ARG002 - the same
        """Return what the component knows as bytes."""
        told: bytes = srsly.msgpack_dumps(self._told())
        return told

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> Names:  # noqa: ARG002 - the same
        """Read what the component knows from bytes, and return the component."""
        return self._take(srsly.msgpack_loads(data))

    def _told(self) -> dict[str, Any]:
        return {"tables": self._tables.lists, "labels": self._labels, "weights": self._weights}

    def _take(self, told: dict[str, Any]) -> Names:
        return self.fill(Tables(**told["tables"]), told["labels"], told["weights"])


@Language.factory(FACTORY, assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def create(nlp: Language, name: str) -> Names:
    """Return an empty component, for spaCy to fill."""
    return Names(nlp.vocab, name)


def _runs(doc: Doc) -> Iterator[Span]:
    """Yield the sentences of a document, longer ones in pieces, one after the other."""
    whole = doc.has_annotation("SENT_START")
    for sentence in doc.sents if whole else (doc[:],):
        for start in range(sentence.start, sentence.end, LONGEST):
            yield doc[start : min(start + LONGEST, sentence.end)]
