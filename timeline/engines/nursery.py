"""Workers that are copies of one process: the second needs no second load of the model.

A nursery is started once (``timeline.engines.worker`` with the number of a socket) and loads the
model. Asked for a worker it copies itself; the copy serves the pipes that came with the question.
Only where processes can be copied: elsewhere each worker is started by itself.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Final

from timeline.engines import forks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

#: What is asked of a nursery: a new worker, or how one ended (with its number behind).
NEW, ENDED = b"n", b"e"
#: An answer is "!" or a number, and no longer than this.
_ANSWER: Final = 32


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

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Start the process; it loads the model meanwhile."""
        self._socket, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [*command, str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                env=environment,
                process_group=0,
            )
        self._lock = threading.Lock()
        self._ready = False

    def worker(self) -> Copied | None:
        """Return a new worker, or None if the nursery is gone.

        Raises:
            ChildProcessError: if it ended before it was ready; the number tells how.
        """
        with self._lock:
            if not self._ready and not self._socket.recv(_ANSWER):
                raise ChildProcessError(self._process.wait(), "ended before it was ready")
            self._ready = True
        theirs, entry = os.pipe()
        output, answers = os.pipe()
        number = self.ask(NEW, (theirs, answers))
        os.close(theirs)
        os.close(answers)
        if not number:
            os.close(entry)
            os.close(output)
            return None
        return Copied(self, int(number), os.fdopen(entry, "wb"), os.fdopen(output, "rb"))

    def ask(self, question: bytes, pipes: Sequence[int] = ()) -> bytes:
        """Return the answer of the nursery, nothing if it is gone."""
        with self._lock, suppress(OSError):
            socket.send_fds(self._socket, [question], pipes)
            return self._socket.recv(_ANSWER)
        return b""

    def end(self) -> None:
        """Have the nursery end; its workers are stopped before, and it waits for them."""
        if not self._ready:
            self._process.kill()
        with self._lock, suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._process.wait()
        self._socket.close()


def possible() -> bool:
    """Return whether a process can be copied with what it has loaded."""
    return sys.platform == "linux"


def tend(number: int, serve: Callable[[BinaryIO, BinaryIO], None]) -> None:
    """Be a nursery: answer on the socket of this number until the build is gone.

    ``serve`` is what a copy does with its two pipes.
    """
    gc.freeze()  # what is loaded stays shared: the collector of a copy does not touch it
    with socket.socket(fileno=number) as asked:
        asked.send(b"!")
        while True:
            question, pipes, _, _ = socket.recv_fds(asked, _ANSWER, 2)
            if not question:
                break
            if question[:1] == ENDED:
                _, status = os.waitpid(int(question[1:]), 0)
                asked.send(str(os.waitstatus_to_exitcode(status)).encode())
            else:
                asked.send(str(_copied(asked, pipes, serve)).encode())
    with suppress(ChildProcessError):
        while True:  # what they took counts as the build's only once they are waited for
            os.wait()


def _copied(
    asked: socket.socket, pipes: Sequence[int], serve: Callable[[BinaryIO, BinaryIO], None]
) -> int:
    """Return the number of a new copy, which serves the two pipes and ends."""

    def work() -> None:
        asked.close()
        with os.fdopen(pipes[0], "rb") as articles, os.fdopen(pipes[1], "wb") as output:
            serve(articles, output)

    process = forks.copy(work)
    for pipe in pipes:
        os.close(pipe)
    return process
