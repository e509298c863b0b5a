"""Dates by month and day: "16 July 2021", "Sept. 11", "March 2020", "in April", "2021-07-16"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.timex.expression import Expression, Stated
from timeline.timex.rule import Rule

if TYPE_CHECKING:
    from timeline.timex.rule import Match

_NUMBERS = re.compile(r"\d+")


def _date(match: Match) -> Expression | None:
    day = match.number("dom")
    if day is None or not 1 <= day <= 31:
        return None
    if not match.has("year") and match.trailed("counted"):
        return None
    return Expression(
        stated=Stated(
            year=match.number("year"),
            month=match.get("month"),
            day=day,
            weekday=match.get("weekday"),
            year_step=match.get("which"),
        ),
        step=match.get("frame", "which") if not match.has("year") else None,
    )


def _month_year(match: Match) -> Expression | None:
    if match.has("which"):
        return Expression(stated=Stated(month=match.get("month"), year_step=match.get("which")))
    year = match.number("year")
    if year is None and match.has("yy"):
        year = _full_year(int(match.words("yy")[0]))
    return Expression(stated=Stated(year=year, month=match.get("month")))


def _full_year(short: int) -> int:
    """Return the year two digits mean: 00 to 49 are 2000 to 2049 (POSIX splits at 68, too late)."""
    return short + (2000 if short < 50 else 1900)


def _month(match: Match) -> Expression | None:
    if match.has("which"):
        month = Stated(month=match.get("month"))
        return Expression(stated=month, step=match.get("which"), anchor=match.home())
    word, led = match.words("month")[-1], match.led("before_month")
    doubtful = word in match.lexicon.contexts["doubtful_months"]
    if not led and (doubtful or _name_beside(match)):
        return None
    if doubtful and _acts(match):
        return None
    if word in match.lexicon.contexts["short_months"]:
        return None
    return Expression(stated=Stated(month=match.get("month")))


def _acts(match: Match) -> bool:
    """Return whether a verb follows: "and May said" is a person's name."""
    slots = match.lexicon.slots
    return any(match.after() in slots[name] for name in ("say", "future", "pastverb"))


def _name_beside(match: Match) -> bool:
    """Return whether a capitalised word stands beside it: "April Jones", "Frederic March"."""
    tokens, before, after = match.tokens, match.start - 1, match.end
    if tokens.word(after).isalpha() and tokens.capital(after):
        return True
    opens = tokens.word(before - 1) in {".", "\n", ""}
    return tokens.word(before).isalpha() and tokens.capital(before) and not opens


def _iso(match: Match) -> Expression | None:
    numbers = [int(n) for n in _NUMBERS.findall(match.text)]
    stated = Stated(year=numbers[0], month=numbers[1], day=numbers[2])
    if len(numbers) > 4:
        stated = Stated(
            year=numbers[0], month=numbers[1], day=numbers[2], hour=numbers[3], minute=numbers[4]
        )
    return Expression(type="TIME" if len(numbers) > 4 else "DATE", stated=stated)


def _slashed(match: Match) -> Expression | None:
    """Read 16/07/2021 and 07/16/2021; where both orders fit, month first as English wires do."""
    first, second, last = (int(n) for n in _NUMBERS.findall(match.text))
    if first > 999:
        year, month, day = first, second, last
    else:
        year = last if last > 99 else _full_year(last)
        month, day = (first, second) if first <= 12 else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Expression(stated=Stated(year=year, month=month, day=day))


def _named(match: Match) -> Expression | None:
    """Return the day of "the September 11 attacks", whatever the year of writing."""
    if match.has("slash"):
        return (
            Expression(stated=Stated(year=2001, month=9, day=11))
            if match.words("slash") == ["9/11"]
            else None
        )
    if (match.get("month"), match.number("dom")) != (9, 11):
        return None
    return Expression(stated=Stated(year=2001, month=9, day=11))


def _another_day(match: Match) -> Expression | None:
    """In "April 24 and 25": a second day of the month just named."""
    words, at, months = match.tokens.words, match.start, match.lexicon.slots["month"]
    if at < 3 or not match.led("joins_days") or words[at - 3] not in months:
        return None
    if not words[at - 2].isdecimal() or len(words[at - 2]) > 2:
        return None
    if match.after().endswith("s") or match.trailed("counted"):
        return None
    return Expression(stated=Stated(month=months[words[at - 3]], day=match.number("day")))


def _day_range(match: Match) -> Expression | None:
    first, last = match.number("dom"), match.number("last")
    if first is None or last is None or not 1 <= first < last <= 31:
        return None
    return Expression(
        stated=Stated(month=match.get("month"), day=first, last_day=last, year=match.number("year"))
    )


