"""The default engine: a pool of worker processes, each given a few articles at a time.

Where a worker is lost (out of memory, a crash in compiled code, the time limit), each article that
it had not answered is analysed alone. One that is lost alone is tried once more in a fresh worker,
then recorded and skipped; the others never notice. Memory stays bounded: each worker holds one
batch, and results wait in a short queue.
"""

from __future__ import annotations

import threading
import time
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final

from timeline.engines import nursery, process
from timeline.engines.batches import batches
from timeline.engines.choice import ARTICLES_PER_WORKER, processors
from timeline.engines.process import LostError, Worker
from timeline.store import Analysis

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.engines.nursery import Nursery
    from timeline.model import Article

#: Attempts an article that takes its worker down is given.
ATTEMPTS: Final = 2
#: Analyses that may wait for the store, per worker: enough to bridge a commit.
WAITING: Final = 16
#: Seconds after which a worker whose answers nobody takes looks again.
PAUSE: Final = 0.02


class Pool:
    """The engine: call it with the articles to analyse."""

    def __init__(self, *, workers: int | None, time_limit: float) -> None:
        """Use so many processes (None: one per processor), and seconds for an article."""
        self._workers = workers
        self._time_limit = time_limit

    def __call__(self, articles: Sequence[Article]) -> Iterator[Analysis]:
        """Yield the analyses as they come; stop all workers when the caller does.

        Raises:
            TimelineError: if a worker process cannot be started.
        """
        size = self._size(len(articles))
        crew = _Crew(batches(articles, size), self._time_limit)
        try:
            yield from crew.run(size)
        finally:
            crew.stop()

    def _size(self, articles: int) -> int:
        if self._workers is not None:
            return min(self._workers, articles)
        return min(processors(), -(-articles // ARTICLES_PER_WORKER))


class _Crew:
    """The threads of one job: each feeds one worker process and replaces it when it is lost."""

    def __init__(self, todo: Iterator[tuple[Article, ...]], time_limit: float) -> None:
        self._todo = todo
        self._time_limit = time_limit
        self._lock = threading.Lock()
        self._stopped = False
        self._workers: dict[int, Worker] = {}
        self._nursery: Nursery | None = None
        self._threads: list[threading.Thread] = []
        # A ``Queue`` that Ctrl-C finds waiting may break: it lets go of its lock in Python code.
        self._results: SimpleQueue[Analysis | BaseException | None] = SimpleQueue()
        self._most = WAITING

    def run(self, size: int) -> Iterator[Analysis]:
        self._most = size * WAITING
        if size > 1 and nursery.possible():
            self._nursery = process.nursery()
        self._threads = [
            threading.Thread(target=self._feed, args=(n,), daemon=True) for n in range(size)
        ]
        for thread in self._threads:
            thread.start()
        running = size
        while running:
            result = self._results.get()
            if isinstance(result, BaseException):
                raise result
            if result is None:
                running -= 1
            else:
                yield result

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            for worker in self._workers.values():
                worker.kill()
        if self._nursery is not None:
            self._nursery.end()
        for thread in self._threads:
            while thread.is_alive():
                self._drain()
                thread.join(0.02)

    def _drain(self) -> None:
        while not self._results.empty():
            self._results.get()

    def _feed(self, number: int) -> None:
        try:
            while batch := self._next():
                while self._results.qsize() >= self._most and not self._stopped:
                    time.sleep(PAUSE)
                for analysis in self._analyses(number, batch):
                    self._results.put(analysis)
            self._results.put(None)
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits
            self._results.put(error)
        finally:
            self._dismiss(number)

    def _next(self) -> tuple[Article, ...]:
        with self._lock:
            return () if self._stopped else next(self._todo, ())

    def _analyses(self, number: int, batch: tuple[Article, ...]) -> Iterator[Analysis]:
        answered = 0
        if len(batch) > 1:
            try:
                for analysis in self._worker(number).analyse(batch, self._time_limit):
                    yield analysis
                    answered += 1
            except LostError:
                self._dismiss(number)
        for article in batch[answered:]:
            yield self._alone(number, article)

    def _alone(self, number: int, article: Article) -> Analysis:
        reason = ""
        for _ in range(ATTEMPTS):
            if self._stopped:
                break
            try:
                return next(self._worker(number).analyse((article,), self._time_limit))
            except LostError as lost:
                reason = str(lost)
                self._dismiss(number)
        return Analysis(article=article.id, failure=f"{reason}, tried {ATTEMPTS} times: left out")

    def _worker(self, number: int) -> Worker:
        with self._lock:
            worker = self._workers.get(number)
        if worker is None:
            worker = Worker(None if self._stopped else self._nursery)
            with self._lock:
                self._workers[number] = worker
                if self._stopped:
                    worker.kill()
        return worker

    def _dismiss(self, number: int) -> None:
        with self._lock:
            worker = self._workers.pop(number, None)
        if worker is not None:
            worker.end()
