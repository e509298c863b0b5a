"""Cut a corpus into pieces as long as the paragraphs of a newspaper, in an order drawn once.

A document of eight sentences → pieces of one, two, one, three and one; some pieces of one sentence
lose their full stop, as headlines have none. What is trained on whole documents alone spends its
capacity on where sentences end; spelling tells that in most papers.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import spacy
from renamed import Renamer
from spacy.tokens import DocBin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

#: Sentences in a paragraph of news, each as often as it stands here.
LENGTHS = (1, 1, 2, 3, 4, 8)
#: Share of single sentences that end as headlines do.
BARE = 0.15


def write_pieces(sources: Iterable[Path], corpus: Path, *, seed: int) -> None:
    """Write the pieces of all ``sources`` to ``corpus``; one seed gives one order."""
    vocab = spacy.blank("en").vocab
    found = pieces(sources, vocab, seed=seed)
    DocBin(docs=found, store_user_data=False).to_disk(corpus)


def pieces(
    sources: Iterable[Path],
    vocab: Vocab,
    *,
    seed: int,
    longest: int = LENGTHS[-1],
    rename: bool = False,
) -> list[Doc]:
    """Return the pieces of all ``sources``, of no more than ``longest`` sentences.

    With ``rename``, a share of them is there twice, with other names.
    """
    draw = random.Random(seed)  # noqa: S311 - a draw of examples, not a secret
    lengths = [length for length in LENGTHS if length <= longest]
    found = [piece for source in sources for piece in _cut(source, vocab, lengths, draw)]
    if rename:
        found += Renamer(draw).copies(found)
    draw.shuffle(found)
    return found


def _cut(source: Path, vocab: Vocab, lengths: Sequence[int], draw: random.Random) -> Iterator[Doc]:
    for doc in DocBin().from_disk(source).get_docs(vocab):
        sentences = list(doc.sents)
        while sentences:
            run = sentences[: draw.choice(lengths)]
            bare = len(run) == 1 and len(run[0]) > 1 and draw.random() < BARE
            stopped = bare and run[0][-1].text == "."
            yield doc[run[0].start : run[-1].end - stopped].as_doc()
            sentences = sentences[len(run) :]
