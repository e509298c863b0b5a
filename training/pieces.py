"""Cut a corpus into pieces as long as the paragraphs of a newspaper, in an order drawn once.

A document of eight sentences → pieces of one, two, one, three and one. What is trained on whole
documents spends its capacity on where sentences end; spelling tells that in most papers.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import DocBin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.tokens import Doc

#: Sentences in a paragraph of news, each as often as it stands here.
LENGTHS = (1, 1, 2, 3)


def write_pieces(sources: Iterable[Path], corpus: Path, *, seed: int) -> None:
    """Write the pieces of all ``sources`` to ``corpus``; one seed gives one order."""
    draw = random.Random(seed)  # noqa: S311 - a draw of examples, not a secret
    pieces = [piece for source in sources for piece in _cut(source, draw)]
    draw.shuffle(pieces)
    DocBin(docs=pieces, store_user_data=False).to_disk(corpus)


def _cut(source: Path, draw: random.Random) -> Iterator[Doc]:
    for doc in DocBin().from_disk(source).get_docs(spacy.blank("en").vocab):
        sentences = list(doc.sents)
        while sentences:
            run = sentences[: draw.choice(LENGTHS)]
            yield doc[run[0].start : run[-1].end].as_doc()
            sentences = sentences[len(run) :]
