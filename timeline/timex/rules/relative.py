"""Whole periods and distances from an anchor: "last week", "that year", "two days later", "a year ago"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.timex.amounts import amount
from timeline.timex.expression import Expression, Stated
from timeline.timex.rule import Rule

if TYPE_CHECKING:
    from timeline.timex.rule import Match

_NARRATIVE = frozenset({"following", "previous", "preceding", "subsequent", "ensuing"})


def _period(match: Match) -> Expression | None:
    word, unit = match.words("which")[-1], match.get("unit")
    if unit in {"second", "minute", "hour", "night"} and word not in {"next", "past", "last"}:
        return None
    if unit in {"second", "minute"} or (
        unit == "day" and word in {"last", "past", "present", "current", "this"}
    ):
        return None
    the = match.tokens.word(match.start) == "the"
    if unit == "hour":
        return Expression(shape="length", type="DURATION", unit="hour", amount=1)
    if word == "past" and unit not in {"week", "month", "year", "decade", "weekend", "quarter"}:
        return None
    if _title(match):
        return None
    if word == "latest":
        return Expression(unit=unit, step=0 if unit == "quarter" else -1, anchor="narrative", definite=True)
    narrative = word in _NARRATIVE or (word == "next" and (the or unit == "day"))
    return Expression(
        unit=unit,
        step=match.get("which"),
        anchor="narrative" if narrative else "publication",
        definite=the,
        fiscal=match.has("fiscal"),
    )


def _title(match: Match) -> bool:
    """Return whether it is the name of a programme or paper: "This Week" in quotation marks."""
    last = match.end - 1
    return match.tokens.capital(last) and match.before() in {'"', "“", "'", "‘", "`"}


def _that(match: Match) -> Expression | None:
    unit = match.get("unit")
    if unit in {"second", "minute", "hour", "night"}:
        return None
    return Expression(unit=unit, step=0, anchor="narrative", definite=True)


def _the(match: Match) -> Expression | None:
    unit = match.get("unit")
    after = match.after()
    if unit == "year" and after in {"ended", "ending"}:
        return Expression(shape="length", type="DURATION", unit="year", amount=1, anchor="none")
    if unit == "weekend":
        return Expression(unit="weekend", anchor="publication", definite=True)
    if unit not in {"week", "month", "quarter", "year", "day"} or after in {
        "-",
        "of",
        "when",
        "that",
        "s",
        "to",
        "after",
        "before",
        "following",
        "old",
    }:
        return None
    if unit == "day" and match.before() not in {"in", "during", "of"}:
        return None
    if (
        unit == "day"
        and match.before() == "of"
        and match.before(2) not in {"end", "part", "rest", "most", "close", "start"}
    ):
        return None
    return Expression(
        unit=unit,
        step=0,
        anchor="narrative" if unit in {"day", "quarter"} else "publication",
        definite=True,
    )


def _weekend(match: Match) -> Expression:
    return Expression(unit="weekend", step=match.get("which"), anchor="publication")


def _back(match: Match) -> Expression | None:
    found = amount(match)
    if found is None:
        return None
    value, mod = found
    anchor = match.get("back")
    unit = match.get("unit") or match.get("units")
    if match.words("back") == ["before"] and not _ends_here(match):
        return None
    if match.words("back")[0] == "back" and match.after() in {
        "to",
        "home",
        "in",
        "at",
        "on",
        "from",
    }:
        return None
    if value is None and unit in {"second", "minute"}:
        return Expression(shape="reference", value="PAST_REF")
    mod = "APPROX" if "or" in match.words("back") or match.has("approximate") else mod
    return Expression(shape="offset", unit=unit, amount=value, side=-1, anchor=anchor, mod=mod)


def _ends_here(match: Match) -> bool:
    return match.after() in {".", ",", ";", "\n", "", ")"}


def _ahead(match: Match) -> Expression | None:
    found = amount(match)
    words = match.words("ahead")
    if found is None or (
        words[0] in {"after", "on"}
        and not (words[0] == "on" and _ends_here(match))
        and words != ["after", "that"]
        and not (words == ["after"] and _ends_here(match))
    ):
        return None
    value, mod = found
    unit = match.get("unit") or match.get("units")
    return Expression(
        shape="offset", unit=unit, amount=value, side=1, anchor=match.get("ahead"), mod=mod
    )


def _from_event(match: Match) -> Expression | None:
    """ "two days after it fell": a distance from something only claims can date."""
    found = amount(match)
    unit = match.get("unit") or match.get("units")
    if found is None or found[0] is None or match.after(2) in {".", ",", "that", "\n", ""}:
        return None
    side = 1 if match.after() in {"after", "following"} else -1
    return Expression(
        shape="length",
        type="DURATION",
        unit=unit,
        amount=found[0],
        side=side,
        anchor="event",
        mod=found[1],
    )


def _in_length(match: Match) -> Expression | None:
    found = amount(match)
    if found is None or found[0] is None or match.after() in {"'", "’"}:
        return None
    unit = match.get("unit") or match.get("units")
    return Expression(
        shape="offset", unit=unit, amount=found[0], side=1, anchor="publication", mod=found[1]
    )


def _year_ago_period(match: Match) -> Expression | None:
    if match.tokens.words[match.start:match.end][0] in {"year"} and match.after() in {".", ",", ";"}:
        return None
    if match.has("rank"):
        return Expression(stated=Stated(quarter=match.number("rank")), step=-1, anchor="narrative", definite=True)
    return Expression(unit="quarter", step=-4, anchor="narrative", definite=True)


def _same_day_number(match: Match) -> Expression | None:
    rank = match.number("rank")
    return (
        None
        if rank is None
        else Expression(shape="length", type="DURATION", unit=match.get("unit"), amount=rank)
    )


RULES = (
    Rule(
        name="period by steps",
        pattern="[the] {which} [full | fiscal | calendar | business | trading] {unit}",
        meaning=_period,
        reads=(
            ("The army left [last week].", "2021-W27"),
            ("Elections are due [next year].", "2022"),
            ("The law passed [this month].", "2021-07"),
            ("He came on July 4 and left [the next day].", "2021-07-05"),
        ),
        leaves=("The last second counts.", "This day shall come."),
    ),
    Rule(
        name="that period",
        pattern="(that | [the] same | the very same) {unit}",
        meaning=_that,
        reads=(
            ("He fled in 1998 and returned [that year].", "1998"),
            ("It fell on July 4; [the same day] they fled.", "2021-07-04"),
        ),
        leaves=("That second shot missed.",),
    ),
    Rule(
        name="the period",
        pattern="the [fiscal] {unit}",
        meaning=_the,
        reads=(
            ("The talks will be held at [the weekend].", "2021-W28-WE"),
            ("It was the largest protest of [the year].", "2021"),
        ),
        leaves=("He was the second man.", "Seize the day and sing.", "The year-old boy slept."),
    ),
    Rule(
        name="ago",
        pattern="{length} {back}",
        meaning=_back,
        reads=(
            ("She left [two days ago].", "2021-07-14"),
            ("It opened [ten years ago].", "2011"),
            ("It fell on July 4. [Three days earlier] it was calm.", "2021-07-01"),
        ),
        leaves=("He took two steps back.", "Two days before it rained."),
    ),
    Rule(
        name="later",
        pattern="{length} {ahead}",
        meaning=_ahead,
        reads=(
            ("It fell on July 4. [Two days later] they fled.", "2021-07-06"),
            ("The vote is [three weeks from now].", "2021-W31"),
        ),
        leaves=("Two days after the storm he came.",),
    ),
    Rule(
        name="distance from an event",
        pattern="{length}",
        before="{side}",
        meaning=_from_event,
        reads=(
            ("They fled [two days] after it fell.", "P2D"),
            ("He left [a month] before the war.", "P1M"),
        ),
        leaves=("After it fell they fled.",),
    ),
    Rule(
        name="year-ago period",
        pattern="[the | the comparable] (year [-] ago | year [-] earlier) [quarter | period | {rank} [-] quarter]",
        meaning=_year_ago_period,
        reads=(
            ("Profit rose in the second quarter from [the year-earlier quarter].", "2020-Q2"),
            ("Sales fell in the first quarter, against [the year-ago period].", "2020-Q1"),
        ),
        leaves=("A period of calm followed.",),
    ),
)
