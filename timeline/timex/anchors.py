"""What expressions count from (publication, narrative, speech), and what resolving gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.interval import unit_minutes

if TYPE_CHECKING:
    from timeline.model import Anchor, Interval
    from timeline.timex.expression import Expression
    from timeline.timex.tense import Direction

#: Anchors as the steps name them.
NAMES: dict[str, str] = {
    "publication": "publication",
    "narrative": "the time of the narrative",
    "speech": "the time of speaking",
    "event": "the event",
    "none": "nothing",
}


class Anchors(NamedTuple):
    """What an expression may count from, and where its clause looks.

    ``narrative`` is the time the text last put itself at, ``day`` the last day (or hour) it named,
    ``quarter`` the last quarter of a year; ``speech`` is set inside a quotation whose day is known;
    ``historical`` says the text tells of a past of its own: bare months are of that past.
    """

    publication: Interval | None
    direction: Direction
    narrative: Interval | None = None
    day: Interval | None = None
    quarter: Interval | None = None
    speech: Interval | None = None
    historical: bool = False

    def home(self, expression: Expression) -> tuple[Interval | None, Anchor]:
        """Return the anchor this expression counts from, and its name."""
        if expression.anchor == "narrative":
            found = self._told(expression)
            if self.day is None and _is_too_coarse(found, expression):
                return None, "narrative"
            if found is not None or (self.historical and self.narrative is not None):
                return found, "narrative"
            if _steps_a_day(expression):
                return None, "narrative"  # "the day after", with no day told
        if self.quarter is not None and _year_back(expression):
            return self.quarter, "narrative"
        if expression.unit == "then":
            return None, "narrative"
        if self.speech is not None:
            return self.speech, "speech"
        if self.historical and self.narrative is not None and _borrows_year(expression):
            return self.narrative, "narrative"
        return self.publication, "publication"

    def _told(self, expression: Expression) -> Interval | None:
        """Return the time of the narrative as fine as the expression needs it."""
        stated = expression.stated
        if expression.unit == "quarter" or (expression.unit == "year" and expression.amount == 1):
            return self.quarter or self.narrative
        clock = (stated.hour, stated.daypart, stated.weekday)
        if any(field is not None for field in clock):
            return self.day
        short = stated.days is not None or expression.unit in {"day", "hour", "minute", "week"}
        return self.day or self.narrative if short else self.narrative


def _steps_a_day(expression: Expression) -> bool:
    """Return whether it goes on by days from a day told: "the following day"."""
    return expression.unit == "day" and bool(expression.step) and expression.amount is None


def _is_too_coarse(told: Interval | None, expression: Expression) -> bool:
    """Return whether the text is at no time to step from: "a week earlier" than a year is none."""
    if _steps_a_day(expression):
        return _is_coarse(told)
    by_days = expression.unit in {"day", "week"} and expression.amount is not None
    return by_days and told is not None and unit_minutes(told.granularity) >= unit_minutes("year")


def _is_coarse(told: Interval | None) -> bool:
    """Return whether the text is at no day: "five years ago" is none that another could follow."""
    return told is not None and unit_minutes(told.granularity) > unit_minutes("week")


def _year_back(expression: Expression) -> bool:
    """Return whether it is "a year ago", compared with the same quarter beside one."""
    return expression.unit == "year" and expression.amount == 1 and expression.side < 0


def _borrows_year(expression: Expression) -> bool:
    """Return whether the words leave a year to the narrative: "March", "the end of the month"."""
    if expression.definite:
        return True
    stated = expression.stated
    yearless = (
        stated.month,
        stated.season,
        stated.quarter,
        stated.half,
        stated.holiday,
        stated.day,
    )
    return expression.step is None and any(field is not None for field in yearless)


class Resolution(NamedTuple):
    """What resolving found: value, interval (None with nothing to count from), steps."""

    value: str
    interval: Interval | None = None
    anchor: Anchor = "none"
    offset: str | None = None
    steps: tuple[str, ...] = ()
