"""The verbs: build a timeline from articles, open one that was built, read articles or times."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.api.published import Published, moment
from timeline.api.views import Timeline
from timeline.model import NothingReadError, TimelineError
from timeline.output import BESIDE_STORE, STORE_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.engines import Settings
    from timeline.model import Article, Skipped, Timex
    from timeline.pipeline import Progress

#: One path or several, as text or ``Path``.
Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


def build(  # noqa: PLR0913 - the options of one verb, all by name
    paths: Paths,
    *,
    published: Published | None = None,
    output: str | os.PathLike[str] | None = None,
    title: str | None = None,
    plotlyjs: str = "full",
    fields: Mapping[str, str] | None = None,
    aliases: str | os.PathLike[str] | None = None,
    sync: bool = False,
    retry: bool = False,
    language_model: str | None = None,
    engine: str = "local",
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Timeline:
    """Return the timeline of the articles at ``paths``: files and folders.

    ``published`` is the publication date of articles for which no manifest, front matter, record or
    mail header states one; it goes before what a page's metadata says. With ``output``, a folder,
    ``report.html`` and ``timeline.sqlite`` are written there, and what an earlier build kept in it
    is built upon; without it nothing is written. ``plotlyjs`` is as in ``Timeline.to_html``; see
    ``timeline.pipeline.Order`` for the rest. ``language_model`` is an installed spaCy pipeline, or
    its folder, that reads the articles instead of the packaged one.

    Raises:
        UsageError: if an argument cannot be meant.
        TimelineError: if nothing usable was read.
        CannotWriteError: if ``output`` cannot be written; what was done is kept.
        StoreError: if the store there is locked, damaged or of a newer version.
    """
    from timeline import engines, graph, language, pipeline, sources  # noqa: PLC0415 - all stages
    from timeline.api.report_page import Page  # noqa: PLC0415 - with them
    from timeline.store import Store  # noqa: PLC0415 - sqlite3 is not always needed

    order = pipeline.Order(
        paths=_paths(paths),
        given=None if published is None else moment(published),
        fields=sources.checked(fields or {}),
        aliases=None if aliases is None else Path(aliases),
        sync=sync,
        retry=retry,
    )
    if order.aliases is not None:
        graph.aliases.read(order.aliases)  # what is wrong with it is said before hours of analysis
    settings = settings or engines.Settings()
    spread, helpers = engines.spread(engine, settings), engines.helpers(engine, settings)
    folder = None if output is None else Path(output)
    kept = None if folder is None else folder / STORE_NAME
    title = title or _title_of(kept)
    page = Page(folder, title, plotlyjs, copied=engines.processes(engine, settings) > 1)
    with page, _forgotten_if_nothing_is_read(kept):
        with language.using(language_model), Store(kept, page.beside, title) as store:
            record = pipeline.build(order, store, spread, progress or pipeline.quietly, **helpers)
        page.write(record)
    return Timeline(record, folder, title)


def _title_of(kept: Path | None) -> str | None:
    """Return the title an earlier build was given, None if there was no such build."""
    from timeline.store import Store  # noqa: PLC0415 - sqlite3 is not always needed

    if kept is None:
        return None
    with suppress(TimelineError), Store(kept) as store:  # the build says what is wrong with it
        return store.title()
    return None


@contextmanager
def _forgotten_if_nothing_is_read(store: Path | None) -> Iterator[None]:
    """Remove a store that was begun for nothing, and the folders made for it, if now empty."""
    fresh = store is not None and not store.exists()
    made = [] if store is None else [folder for folder in store.parents if not folder.exists()]
    try:
        yield
    except NothingReadError:
        if store is not None and fresh:
            for end in BESIDE_STORE:
                store.with_name(f"{store.name}{end}").unlink(missing_ok=True)
            _removed_if_empty(made)
        raise


def _removed_if_empty(folders: Iterable[Path]) -> None:
    """Remove folders from the innermost outward, up to one that holds something."""
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()


def open_folder(folder: str | os.PathLike[str]) -> Timeline:
    """Return the timeline a build left in ``folder``; it may be building again meanwhile.

    Raises:
        TimelineError: if there is none.
        StoreError: if its store is damaged or of a newer version.
    """
    from timeline.store import Store  # noqa: PLC0415 - sqlite3 is not always needed

    with Store(Path(folder) / STORE_NAME) as store:
        return Timeline(store.timeline(), Path(folder), store.title())


def read(
    paths: Paths,
    *,
    published: Published | None = None,
    fields: Mapping[str, str] | None = None,
) -> Iterator[Article]:
    """Yield the articles at ``paths`` without analysing them, each once, in order of path.

    What cannot be read is left out; ``timeline.api.found`` gives it too.

    Raises:
        UsageError: if ``published`` is no date.
    """
    return iter(found(paths, published=published, fields=fields)[0])


def found(
    paths: Paths,
    *,
    published: Published | None = None,
    fields: Mapping[str, str] | None = None,
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """Return the articles at ``paths``, each once with all its paths, and what was left out.

    Raises:
        UsageError: if ``published`` is no date.
    """
    from timeline import copies, sources  # noqa: PLC0415 - readers of many formats
    from timeline.model import Article, Skipped  # noqa: PLC0415 - with them

    given = None if published is None else moment(published)
    items = tuple(sources.read(_paths(paths), given=given, fields=fields or {}))
    articles = copies.join(item for item in items if isinstance(item, Article))
    skipped = (item for item in items if isinstance(item, Skipped))
    return tuple(sorted(articles, key=lambda article: article.paths)), tuple(skipped)


def times(
    text: str, *, published: Published | None = None, language: str = "en"
) -> tuple[Timex, ...]:
    """Return every time expression of a text in order, each with how it was resolved.

    Without ``published``, relative expressions keep their meaning in words and get no interval.

    Raises:
        UsageError: if ``published`` is no date.
    """
    from timeline import timex  # noqa: PLC0415 - building needs the rules only in its workers

    given = None if published is None else moment(published)
    return timex.find(text, publication=given, language=language)


def _paths(paths: Paths) -> tuple[Path, ...]:
    if isinstance(paths, (str, os.PathLike)):
        return (Path(paths),)
    return tuple(Path(path) for path in paths)
