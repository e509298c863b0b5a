"""One work in several copies of this process: what it holds need not be sent anywhere.

``forks(2)(work)`` gives ``work(0, 2)``, done here, and ``work(1, 2)``, done meanwhile by a copy of
this process, which shares its memory and ends with its part. A lost part is done again here.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import warnings
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from timeline.spreading import Parts


def forks(number: int) -> Parts:
    """Return what does a work in so many parts, where this process can be copied safely."""

    def parts(work: Callable[[int, int], bytes], /) -> Iterable[bytes]:
        of = number if possible() else 1
        copies = [Copy.at(lambda part=part: work(part, of)) for part in range(1, of)]  # type: ignore[misc]
        try:
            yield work(0, of)
            for part, copy in enumerate(copies, start=1):
                data = copy.result()
                yield work(part, of) if data is None else data
        finally:
            for copy in copies:
                copy.end()

    return parts


def possible() -> bool:
    """Return whether this process may be copied: other systems and other threads forbid it."""
    return sys.platform == "linux" and threading.active_count() == 1


class Beside:
    """A work beside another: begun on entering, by a copy of this process, and waited for.

    ``done`` says afterwards whether it was done; where it was not, somebody has yet to do it.
    """

    def __init__(self, work: Callable[[], object], *, wanted: bool = True) -> None:
        """Name the work; it is not begun. Unless it is ``wanted``, it never is."""
        self._work, self._copy = work, Copy(0, -1)
        self._wanted = wanted
        self.done = False

    def __enter__(self) -> None:
        """Begin it, where this process can be copied."""
        if self._wanted and possible():
            self._copy = Copy.at(self._quietly)

    def _quietly(self) -> bytes:
        self._work()
        return b""

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Wait for it, or stop it if what was done here failed."""
        if self._copy.process:
            self.done = kind is None and self._copy.result() is not None
            self._copy.end()


@dataclass
class Copy:
    """A copy of this process at work, and the pipe its result comes through."""

    process: int
    pipe: int

    @classmethod
    def at(cls, work: Callable[[], bytes]) -> Copy:
        """Begin a work in a copy of this process."""
        output, entry = os.pipe()

        def send() -> None:
            with os.fdopen(entry, "wb") as pipe:
                pipe.write(work())

        process = copy(send)
        os.close(entry)
        return cls(process, output)

    def result(self) -> bytes | None:
        """Return what the copy made, None if it was lost on the way."""
        data = b"".join(self._pieces())
        _, status = os.waitpid(self.process, 0)
        self.process = 0
        return data if status == 0 else None

    def _pieces(self) -> Iterator[bytes]:
        while piece := os.read(self.pipe, 1 << 20):
            yield piece

    def end(self) -> None:
        """Stop the copy if it is still at work."""
        os.close(self.pipe)
        if self.process:
            with suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
            self.process = 0


def copy(work: Callable[[], None]) -> int:
    """Do a work in a copy of this process; return its number. Status 0 says that it was done.

    The copy ends at once when it has done it: what was copied is not its own to clean up.
    """
    with warnings.catch_warnings():
        # Python sees the idle threads of the library of sums, which is ready to be copied.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process:
        return process
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the build decides when to stop
        work()
        status = 0
    finally:
        os._exit(status)
