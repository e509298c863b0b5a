"""Workers that are copies of one process: the second needs no second load of the model.

A nursery is started once (``timeline.engines.worker nursery``) and loads the model. Asked for a
worker it copies itself; the copy opens the ends of pipes that the build holds for it. Only on
Linux, where pipes can be opened by number: elsewhere each worker is started by itself.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from timeline.engines import forks, frames

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Sequence

#: What is asked of a nursery: a new worker, or how one ended (with its number behind).
NEW, ENDED = b"n", b"e"
#: What has a worker process be a nursery.
NURSERY: Final = "nursery"
#: How the pipes of a worker are opened: articles come in, analyses go out.
_MODES: Final = (os.O_RDONLY, os.O_WRONLY)


class Copied:
    """A worker from a nursery: what ``subprocess.Popen`` is of one started by itself."""

    def __init__(self, nursery: Nursery, number: int, entry: BinaryIO, output: BinaryIO) -> None:
        """Know its process by number, and the pipes to it."""
        self._nursery, self._number = nursery, number
        self.stdin, self.stdout = entry, output
        self.returncode: int | None = None

    def kill(self) -> None:
        """Stop the process, unless it is known to have ended."""
        if self.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self._number, signal.SIGKILL)

    def wait(self) -> int:
        """Wait until the process has ended; return how."""
        if self.returncode is None:
            answer = self._nursery.ask(ENDED + str(self._number).encode())
            self.returncode = int(answer) if answer else -signal.SIGKILL
        return self.returncode


class Nursery:
    """The process whose copies are workers, as its build sees it."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        """Take a process that was started to be one; it may be loading the model yet."""
        self._process = process
        self._questions = cast("BinaryIO", process.stdin)
        self._answers = cast("BinaryIO", process.stdout)
        self._lock = threading.Lock()
        self._ready = False

    def worker(self) -> Copied | None:
        """Return a new worker, or None if the nursery is gone.

        Raises:
            ChildProcessError: if it ended before it was ready; the number tells how.
        """
        with self._lock:
            if not self._ready and frames.read(self._answers) is None:
                raise ChildProcessError(self._process.wait(), "ended before it was ready")
            self._ready = True
        theirs, entry = os.pipe()
        output, answers = os.pipe()
        number = self.ask(NEW + b"%d %d" % (theirs, answers))
        os.close(theirs)
        os.close(answers)
        if not number:
            os.close(entry)
            os.close(output)
            return None
        return Copied(self, int(number), os.fdopen(entry, "wb"), os.fdopen(output, "rb"))

    def ask(self, question: bytes) -> bytes:
        """Return the answer of the nursery, nothing if it is gone."""
        with self._lock, suppress(OSError, ValueError):  # gone, or ended here
            frames.write(self._questions, question)
            return frames.read(self._answers) or b""
        return b""

    def end(self) -> None:
        """Have the nursery end; its workers are stopped before, and it waits for them."""
        if not self._ready:
            self._process.kill()
        with self._lock:
            with suppress(OSError):
                self._questions.close()
            self._process.wait()
            self._answers.close()


def possible() -> bool:
    """Return whether a process can be copied with what it has loaded."""
    return sys.platform == "linux"


def tend(
    questions: BinaryIO, answers: BinaryIO, serve: Callable[[BinaryIO, BinaryIO], None]
) -> None:
    """Be a nursery: answer questions until the build is gone, then wait for the workers.

    ``serve`` is what a copy does with its two pipes.
    """
    gc.freeze()  # what is loaded stays shared: the collector of a copy does not touch it
    frames.write(answers, b"")
    while (question := frames.read(questions)) is not None:
        if question[:1] == ENDED:
            _, status = os.waitpid(int(question[1:]), 0)
            answer = str(os.waitstatus_to_exitcode(status))
        else:
            answer = _copied(question[1:].split(), (questions, answers), serve)
        frames.write(answers, answer.encode())
    with suppress(ChildProcessError):
        while True:  # what they took counts as the build's only once they are waited for
            os.wait()


def _copied(
    ends: Sequence[bytes],
    ours: Sequence[BinaryIO],
    serve: Callable[[BinaryIO, BinaryIO], None],
) -> str:
    """Return the number of a copy that serves the build's pipes, "" if they cannot be opened."""
    held = f"/proc/{os.getppid()}/fd"
    try:
        pipes = [
            os.open(f"{held}/{int(end)}", mode) for end, mode in zip(ends, _MODES, strict=True)
        ]
    except OSError:
        return ""

    def work() -> None:
        for pipe in ours:
            pipe.close()
        with os.fdopen(pipes[0], "rb") as articles, os.fdopen(pipes[1], "wb") as output:
            serve(articles, output)

    process = forks.copy(work)
    for pipe in pipes:
        os.close(pipe)
    return str(process)
