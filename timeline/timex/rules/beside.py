"""Days told by what they lie beside: "the morning after the storm", "the Monday before last"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.timex.expression import Away, Expression, Stated
from timeline.timex.rule import Rule

if TYPE_CHECKING:
    from timeline.timex.rule import Match

#: Periods there is a last one but one of.
_PERIODS = frozenset({"week", "weekend", "month", "quarter", "year"})


def _over_next(match: Match) -> Expression | None:
    """Return the last but one, or the next but one."""
    side = -1 if match.text.endswith("last") else 1
    if match.has("daypart"):
        return Expression(type="TIME", stated=Stated(days=2 * side, daypart=match.get("daypart")))
    if match.has("weekday"):
        weekday = Stated(weekday=match.get("weekday"))
        return Expression(shape="moved", stated=weekday, step=side, away=Away(side, "week"))
    unit = match.get("unit")
    if unit not in _PERIODS:
        return None
    away = Away(side, "week" if unit == "weekend" else unit)
    return Expression(shape="moved", unit=unit, step=side, away=away)


def _day_beside(match: Match) -> Expression | None:
    """Return the distance of "the day after it fell": one day from what only claims can date."""
    unit, after = match.get("unit"), match.after(2)
    if unit not in {"day", "week"} or match.before() == "of" or not after.isalpha():
        return None
    return None if after in {"that", "tomorrow", "next", "yesterday", "last"} else _one(match, unit)


def _part_beside(match: Match) -> Expression | None:
    """Return the distance of "the night before the vote": a day from what only claims can date."""
    if match.led("within_a_day") or match.trailed("beside_no_event", 2):
        return None  # "in the morning after breakfast" is a morning
    return _one(match, "day")


def _one(match: Match, unit: str) -> Expression:
    side = _side(match)
    return Expression(
        shape="length", type="DURATION", unit=unit, amount=1, side=side, anchor="event"
    )


def _weekday_beside(match: Match) -> Expression | None:
    """Return "the Monday before the accident" as what nobody can date from the words alone."""
    if match.trailed("beside_no_event", 2):
        return None
    stated = Stated(weekday=match.get("weekday"))
    return Expression(stated=stated, side=_side(match), anchor="event")


def _side(match: Match) -> int:
    """Return on which side of the event it lies that follows."""
    return -1 if match.after() == "before" else 1


def _told(match: Match) -> Expression | None:
    """Return the day beside the one the story is at: "he was back the Monday after"."""
    if not match.closes():
        return None
    side = -1 if match.text.endswith("before") else 1
    if match.has("weekday"):
        stated = Stated(weekday=match.get("weekday"))
        return Expression(stated=stated, step=side, anchor="narrative")
    stated = Stated(days=side, daypart=match.get("daypart"))
    return Expression(type="TIME", stated=stated, anchor="narrative")


RULES = (
    Rule(
        name="last or next but one",
        pattern="the ({daypart} | {weekday} | {unit}) (before last | after next)",
        meaning=_over_next,
        reads=(
            ("It closed [the week before last].", "2021-W26"),
            ("She left [the year before last].", "2019"),
            ("He came on [the Monday before last].", "2021-07-05"),
            ("They met [the night before last].", "2021-07-14TNI"),
            ("The fair opens [the weekend after next].", "2021-W29-WE"),
        ),
        leaves=("The week before was dry.",),
    ),
    Rule(
        name="day beside an event",
        pattern="the {unit}",
        before="{side}",
        meaning=_day_beside,
        reads=(
            ("They fled [the day] after it fell.", "P1D"),
            ("She quit [the week] before he won.", "P1W"),
        ),
        leaves=("It rained the day after tomorrow came up.", "He left the day after."),
    ),
    Rule(
        name="part of a day beside an event",
        pattern="the {daypart}",
        before="{side}",
        meaning=_part_beside,
        reads=(
            ("They fled [the morning] after the storm.", "P1D"),
            ("He was seen on [the night] before his trial.", "P1D"),
        ),
        leaves=("He came the day after.", "He ran in the morning after breakfast."),
    ),
    Rule(
        name="weekday beside an event",
        pattern="the {weekday}",
        before="{side}",
        meaning=_weekday_beside,
        reads=(
            ("On [the Monday] before the accident it smelled of gas.", "XXXX-WXX-1"),
            ("They wed on [the Saturday] after her father came home.", "XXXX-WXX-6"),
        ),
        leaves=("They sang before the others came.",),
    ),
    Rule(
        name="day beside the story",
        pattern="the ({weekday} | {daypart}) (before | after)",
        meaning=_told,
        reads=(
            ("He fell on July 6 and was back [the Monday after].", "2021-07-12"),
            ("It fell on July 4. They had left [the evening before].", "2021-07-03TEV"),
        ),
        leaves=("He left the Monday before it rained again and again.",),
    ),
)
