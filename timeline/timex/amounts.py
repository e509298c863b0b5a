"""How much of a unit: "two", "a couple of", "half an", and the TIMEX3 modifier it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from timeline.model import Granularity
    from timeline.timex.rule import Match

#: TIMEX3 letters of units in a period of time; those after T are clock units.
LETTERS: dict[str, str] = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "TNI",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "half": "H",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}
#: A fraction of a unit is said in whole ones of a smaller unit: half a year is six months.
_SMALLER: dict[str, tuple[int, str]] = {
    "minute": (60, "second"),
    "hour": (60, "minute"),
    "day": (24, "hour"),
    "year": (12, "month"),
    "decade": (10, "year"),
    "century": (100, "year"),
}


#: Units a calendar has no steps of its own for: the unit to step by, and how many of it.
_AS_UNIT: dict[str, tuple[Granularity, int]] = {
    "fortnight": ("week", 2),
    "millennium": ("century", 10),
    "night": ("day", 1),
    "weekend": ("week", 1),
    "second": ("minute", 0),
}


#: An amount nobody counted lies between these, in units: "weeks ago" is 2 to 8 weeks, for else one
#: would say months. Conventions of English, taken wide.
SEVERAL: dict[str, tuple[int, int]] = {
    "second": (2, 120),
    "minute": (2, 90),
    "hour": (2, 36),
    "day": (2, 14),
    "night": (2, 14),
    "weekend": (2, 8),
    "week": (2, 8),
    "fortnight": (2, 8),
    "month": (2, 18),
    "quarter": (2, 8),
    "half": (2, 6),
    "year": (2, 15),
    "decade": (2, 10),
    "century": (2, 10),
    "millennium": (2, 9),
}


def calendar_unit(unit: str) -> tuple[Granularity, int]:
    """Return the calendar unit a word's unit steps by, and how many of them it is."""
    return _AS_UNIT.get(unit) or (cast("Granularity", unit), 1)


def amount(match: Match) -> tuple[float | None, str | None] | None:
    """Return the amount a ``{length}`` states and its modifier; the amount is None if uncounted.

    Returns None when the words make no number ("one two days").
    """
    if match.has("vaguecount"):
        return None, None
    if match.has("low"):
        low = match.number("low")
        return None if low is None else (low, "EQUAL_OR_MORE")
    words, sets = match.words("count"), match.lexicon.contexts
    if not sets["pair"].isdisjoint(words):
        return 2, "APPROX"
    if words and words[0] in sets["half"]:
        return 0.5, None
    if len(words) == 1 and words[0] in sets["single"]:
        return (1.5, None) if match.has("andhalf") else (1, None)
    if words and words[-1] in sets["few"]:
        return None, None
    found = _number(match)
    if found is None or found == 0:
        return None
    return (found + 0.5 if match.has("andhalf") else found), None


def _number(match: Match) -> float | None:
    joins = match.lexicon.contexts["in_numbers"]
    words = [word for word in match.words("count") if word not in joins]
    if len(words) == 2 and "/" in words[1]:
        over, _, under = words[1].partition("/")
        return int(words[0]) + int(over) / int(under) if 0 < int(over) < int(under) else None
    if words and "." in words[0]:
        scale: int = match.lexicon.slots["cardinal"].get(words[-1], 1)
        return float(words[0]) * scale
    return match.number("count")


def period(value: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a length: "P2D", "PT30M", "PXDE" for decades nobody counted."""
    if unit == "fortnight":
        value, unit = (None if value is None else value * 2), "week"
    if value is not None and value != int(value) and unit in _SMALLER:
        return _mixed(value, unit)
    return _written(value, unit)


def _mixed(value: float, unit: str) -> str:
    """Return a length with a fraction in two units: two and a half years is "P2Y6M"."""
    factor, smaller = _SMALLER[unit]
    rest = (value - int(value)) * factor
    if rest != int(rest):
        return _written(value, unit)
    part = _written(rest, smaller)
    if value < 1:
        return part
    whole = _written(int(value), unit)
    return whole + (part.removeprefix("PT") if "T" in whole else part.removeprefix("P"))


def _written(value: float | None, unit: str) -> str:
    letters = LETTERS[unit]
    count = "X" if value is None else f"{value:g}" if value < 1e6 else str(int(value))
    return f"PT{count}{letters[1:]}" if letters[0] == "T" else f"P{count}{letters}"
