"""Files read by copies of this process, in turn; what they read comes back in the order of files.

Of 10,000 web pages one copy reads the odd ones and one the even ones, while the build keeps what
they found. A copy that a file takes down (a crash in compiled code) is replaced, and the file left
out with the reason.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from contextlib import suppress
from itertools import chain, cycle, islice
from typing import TYPE_CHECKING, BinaryIO, Final

from timeline import sources
from timeline.engines import forks, frames
from timeline.model import Article, Skipped
from timeline.sources import File
from timeline.store.codec import decode, encode

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from timeline.sources.spreading import Item, One

    #: Files that were asked for, or what stands between them, and who reads them.
    _Waiting = deque[tuple["_Reader | None", File | Skipped]]

#: With fewer files than this it is not worth while to copy the process.
FEW: Final = 64
#: How many files wait at each copy, so that none has nothing to do while another's are kept.
AHEAD: Final = 8
#: The first byte of a frame: an article, or what was left out. An empty frame ends a file.
ARTICLE, LEFT_OUT = b"a", b"s"


class Readers:
    """Has files read by so many copies of this process, or by itself where it cannot be copied."""

    def __init__(self, number: int) -> None:
        """Use so many copies."""
        self._number = number

    def __call__(
        self,
        one: One,
        files: Iterable[File | Skipped],
        done: Callable[[str], None],
        /,
    ) -> Iterator[Item]:
        """Yield what was read in the files and what stands between them, in their order."""
        rest = iter(files)
        first = list(islice(rest, FEW))
        if self._number < 2 or len(first) < FEW or not forks.possible():
            return sources.here(one, chain(first, rest), done)
        return self._spread(one, chain(first, rest), done)

    def _spread(
        self,
        one: One,
        files: Iterable[File | Skipped],
        done: Callable[[str], None],
    ) -> Iterator[Item]:
        crew: list[_Reader] = []
        for _ in range(self._number):
            crew.append(_Reader(one, crew))
        turns = cycle(crew)
        waiting: _Waiting = deque()
        try:
            for file in files:
                reader = None if isinstance(file, Skipped) else next(turns)
                if reader is not None and isinstance(file, File):
                    reader.ask(file)
                waiting.append((reader, file))
                if len(waiting) > self._number * AHEAD:
                    yield from _next(waiting, done)
            while waiting:
                yield from _next(waiting, done)
        finally:
            for reader in crew:
                reader.end()


def _next(waiting: _Waiting, done: Callable[[str], None]) -> Iterator[Item]:
    reader, file = waiting.popleft()
    if isinstance(file, Skipped):
        yield file
    elif reader is not None:
        lost = yield from reader.items()
        if lost:
            yield Skipped(path=file.path, reason=lost)
        else:
            done(file.path)


class _Reader:
    """A copy of this process that reads the files it is asked for, one after the other."""

    def __init__(self, one: One, crew: Sequence[_Reader]) -> None:
        self._one, self._crew = one, crew
        self._asked: deque[File] = deque()
        self._start()

    def _start(self) -> None:
        asked, ask = os.pipe()
        output, entry = os.pipe()
        # What the copy must not hold open: else no reader would see that the build is gone.
        theirs = [ask, output, *(one.entry.fileno() for one in self._crew if one is not self)]
        self._process = forks.copy(lambda: _serve(self._one, asked, entry, theirs))
        os.close(asked)
        os.close(entry)
        self.entry: BinaryIO = os.fdopen(ask, "wb")
        self._output: BinaryIO = os.fdopen(output, "rb")

    def ask(self, file: File) -> None:
        """Have a file read, after those asked for before."""
        self._asked.append(file)
        with suppress(OSError):  # it is gone: whoever waits for its next file sees to that
            frames.write(self.entry, encode(file))

    def items(self) -> Generator[Item, None, str]:
        """Yield what is in the next file; return why that is not all of it, "" if it is."""
        while data := frames.read(self._output):
            if data[:1] == ARTICLE:
                yield decode(Article, data[1:])
            else:
                yield decode(Skipped, data[1:])
        self._asked.popleft()
        return "" if data is not None else self._replaced()

    def _replaced(self) -> str:
        """Go on with another copy; return what became of this one."""
        status = self.end()
        self._start()
        later, self._asked = self._asked, deque()
        for file in later:
            self.ask(file)
        return f"took down the process that read it (status {status}); please report it"

    def end(self) -> int:
        """Stop the copy; return how it ended if it had ended before."""
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        for pipe in (self.entry, self._output):
            with suppress(OSError):  # what was still to be written has no reader any more
                pipe.close()
        _, status = os.waitpid(self._process, 0)
        return os.waitstatus_to_exitcode(status)


def _serve(one: One, asked: int, entry: int, theirs: Iterable[int]) -> None:
    """Read files until there are no more."""
    for pipe in theirs:
        os.close(pipe)
    with os.fdopen(asked, "rb") as requests, os.fdopen(entry, "wb") as output:
        while (data := frames.read(requests)) is not None:
            for item in one(decode(File, data)):
                kind = ARTICLE if isinstance(item, Article) else LEFT_OUT
                frames.write(output, kind + encode(item))
            frames.write(output, b"")
