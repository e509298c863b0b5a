"""The engine that does all in this process: for notebooks, debugging, and every worker."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from timeline import collector, language, pipeline
from timeline.engines import alarm
from timeline.engines.batches import batches
from timeline.model import Article
from timeline.store import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Parse
    from timeline.pipeline import Spread


#: What is said of a text the language model does not read; nothing is invented from it.
FOREIGN = "is not in English: the article is kept, and no event is read from it"


#: Analysed before the first article, so that loading the model counts for none.
READY = Article(id="", text="The model is loaded.")


def within(seconds: float) -> Spread:
    """Return the engine with a limit of time for each article, where there can be one."""

    def run(articles: Sequence[Article]) -> Iterator[Analysis]:
        if articles:
            one(READY)
        for batch in batches(articles):
            try:
                parses = alarm.within(seconds * len(batch), partial(_parses, batch))
            except alarm.LateError:  # each is tried alone, so that the slow one alone is left out
                parses = [None] * len(batch)
            for article, parse in zip(batch, parses, strict=True):
                yield _in_time(article, parse, seconds)

    return run


def _in_time(article: Article, parse: Parse | None, seconds: float) -> Analysis:
    try:
        return alarm.within(seconds, partial(one, article, parse))
    except alarm.LateError:
        return Analysis(article=article.id, failure=late(seconds))


def late(seconds: float) -> str:
    """Return the reason for leaving out what takes too long."""
    return f"took longer than {seconds:g} seconds (--time-limit)"


def many(articles: Sequence[Article]) -> Iterator[Analysis]:
    """Yield the analysis of each article in turn; the model reads their paragraphs together."""
    return map(one, articles, _parses(articles))


def _parses(articles: Sequence[Article]) -> Sequence[Parse | None]:
    try:
        with collector.resting():
            return list(language.parse_many(articles))
    except Exception:  # noqa: BLE001 - each is tried alone, so that the bad one alone is recorded
        return [None] * len(articles)


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
