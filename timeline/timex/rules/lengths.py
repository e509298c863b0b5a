"""Lengths of time: "three years", "a 10-day siege", "the past two months", "for decades"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.timex.amounts import amount
from timeline.timex.expression import Expression
from timeline.timex.rule import Rule

if TYPE_CHECKING:
    from timeline.timex.rule import Match


#: A larger number before a singular unit is a year: "the 1988 quarter".
_APART = 365


def _plain(unit: str, value: float | None = None, mod: str | None = None) -> Expression:
    """Return a length with neither side nor anchor."""
    return Expression(
        shape="length", type="DURATION", unit=unit, amount=value, mod=mod, anchor="none"
    )


def _length(match: Match) -> Expression | None:
    found = amount(match)
    unit = match.get("unit") or match.get("units")
    if found is None or _is_age(match) or _is_name(match) or "calendar" in match.text:
        return None
    if match.has("units") and match.words("count") in (["a"], ["an"]):
        return None
    if match.after() == "-" and match.trailed("after_hyphen", 2):
        return None
    if match.after() == "a" and match.after(2) == "day":
        return None
    if match.has("unit") and not _one_unit(match, unit):
        return None
    return _plain(unit, *found)


def _is_age(match: Match) -> bool:
    ahead = 2 if match.after() == "-" else 1
    return match.trailed("after_age", ahead) or (match.after() == "of" and match.after(2) == "age")


def _is_name(match: Match) -> bool:
    """Return whether it is a title: "60 Minutes"."""
    count = match.words("count")
    return bool(count) and count[0][0].isdecimal() and match.tokens.capital(match.end - 1)


def _one_unit(match: Match, unit: str) -> bool:
    """Return whether a singular unit is counted as one ("a year", "half an hour", "two-year")."""
    count = match.words("count")
    if unit in {"second", "quarter", "half"}:
        return False
    if count in (["a"], ["an"]):
        return unit not in {"night", "weekend"} and not _is_rate(match)
    if count in (["one"], ["1"]):
        return match.led("before_length") or unit not in {"day", "night"}
    return count == ["another"] or "half" in count or match.has("adjective")


def _is_rate(match: Match) -> bool:
    """Return whether something counted stands before it: "$5 a year", "12 trains a day"."""
    before = match.before()
    if match.led("before_length"):
        return False
    counted = before[:1].isdecimal() or match.led("before_rate")
    return counted or (before.endswith("s") and not before.endswith("ss"))


def _hyphened(match: Match) -> Expression | None:
    unit = match.get("unit")
    if unit == "half" or (match.has("age") and not match.trailed("aged")):
        return None
    if match.has("vaguecount"):
        return _plain(unit)
    value = match.number("number")
    apart = "-" not in match.text and value is not None and value > _APART
    return _plain(unit, value) if value and not apart else None


def _stretch(match: Match) -> Expression | None:
    unit, words = match.get("units"), match.words("span")
    counted = match.has("count")
    found = amount(match) if counted else (None, None)
    if found is None:
        return None
    value, mod = found
    if not counted and not match.has("vaguecount") and match_any(match, words, "vague_span"):
        return None
    side = int(match.get("span"))
    if side == 0:
        return _plain(unit, value, mod)
    narrative = match_any(match, words, "narrative_words")
    return Expression(
        shape="stretch",
        type="DURATION",
        unit=unit,
        amount=value,
        side=side,
        mod=mod,
        anchor="narrative" if narrative else "publication",
    )


def match_any(match: Match, words: list[str], context: str) -> bool:
    """Return whether the last of ``words`` is in the list ``context``."""
    return words[-1] in match.lexicon.contexts[context]


def _definite(match: Match) -> Expression | None:
    value = match.number("number")
    return _plain(match.get("units"), value) if value else None


def _bare(match: Match) -> Expression | None:
    unit = match.get("units")
    if unit in {"quarter", "half", "second", "night", "weekend"} or match.led("before_units"):
        return None
    if match.before()[:1].isdecimal() or match.before() in match.lexicon.slots["cardinal"]:
        return None
    if match.after() == "apart" or (match.before() == "of" and match.led("before_of_units", 2)):
        return None
    short = unit in {"day", "hour", "minute"}
    if short and not (match.led("before_short_units") or match.trailed("after_short_units")):
        return None
    return _plain(unit)


def _sided(match: Match) -> Expression:
    side = -1 if match.has("agoword") else 1
    return Expression(
        shape="stretch",
        type="DURATION",
        unit=match.get("units"),
        side=side,
        anchor="publication",
    )


def _long(match: Match) -> Expression:
    return _plain(match.get("unit") or match.get("units"), 1 if match.has("unit") else None)


RULES = (
    Rule(
        name="length",
        pattern="{length}",
        meaning=_length,
        reads=(
            ("The siege lasted [three years].", "P3Y"),
            ("They waited for [a month].", "P1M"),
            ("He slept [twenty-four hours].", "PT24H"),
            ("Within [half an hour] it was over.", "PT30M"),
            ("They talked for [several hours].", "PTXH"),
            ("It takes [two to three weeks].", "P2W"),
            ("They were held for [2 1/2 years].", "P2Y6M"),
        ),
        leaves=("It costs $5 a year.", "She is 12 years old.", "He finished one second ahead."),
    ),
    Rule(
        name="length as adjective",
        pattern="({number} | {vaguecount}) [-] {unit} [- {age} | - long | long]",
        meaning=_hyphened,
        reads=(
            ("A [10-day] siege ended.", "P10D"),
            ("The [five-year] plan failed.", "P5Y"),
            ("An [18-month-old] truce broke.", "P18M"),
        ),
        leaves=("A 44-year-old man died.", "A half-hearted two-man team."),
    ),
    Rule(
        name="length of one",
        pattern="({unit} | {units}) - long",
        meaning=_long,
        reads=(
            ("A [year-long] drought.", "P1Y"),
            ("After a [day-long] meeting they left.", "P1D"),
            ("A [decades-long] quarrel.", "PXDE"),
        ),
        leaves=("A long day.",),
    ),
    Rule(
        name="stretch",
        pattern="[the] {span} [[{number:low} (to | or)] {count} | {vaguecount}] {units}"
        " [(and | or) {units:more} | or so]",
        meaning=_stretch,
        reads=(
            ("Over [the past two years] prices doubled.", "P2Y"),
            ("In [recent weeks] the river rose.", "PXW"),
            ("In [the next few days] it will rain.", "PXD"),
            ("For [the first nine months] it grew.", "P9M"),
        ),
        leaves=("The past is past.", "His final days were sad."),
    ),
    Rule(
        name="definite length",
        pattern="the {number} {units}",
        meaning=_definite,
        reads=(
            ("Instead of [the four days] he planned.", "P4D"),
            ("In [the six months] to June it fell.", "P6M"),
        ),
        leaves=("The four men left.",),
    ),
    Rule(
        name="uncounted length",
        pattern="{units} [(and | or) {units:more}]",
        meaning=_bare,
        reads=(
            ("They have lived there for [decades].", "PXDE"),
            ("He waited for [hours].", "PTXH"),
        ),
        leaves=("Seconds out!", "These days are long.", "He served a 3 years sentence."),
    ),
    Rule(
        name="uncounted stretch",
        pattern="{units} {agoword} | the {units} (ahead | to come)",
        meaning=_sided,
        reads=(
            ("It began [months ago].", "PXM"),
            ("In [the weeks ahead] it will rain.", "PXW"),
        ),
        leaves=("He walked ahead for weeks.",),
    ),
)
