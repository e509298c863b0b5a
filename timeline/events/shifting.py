"""Count from an event: "two days after it fell" is dated once "fell" is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline import interval as calendar
from timeline.events.when import described, is_telling, whole_day
from timeline.model import When

if TYPE_CHECKING:
    from timeline.events.drafts import Draft
    from timeline.events.scene import Scene
    from timeline.events.words import Words
    from timeline.model import Interval, Timex


def after_event(scene: Scene, drafts: list[Draft], own: list[When | None], i: int) -> When | None:
    """Return the date of "two days after it fell", once "fell" has one."""
    timex = next((d.timex for d in drafts[i].dated if d.timex.anchor == "event"), None)
    if timex is None or timex.shift is None:
        return None
    here = drafts[i].trigger.sentence
    token = next(d.token for d in drafts[i].dated if d.timex is timex)
    clause = drafts[i].trigger.clause
    if any(token < above < clause for above in scene.trees[here].up(clause)):
        return None  # "a day after an election in which nobody won": part of what it counts from
    follows = [
        j
        for j, other in enumerate(drafts)
        if other.trigger.sentence == here and j != i and other.trigger.token > token
    ]
    base = _event_day(scene.words, drafts, own, follows, i) or _named_day(scene, here, token)
    if base is None:
        return None
    interval = calendar.moved(whole_day(base), timex.shift.amount, timex.shift.unit)
    return _shifted(timex, interval, base)


def _named_day(scene: Scene, sentence: int, token: int) -> Interval | None:
    """Return the day in the phrase a distance counts from ("a week before the 2 June deadline")."""
    tree = scene.trees[sentence]
    for dated in scene.timexes[sentence]:
        between = range(token + 1, dated.token)
        if dated.token <= token or any(tree.is_verb(i) for i in between):
            continue
        interval = dated.timex.interval
        day = interval is not None and interval.start is not None and interval.end is not None
        return interval if day and dated.timex.type != "DURATION" else None
    return None


def before_event(scene: Scene, drafts: list[Draft], own: list[When | None], i: int) -> When | None:
    """Return the date of "attacked" in "left on Tuesday, a day after gunmen attacked": Monday.

    So it is where the distance comes first: "a day after gunmen attacked, he left on Tuesday".
    """
    here, token = drafts[i].trigger.sentence, drafts[i].trigger.token
    tree = scene.trees[here]
    for dated in scene.timexes[here]:
        timex = dated.timex
        if timex.anchor != "event" or timex.shift is None or dated.token > token:
            continue
        if any(
            dated.token < other.trigger.token < token and token not in tree.up(other.trigger.token)
            for other in drafts
            if other.trigger.sentence == here
            and tree.tokens[other.trigger.token].head != token  # "after his trial opened"
        ):
            continue
        base = next(
            (
                when.interval
                for other, when in zip(drafts, own, strict=True)
                if other.trigger.sentence == here
                and not dated.token <= other.trigger.token <= max(token, tree.right[token])
                and when is not None
                and (is_telling(when) if other.trigger.token < token else _is_closed(when))
                and when.timex is not timex
            ),
            None,
        )
        if base is not None:
            interval = calendar.moved(whole_day(base), -timex.shift.amount, timex.shift.unit)
            return _shifted(timex, interval, base)
    return None


def _shifted(timex: Timex, interval: Interval, base: Interval) -> When:
    step = f"the event lies at {described(base)}"
    return When(
        interval=interval,
        basis="anchored",
        timex=timex,
        steps=(*timex.steps, step, f"→ {described(interval)}"),
    )


def _event_day(
    words: Words, drafts: list[Draft], own: list[When | None], follows: list[int], i: int
) -> Interval | None:
    """Return when the event an expression hangs on took place, if that is known."""
    for j in follows:
        when = own[j]
        if when is not None and _is_closed(when) and not _shares(drafts[i], drafts[j]):
            return when.interval
    if not follows:
        return None
    kinds = {drafts[j].trigger.type for j in follows if drafts[j].trigger.noun}
    told = {drafts[j].trigger.lemma for j in follows}
    if told & words.sets["when.recalled"]:  # "two days after the accident"
        kinds |= set(words.table["stories"]["violence"])
    for j in range(i - 1, -1, -1):
        when = own[j]
        same = drafts[j].trigger.type in kinds or drafts[j].trigger.lemma in told
        if same and when is not None and is_telling(when):
            return when.interval
    return None


def _is_closed(when: When) -> bool:
    """Return whether a date has both ends; a year will do: two days after it lie in two days."""
    interval = when.interval
    return interval is not None and interval.start is not None and interval.end is not None


def _shares(draft: Draft, other: Draft) -> bool:
    return bool(draft.dated) and draft.dated == other.dated
