"""The one resolver: an expression and its anchors become an interval, a TIMEX3 value and the steps.

"Friday", published on Friday 16 July 2021 and said in the past tense: on or before publication,
16 July 2021 is a Friday, that day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from timeline import interval
from timeline.timex import lengths, periods, speak, values
from timeline.timex.anchors import NAMES, Resolution

if TYPE_CHECKING:
    from timeline.model import Anchor, Interval
    from timeline.timex.anchors import Anchors
    from timeline.timex.expression import Expression, Stated


def resolve(expression: Expression, anchors: Anchors) -> Resolution:
    """Return the resolution of one expression."""
    match expression.shape:
        case "offset":
            return lengths.offset(expression, anchors)
        case "length" | "stretch":
            return lengths.length(expression, anchors)
        case "repeat":
            return Resolution(value=expression.value, steps=("it returns, and names no one time",))
        case "reference":
            return lengths.reference(expression, anchors)
        case _:
            return _calendar(expression, anchors)


def _calendar(expression: Expression, anchors: Anchors) -> Resolution:
    stated = expression.stated
    if stated.year is not None or stated.century is not None or (stated.decade or 0) >= 100:
        return _absolute(expression)
    at, name = anchors.home(expression)
    if at is None or at.start is None:
        return _unresolved(expression, anchors)
    try:
        found, steps = _relative(expression, at, name, anchors)
    except OverflowError:
        found, steps = None, ()
    if found is None:
        return _unresolved(expression, anchors)
    return _finish(expression, found, name, steps)


def _absolute(expression: Expression) -> Resolution:
    stated = expression.stated
    if stated.century is not None:
        whole = values.century(stated.century)
    elif stated.decade is not None:
        whole = values.decade(stated.decade)
    else:
        whole = periods.in_year(stated, stated.year or 0)
    if whole is None:
        return Resolution(
            value=values.unresolved(expression),
            offset="no such day",
            steps=("the calendar has no such day",),
        )
    return _finish(expression, whole, "none", ("stated in full",) if stated.day else ("stated",))


def _finish(
    expression: Expression, whole: Interval, anchor: Anchor, steps: tuple[str, ...]
) -> Resolution:
    exact = periods.on_day(expression.stated, _up_to(expression.stated, whole))
    value = values.of(expression, whole, exact)
    if expression.portion is not None:
        exact = periods.portion(exact, expression.portion)
        steps = (*steps, f"of that the {_PORTION[expression.portion]} part")
    return Resolution(
        value=value, interval=exact, anchor=anchor, steps=(*steps, speak.interval(exact))
    )


def _up_to(stated: Stated, first: Interval) -> Interval:
    """Return the days from the first to the last one stated: "July 9-11"."""
    if stated.last_day is None or stated.day is None or first.end is None:
        return first
    return replace(first, end=first.end + timedelta(days=stated.last_day - stated.day))


_PORTION = {"START": "early", "MID": "middle", "END": "late"}


def _unresolved(expression: Expression, anchors: Anchors) -> Resolution:
    offset = values.offset_in_words(expression, anchors.direction.side)
    return Resolution(
        value=values.unresolved(expression),
        anchor="publication",
        offset=offset,
        steps=(offset, "no date to count from"),
    )


def _relative(
    expression: Expression, at: Interval, name: Anchor, anchors: Anchors
) -> tuple[Interval | None, tuple[str, ...]]:
    """Return the whole calendar unit that is meant (before any hour or part), and the steps."""
    stated = expression.stated
    here = f"counted from {NAMES[name]}, {speak.interval(at)}"
    if stated.days is not None:
        day = interval.of(at.start, "day")
        return interval.moved(day, stated.days, "day"), (here, _days(stated.days))
    if stated.year_step is not None:
        year = at.start.year + stated.year_step
        return periods.in_year(stated, year), (here, f"of the year {year}")
    if expression.unit and stated.holiday is None:
        return _unit(expression, at, here, anchors)
    if stated.weekday is not None and stated.month is None:
        return _weekday(expression, at, name, anchors)
    if stated.decade is not None:
        return values.decade_before(stated.decade, at.start.year), (here,)
    if stated.month is None and stated.day is not None:
        return _day_of_month(stated, at), (here, "the day of that month")
    if _yearly(stated):
        return _of_some_year(expression, at, name, anchors)
    return interval.of(at.start, "day"), (here, "the same day")


def _days(days: int) -> str:
    if days == 0:
        return "that day"
    return f"{speak.count(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def _yearly(stated: Stated) -> bool:
    return any(
        field is not None
        for field in (stated.month, stated.season, stated.quarter, stated.half, stated.holiday)
    )


def _weekday(
    expression: Expression, at: Interval, name: Anchor, anchors: Anchors
) -> tuple[Interval | None, tuple[str, ...]]:
    stated = expression.stated
    day = interval.of(at.start, "day")
    candidates = periods.weekly(stated.weekday or 0, day.start)
    found, how = _choose(expression, candidates, day, name, anchors, usual=-1)
    if found is None or found.start is None:
        return None, ()
    return found, (how, f"{speak.day(found.start)} is a {speak.WEEKDAYS[stated.weekday or 0]}")


def _choose(
    expression: Expression,
    candidates: list[Interval],
    at: Interval,
    name: Anchor,
    anchors: Anchors,
    usual: int,
) -> tuple[Interval | None, str]:
    """Return the candidate that is meant, and why in words."""
    place = f"{NAMES[name]} ({speak.interval(at)})"
    if expression.stated.weekday is not None and expression.stated.day is not None:
        return periods.nearest(
            candidates, at
        ), f"the one nearest to {place} on that day of the week"
    if expression.step == -1:
        return periods.behind(candidates, at, strictly=True), f"the last one before {place}"
    if expression.step == 1:
        return periods.ahead(candidates, at, strictly=True), f"the next one after {place}"
    if expression.step == 0:
        return (
            _same_frame(expression, candidates, at),
            f"the one in the same {'week' if expression.stated.weekday is not None else 'year'} as {place}",
        )
    side, cue, sure = anchors.direction
    if name == "narrative":
        return periods.nearest(candidates, at), f"the one nearest to {place}"
    if usual == 0 and not sure and _far(candidates, at, side):
        return periods.nearest(candidates, at), f"the one nearest to {place}"
    because = f" (“{cue}” looks {'ahead' if side > 0 else 'back'})" if cue else ""
    side = side or usual
    if side < 0:
        return periods.behind(candidates, at), f"on or before {place}{because}"
    if side > 0:
        return periods.ahead(candidates, at), f"on or after {place}{because}"
    return _neutral(candidates, at), f"the one nearest to {place}, rather behind than ahead"


def _neutral(candidates: list[Interval], at: Interval) -> Interval | None:
    """Return the nearest candidate, one ahead only if five times nearer: news mostly looks back."""
    last, coming = periods.behind(candidates, at), periods.ahead(candidates, at)
    if last is None or coming is None or not last.start or not coming.start or not at.start:
        return last or coming
    return coming if (coming.start - at.start) * 5 < at.start - last.start else last


#: A writer who means a day of the year further off than this many days says the year.
_FAR = 200


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


def _same_frame(
    expression: Expression, candidates: list[Interval], at: Interval
) -> Interval | None:
    frame = interval.of(at.start, "week" if expression.stated.weekday is not None else "year")
    return next(
        (
            c
            for c in candidates
            if interval.contains(frame, c) or (c.start and frame.start <= c.start < frame.end)
        ),
        None,
    )


def _of_some_year(
    expression: Expression, at: Interval, name: Anchor, anchors: Anchors
) -> tuple[Interval | None, tuple[str, ...]]:
    stated = expression.stated
    candidates = _agreeing(stated, periods.yearly(stated, at.start.year))
    if expression.step == -1 and name == "narrative":
        year = at.start.year - 1
        return next((c for c in candidates if c.start and c.start.year == year), None), (
            f"a year before {speak.interval(at)}",
        )
    if name == "narrative":
        return _of_narrative_year(candidates, at), (
            "taken into the time of the narrative, " + speak.interval(at),
        )
    if stated.quarter is not None or stated.half is not None:
        found, how = _period_of_year(expression, candidates, at, anchors)
    else:
        found, how = _choose(expression, candidates, at, name, anchors, usual=0)
    if found is not None and found.start is not None and expression.unit:
        found = interval.of(found.start, expression.unit)
    return found, (how,)


def _agreeing(stated: Stated, candidates: list[Interval]) -> list[Interval]:
    """Return the days that fall on the stated weekday, or all when none does (a slip in the text)."""
    if stated.weekday is None:
        return candidates
    same = [c for c in candidates if c.start is not None and c.start.weekday() == stated.weekday]
    return same or candidates


#: A quarter over for longer than this many days is not what a clause looking ahead means.
_LONG_OVER = 135


def _period_of_year(
    expression: Expression, candidates: list[Interval], at: Interval, anchors: Anchors
) -> tuple[Interval | None, str]:
    """Return the quarter or half that is meant: the one running or last over.

    Companies report on a quarter after its end and speak of the running one, so the last one begun
    is meant unless the clause looks ahead and it is long over; the fourth of a year still in its
    third is this year's (fiscal years end early).
    """
    last = periods.behind(candidates, at, strictly=expression.step == -1)
    where = f"publication, {speak.interval(at)}"
    if last is None or last.end is None or at.start is None:
        return last, f"on or before {where}"
    over = (at.start - last.end).days
    if over > _LONG_OVER and anchors.direction.side > 0:
        return periods.ahead(candidates, at), f"after {where}"
    if over > 270:
        return periods.ahead(candidates, at), f"nearest to {where}"
    return last, f"the last one begun by {where}"


def _of_narrative_year(candidates: list[Interval], at: Interval) -> Interval | None:
    """Return the candidate in the narrative's year, or in the next when the story has moved on.

    A story runs forward: after December 1941, "January" is that of 1942.
    """
    year = at.start.year
    same = next((c for c in candidates if c.start is not None and c.start.year == year), None)
    if same is None or at.granularity in {"year", "decade", "century"} or same.start is None:
        return same or periods.nearest(candidates, at)
    if (at.start - same.start).days > 200:
        return next(
            (c for c in candidates if c.start is not None and c.start.year == year + 1), same
        )
    return same


def _day_of_month(stated: Stated, at: Interval) -> Interval | None:
    first = interval.truncate(at.start, "month")
    try:
        return interval.of(first.replace(day=stated.day or 1), "day")
    except ValueError:
        return None


def _unit(
    expression: Expression, at: Interval, here: str, anchors: Anchors
) -> tuple[Interval | None, tuple[str, ...]]:
    """ "last week", "that year", "the weekend": whole units counted from the anchor."""
    unit, stated = expression.unit, expression.stated
    step = expression.step
    if unit == "weekend":
        return _weekend(expression, at, here, anchors)
    if unit == "fortnight":
        whole = interval.of(at.start, "week")
        return interval.moved(whole, 2 * (step or 0), "week"), (here,)
    if (
        unit == "quarter"
        and anchors.quarter is None
        and expression.anchor == "narrative"
        and not step
    ):
        step = -1
    whole = interval.moved(interval.of(at.start, unit), step or 0, unit)
    if stated.weekday is not None:
        day = interval.of(interval.shift(whole.start, stated.weekday, "day"), "day")
        return day, (
            here,
            f"the {unit} {speak.interval(whole)}",
            f"its {speak.WEEKDAYS[stated.weekday]}",
        )
    moved = (
        "the same " + unit
        if not step
        else f"{speak.count(abs(step), unit)} {'later' if step > 0 else 'earlier'}"
    )
    return whole, (here, moved)


def _weekend(
    expression: Expression, at: Interval, here: str, anchors: Anchors
) -> tuple[Interval | None, tuple[str, ...]]:
    this = interval.of(at.start, "weekend")
    if expression.step is None:
        side, cue, _ = anchors.direction
        candidates = [interval.moved(this, weeks, "week") for weeks in (-1, 0, 1)]
        if side > 0:
            return periods.ahead(candidates, at), (here, f"the weekend ahead (“{cue}” looks ahead)")
        return periods.behind(candidates, at), (here, "the weekend behind")
    if expression.step == 0:
        return (
            this
            if anchors.direction.side >= 0 or at.start >= this.start
            else interval.moved(this, -1, "week")
        ), (here, "this weekend")
    candidates = [interval.moved(this, weeks, "week") for weeks in (-2, -1, 0, 1, 2)]
    chosen = (
        periods.behind(candidates, at, strictly=True)
        if expression.step < 0
        else periods.ahead(candidates, at, strictly=True)
    )
    return chosen, (here, "the weekend before" if expression.step < 0 else "the weekend after")
