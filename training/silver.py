"""Label raw news with the names a pipeline and the gazetteer find in it, to train on.

"Residents of Kandahar fled." → Kandahar as LOC, whatever the teacher took it for before
``timeline.places`` corrected it: what the word lists know becomes what the model has seen.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc, DocBin, Span

from timeline import language, places
from timeline.lang import words
from timeline.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.vocab import Vocab

    from timeline.model import Mention, Parse, Sentence

#: Sentences read together, about a paragraph: enough for a surname to follow its full name.
TOGETHER = 6
#: Letters above which a name in capitals is shouting rather than an acronym (UNESCO).
SHOUTED = 6
LABELS = {"person": "PERSON", "organisation": "ORG", "group": "NORP", "place": "LOC"}


def label(raw: Path, corpus: Path, *, teacher: str | None) -> None:
    """Write the sentences of ``raw`` (one a line) as a corpus with the names found in them."""
    documents = DocBin(docs=_documents(raw, teacher), store_user_data=False)
    documents.to_disk(corpus)


def _documents(raw: Path, teacher: str | None) -> Iterator[Doc]:
    vocab = spacy.blank("en").vocab
    lines = raw.read_text(encoding="utf-8").splitlines()
    articles = [
        Article(id="raw", text=" ".join(lines[first : first + TOGETHER]))
        for first in range(0, len(lines), TOGETHER)
    ]
    for article, read in zip(articles, language.parse_many(articles, model=teacher), strict=True):
        mentions = places.resolve(article, read.sentences, read.mentions)
        doc = _doc(vocab, article.text, read.sentences)
        spans = [(mention, _span(doc, mention)) for mention in mentions]
        names = [span for mention, span in spans if span and not _doubtful(mention)]
        doubtful = [span for mention, span in spans if span and _doubtful(mention)]
        doc.set_ents(names, missing=[*doubtful, *_overlooked(doc, [*names, *doubtful], read)])
        yield doc


def _doc(vocab: Vocab, text: str, sentences: tuple[Sentence, ...]) -> Doc:
    tokens = [token for sentence in sentences for token in sentence.tokens]
    return Doc(
        vocab,
        words=[token.text for token in tokens],
        spaces=[text[token.span.end : token.span.end + 1].isspace() for token in tokens],
        sent_starts=[
            token is sentence.tokens[0] for sentence in sentences for token in sentence.tokens
        ],
    )


def _doubtful(mention: Mention) -> bool:
    """Return whether nothing should be learned here: "GOATHERD", "Secretary of State Rice"."""
    titled = mention.kind == "person" and "of" in mention.name.split()
    return titled or (mention.name.isupper() and len(mention.name) > SHOUTED)


def _overlooked(doc: Doc, found: list[Span], read: Parse) -> list[Span]:
    """Return the words that are names by the parse and in none that was found: who knows whose."""
    tokens = [token for sentence in read.sentences for token in sentence.tokens]
    taken = {token.i for span in found for token in span}
    return [
        doc[n : n + 1] for n, token in enumerate(tokens) if token.pos == "PROPN" and n not in taken
    ]


def _span(doc: Doc, mention: Mention) -> Span | None:
    """Return the name as the gold labels it: there a movement is an organisation."""
    label = "ORG" if mention.name in _movements() else LABELS.get(mention.kind)
    if label is None:
        return None
    return doc.char_span(mention.span.start, mention.span.end, label=label)


@cache
def _movements() -> frozenset[str]:
    return frozenset(words("en", "names")["movements"]["names"])
