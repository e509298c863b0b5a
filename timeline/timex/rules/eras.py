"""Years before 1000, told from numbers by what stands beside them: "in 79 AD", "the year 476"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.timex.expression import Expression, Stated
from timeline.timex.rule import Rule

if TYPE_CHECKING:
    from timeline.timex.rule import Match


def _early_year(match: Match) -> Expression | None:
    year = match.number("number")
    if year is None or not 1 <= year < 1000 or not (match.has("era") or "year" in match.text):
        return None
    tokens = match.tokens
    said = tokens.text[tokens.spans[match.start][0] : tokens.spans[match.end - 1][1]]
    if match.has("era") and not any(word.isupper() for word in said.split()):
        return None  # "an ad 300 metres long"
    return Expression(stated=Stated(year=year))


RULES = (
    Rule(
        name="early year",
        pattern="the year {int:number} [{era}] | {era} {int:number} | {int:number} {era}",
        meaning=_early_year,
        reads=(
            ("Rome fell in [the year 476].", "0476"),
            ("The city was buried in [79 AD].", "0079"),
            ("A mosque was built in [AD 705].", "0705"),
        ),
        leaves=("They saw an ad 300 metres long.", "In 44 BC he died."),
    ),
)
