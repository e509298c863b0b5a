"""Times of day: "9 a.m.", "10:30", "noon", "1400 GMT", "half past six", with the zone if named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.timex.expression import Expression, Stated
from timeline.timex.rule import Rule

if TYPE_CHECKING:
    from timeline.timex.rule import Match


def _clock(match: Match) -> Expression | None:
    if match.has("cardinal"):
        return _time(match, match.get("cardinal"), None)
    text = (match.words("clock") or match.words("hour") or match.words("decimal"))[0]
    hour, _, minute = text.replace(".", ":").partition(":")
    return _time(match, int(hour), int(minute[:2]) if minute else None)


def _time(match: Match, hour: int, minute: int | None) -> Expression | None:
    half = match.get("meridiem")
    if half is not None:
        if not 0 <= hour <= 12:
            return None
        hour = hour % 12 + half
    if hour > 24 or (minute or 0) > 59:
        return None
    return Expression(
        type="TIME",
        anchor="narrative",
        stated=Stated(hour=hour, minute=minute),
        zone=match.get("zone") or "",
    )


def _bare_clock(match: Match) -> Expression | None:
    return _clock(match) if match.has("zone") or match.led("before_clock") else None


def _military(match: Match) -> Expression | None:
    digits = match.words("hhmm")[0]
    return _time(match, int(digits[:2]), int(digits[2:]))


def _noon(match: Match) -> Expression | None:
    if match.led("before_clockword") or match.trailed("after_clockword"):
        return None
    hour = int(match.get("clockword")[:2])
    opening = hour == 24 and match.before() == "after"  # "after midnight" is when a day begins
    return Expression(
        type="TIME",
        anchor="narrative",
        stated=Stated(hour=0 if opening else hour, minute=0),
        zone=match.get("zone") or "",
    )


def _o_clock(match: Match) -> Expression | None:
    hour = match.number("number") if match.has("number") else match.number("hour")
    if hour is None or not 1 <= hour <= 24:
        return None
    if match.get("daypart") in {"AF", "EV", "NI"} and hour < 12:
        hour += 12
    return Expression(type="TIME", anchor="narrative", stated=Stated(hour=hour))


RULES = (
    Rule(
        name="clock time",
        pattern="({clock} | {hour} | {decimal} | {cardinal}) {meridiem} [{zone}]",
        meaning=_clock,
        reads=(
            ("He called at [9 a.m.] and left.", "2021-07-16T09:00"),
            ("It began at [7:30 p.m. EST] and ended late.", "2021-07-16T19:30"),
        ),
        leaves=("He had 30 pm units.", "I am 9."),
    ),
    Rule(
        name="clock time in 24 hours",
        pattern="{clock} [hours] [{zone}]",
        meaning=_bare_clock,
        reads=(
            ("Shots were heard at [22:15].", "2021-07-16T22:15"),
            ("It struck by [06:05 GMT].", "2021-07-16T06:05"),
        ),
        leaves=("They won 10:30 in the end.", "Read Matthew 5:13 aloud."),
    ),
    Rule(
        name="hours in four digits",
        pattern="{hhmm} (hours | hrs | {zone})",
        meaning=_military,
        reads=(
            ("It struck at [1400 GMT].", "2021-07-16T14:00"),
            ("The ship sailed at [0830 hours].", "2021-07-16T08:30"),
        ),
        leaves=("Some 1400 men came.",),
    ),
    Rule(
        name="noon and midnight",
        pattern="{clockword} [{zone}]",
        meaning=_noon,
        reads=(
            ("The bells rang at [noon].", "2021-07-16T12:00"),
            ("It ended at [midnight].", "2021-07-16T24:00"),
            ("He fell just after [midnight].", "2021-07-16T00:00"),
        ),
        leaves=("He played Midnight Express.",),
    ),
    Rule(
        name="o'clock",
        pattern="{number} o ' clock [in the {daypart}]",
        meaning=_o_clock,
        reads=(
            ("He woke at [six o'clock].", "2021-07-16T06:00"),
            ("At [5 o'clock in the afternoon] it rang.", "2021-07-16T17:00"),
        ),
        leaves=("The clock struck.",),
    ),
    Rule(
        name="hour of a part of the day",
        pattern="{hour} in the {daypart}",
        meaning=_o_clock,
        reads=(
            ("They left at [4 in the morning].", "2021-07-16T04:00"),
            ("At [9 in the evening] it rang.", "2021-07-16T21:00"),
        ),
        leaves=("He had 4 in the bag.",),
    ),
)
