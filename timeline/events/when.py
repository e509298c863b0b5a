"""Date one claim: by its own expressions, else by what stands around it.

"Koper, which fell on Wednesday" → anchored by "Wednesday". "We are leaving," said on Friday →
the speech's Friday. A headline in the present → the day of publication or the day before. Anything
else was reported, so it lies on or before publication.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from timeline import interval as calendar
from timeline.events.bounds import bounded
from timeline.model import Interval, When

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from timeline.events.scene import Dated
    from timeline.events.tense import Tense
    from timeline.model import Basis, ClaimStatus, Granularity, Timex

#: Expressions that say when; durations and sets say how long and how often.
POINTS = frozenset({"DATE", "TIME"})
#: TIMEX3 lengths of whole days, weeks, months and years.
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_UNITS: dict[str, Granularity] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
#: What may carry a story on: coarser expressions set a background, not the time of a story.
_TELLING = frozenset({"minute", "hour", "part", "day", "weekend"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What dating a claim without an expression of its own may rest on.

    ``state`` tells that it is one and no event ("has two cameras"). ``near`` is the time the text
    is at, with the words that put it there; ``loosely`` says that the claim lies before it rather
    than in it ("was taken to hospital after he was shot"), ``later`` that it lies after it ("later
    dropped the case").
    """

    tense: Tense
    status: ClaimStatus
    lead: bool
    statement: bool
    state: bool = False
    publication: Interval | None = None
    near: tuple[Interval, str] | None = None
    loosely: bool = False
    later: bool = False
    speech: When | None = None
    quoted: bool = False


def by_expression(text: str, dated: Sequence[Dated], trigger: int) -> When | None:
    """Return the date the claim's own expressions give, or None when they give none."""
    usable = [d for d in dated if d.timex.type in POINTS]
    if not usable:
        return None
    usable = [d for d in usable if not _is_vague(d.timex)] or usable
    resolved = [d for d in usable if d.timex.interval is not None]
    if not resolved:
        return _unresolved(text, usable[0].timex)
    best = min(resolved, key=lambda d: (_coarseness(d.timex), abs(d.token - trigger)))
    between = [d.timex for d in resolved if d.timex.relation == "between"]
    if len(between) > 1 and best.timex in between:
        return _between(between[0], between[-1])
    return _lasting(dated, resolved) or _stated(best.timex)


def _lasting(dated: Sequence[Dated], resolved: Sequence[Dated]) -> When | None:
    """Return the stretch of "for three days from Wednesday", or None."""
    begun = next((d.timex for d in resolved if d.timex.relation == "since"), None)
    length = next(
        (
            m
            for d in dated
            if d.timex.relation == "during"
            if (m := _LENGTH.fullmatch(d.timex.value))
        ),
        None,
    )
    if begun is None or length is None or begun.interval is None or begun.interval.start is None:
        return None
    day = whole_day(begun.interval)
    end = calendar.shift(day.start or begun.interval.start, int(length[1]), _UNITS[length[2]])
    whole = replace(day, end=end)
    step = f"lasting that long → {described(whole)}"
    basis: Basis = "stated" if begun.anchor == "none" else "anchored"
    return When(
        interval=whole, relation="during", basis=basis, timex=begun, steps=(*begun.steps, step)
    )


def _is_vague(timex: Timex) -> bool:
    """Return whether it names no time of its own ("now", "recently"): any day says more."""
    return timex.value.endswith("_REF")


def _coarseness(timex: Timex) -> int:
    if timex.interval is None:
        return 10**9
    minutes = calendar.unit_minutes(timex.interval.granularity)
    return max(minutes, calendar.unit_minutes("day"))


def _stated(timex: Timex) -> When:
    interval, steps = timex.interval, timex.steps
    if interval is not None and timex.relation not in {"on", "during", "between"}:
        closing = timex.relation == "before" and timex.mod == "END"
        interval = bounded(interval, "by" if closing else timex.relation)
        steps = (*steps, f"“{timex.relation}” → {described(interval)}")
    return When(
        interval=interval,
        relation=timex.relation,
        basis="stated" if timex.anchor == "none" else "anchored",
        timex=timex,
        steps=steps,
    )


def _between(first: Timex, second: Timex) -> When:
    """Return the stretch from one expression to the next ("from Monday to Wednesday")."""
    when = _stated(first)
    if first.interval is None or second.interval is None:
        return when
    whole = calendar.hull(first.interval, second.interval)
    return When(
        interval=whole,
        relation="between",
        basis=when.basis,
        timex=first,
        steps=(*first.steps, *second.steps, f"from the one to the other → {described(whole)}"),
    )


