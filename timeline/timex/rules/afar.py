"""Days and periods so far from one that is named: "ten years ago this week", "a week on Friday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.timex import amounts
from timeline.timex.amounts import amount
from timeline.timex.expression import Away, Expression, Stated
from timeline.timex.rule import Rule

if TYPE_CHECKING:
    from timeline.timex.rule import Match

#: Periods that a length is counted from; shorter ones are rather "now".
_PERIODS = frozenset({"day", "week", "month", "quarter", "year"})


def _ago(match: Match) -> Expression | None:
    return _moved(match, -1)


def _from(match: Match) -> Expression | None:
    """Return the day it leads to, unless that is when something begins that lasts or recurs."""
    recurs = match.before() in match.lexicon.slots["units"]  # "two days a week from Monday"
    return None if recurs or match.led("before_how_long") else _moved(match, 1)


def _moved(match: Match, side: int) -> Expression | None:
    found, base = amount(match), _base(match)
    unit = match.get("unit") or match.get("units")
    if found is None or found[0] is None or found[1] is not None or base is None:
        return None
    calendar, factor = amounts.calendar_unit(unit)
    steps = found[0] * factor
    finer = calendar in {"minute", "hour"} or (calendar == "day" and match.has("weekday"))
    if finer or steps != int(steps):
        return None
    return base._replace(shape="moved", away=Away(side * int(steps), calendar))


def _base(match: Match) -> Expression | None:
    """Return the day or period that is counted from."""
    step = match.get("which")
    if match.has("deictic"):
        return Expression(stated=Stated(days=match.get("deictic")))
    if match.has("weekday"):
        return _weekday(match, step)
    if match.has("season") or match.has("month"):
        named = Stated(season=match.get("season"), month=match.get("month"))
        return Expression(stated=named, step=step)
    period = match.get("period", "unit")
    return Expression(unit=period, step=step) if period in _PERIODS else None


def _weekday(match: Match, step: int | None) -> Expression | None:
    """Return the day that is meant: "three weeks ago on Saturday" counts from that of this week."""
    if match.words("weekday")[-1] in match.lexicon.contexts["short_weekdays"]:
        return None
    stated = Stated(weekday=match.get("weekday"))
    if step is None and " ago on " in match.text:
        return Expression(stated=stated, unit="week", step=0)
    return Expression(stated=stated, step=step)


def _week_on(match: Match) -> Expression | None:
    """Return the day a week or two after a coming one: "a week on Friday", "Friday week"."""
    if not match.closes():
        return None
    base = _base(match)
    weeks = 2 if "fortnight" in match.text else 1
    return base and base._replace(shape="moved", away=Away(weeks, "week"))


RULES = (
    Rule(
        name="so long ago",
        pattern="{length} ago [on] ({deictic} | [{which}] {weekday}"
        " | {which} ({unit:period} | {season} | {month}))",
        meaning=_ago,
        reads=(
            ("The bank collapsed [ten years ago this week].", "2011-W28"),
            ("It burned [a year ago today].", "2020-07-16"),
            ("The mine closed [a week ago Monday].", "2021-07-05"),
            ("The dam broke [three weeks ago on Saturday].", "2021-06-26"),
            ("He resigned [five years ago last month].", "2016-06"),
            ("It sank [a century ago this summer].", "1921-SU"),
        ),
        leaves=("Ago is a word.",),
    ),
    Rule(
        name="so long from a day",
        pattern="{length} from ({deictic} | [{which}] {weekday})",
        meaning=_from,
        reads=(
            ("The bridge will open [two weeks from Saturday].", "2021-07-31"),
            ("Voting ends [a month from tomorrow].", "2021-08-17"),
        ),
        leaves=("He came from Monday Creek.",),
    ),
    Rule(
        name="a week on",
        pattern="a (week | fortnight) ({deictic} | on {weekday}) | {weekday} week",
        meaning=_week_on,
        reads=(
            ("The vote will be held [a week on Tuesday].", "2021-07-27"),
            ("The inquest opens [a week today].", "2021-07-23"),
            ("We shall meet [Monday week].", "2021-07-26"),
        ),
        leaves=("She spent a week on Monday reports.", "He rests a week."),
    ),
)
