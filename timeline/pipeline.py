"""The stages in their order: for one article, and for all. Reading this is understanding the whole.

"Taliban fighters seized Spin Boldak on Wednesday" in an article of Friday 16 July 2021: sources
find the article and its date, copies the outlets that share its text, language the clause, timex
"Wednesday" → 14 July, places Spin Boldak in Kandahar, events a claim of type ``seize``, and graph
the event it shares with other articles' claims. The store keeps every step.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from timeline import copies, graph, sources
from timeline.store.run import nothing_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from timeline.graph import Parts
    from timeline.model import Article, Claim, Interval, Parse, Timeline
    from timeline.sources.spreading import Each
    from timeline.store import Analysis, Store

Item = TypeVar("Item")


class Spread(Protocol):
    """An engine: it has every article analysed, here or elsewhere, and yields in any order."""

    def __call__(self, articles: Sequence[Article], /) -> Iterator[Analysis]: ...  # noqa: D102


class Progress(Protocol):
    """Shows how far a long work is: items, what is done to them, how many (None: unknown)."""

    def __call__(  # noqa: D102
        self, items: Iterable[Item], doing: str, total: int | None, /
    ) -> Iterable[Item]: ...


def quietly(items: Iterable[Item], _doing: str, _total: int | None, /) -> Iterable[Item]:
    """Show no progress."""
    return items


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to build: where the articles are, and what the user says of them.

    ``given`` is the publication date where none is stated, ``fields`` rename those of records,
    ``aliases`` is a file of names; ``sync`` forgets what is gone, ``retry`` tries failures again.
    """

    paths: tuple[Path, ...]
    given: Interval | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    aliases: Path | None = None
    sync: bool = False
    retry: bool = False


def analyse(article: Article, parse: Parse | None = None) -> tuple[Claim, ...]:
    """Return what one article says, anywhere the same; ``parse`` if others were read with it."""
    from timeline import events, language, places, timex  # noqa: PLC0415 - for workers alone

    parse = parse or language.parse(article)
    mentions = places.resolve(article, parse.sentences, parse.mentions)
    times = timex.find(
        article.text,
        publication=article.publication.interval if article.publication else None,
        language=article.language or "en",
        sentences=parse.sentences,
        paragraphs=article.paragraphs,
    )
    return events.claims(article, parse.sentences, mentions, times)


def build(  # noqa: PLR0913 - what, where to, and who does it
    order: Order,
    store: Store,
    spread: Spread,
    progress: Progress,
    *,
    each: Each = sources.here,
    parts: Parts = graph.alone,
) -> Timeline:
    """Read what is new, analyse what is not kept yet, link all; return what the store holds.

    ``each`` has files read, ``spread`` articles analysed, ``parts`` copies and claims compared.

    Raises:
        TimelineError: if no article could be read at all, or the store cannot be used.
    """
    with store.run() as run:
        given, fields = order.given, order.fields
        known = run.told(repr((given, sorted(fields.items()))))
        found = sources.read(order.paths, given=given, fields=fields, known=known, each=each)
        roots = [sources.shown(path) for path in order.paths]
        if not run.add(progress(found, "reading", None), roots=roots, sync=order.sync):
            raise nothing_read(", ".join(roots))
        articles = copies.settle(run.articles(), parts)
        pending = run.pending(articles, retry=order.retry)
        for analysis in progress(spread(pending), "analysing", len(pending)):
            run.keep(analysis)
        if (same := run.linked(articles, order.aliases)) is not None:
            return run.finish_unchanged(same)
        linked = graph.link_told(articles, run.claims, aliases=order.aliases, parts=parts)
        return run.finish(linked)
