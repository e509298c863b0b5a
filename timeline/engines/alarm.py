"""A limit of time for what this process does itself, where the system has alarms.

An article that would take minutes at ``--workers 0`` is stopped after ``--time-limit`` seconds, as
a worker would be; not on Windows, nor in a thread beside the main one, where no alarm rings.
"""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

#: What an alarm can be set to, in seconds: less than a microsecond would set none.
SHORTEST, LONGEST = 1e-6, 1e8

Result = TypeVar("Result")


class LateError(BaseException):
    """The time is over; no ``except Exception`` on the way takes it for something else."""


def possible() -> bool:
    """Return whether an alarm can ring here."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def within(seconds: float, work: Callable[[], Result]) -> Result:
    """Return what a work gives, if it is done in so many seconds of the clock.

    The alarm rings once, and wherever it does, it is put away: one that rang on would end Python.

    Raises:
        LateError: if it takes longer.
    """
    if not possible():
        return work()
    alarm = _Alarm()
    before = signal.signal(signal.SIGALRM, alarm.ring)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, min(max(seconds, SHORTEST), LONGEST))
            return work()
        finally:
            alarm.over = True
    finally:
        alarm.over = True  # it may have rung before the line above
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL if before is None else before)


class _Alarm:
    over = False

    def ring(self, *_: object) -> None:
        if not self.over:
            raise LateError
