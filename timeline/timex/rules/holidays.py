"""Named days: "Christmas Eve", "Thanksgiving", "Easter Monday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.timex.expression import Expression, Stated
from timeline.timex.rule import Rule

if TYPE_CHECKING:
    from timeline.timex.rule import Match


def _holiday(match: Match) -> Expression | None:
    tokens = match.tokens
    if not tokens.capital(match.found.span("holiday_1")[0]):
        return None
    if match.trailed("after_holiday"):
        return None
    return Expression(
        stated=Stated(
            holiday=match.get("holiday"),
            year=match.number("year"),
            year_step=match.get("which") if match.has("lastyear") else None,
        ),
        step=match.get("which"),
        unit={"week": "week", "weekend": "weekend"}.get(match.text.rpartition(" ")[2], ""),
    )


RULES = (
    Rule(
        name="holiday",
        pattern="[{which}] {holiday} [{weeklong} | [,] [of] {year}]",
        meaning=_holiday,
        reads=(
            ("They met on [Christmas Eve].", "2020-12-24"),
            ("It opened on [New Year's Day 2015].", "2015-01-01"),
            ("They marched in [Easter week].", "2021-W13"),
            ("The parade was held on [Easter Monday].", "2021-04-05"),
            ("They fast during [Ramadan 2019].", "2019-05"),
        ),
        leaves=("A christmas card came.", "He sold Christmas trees."),
    ),
)