def _unresolved(text: str, timex: Timex) -> When:
    what = timex.offset or "an anchor that is not known"
    step = f"“{timex.span.of(text)}” → {what}: not resolved"
    return When(
        interval=None,
        relation=timex.relation,
        basis="none",
        timex=timex,
        steps=(*timex.steps, step),
    )


def by_circumstances(c: Circumstances) -> When:
    """Return the date a claim without an expression of its own is given, with the reason."""
    told = _spoken(c) or _told(c)
    if told is not None:
        return told
    if c.publication is None:
        return When(interval=None, steps=("no expression and no publication date → unknown",))
    if c.status in {"planned", "hypothetical"}:
        return When(interval=None, steps=("a plan or supposition without a date → unknown",))
    if c.state and c.tense.time == "present":
        return _holding(c.publication)
    present = c.tense.time in {"present", "perfect"}
    if present and (c.lead or (c.statement and c.tense.time == "present")):
        return _current(c.publication)
    return _reported(c.publication)


def _spoken(c: Circumstances) -> When | None:
    """Return the time of speaking for what is said to go on then."""
    if c.speech is None or c.speech.interval is None or c.statement:
        return None
    shifted = c.tense.time == "past" and c.tense.progressive and not c.quoted
    present = c.tense.time == "present" or (c.tense.time == "perfect" and c.tense.progressive)
    if not (present or shifted) or c.status not in {"occurred", "ongoing", "denied"}:
        return None
    return When(
        interval=c.speech.interval,
        basis="speech",
        timex=c.speech.timex,
        steps=(*c.speech.steps, "told as going on when it was said → the time of speaking"),
    )


def _told(c: Circumstances) -> When | None:
    if c.near is None:
        return None
    interval, words = c.near
    if c.loosely:
        interval = Interval(start=None, end=interval.end, granularity=interval.granularity)
        step = f"it came before what happened “{words}” → {described(interval)}"
        return When(interval=interval, relation="by", basis="narrative", steps=(step,))
    if c.later:
        end = _day_end(c.publication) if c.publication else None
        interval = Interval(start=interval.start, end=end, granularity=interval.granularity)
        step = f"it came after what happened “{words}” → {described(interval)}"
        return When(interval=interval, relation="after", basis="narrative", steps=(step,))
    step = f"the text is at “{words}” → {described(interval)}"
    return When(interval=interval, basis="narrative", steps=(step,))


def _current(publication: Interval) -> When:
    start = publication.start
    if start is not None:
        start = calendar.truncate(start, "day") - timedelta(days=1)
    interval = Interval(start=start, end=_day_end(publication), granularity="day")
    return When(
        interval=interval,
        basis="current",
        steps=(
            "told in the present as the day's news → the day of publication or the day before, "
            + described(interval),
        ),
    )


def _holding(publication: Interval) -> When:
    """Return the day of publication, on which a state told in the present holds."""
    interval = whole_day(publication)
    step = f"a state told in the present holds on the day of publication → {described(interval)}"
    return When(interval=interval, basis="current", steps=(step,))


def _reported(publication: Interval) -> When:
    interval = Interval(start=None, end=_day_end(publication), granularity="day")
    step = f"no expression; reported, so on or before publication → {described(interval)}"
    return When(interval=interval, relation="by", basis="reported", steps=(step,))


def _day_end(publication: Interval) -> datetime | None:
    """Return the end of the day on which publication ends: a clock time is no bound for events."""
    if publication.end is None:
        return None
    last = publication.end - timedelta(microseconds=1)
    return calendar.of(last, "day").end


def whole_day(interval: Interval) -> Interval:
    """Return the day of an interval that lies inside one: a story goes on past the hour."""
    if interval.start is None or calendar.unit_minutes(
        interval.granularity
    ) >= calendar.unit_minutes("day"):
        return interval
    return calendar.of(interval.start, "day")


def is_telling(when: When | None) -> bool:
    """Return whether a date is fine enough to carry a story on; "now" is no day of a story."""
    interval = None if when is None else when.interval
    now = when is not None and when.timex is not None and when.timex.value.endswith("_REF")
    return (
        interval is not None
        and not now
        and interval.granularity in _TELLING
        and interval.start is not None
        and interval.end is not None
    )


def described(interval: Interval) -> str:
    """Return an interval in words, ends inclusive."""
    first, last = calendar.ends(interval)
    if first is not None and first == last:
        return first
    if first is None:
        return "unknown" if last is None else f"up to {last}"
    return f"from {first}" if last is None else f"{first} to {last}"
