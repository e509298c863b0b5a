"""From an article to its sentences and names: one unit of text at a time, in batches.

"Kabul fell. Residents fled." → two ``Sentence`` records and the ``Mention`` of Kabul (place).
"""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from timeline.language.agreement import agree
from timeline.language.casing import Casing
from timeline.language.foreign import reads
from timeline.language.labels import is_clear
from timeline.language.pipeline import chosen, is_common, load, single_threaded
from timeline.language.reading import doc_of, read
from timeline.language.units import units
from timeline.model import Parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from timeline.language.units import Unit
    from timeline.model import Article, Mention, Sentence

#: Paragraphs the model reads at once; larger batches gain nothing on a processor.
BATCH = 128


def parse(article: Article, *, model: str | None = None) -> Parse:
    """Return the sentences and names of one article; nothing of one in another language.

    Args:
        article: offsets of everything returned count characters of its text.
        model: a spaCy pipeline to use instead of the packaged one; by default what the
            environment variable ``TIMELINE_LANGUAGE_MODEL`` names, if anything.

    Raises:
        UsageError: if ``model`` is not installed or cannot parse.
    """
    return next(parse_many((article,), model=model))


def parse_many(articles: Iterable[Article], *, model: str | None = None) -> Iterator[Parse]:
    """Yield what ``parse`` returns for each article, in order, reading paragraphs in batches.

    Batches run across articles; no more than one of them is held besides the article at hand.

    Raises:
        UsageError: if ``model`` is not installed or cannot parse.
    """
    nlp = load(chosen(model))
    waiting: deque[tuple[Article, list[Unit]]] = deque()
    docs = nlp.pipe(_docs(nlp, articles, waiting), batch_size=BATCH)
    clear = is_clear(nlp.get_pipe("parser").labels)  # type: ignore[attr-defined]
    done: list[Doc] = []
    while True:
        with single_threaded():
            doc = next(docs, None)
        done += [] if doc is None else [agree(nlp, doc)]
        while waiting and len(done) >= len(waiting[0][1]):
            article, cut = waiting.popleft()
            yield _parsed(article, cut, done[: len(cut)], clear=clear)
            done = done[len(cut) :]
        if doc is None:
            return


def _docs(
    nlp: Language, articles: Iterable[Article], waiting: deque[tuple[Article, list[Unit]]]
) -> Iterator[Doc]:
    """Yield the units of all articles as documents, noting in ``waiting`` whose they are."""
    for article in articles:
        cut = list(units(article)) if reads(article) else []
        waiting.append((article, cut))
        casing = Casing(text=article.text, is_common=partial(is_common, nlp))
        for unit in cut:
            text = casing.restored(unit.span.of(article.text), headline=unit.headline)
            yield doc_of(nlp, text)


def _parsed(article: Article, cut: list[Unit], docs: list[Doc], *, clear: bool) -> Parse:
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    for unit, doc in zip(cut, docs, strict=True):
        found, names = read(doc, unit, article.text, clear=clear)
        sentences.extend(found)
        mentions.extend(names)
    return Parse(sentences=tuple(sentences), mentions=tuple(mentions))
