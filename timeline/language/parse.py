"""From an article to its sentences and names: one unit of text at a time, in batches.

"Kabul fell. Residents fled." → two ``Sentence`` records and the ``Mention`` of Kabul (place).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.language.pipeline import load
from timeline.language.reading import doc_of, read
from timeline.language.units import units
from timeline.model import Parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from timeline.model import Article, Mention, Sentence

#: Paragraphs the model reads at once; larger batches gain nothing on a processor.
BATCH = 64


def parse(article: Article, *, model: str | None = None) -> Parse:
    """Return the sentences and names of one article.

    Args:
        article: offsets of everything returned count characters of its text.
        model: a spaCy pipeline to use instead of the packaged one.

    Raises:
        UsageError: if ``model`` is not installed or cannot parse.
    """
    return next(parse_many((article,), model=model))


def parse_many(articles: Iterable[Article], *, model: str | None = None) -> Iterator[Parse]:
    """Yield what ``parse`` returns for each article, in order, reading paragraphs in batches.

    No more than a batch of paragraphs is held besides the article at hand.

    Raises:
        UsageError: if ``model`` is not installed or cannot parse.
    """
    nlp = load(model)
    for article in articles:
        yield _parse(nlp, article)


def _parse(nlp: Language, article: Article) -> Parse:
    cut = list(units(article))
    docs: Iterable[Doc] = nlp.pipe(
        (doc_of(nlp, unit.span.of(article.text)) for unit in cut), batch_size=BATCH
    )
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    for unit, doc in zip(cut, docs, strict=True):
        found, names = read(doc, unit, article.text)
        sentences.extend(found)
        mentions.extend(names)
    return Parse(sentences=tuple(sentences), mentions=tuple(mentions))
