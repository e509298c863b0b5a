"""Date a claim, in order: its own expression, the narrative, the speech, the present, or before
publication.

"Spin Boldak, which fell on Wednesday" → stated by "Wednesday". "He was taken to hospital." in the
next sentence → the narrative's Wednesday. "“We are leaving,” he said on Friday" → the speech's Friday.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from timeline import interval as calendar
from timeline.events.bounds import bounded
from timeline.events.tense import Tense
from timeline.model import Interval, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.scene import Dated
    from timeline.model import ClaimStatus, Timex

#: A narrative time is carried on inside its paragraph and into the next one, no further.
NARRATIVE_REACH = 1
#: What a narrative time may be: coarser expressions set a background, not the time of a story.
_TELLING = frozenset({"minute", "hour", "part", "day", "weekend"})
#: Expressions that say when; durations and sets say how long and how often.
POINTS = frozenset({"DATE", "TIME"})
#: Paragraphs, headline included, in which the present tense tells the news of the day.
LEAD = 2


@dataclass(frozen=True, slots=True)
class Narrative:
    """The time the text last put itself at, and in which paragraph."""

    interval: Interval
    paragraph: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What dating a claim without an expression of its own may rest on."""

    tense: Tense
    status: ClaimStatus
    paragraph: int
    lead: bool
    publication: Interval | None
    narrative: Narrative | None
    speech: When | None
    quoted: bool
    statement: bool


def by_expression(text: str, dated: Sequence[Dated], trigger: int) -> When | None:
    """Return the date the claim's own expressions give, or None when they give none."""
    usable = [d for d in dated if d.timex.type in POINTS]
    if not usable:
        return None
    resolved = [d for d in usable if d.timex.interval is not None]
    if not resolved:
        return _unresolved(text, usable[0].timex)
    best = min(resolved, key=lambda d: (_coarseness(d.timex), abs(d.token - trigger)))
    return _stated(text, best.timex)


def _coarseness(timex: Timex) -> int:
    if timex.interval is None:
        return 10**9
    minutes = calendar.unit_minutes(timex.interval.granularity)
    return max(minutes, calendar.MINUTES["day"])


def _stated(text: str, timex: Timex) -> When:
    interval = timex.interval
    steps = [f"“{timex.span.of(text)}” governs “the trigger”"]
    steps = list(timex.steps)
    if interval is not None and timex.relation not in {"on", "during", "between"}:
        interval = bounded(interval, timex.relation)
        steps.append(f"“{timex.relation}” → {described(interval)}")
    return When(
        interval=interval,
        relation=timex.relation,
        basis="stated" if timex.anchor == "none" else "anchored",
        timex=timex,
        steps=tuple(steps),
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
    told = _told(c)
    if told is not None:
        return told
    if c.publication is None:
        return When(interval=None, steps=("no expression and no publication date → unknown",))
    if c.status in {"planned", "hypothetical"} and c.tense.time in {"future", "infinitive", "none"}:
        return _ahead(c)
    present = c.tense.time in {"present", "perfect"} or c.tense.progressive
    if (
        (c.lead or (c.statement and c.tense.time == "present"))
        and present
        and c.tense.time != "pluperfect"
    ):
        return _current(c.publication)
    return _reported(c.publication)


def _told(c: Circumstances) -> When | None:
    if (
        c.speech is not None
        and c.speech.interval is not None
        and not c.statement
        and (c.tense.time in {"present", "perfect"} and (c.quoted or c.tense.progressive))
    ):
        return When(
            interval=c.speech.interval,
            basis="speech",
            timex=c.speech.timex,
            steps=(*c.speech.steps, "said in the present tense → the time of speaking"),
        )
    simple = c.tense.time in {"past", "none"} and c.status in {"occurred", "ongoing", "denied"}
    if c.narrative is None or not simple or c.lead or c.speech is not None or c.statement:
        return None
    if c.paragraph - c.narrative.paragraph > NARRATIVE_REACH:
        return None
    return When(
        interval=c.narrative.interval,
        basis="narrative",
        steps=(f"the text is still at “{c.narrative.words}” → {described(c.narrative.interval)}",),
    )


def _current(publication: Interval) -> When:
    start = publication.start
    if start is not None:
        start = calendar.truncate(start, "day") - timedelta(days=1)
    end = publication.end
    interval = Interval(start=start, end=end, granularity="day")
    return When(
        interval=interval,
        basis="current",
        steps=(
            "told in the present as the day's news → the day of publication or the day before, "
            + described(interval),
        ),
    )


def _reported(publication: Interval) -> When:
    interval = Interval(start=None, end=publication.end, granularity=publication.granularity)
    step = f"no expression; reported, so on or before publication → {described(interval)}"
    return When(interval=interval, relation="by", basis="reported", steps=(step,))


def _ahead(c: Circumstances) -> When:
    return When(
        interval=None, basis="none", steps=("a plan or supposition without a date → unknown",)
    )


def narrowed(when: When, better: Sequence[tuple[Interval, str]]) -> When:
    """Return a two-day ``current`` date narrowed to the first day the text itself names in it."""
    if when.basis != "current" or when.interval is None:
        return when
    for interval, words in better:
        if calendar.contains(when.interval, interval) and interval != when.interval:
            step = f"the same matter is dated “{words}” further on → {described(interval)}"
            return replace(when, interval=interval, steps=(*when.steps, step))
    return when


def is_telling(interval: Interval) -> bool:
    """Return whether an interval is fine enough to carry a story on."""
    return (
        interval.granularity in _TELLING and interval.start is not None and interval.end is not None
    )


def described(interval: Interval) -> str:
    """Return an interval in words, ends inclusive."""
    first, last = calendar.ends(interval)
    if first is not None and first == last:
        return first
    if first is None:
        return "unknown" if last is None else f"up to {last}"
    return f"from {first}" if last is None else f"{first} to {last}"
