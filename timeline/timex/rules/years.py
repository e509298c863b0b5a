"""Years and longer, and parts of a year: "in 2014", "the 1990s", "the third quarter"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.timex.expression import Expression, Stated
from timeline.timex.rule import Rule

if TYPE_CHECKING:
    from timeline.timex.rule import Match

_DIGITS = re.compile(r"\d+")


def _year(match: Match) -> Expression | None:
    year = match.number("year")
    if year is None or not 1000 <= year <= 2199 or match.led("before_number"):
        return None
    led = match.led("before_year") or "year" in match.text
    followed = match.after() in {",", ".", "/"} and match.after(2).isdecimal()
    if match.trailed("counted") or (followed and not led):
        return None
    surely = match.led("before_year_surely") or "year" in match.text
    counts = match.after().endswith("s") and not match.trailed("not_plural")
    if not surely and (counts or not 1500 <= year <= 2100):
        return None
    return Expression(stated=Stated(year=year))


def _said_year(match: Match) -> Expression | None:
    year = match.number("yearname")
    if match.has("centuryword") and year is not None and 10 <= year < 100:
        year += 100 * int(match.get("centuryword"))
    if year is None or not 1100 <= year <= 2100:
        return None
    return Expression(stated=Stated(year=year))


def _decade(match: Match) -> Expression | None:
    if match.has("decadeword"):
        return _decade_in_words(match)
    number = int(_DIGITS.findall(match.words("decade")[0])[0])
    marked = match.end - match.start > 1 or match.led("before_decade")
    if not marked and (number < 100 or number % 100 == 0):
        return None
    if 100 <= number < 1000 or number >= 2200:
        return None
    return Expression(stated=Stated(decade=number))


def _decade_in_words(match: Match) -> Expression | None:
    century = match.number("number") if match.has("number") else None
    if century is None:
        return Expression(stated=Stated(decade=match.get("decadeword")))
    return Expression(stated=Stated(decade=match.get("decadeword") + 100 * century))


def _century(match: Match) -> Expression | None:
    rank = match.number("rank")
    if rank is None or not 1 <= rank <= 22:
        return None
    return Expression(stated=Stated(century=(rank - 1) * 100))


def _season(match: Match) -> Expression | None:
    step, season, year = match.get("which"), match.get("season"), match.number("year")
    if "year" in match.text:
        return Expression(stated=Stated(season=season, year_step=step))
    if step is None and year is None and not _is_season(match):
        return None
    home = match.home()
    return Expression(stated=Stated(season=season, year=year), step=step, anchor=home)


def _that_season(match: Match) -> Expression | None:
    """Return the season of the story, where "that" opens no clause ("said that fall was")."""
    opens = match.before() in _OPENING or match.led("before_that_season")
    if not (opens or match.closes()) or match.trailed("after_no_season"):
        return None
    return Expression(stated=Stated(season=match.get("season")), anchor="narrative")


#: What stands before the first word of a clause, the start of the text included.
_OPENING = frozenset({".", ",", ";", "!", "?", "\n", "", '"', "“", "”", "—"})


def _is_season(match: Match) -> bool:
    """Return whether a season without a year is one, and no verb, source or sporting event."""
    word = match.words("season")[0]
    if word in match.lexicon.contexts["doubtful_seasons"]:
        article = "the" in {match.tokens.word(match.start), match.before()}
        if not article and not match.led("before_doubtful_season"):
            return False
        if article and match.trailed("after_no_fall"):
            return False
    return not match.led("before_no_season") and not match.trailed("after_no_season")


def _quarter(match: Match) -> Expression | None:
    rank = match.number("rank") if match.has("rank") else int(match.words("q")[0][1])
    if rank is None or not 1 <= rank <= 4:
        return None
    return Expression(
        stated=Stated(quarter=rank, year=match.number("year"), year_step=match.get("which")),
        step=-1 if match.has("ago") else None,
        fiscal=match.has("fiscal"),
    )


def _ended(match: Match) -> Expression | None:
    """Return for "the quarter ended Sept. 30": the quarter of the year that month is in."""
    month = match.lexicon.slots["month"].get(match.after(2))
    return None if month is None else Expression(stated=Stated(quarter=(month + 2) // 3), step=-1)


def _half(match: Match) -> Expression:
    return Expression(
        stated=Stated(
            half=match.get("half"), year=match.number("year"), year_step=match.get("which")
        )
    )


def _fiscal(match: Match) -> Expression:
    return Expression(stated=Stated(year=match.number("year")), fiscal=True)


def _year_end(match: Match) -> Expression | None:
    if match.trailed("after_year_end"):
        return None
    year = match.number("year")
    if "-" in match.text:
        return Expression(stated=Stated(month=12, day=31, year=year))
    return Expression(unit="year", step=0, stated=Stated(year=year), mod="END", portion="END")


RULES = (
    Rule(
        name="year",
        pattern="[the year] {year}",
        meaning=_year,
        reads=(
            ("The bridge was built in [1932].", "1932"),
            ("They won a prize in [2018] and were pleased.", "2018"),
            ("It was [the year 2000].", "2000"),
        ),
        leaves=("It cost $1990 then.", "Some 2000 people came.", "The climb is 1800 metres."),
    ),
    Rule(
        name="year in words",
        pattern="the year {number:yearname} | {centuryword} {number:yearname}",
        meaning=_said_year,
        reads=(
            ("He was born in [nineteen seventy-nine].", "1979"),
            ("It was [the year two thousand].", "2000"),
        ),
        leaves=("Nineteen people came.", "He lost two thousand sheep."),
    ),
    Rule(
        name="decade",
        pattern="[the] ['] {decade}",
        meaning=_decade,
        reads=(
            ("Warlords fought in [the 1990s].", "199"),
            ("Music of [the '80s] sells.", "198"),
        ),
        leaves=("She is in her 80s.", "The 300s were sold."),
    ),
    Rule(
        name="decade in words",
        pattern="the [{cardinal:number} [-]] {decadeword}",
        meaning=_decade,
        reads=(
            ("Prices rose in [the seventies].", "197"),
            ("They settled here in [the thirties].", "193"),
        ),
        leaves=("He is in his sixties.",),
    ),
    Rule(
        name="century",
        pattern="[the] {rank} [-] century",
        meaning=_century,
        reads=(
            ("The church dates from [the 12th century].", "11"),
            ("Trade grew in [the nineteenth century].", "18"),
        ),
        leaves=("It lasted a century.",),
    ),
    Rule(
        name="season",
        pattern="([{which}] | [the]) {season} [[of] {year} | [of] {which} year]",
        meaning=_season,
        reads=(
            ("They moved in [summer 2020].", "2020-SU"),
            ("The river froze [last winter].", "2020-WI"),
            ("Work begins [this autumn].", "2021-FA"),
            ("He left in [the spring of 1941].", "1941-SP"),
        ),
        leaves=("Prices fall.", "A spring broke.", "The fall of Rome came later."),
    ),
    Rule(
        name="that season",
        pattern="that [same] {season}",
        meaning=_that_season,
        reads=(
            ("It closed in June 2003. [That autumn] it burned.", "2003-FA"),
            ("He fled in May 1941 and died [that winter].", "1941-WI"),
        ),
        leaves=("She said that summer was over.", "They hope that spring comes."),
    ),
    Rule(
        name="quarter",
        pattern="[the] [{year} | {which} year 's | comparable] [fiscal] {rank} quarter"
        " [[of] [the year] {year} | of {which} year] | {rank} - quarter",
        meaning=_quarter,
        reads=(
            ("Sales rose in [the second quarter].", "2021-Q2"),
            ("A loss in [the third quarter of 2019] hurt.", "2019-Q3"),
            ("[First-quarter] profit doubled.", "2021-Q1"),
        ),
        leaves=("A quarter of them left.", "The first to come was late."),
    ),
    Rule(
        name="half",
        pattern="[the] {half} [of {year} | of {which} year | of the year]",
        meaning=_half,
        reads=(
            ("Exports fell in [the first half of 2020].", "2020-H1"),
            ("Growth slowed in [the second half of last year].", "2020-H2"),
        ),
        leaves=("Half of them came.",),
    ),
    Rule(
        name="fiscal year",
        pattern="[the] (fiscal [year] {year} | {year} fiscal year)",
        meaning=_fiscal,
        reads=(
            ("Revenue rose in [fiscal 2020].", "2020"),
            ("The budget for [fiscal year 2019] passed.", "2019"),
        ),
        leaves=("Fiscal policy is dull.",),
    ),
    Rule(
        name="year end",
        pattern="[the] ({year} [-] year [-] end | year [-] end | year 's end)",
        meaning=_year_end,
        reads=(
            ("The merger should close by [year-end].", "2021-12-31"),
            ("It will be done before [year's end].", "2021"),
        ),
        leaves=("The year ended well.",),
    ),
    Rule(
        name="quarter ended",
        pattern="the quarter",
        before="(ended | ending) {month} {dom}",
        meaning=_ended,
        reads=(
            ("Sales in [the quarter] ended June 30 rose.", "2021-Q2"),
            ("In [the quarter] ended March 27 they fell.", "2021-Q1"),
        ),
        leaves=("The quarter ended badly.",),
    ),
    Rule(
        name="period of a year",
        pattern="the {year} (period | quarter)",
        meaning=lambda match: Expression(
            stated=Stated(year=match.number("year")), unit="quarter", anchor="narrative"
        ),
        reads=(
            ("Second-quarter sales rose; in [the 2020 period] they fell.", "2020-Q2"),
            ("Profit beat that of [the 2019 period].", "2019"),
        ),
        leaves=("The period of 2019 was dull.",),
    ),
)
