"""Which of many: the Friday, the March, the quarter that is meant, by direction and distance.

"The law passed in March", published in July: on or before publication, since "passed" looks back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline import interval
from timeline.timex import amounts, periods, speak
from timeline.timex.anchors import NAMES

if TYPE_CHECKING:
    from timeline.model import Anchor, Granularity, Interval
    from timeline.timex.anchors import Anchors
    from timeline.timex.counted import Found
    from timeline.timex.expression import Expression, Stated

#: A writer who means a day of the year further off than this many days says the year.
_FAR = 200
#: A plan told as given up was for a day no longer over than this many days, or is still ahead.
_JUST_OVER = 2
#: A quarter over for longer than this many days is not what a clause looking ahead means.
_LONG_OVER = 135
#: A quarter over for longer than this many days is not meant at all.
_FORGOTTEN = 270
#: A story that would go back by more than this many days has moved on to the next year.
_MOVED_ON = 200


def weekday(expression: Expression, at: Interval, name: Anchor, anchors: Anchors) -> Found:
    """Return the day of the week that is meant."""
    number = expression.stated.weekday or 0
    day = interval.of(periods.start(at), "day")
    candidates = periods.weekly(number, periods.start(day))
    found, how = _choose(expression, candidates, day, name, anchors)
    if found is None or found.start is None:
        return None, ()
    return found, (how, f"{speak.day(found.start)} is a {speak.WEEKDAYS[number]}")


def of_some_year(expression: Expression, at: Interval, name: Anchor, anchors: Anchors) -> Found:
    """Return the day, month, season, quarter, half or holiday of the year that is meant."""
    stated = expression.stated
    candidates = _agreeing(stated, periods.yearly(stated, periods.start(at).year))
    if name == "narrative":
        return _of_narrative(expression, candidates, at)
    if stated.quarter is not None or stated.half is not None:
        found, how = _quarter(expression, candidates, at, anchors)
    else:
        found, how = _choose(expression, candidates, at, name, anchors)
    if found is not None and found.start is not None and expression.unit:
        found = interval.of(found.start, amounts.calendar_unit(expression.unit)[0])
    return found, (how,)


def _agreeing(stated: Stated, candidates: list[Interval]) -> list[Interval]:
    """Return the days that fall on the stated weekday, or all when none does (a slip)."""
    if stated.weekday is None:
        return candidates
    same = [c for c in candidates if periods.start(c).weekday() == stated.weekday]
    return same or candidates


def _choose(
    expression: Expression,
    candidates: list[Interval],
    at: Interval,
    name: Anchor,
    anchors: Anchors,
) -> tuple[Interval | None, str]:
    """Return the candidate that is meant, and why in words."""
    place = f"{NAMES[name]} ({speak.interval(at)})"
    stated = expression.stated
    if stated.weekday is not None and stated.day is not None:
        return periods.nearest(candidates, at), f"nearest to {place} on that day of the week"
    if expression.step is not None:
        return _stepped(expression, candidates, at, place)
    if name == "narrative":
        return periods.nearest(candidates, at), f"the one nearest to {place}"
    side, cue, sure, lapsed = anchors.direction
    weekly = stated.weekday is not None
    far = not sure and _far(candidates, at, side)
    if not weekly and (far or _is_tomorrow(candidates, at)):
        return periods.nearest(candidates, at), f"the one nearest to {place}"
    because = f" (“{cue}” looks {'ahead' if side > 0 else 'back'})" if cue else ""
    given_up = _of_lapsed(candidates, at, weekly=weekly) if lapsed else None
    if given_up is not None:
        return given_up, f"near {place}: the plan was given up"
    if side > 0:
        return periods.ahead(candidates, at), f"on or after {place}{because}"
    if side < 0 or weekly:
        return periods.behind(candidates, at), f"on or before {place}{because}"
    return _neutral(candidates, at), f"nearest to {place}, rather behind than ahead"


def _is_tomorrow(candidates: list[Interval], at: Interval) -> bool:
    """Return whether the next day is named: a date line may be a day behind its text."""
    near = periods.nearest(candidates, at)
    if near is None or near.granularity != "day":
        return False
    return periods.start(near) > periods.start(at) and periods.distance(near, at) == 1


def _of_lapsed(candidates: list[Interval], at: Interval, *, weekly: bool) -> Interval | None:
    """Return the day a plan that was given up was for: just over, or of the year that is near."""
    if not weekly:
        return periods.nearest(candidates, at)
    last = periods.behind(candidates, at)
    return last if last is not None and periods.distance(last, at) <= _JUST_OVER else None


def _stepped(
    expression: Expression, candidates: list[Interval], at: Interval, place: str
) -> tuple[Interval | None, str]:
    """Return the candidate a step names: "last Friday", "this summer", "next March"."""
    if expression.step == -1:
        return periods.behind(candidates, at, strictly=True), f"the last one before {place}"
    if expression.step == 1:
        return periods.ahead(candidates, at, strictly=True), f"the next one after {place}"
    unit: Granularity = "week" if expression.stated.weekday is not None else "year"
    frame = interval.of(periods.start(at), unit)
    same = (c for c in candidates if periods.starts_in(frame, c))
    return next(same, None), f"the one in the same {unit} as {place}"


def _neutral(candidates: list[Interval], at: Interval) -> Interval | None:
    """Return the nearest candidate, one ahead only if five times nearer: news mostly looks back."""
    last, coming = periods.behind(candidates, at), periods.ahead(candidates, at)
    if last is None or coming is None:
        return last or coming
    return coming if periods.distance(coming, at) * 5 < periods.distance(last, at) else last


def _far(candidates: list[Interval], at: Interval, side: int) -> bool:
    """Return whether the day on the side the clause looks to is far, and one on the other is near.

    "until March 6", published in January, is ahead whatever the verb: three times nearer.
    """
    chosen = (periods.behind if side < 0 else periods.ahead)(candidates, at)
    near = periods.nearest(candidates, at)
    if not side or chosen is None or near is None:
        return False
    distance = periods.distance(chosen, at)
    return distance > _FAR and periods.distance(near, at) * 3 < distance


def _quarter(
    expression: Expression, candidates: list[Interval], at: Interval, anchors: Anchors
) -> tuple[Interval | None, str]:
    """Return the quarter or half that is meant: the one running or last over.

    Companies report on a quarter after its end and speak of the running one, so the last one begun
    is meant unless it is long over and the clause looks ahead.
    """
    last = periods.behind(candidates, at, strictly=expression.step == -1)
    where = f"publication, {speak.interval(at)}"
    if last is None:
        return None, ""
    over = (periods.start(at) - periods.end(last)).days
    if over > _FORGOTTEN or (over > _LONG_OVER and anchors.direction.side > 0):
        return periods.ahead(candidates, at), f"after {where}"
    return last, f"the last one begun by {where}"


def _of_narrative(expression: Expression, candidates: list[Interval], at: Interval) -> Found:
    """Return the candidate in the narrative's year, or in the next when the story has moved on.

    A story runs forward: after December 1941, "January" is that of 1942.
    """
    year = periods.start(at).year + (expression.step if expression.step == -1 else 0)
    if expression.step == 1:
        coming = periods.ahead(candidates, at, strictly=True)
        return coming, (f"the next one after the time of the narrative, {speak.interval(at)}",)
    how = "taken into the time of the narrative, " + speak.interval(at)
    same = _of_year(candidates, year)
    if same is None or at.granularity in {"year", "decade", "century"}:
        return same or periods.nearest(candidates, at), (how,)
    if (periods.start(at) - periods.start(same)).days > _MOVED_ON and expression.step is None:
        return _of_year(candidates, year + 1) or same, (how,)
    return same, (how,)


def _of_year(candidates: list[Interval], year: int) -> Interval | None:
    return next((c for c in candidates if periods.start(c).year == year), None)
