"""The engine that does all in this process: for notebooks, debugging, and every worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline import collector, language, pipeline
from timeline.engines.batches import batches
from timeline.store import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Article, Parse


#: What is said of a text the language model does not read; nothing is invented from it.
FOREIGN = "is not in English: the article is kept, and no event is read from it"


def spread(articles: Sequence[Article]) -> Iterator[Analysis]:
    """Yield the analysis of each article in turn."""
    for batch in batches(articles):
        yield from many(batch)


def many(articles: Sequence[Article]) -> Iterator[Analysis]:
    """Yield the analysis of each article in turn; the model reads their paragraphs together."""
    try:
        with collector.resting():
            parses: Sequence[Parse | None] = list(language.parse_many(articles))
    except Exception:  # noqa: BLE001 - each is tried alone, so that the bad one alone is recorded
        parses = [None] * len(articles)
    return map(one, articles, parses)


def one(article: Article, parse: Parse | None = None) -> Analysis:
    """Return the claims of an article, or why it has none: an error, another language.

    ``parse`` is what the model read in it, if it was asked before.
    """
    try:
        with collector.resting():  # nothing of an article is a cycle: a fourteenth less to do
            claims = pipeline.analyse(article, parse)
        read = bool(claims) or language.reads(article)
        return Analysis(article=article.id, claims=claims, failure="" if read else FOREIGN)
    except Exception as error:  # noqa: BLE001 - one bad article never stops the run; it is recorded
        return Analysis(article=article.id, failure=failure(error))


def failure(error: Exception) -> str:
    """Return the reason a reader of the report sees, with where in the package it arose."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f" in {trace.tb_frame.f_globals.get('__name__')}"
    return f"could not be analysed: {type(error).__name__}: {error}{place}; please report it"
