"""Lengths of time: "three years", "a 10-day siege", "the past two months", "for decades"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.timex.amounts import amount
from timeline.timex.expression import Expression
from timeline.timex.rule import Rule

if TYPE_CHECKING:
    from timeline.timex.rule import Match

#: Words before "a year" that make it a length and not a rate ("$5 a year").
_LEADS = frozenset(
    "for in within over after than least about nearly almost lasted took takes last spent of every"
    " through during under exactly just only around up to took once half quite into by him her them"
    " us me be is was - ( , with until as than one if".split()
)


def _length(match: Match) -> Expression | None:
    found = amount(match)
    unit = match.get("unit") or match.get("units")
    if found is None or unit == "second" and match.has("unit"):
        return None
    if match.after() == "old" or (match.after() == "-" and match.after(2) == "old"):
        return None
    if match.after() in {"of"} and match.after(2) == "age":
        return None
    count = match.words("count")
    if count and count[0][0].isdecimal() and match.tokens.capital(match.end - 1):
        return None
    if "calendar" in match.text or (match.after() == "a" and match.after(2) == "day"):
        return None
    if count in (["a"], ["an"]) and (
        match.before() not in _LEADS or unit in {"night", "quarter", "half", "weekend"}
    ):
        return None
    if (
        match.has("unit")
        and count not in (["a"], ["an"], ["one"], ["1"], ["another"])
        and "half" not in count
        and unit not in {"half"}
        and match.after() not in {"period", "-"}
        and match.before() not in {"a", "the", "an", "his", "her", "its", "their"}
    ):
        return None
    if unit in {"quarter", "half"} and match.has("unit"):
        return None
    if count == ["one"] and match.before() in {"on", "at"}:
        return None
    return Expression(
        shape="length", type="DURATION", unit=unit, amount=found[0], mod=found[1], anchor="none"
    )


def _rated(match: Match) -> bool:
    """Return whether something counted stands before it: "$5 a year", "12 trains a day"."""
    before = match.before()
    return (
        before[:1].isdecimal()
        or before in {"%", "percent", "once", "twice", "times", "million", "billion"}
        or (before.endswith("s") and not before.endswith("ss"))
    )


def _hyphened(match: Match) -> Expression | None:
    unit = match.get("unit")
    if match.has("age") and match.after() not in _AGED:
        return None
    if unit == "half":
        return None
    if match.has("vaguecount"):
        return Expression(shape="length", type="DURATION", unit=unit, anchor="none")
    value = match.number("number")
    if not value:
        return None
    return Expression(shape="length", type="DURATION", unit=unit, amount=value, anchor="none")


#: What has an age that is a length of time: not a person.
_AGED = frozenset(
    "conflict war truce ceasefire cease-fire dispute siege strike ban rule law agreement treaty deal"
    " embargo blockade insurgency rebellion campaign government company crisis standoff tradition".split()
)


def _stretch(match: Match) -> Expression | None:
    unit = match.get("units")
    side = int(match.get("span"))
    words = match.words("span")
    if match.has("count"):
        found = amount(match)
        if found is None:
            return None
        value, mod = found
    else:
        value, mod = None, None
    if (
        not match.has("count")
        and not match.has("vaguecount")
        and words[-1] in {"early", "final", "opening"}
    ):
        return None
    if words[-1] in {"first", "opening", "final", "early"} or side == 0:
        return Expression(
            shape="length", type="DURATION", unit=unit, amount=value, mod=mod, anchor="none"
        )
    narrative = words[-1] in {
        "following",
        "previous",
        "preceding",
        "subsequent",
        "ensuing",
        "prior",
    }
    return Expression(
        shape="stretch",
        type="DURATION",
        unit=unit,
        amount=value,
        side=side,
        mod=mod,
        anchor="narrative" if narrative else "publication",
    )


def _definite(match: Match) -> Expression | None:
    value = match.number("number")
    if not value:
        return None
    return Expression(
        shape="length", type="DURATION", unit=match.get("units"), amount=value, anchor="none"
    )


def _bare(match: Match) -> Expression | None:
    unit = match.get("units")
    if unit in {"quarter", "half", "second", "night", "weekend"}:
        return None
    if match.text.startswith("the "):
        return Expression(shape="stretch", type="DURATION", unit=unit, side=1, anchor="publication")
    if match.has("agoword"):
        return Expression(
            shape="stretch", type="DURATION", unit=unit, side=-1, anchor="publication"
        )
    if match.before() in {
        "'s",
        "’s",
        "-",
        "two",
        "these",
        "those",
        "old",
        "business",
        "working",
        "opening",
        "office",
    }:
        return None
    if (
        unit in {"day", "hour", "minute"}
        and match.before()
        not in {
            "for",
            "in",
            "within",
            "after",
            "the",
            "of",
            "last",
            "took",
            "lasted",
            "just",
            "only",
            "into",
            "than",
        }
        and match.after() not in {"after", "before", "later", "of"}
    ):
        return None
    return Expression(shape="length", type="DURATION", unit=unit, anchor="none")


def _long(match: Match) -> Expression:
    return Expression(
        shape="length", type="DURATION", unit=match.get("unit"), amount=1, anchor="none"
    )


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
        pattern="{unit} - long",
        meaning=_long,
        reads=(
            ("A [year-long] drought.", "P1Y"),
            ("After a [day-long] meeting they left.", "P1D"),
        ),
        leaves=("A long day.",),
    ),
    Rule(
        name="stretch",
        pattern="[the] {span} ([{count} | {vaguecount}]) {units} [and {units:more}]",
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
        pattern="{units} [{agoword}] | the {units} (ahead | to come)",
        meaning=_bare,
        reads=(
            ("They have lived there for [decades].", "PXDE"),
            ("It began [months ago].", "PXM"),
            ("He waited for [hours].", "PTXH"),
        ),
        leaves=("Seconds out!", "These days are long."),
    ),
)
