"""Close what lies open: what has occurred is over by publication, what is told came before.

"Attacks had hit two towns since March" ends with publication. "He said a bridge fell on Monday", on
a day that is not told: on Monday or later.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.when import described, is_telling, whole_day

if TYPE_CHECKING:
    from datetime import datetime

    from timeline.events.drafts import Draft
    from timeline.events.scene import Scene
    from timeline.model import Interval, When


def reached(scene: Scene, drafts: list[Draft], found: list[When]) -> list[When]:
    """Return the dates with their open ends closed where sense closes them."""
    return [
        _told_after(drafts, found, i)
        if draft.trigger.type == "statement"
        else _ahead(scene, draft, _over(scene, draft, when))
        for i, (draft, when) in enumerate(zip(drafts, found, strict=True))
    ]


def _over(scene: Scene, draft: Draft, when: When) -> When:
    """Return a date that is open ahead, ended by publication: it is told as over."""
    published, interval = scene.publication, when.interval
    if published is None or published.end is None or interval is None:
        return when
    lasting = _lasts(scene, draft)
    if when.relation not in {"since", "after"} or draft.status != "occurred" or lasting:
        return when
    if interval.end is not None or interval.start is None or interval.start >= published.end:
        return when
    closed = replace(interval, end=whole_day(published).end)
    step = f"told as having occurred, so over by publication → {described(closed)}"
    return replace(when, interval=closed, steps=(*when.steps, step))


def _ahead(scene: Scene, draft: Draft, when: When) -> When:
    """Return the date of a plan that runs past publication, begun with it: it is still to come."""
    published, interval = scene.publication, when.interval
    if published is None or published.start is None or published.end is None or interval is None:
        return when
    open_modal = draft.tense.modal in scene.words.sets["status.open_modals"]
    coming = draft.status == "planned" or (draft.status == "hypothetical" and open_modal)
    if not coming or interval.end is None or interval.end <= published.end:
        return when
    start = whole_day(published).start  # a limit ("by September") has no start, and stays so
    if start is None or interval.start is None or interval.start >= start:
        return when
    rest = replace(interval, start=start)
    step = f"told as still to come, so from publication on → {described(rest)}"
    return replace(when, interval=rest, steps=(*when.steps, step))


def _lasts(scene: Scene, draft: Draft) -> bool:
    """Return whether what is told goes on: "has led it since May", no "two have quit since"."""
    time, trigger = draft.tense.time, draft.trigger
    if time != "perfect":
        return time == "present"
    tree = scene.trees[trigger.sentence]
    state = tree.kid(trigger.clause, "cop") is not None or (trigger.noun and not trigger.carried)
    return state or draft.tense.progressive or trigger.lemma in scene.words.sets["when.lasting"]


def _told_after(drafts: list[Draft], found: list[When], i: int) -> When:
    """Return the date of a statement, which cannot come before what it tells has occurred."""
    when, saying = found[i], drafts[i].uttered
    interval = when.interval
    if saying is None or when.basis != "reported" or interval is None or interval.start is not None:
        return when
    told = [
        other
        for draft, other in zip(drafts, found, strict=True)
        if draft.saying is saying and draft.status == "occurred" and is_telling(other)
    ]
    starts = [_start(other.interval) for other in told]
    start = max((s for s in starts if s is not None), default=None)
    if start is None or (interval.end is not None and start >= interval.end):
        return when
    later = replace(interval, start=start)
    step = f"said after what it tells → {described(later)}"
    return replace(when, interval=later, relation="during", steps=(*when.steps, step))


def _start(interval: Interval | None) -> datetime | None:
    return None if interval is None else whole_day(interval).start
