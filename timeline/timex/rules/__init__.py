"""All rules of English, by family; a rule is read first, then run: add one where its family is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.timex.rules import (
    afar,
    beside,
    clock,
    dates,
    days,
    eras,
    holidays,
    lengths,
    prefixes,
    relative,
    vague,
    years,
)

if TYPE_CHECKING:
    from timeline.timex.rule import Rule

FAMILIES = {
    "Days": days,
    "Dates": dates,
    "Years and their parts": years,
    "Years told by their era": eras,
    "Steps and distances": relative,
    "Days so far off": afar,
    "Days beside others": beside,
    "Times of day": clock,
    "Lengths": lengths,
    "Vague times and sets": vague,
    "Holidays": holidays,
    "Parts and approximations": prefixes,
}
#: Earlier rules win where two read the same words.
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES.values() for rule in family.RULES)