def _day_of_month(match: Match) -> Expression | None:
    day = match.number("nth")
    if not match.led("before_day_of_month") or not match.trailed("after_day_of_month"):
        return None
    if day is None or not 1 <= day <= 31:
        return None
    return Expression(stated=Stated(day=day), anchor="narrative")


RULES = (
    Rule(
        name="month and day",
        pattern="[[the] {which:frame}] [{weekday} [,] [the]] {month} [the] {dom}"
        " [[,] {year} | [,] [of] {which} year]",
        meaning=_date,
        reads=(
            ("It was signed on [July 4, 1776].", "1776-07-04"),
            ("The law took effect on [Dec. 3].", "2020-12-03"),
            ("He was born [Monday, March 5, 1990].", "1990-03-05"),
            ("The strike began on [May 3].", "2021-05-03"),
        ),
        leaves=("In March 40 people came.", "May 45 pages be enough?"),
    ),
    Rule(
        name="day and month",
        pattern="[{weekday} [,]] [the] {dom} [of] {month} [[,] {year} | [of] {which} year]",
        meaning=_date,
        reads=(
            ("Voting ended on [16 June 2019].", "2019-06-16"),
            ("The [Friday 2 July] statement stands.", "2021-07-02"),
            ("They met on [the 5th of May].", "2021-05-05"),
        ),
        leaves=("About 40 marched.",),
    ),
    Rule(
        name="month and year",
        pattern="{month} (['] {yy} | [,] [of] [the year] {year} | [of] {which} year)",
        meaning=_month_year,
        reads=(
            ("It opened in [March 2020].", "2020-03"),
            ("They met in [November last year].", "2020-11"),
            ("It ended in [August of 1945].", "1945-08"),
        ),
        leaves=("The march of 1,945 people.",),
    ),
    Rule(
        name="month",
        pattern="[{which}] {month}",
        meaning=_month,
        reads=(
            ("The shop closed in [April].", "2021-04"),
            ("Troops withdraw by [September].", "2021-09"),
            ("He was hired [last August].", "2020-08"),
            ("It will open [next May].", "2022-05"),
            ("It was agreed in July 2007 and collapsed the [following February].", "2008-02"),
        ),
        leaves=(
            "May I ask?",
            "He and May said so.",
            "Ms May may march.",
            "The march went on.",
            "She told April Jones.",
            "Augusta is far.",
        ),
    ),
    Rule(
        name="iso date",
        pattern="{iso}",
        meaning=_iso,
        reads=(
            ("Filed [2020-02-29] by post.", "2020-02-29"),
            ("Logged [2021-07-16T10:30] here.", "2021-07-16T10:30"),
            ("It burst at [2021-07-15T23:30:00-05:00].", "2021-07-15T23:30"),
        ),
        leaves=("Call 2021-0716 now.",),
    ),
    Rule(
        name="slashed date",
        pattern="{slashdate}",
        meaning=_slashed,
        reads=(
            ("Dated [16/07/2021] below.", "2021-07-16"),
            ("Dated [07/16/2021] below.", "2021-07-16"),
        ),
        leaves=("A score of 45/52/2021 was shown.",),
    ),
    Rule(
        name="known by its date",
        pattern="{month} {dom} [[,] {year}] | {slash}",
        before="[terror | terrorist] (attack | attacks | hijackings | hijackers)",
        meaning=_named,
        reads=(
            ("It followed the [September 11] attacks.", "2001-09-11"),
            ("He wrote of the [9/11] attacks.", "2001-09-11"),
        ),
        leaves=("The July 7 fair was dull.",),
    ),
    Rule(
        name="day of the month",
        pattern="the {nth}",
        meaning=_day_of_month,
        reads=(
            ("He came on July 2 and left on [the 5th].", "2021-07-05"),
            ("They landed on June 6; by [the 9th], the town was theirs.", "2021-06-09"),
        ),
        leaves=("He was the 5th to come.", "It stands on the 4th floor."),
    ),
    Rule(
        name="another day of the month",
        pattern="{day}",
        meaning=_another_day,
        reads=(
            ("They met on July 3 and [4] in Rome.", "2021-07-04"),
            ("It ran from May 8 to [9].", "2021-05-09"),
        ),
        leaves=("He had 3 and 4 cats.",),
    ),
    Rule(
        name="days of one month",
        pattern="{month} {dom} (- | —) {day:last} [[,] {year}]"
        " | {dom} (- | —) {day:last} [of] {month} [[,] {year}]",
        meaning=_day_range,
        reads=(
            ("The fair is on [July 9-11].", "2021-07-09"),
            ("They met [9-11 June 2019].", "2019-06-09"),
        ),
        leaves=("They won 9-11.",),
    ),
)
