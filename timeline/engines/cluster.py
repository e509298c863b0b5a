"""The Dask engine: shards of articles to any number of machines, results through shared storage.

``timeline build … --engine dask --scheduler tcp://host:8786 --shards s3://bucket/run`` sends file
names to the cluster, never articles or results: what a worker finished is in the shared folder, and
neither a lost worker nor a lost scheduler loses it.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from timeline import language
from timeline.engines.pool import Pool
from timeline.engines.shards import Folder, Shard
from timeline.model import CannotWriteError, TimelineError, UsageError
from timeline.store.codec import encode
from timeline.store.provenance import rules_digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from distributed import Client

    from timeline.model import Article
    from timeline.pipeline import Spread
    from timeline.store import Analysis

#: Seconds to wait for the scheduler to answer.
PATIENCE = 15
#: Times a shard is tried on another worker when a worker is lost with it.
RETRIES = 5


def spread(scheduler: str | None, shards: str | None, time_limit: float) -> Spread:
    """Return the engine for the cluster at ``scheduler`` with shared storage at ``shards``.

    Raises:
        UsageError: if one of the two is missing, or Dask is not installed.
    """
    where = "--engine dask"
    if not scheduler or not shards:
        raise UsageError(
            where,
            "needs --scheduler and --shards",
            "give the scheduler's address and a folder or object store all workers reach",
        )
    try:
        import distributed  # noqa: F401, PLC0415 - an optional extra
    except ImportError as error:
        remedy = "in a checkout of timeline: python -m pip install -e '.[dask]'"
        raise UsageError(where, "Dask is not installed", remedy) from error

    folder = _opened(shards)

    def run(articles: Sequence[Article]) -> Iterator[Analysis]:
        if articles:
            yield from _run(articles, scheduler, folder, shards, time_limit)

    return run


def _opened(shards: str) -> Folder:
    """Return the shared folder.

    Raises:
        UsageError: if nothing here knows such an address.
    """
    try:
        return Folder(shards)
    except (ImportError, ValueError) as error:
        where = f"--shards {shards}"
        raise UsageError(
            where,
            f"cannot be opened ({error})",
            "give a folder, or an address fsspec knows (s3:// needs s3fs, gs:// needs gcsfs)",
        ) from error


def _cut(articles: Sequence[Article], folder: Folder, address: str) -> tuple[Shard, ...]:
    """Return the articles as shards in the shared folder.

    Raises:
        CannotWriteError: if they cannot be written there.
    """
    try:
        return tuple(folder.cut(articles))
    except Exception as error:  # what an object store raises is its library's own
        where = f"--shards {address}"
        raise CannotWriteError(
            where,
            f"cannot be written ({_first_line(error)})",
            "give a folder or object store that the build and all workers may write to",
        ) from error


def _run(
    articles: Sequence[Article], scheduler: str, folder: Folder, address: str, time_limit: float
) -> Iterator[Analysis]:
    cut = _cut(articles, folder, address)
    todo = [shard for shard in cut if not folder.done(shard)]
    for shard in cut:
        if shard not in todo:
            yield from folder.analyses(shard)
    for shard in _finished(todo, scheduler, address, time_limit):
        yield from folder.analyses(shard)
    for shard in cut:
        folder.drop(shard)


def _finished(
    shards: Sequence[Shard], scheduler: str, address: str, time_limit: float
) -> Iterator[Shard]:
    """Yield each shard when its result is there.

    Raises:
        TimelineError: if the scheduler cannot be reached, goes away, or a worker has other rules.
    """
    if not shards:
        return
    from distributed import as_completed  # noqa: PLC0415 - an optional extra

    try:
        with _own_words(), _client(scheduler) as client:
            job = {
                "address": address,
                "rules": rules_digest(),
                "model": language.chosen(None),
                "time_limit": time_limit,
            }
            futures = client.map(
                analyse_shard,
                [(shard.articles, shard.analyses) for shard in shards],
                job=job,
                retries=RETRIES,
                pure=False,
            )
            with client.as_current():
                finished = as_completed(futures)
            for future in finished:
                yield Shard(*future.result())
    except TimelineError:
        raise
    except Exception as error:
        raise _explained(scheduler, error) from error


def _client(scheduler: str) -> Client:
    """Return the way to a scheduler.

    Raises:
        TimelineError: if none answers there.
    """
    from distributed import Client  # noqa: PLC0415 - an optional extra

    try:
        return Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        where = f"--scheduler {scheduler}"
        raise TimelineError(
            where,
            f"no Dask scheduler answers there ({_first_line(error)})",
            "start one, or give its address (tcp://host:8786), and run the same command again",
        ) from error


@contextmanager
def _own_words() -> Iterator[None]:
    """Keep Dask from printing tracebacks of what the user is told in one line."""
    loggers = [logging.getLogger(name) for name in ("distributed", "distributed.client")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _explained(scheduler: str, error: Exception) -> TimelineError:
    return TimelineError(
        scheduler,
        f"the cluster did not finish the work ({_first_line(error)})",
        "what was finished is kept: see to the cluster and run the same command again",
    )


def _first_line(error: Exception) -> str:
    what = next(iter(str(error).splitlines()), "")
    return f"{type(error).__name__}: {what}"


def analyse_shard(names: tuple[str, str], job: dict[str, Any]) -> tuple[str, str]:
    """Analyse a shard on the worker this runs on; return its names when the result is there.

    The articles pass through a process of their own, as with the local engine: one that crashes or
    hangs is left out, and does not take the worker with it. ``job`` says how; it is one argument so
    that a worker of any version can be called, and say that it is of another one.

    Raises:
        TimelineError: if this worker has another version of the package, words or model.
    """
    with language.using(job.get("model")):
        if job["rules"] != rules_digest():
            raise TimelineError(
                _machine(),
                "this worker has another version of timeline or of its language model",
                "install the same versions on all workers",
            )
        folder, shard = Folder(job["address"]), Shard(*names)
        if not folder.done(shard):
            pool = Pool(workers=1, time_limit=job["time_limit"])
            found: list[Any] = list(pool(folder.articles(shard)))
            folder.write(shard.analyses, (encode(one) for one in sorted(found, key=_article)))
    return names


def _article(analysis: Analysis) -> str:
    return analysis.article


def _machine() -> str:
    from platform import node  # noqa: PLC0415 - only for the message

    return f"worker on {node()}"
