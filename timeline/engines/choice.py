"""Which engine does the work: a name and its settings → the function the pipeline calls."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypedDict

from timeline.engines import inline
from timeline.model import UsageError

if TYPE_CHECKING:
    from timeline.graph import Parts
    from timeline.pipeline import Spread
    from timeline.sources.spreading import Each

ENGINES: Final = ("local", "dask")
#: Below so many articles a second process costs more to start than it saves (it loads the model).
ARTICLES_PER_WORKER: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How an engine works.

    ``workers`` is the number of processes: None is one per processor this process may use, 0 does
    all in this process. ``time_limit`` is the most seconds an article may take; with 0 workers it
    holds where alarms ring (not on Windows, nor outside the main thread). ``scheduler`` is the
    address of a Dask scheduler, ``shards`` the folder or object-store address its workers
    share.
    """

    workers: int | None = None
    time_limit: float = 120.0
    scheduler: str | None = None
    shards: str | None = None


def spread(engine: str, settings: Settings) -> Spread:
    """Return the engine of this name.

    Raises:
        UsageError: if there is no such engine, or a setting is missing or cannot be meant.
    """
    meant = {
        "--workers": settings.workers is None or settings.workers >= 0,
        "--time-limit": settings.time_limit > 0,
    }
    for option, possible in meant.items():
        if not possible:
            raise UsageError(option, "is out of range", "give a number above 0, or leave it out")
    if engine == "dask":
        from timeline.engines import cluster  # noqa: PLC0415 - Dask is an optional extra

        return cluster.spread(settings.scheduler, settings.shards, settings.time_limit)
    if engine != "local":
        raise UsageError(engine, "no such engine", f"name one of {', '.join(ENGINES)}")
    if settings.workers == 0:
        return inline.within(settings.time_limit)
    from timeline.engines import pool  # noqa: PLC0415 - only when processes are wanted

    return pool.Pool(workers=settings.workers, time_limit=settings.time_limit)


class Helpers(TypedDict):
    """Who reads files and who compares claims."""

    each: Each
    parts: Parts


def helpers(engine: str, settings: Settings) -> Helpers:
    """Return who reads and compares: as many processes as the local engine has on this machine.

    Workers on other machines have neither the files nor what is linked, so with Dask the build does
    both here too.
    """
    from timeline.engines import forks, reading  # noqa: PLC0415 - only to build

    number = processes(engine, settings)
    return Helpers(each=reading.Readers(number), parts=forks.forks(number))


def processes(engine: str, settings: Settings) -> int:
    """Return how many processes on this machine work for a build outside its analysis."""
    number = processors() if settings.workers is None or engine != "local" else settings.workers
    return max(1, min(number, processors()))


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
