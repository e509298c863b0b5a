"""Text without labels, in words as the pipeline cuts them and in sentences as the source has them.

A text file has a sentence a line, six lines are a passage; of a corpus its documents are the
passages, whatever labels they have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc, DocBin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from spacy.language import Language

#: Sentences read together, about a paragraph: enough for a surname to follow its full name.
TOGETHER = 6


def passages(source: Path, nlp: Language) -> Iterator[Doc]:
    """Yield the passages of ``source`` in ``nlp``'s words, with sentence ends and nothing else."""
    for sentences in _sentences(source, nlp):
        yield _joined(nlp, sentences)


def _sentences(source: Path, nlp: Language) -> Iterator[Sequence[str]]:
    if source.suffix == ".txt":
        lines = source.read_text(encoding="utf-8").splitlines()
        for first in range(0, len(lines), TOGETHER):
            yield [line.strip() for line in lines[first : first + TOGETHER] if line.strip()]
    else:
        for doc in DocBin().from_disk(source).get_docs(nlp.vocab):
            yield [text for sentence in doc.sents if (text := sentence.text.strip())]


def _joined(nlp: Language, sentences: Sequence[str]) -> Doc:
    words, spaces, starts = [], [], []
    for sentence in sentences:
        tokens = [token for token in nlp.make_doc(sentence) if not token.is_space]
        words += [token.text for token in tokens]
        spaces += [bool(token.whitespace_) for token in tokens[:-1]] + [True] * bool(tokens)
        starts += [index == 0 for index in range(len(tokens))]
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)
