"""One worker process as its build sees it: start it, hand it articles, lose it.

A worker that dies (signal 9) or is stopped at the time limit raises ``LostError`` with the reason a
reader of the report sees; the pool decides what becomes of the article.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final, cast

from timeline.engines import frames
from timeline.engines.nursery import NURSERY, Nursery
from timeline.model import TimelineError
from timeline.store import Analysis
from timeline.store.codec import decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from timeline.model import Article

#: What a worker runs.
COMMAND: tuple[str, ...] = (sys.executable, "-m", "timeline.engines.worker")
#: One thread per worker: the pool is the parallelism, and sums do not depend on a thread count.
_ONE_THREAD: Final = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")


class LostError(Exception):
    """A worker is gone; the text says how."""


class Worker:
    """A worker process and the pipes to it."""

    def __init__(self, nursery: Nursery | None = None) -> None:
        """Have the nursery make a worker, or start one, and wait until it is ready.

        Raises:
            TimelineError: if it ends before it is.
        """
        try:
            copied = None if nursery is None else nursery.worker()
        except ChildProcessError as error:
            raise _not_ready(error.errno) from error
        self._process = copied or _started()
        self._input = cast("BinaryIO", self._process.stdin)
        self._output = cast("BinaryIO", self._process.stdout)
        if frames.read(self._output) is None:
            self.end()
            raise _not_ready(self._process.returncode)

    def analyse(self, articles: Iterable[Article], time_limit: float) -> Iterator[Analysis]:
        """Yield what the worker makes of each article, within so many seconds.

        Raises:
            LostError: if the worker died or had to be stopped.
        """
        requests = [encode(article) for article in articles]
        with suppress(OSError):  # it is gone, which the first answer tells
            for data in (*requests, b""):
                frames.write(self._input, data)
        for _ in requests:
            yield self._answer(time_limit)

    def _answer(self, time_limit: float) -> Analysis:
        late = threading.Event()
        timer = threading.Timer(time_limit, self._stop_late, (late,))
        timer.daemon = True
        timer.start()
        try:
            data = frames.read(self._output)
        finally:
            timer.cancel()
        if data is not None:
            return decode(Analysis, data)
        if late.is_set():
            message = f"took longer than {time_limit:g} seconds (--time-limit)"
        else:
            message = f"its worker process died (status {self._process.wait()})"
        raise LostError(message)

    def _stop_late(self, late: threading.Event) -> None:
        late.set()
        self.kill()

    def kill(self) -> None:
        """Stop the process without waiting for it."""
        self._process.kill()

    def end(self) -> None:
        """Stop the process, wait for it and close its pipes."""
        self.kill()
        for pipe in (self._input, self._output):
            with suppress(OSError):  # what was still to be written has no reader any more
                pipe.close()
        self._process.wait()


def nursery() -> Nursery:
    """Return a process that makes workers; it is loading yet."""
    return Nursery(_launched(NURSERY))


def _started() -> subprocess.Popen[bytes]:
    """Return a worker that loads the model for itself."""
    return _launched()


def _launched(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [*COMMAND, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **_ONE_THREAD},
        # Ctrl-C reaches the build alone, which stops its workers. They stay in its session:
        # what the system grants the build (nice) it grants them.
        process_group=0,
    )


def _not_ready(status: int | None) -> TimelineError:
    return TimelineError(
        sys.executable,
        f"a worker process ended before it was ready (status {status})",
        "its own message stands above; try --workers 0",
    )
