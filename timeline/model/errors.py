"""The one family of errors users see: what, where, and what to do about it."""

from __future__ import annotations


class TimelineError(Exception):
    """What went wrong, where, and what to do about it, in one sentence each.

    Attributes:
        where: the file, folder or argument at fault.
        status: the exit status the command line gives it (see docs/contracts.md).
    """

    status = 1

    def __init__(self, where: str, what: str, remedy: str) -> None:
        """Keep the three parts; ``str()`` joins them as ``where: what; remedy``."""
        super().__init__(f"{where}: {what}; {remedy}")
        self.where = where
        self.what = what
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[TimelineError], tuple[str, str, str]]:
        """Return how it is made again after it crossed to another process."""
        return type(self), (self.where, self.what, self.remedy)


class NothingReadError(TimelineError):
    """A run that found no article at all."""


class UsageError(TimelineError):
    """An argument that cannot be meant (exit status 2)."""

    status = 2


class CannotWriteError(TimelineError):
    """A folder or file that cannot be written (exit status 3)."""

    status = 3


class StoreError(TimelineError):
    """A store that is locked, damaged or of a newer version (exit status 4)."""

    status = 4
