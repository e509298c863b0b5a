"""Standard output as commands see it: a full disk is an error of ours, a reader who left is none.

``timeline export DIR > /dev/full`` → "standard output: cannot be written (No space left on
device)", status 3; ``timeline export DIR | head -1`` → one line, and nothing is said.
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing would be a third of the start-up
if TYPE_CHECKING:
    from typing import Any, TextIO


class NobodyReadsError(Exception):
    """What reads our output has read all it wants."""


class Output:
    """A text stream, or none at all where standard output is closed."""

    def __init__(self, stream: TextIO | None) -> None:
        """Write to ``stream``."""
        self._stream = stream
        #: What stands for standard output afterwards: nothing once it could not be written.
        self.left = stream

    def write(self, text: str) -> int:
        """Write a text.

        Raises:
            NobodyReadsError: if its reader has gone.
            CannotWriteError: if it cannot be written.
        """
        return len(text) if self._stream is None else self._tried(self._stream.write, text)

    def flush(self) -> None:
        """Write what waits; the errors are those of ``write``."""
        if self._stream is not None:
            self._tried(self._stream.flush)

    def _tried(self, do: Any, *what: str) -> Any:  # noqa: ANN401 - one of two methods
        try:
            return do(*what)
        except BrokenPipeError as error:
            self.left = None
            raise NobodyReadsError from error
        except OSError as error:
            self.left = None
            raise _cannot_write(error) from error

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever streams have
        """Return what else the stream has."""
        return getattr(self._stream, name)


def _cannot_write(error: OSError) -> Exception:
    from timeline.model import CannotWriteError  # noqa: PLC0415 - help needs no records

    return CannotWriteError(
        "standard output",
        f"cannot be written ({error.strerror})",
        "make room there, or send it elsewhere",
    )
