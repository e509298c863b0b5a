"""An event's label as it may stand alone: what did not simply occur, undisputed, says so first.

A denied "Police had fired rubber bullets" is headed "Denied: Police had fired rubber bullets"; what
happened on some day up to 30 September is headed "By 30 September: ...", and what is told in two
ways "Contradicted: ...".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline import interval

if TYPE_CHECKING:
    from timeline.model import Event

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def heading(event: Event, *, contradicted: bool = False) -> str:
    """Return the label after its status, unless it occurred, and after an open interval's end."""
    status = "" if event.status == "occurred" else event.status
    against = "contradicted" if contradicted and event.status != "disputed" else ""
    before = ", ".join(word for word in (status, against, _open(event)) if word)
    return f"{before[:1].upper()}{before[1:]}: {event.label}" if before else event.label


def _open(event: Event) -> str:
    """Return the one known day of an interval in words: "by 30 September", "from 3 March on"."""
    first, last = interval.ends(event.interval)
    if first is None and last is not None:
        return f"by {_day(last)}"
    return f"from {_day(first)} on" if first is not None and last is None else ""


def _day(iso: str) -> str:
    _, month, day = iso[:10].split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]}"
