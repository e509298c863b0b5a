"""Times nobody dated and times that return: "now", "recently", "daily", "every Monday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.timex.amounts import period
from timeline.timex.expression import Expression, Stated
from timeline.timex.rule import Rule

if TYPE_CHECKING:
    from timeline.timex.rule import Match


def _now(match: Match) -> Expression | None:
    moment = match.text == "the moment"
    if match.text == "this time" or (match.text == "current" and match.after() == "account"):
        return None
    if (moment or match.text == "the present") and not match.led("before_moment"):
        return None
    if moment and not match.closes():
        return None
    return Expression(shape="reference", value="PRESENT_REF")


def _gone(match: Match) -> Expression | None:
    if match.text == "the past" and not _is_noun(match):
        return None
    return Expression(shape="reference", value="PAST_REF")


def _is_noun(match: Match) -> bool:
    """Return whether "the past" is the noun, not half of "the past champion", "the past week"."""
    if match.before() != "in" or not match.after().isalpha():
        return match.closes() or match.trailed("after_past")
    slots, following = match.lexicon.slots, {match.after(), match.after(2)}
    return not any(following & slots[name].keys() for name in ("unit", "units", "seasons"))


def _recent(match: Match) -> Expression | None:
    if match.led("before_recent") or match.after() in {"past", "-"}:
        return None
    return Expression(shape="reference", value="PAST_REF")


def _to_come(match: Match) -> Expression | None:
    word = match.text
    if match.led("before_soon") or (word == "soon" and match.trailed("after_soon")):
        return None
    if word == "shortly" and match.trailed("after_shortly"):
        return None
    if word == "future" and match.led("before_future"):
        return None
    return Expression(shape="reference", value="FUTURE_REF")


def _set(match: Match) -> Expression | None:
    if match.trailed("after_daily") or match.led("before_daily"):
        return None
    if match.end < len(match.tokens.words) and match.tokens.capital(match.end):
        return None  # the name of a paper follows
    before = match.start - 1
    if match.tokens.capital(match.start) and before >= 0 and match.tokens.capital(before):
        return None  # or is it
    if match.words("set") == ["quarterly"] and match.after().isalpha():
        return None
    return Expression(shape="repeat", type="SET", value=match.get("set"))


def _every(match: Match) -> Expression | None:
    if match.has("weekday"):
        value = f"XXXX-WXX-{match.get('weekday') + 1}"
        return Expression(
            shape="repeat",
            type="SET",
            value=value + ("T" + match.get("daypart") if match.has("daypart") else ""),
        )
    if match.has("month"):
        return Expression(shape="repeat", type="SET", value=f"XXXX-{match.get('month'):02d}")
    if match.has("season"):
        return Expression(shape="repeat", type="SET", value=f"XXXX-{match.get('season')}")
    if match.has("daypart"):
        return Expression(shape="repeat", type="SET", value=f"XXXX-XX-XXT{match.get('daypart')}")
    unit = match.get("unit") or match.get("units")
    many = match.number("number") if match.has("number") else 2 if match.has("other") else 1
    return None if not many else Expression(shape="repeat", type="SET", value=period(many, unit))


def _weekdays(match: Match) -> Expression | None:
    name = match.words("plural")[0][:-1]
    if name == "sun":
        return None
    return Expression(
        shape="repeat", type="SET", value=f"XXXX-WXX-{match.lexicon.slots['weekday'][name] + 1}"
    )


def _rate(match: Match) -> Expression:
    return Expression(shape="repeat", type="SET", value=period(1, match.get("unit")))


def _then(_match: Match) -> Expression:
    return Expression(unit="same", step=0, anchor="narrative", stated=Stated())


RULES = (
    Rule(
        name="now",
        pattern="{now}",
        meaning=_now,
        reads=(
            ("The road is [now] open.", "PRESENT_REF"),
            ("He [currently] lives abroad.", "PRESENT_REF"),
        ),
        leaves=("The moment he came, it rained.", "This time he won."),
    ),
    Rule(
        name="some time ago",
        pattern="{gone}",
        meaning=_gone,
        reads=(
            ("He [recently] retired.", "PAST_REF"),
            ("It was so in [the past].", "PAST_REF"),
        ),
        leaves=("He walked past.", "The past champion won."),
    ),
    Rule(
        name="recent",
        pattern="recent",
        meaning=_recent,
        reads=(
            ("A [recent] visit went well.", "PAST_REF"),
            ("He spoke of [recent] gains.", "PAST_REF"),
        ),
        leaves=("It was decent.",),
    ),
    Rule(
        name="some time ahead",
        pattern="{tocome}",
        meaning=_to_come,
        reads=(
            ("Aid will arrive [soon].", "FUTURE_REF"),
            ("They fear for [the future].", "FUTURE_REF"),
        ),
        leaves=("As soon as he came, it rained.", "The sooner the better."),
    ),
    Rule(
        name="how often",
        pattern="{set}",
        meaning=_set,
        reads=(
            ("Thousands cross [daily].", "P1D"),
            ("They meet [annually].", "P1Y"),
        ),
        leaves=("He told the Daily Telegraph.",),
    ),
    Rule(
        name="every",
        pattern="{every} ([{number} | {other}] ({unit} | {units}) | [{other}] {weekday} [{daypart}]"
        " | {month} | {season} | {daypart})",
        meaning=_every,
        reads=(
            ("They pray [every Friday].", "XXXX-WXX-5"),
            ("He runs [every two weeks].", "P2W"),
            ("Each year? No, [every day].", "P1D"),
        ),
        leaves=("Every man came.",),
    ),
    Rule(
        name="weekdays that return",
        pattern="{plural}",
        meaning=_weekdays,
        reads=(
            ("The market opens on [Saturdays].", "XXXX-WXX-6"),
            ("He fasts on [Mondays].", "XXXX-WXX-1"),
        ),
        leaves=("The sun's rays.",),
    ),
    Rule(
        name="rate",
        pattern="({times} | {number} times) (a | per | each | every) {unit}",
        meaning=_rate,
        reads=(
            ("He runs [twice a week].", "P1W"),
            ("They eat [three times a day].", "P1D"),
        ),
        leaves=("Once upon a time.",),
    ),
)
