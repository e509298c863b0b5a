"""Whole periods and distances from an anchor: "last week", "that year", "two days later"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.timex.amounts import amount
from timeline.timex.expression import Expression, Stated
from timeline.timex.rule import Rule

if TYPE_CHECKING:
    from timeline.timex.rule import Match

#: Units too short to be named by a step ("this hour" is rather "now").
_SHORT = frozenset({"second", "minute", "hour", "night"})


def _period(match: Match) -> Expression | None:
    word, unit = match.words("which")[-1], match.get("unit")
    if (
        unit in _SHORT
        or _title(match)
        or (
            unit == "day"
            and match.get("which") in {0, -1}
            and word not in {"previous", "preceding"}
        )
    ):
        return None
    if word == "latest":
        return _latest(unit)
    article = match.tokens.word(match.start) == "the"
    counted = word == "next" and (article or unit == "day")
    narrative = word in match.lexicon.contexts["narrative_words"] or counted
    return Expression(
        unit=unit,
        step=match.get("which"),
        anchor="narrative" if narrative else "publication",
        fiscal="fiscal" in match.text,
    )


def _latest(unit: str) -> Expression:
    """Return the period reported on: the quarter named, else the last week, month or year."""
    if unit == "quarter":
        return Expression(unit=unit, step=0, anchor="narrative")
    return Expression(unit=unit, step=-1)


def _title(match: Match) -> bool:
    """Return whether it is the name of a programme or paper: "This Week" in quotation marks."""
    last = match.end - 1
    return match.tokens.capital(last) and match.before() in {
        '"',
        "“",
        "'",
        "\N{LEFT SINGLE QUOTATION MARK}",
        "`",
    }


def _that(match: Match) -> Expression | None:
    unit = match.get("unit")
    return None if unit in _SHORT else Expression(unit=unit, step=0, anchor="narrative")


def _then(match: Match) -> Expression | None:
    """Return the time the narrative stands at: "by then"."""
    return Expression(unit="then", anchor="narrative") if match.led("before_then") else None


def _the(match: Match) -> Expression | None:
    unit = match.get("unit")
    if unit == "weekend":
        return Expression(unit="weekend")
    if unit not in {"week", "month", "quarter", "year", "day"} or match.trailed(
        "after_other_period"
    ):
        return None
    if unit == "year" and match.after()[:1].isdecimal():
        return None
    if match.after() == "of" and not match.after(2)[:1].isdecimal() and match.after(2) != "$":
        return None
    if unit == "day" and not _calendar_day(match):
        return None
    told = unit in {"day", "quarter"}
    return Expression(
        unit=unit, step=0, anchor="narrative" if told else "publication", definite=True
    )


def _calendar_day(match: Match) -> bool:
    if match.before() == "of":
        return match.led("part_of_the_day", 2)
    return match.led("before_the_day") or match.tokens.word(match.start - 2) in {"later", "earlier"}


def _year_ended(_match: Match) -> Expression:
    return Expression(shape="length", type="DURATION", unit="year", amount=1, anchor="none")


def _back(match: Match) -> Expression | None:
    found, words = amount(match), match.words("back")
    if found is None or (words == ["before"] and not match.closes()):
        return None
    if words[0] == "back" and match.trailed("after_way_back"):
        return None
    value, mod = found
    unit = match.get("unit") or match.get("units")
    return Expression(
        shape="offset",
        unit=unit,
        amount=value,
        side=-1,
        anchor=match.get("back"),
        mod="APPROX" if "or" in words else mod,
    )


def _ahead(match: Match) -> Expression | None:
    found, words = amount(match), match.words("ahead")
    if found is None or (words in (["after"], ["on"]) and not match.closes()):
        return None
    if match.after() == "than":
        return None
    value, mod = found
    unit = match.get("unit") or match.get("units")
    return Expression(
        shape="offset", unit=unit, amount=value, side=1, anchor=match.get("ahead"), mod=mod
    )


def _from_event(match: Match) -> Expression | None:
    """Return the distance of "two days after it fell", from what only claims can date."""
    found = amount(match)
    if found is None or match.after(2) in {".", ",", "that", "\n", ""}:
        return None
    if "for" in {match.before(), match.before(2), match.before(3)}:
        return None
    return Expression(
        shape="length",
        type="DURATION",
        unit=match.get("unit") or match.get("units"),
        amount=found[0],
        side=-1 if match.after() == "before" else 1,
        anchor="event",
        mod=found[1],
    )


def _year_ago(match: Match) -> Expression | None:
    if match.has("rank"):
        rank = match.number("rank")
        return Expression(stated=Stated(quarter=rank), step=-1, anchor="narrative")
    if match.end - match.start == 3 and match.closes():
        return None
    return Expression(unit="quarter", step=-4, anchor="narrative")


RULES = (
    Rule(
        name="period by steps",
        pattern="[the] {which} [full | fiscal | calendar | business | trading] {unit} [or so]",
        meaning=_period,
        reads=(
            ("The army left [last week].", "2021-W27"),
            ("Elections are due [next year].", "2022"),
            ("The law passed [this month].", "2021-07"),
            ("He came on July 4 and left [the next day].", "2021-07-05"),
        ),
        leaves=("The last second counts.", "This day shall come.", "He hosts “This Week”."),
    ),
    Rule(
        name="that period",
        pattern="(that [same] | [the] same | the very same) {unit}",
        meaning=_that,
        reads=(
            ("He fled in 1998 and returned [that year].", "1998"),
            ("It fell on July 4; [the same day] they fled.", "2021-07-04"),
        ),
        leaves=("That second shot missed.",),
    ),
    Rule(
        name="then",
        pattern="then",
        meaning=_then,
        reads=(
            ("It opened on July 1; until [then] it was shut.", "2021-07-01"),
            ("They came on July 2. By [then] all was lost.", "2021-07-02"),
        ),
        leaves=("Then he left.", "First one, then the other."),
    ),
    Rule(
        name="the period",
        pattern="the [fiscal | full | whole] {unit}",
        meaning=_the,
        reads=(
            ("The talks will be held at [the weekend].", "2021-W28-WE"),
            ("It was the largest protest of [the year].", "2021"),
        ),
        leaves=("He was the second man.", "Seize the day and sing.", "The year 2 fell."),
    ),
    Rule(
        name="year by its end",
        pattern="the [fiscal] year",
        before="(ended | ending) {month}",
        meaning=_year_ended,
        reads=(
            ("For [the year] ended March 31 it lost money.", "P1Y"),
            ("In [the year] ending June 30 sales rose.", "P1Y"),
        ),
        leaves=("The year ended well.",),
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
        leaves=("Two days after the storm he came.", "He came two days later than promised."),
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
        name="latest period",
        pattern="[the] latest period",
        meaning=lambda _match: _latest("quarter"),
        reads=(
            ("Second-quarter sales fell; in [the latest period] they were low.", "2021-Q2"),
            ("Profit for [the latest period] doubled.", "2021-Q2"),
        ),
        leaves=("His latest book sells.",),
    ),
    Rule(
        name="year-ago period",
        pattern="[[the] [comparable | corresponding | same]] (year [-] ago | year [-] earlier)"
        " (quarter | period | {rank} [-] quarter) | year - ago | year - earlier",
        meaning=_year_ago,
        reads=(
            ("Profit rose in the second quarter from [the year-earlier quarter].", "2020-Q2"),
            ("Sales fell in the first quarter, against [the year-ago period].", "2020-Q1"),
        ),
        leaves=("A period of calm followed.", "That was a year ago."),
    ),
)
