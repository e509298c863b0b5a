"""Numbers as words and digits say them: "twenty-four", "1,200", "nineteen ninety"."""

from __future__ import annotations

import re
from functools import lru_cache

#: Digits longer than this are no count of anything a date needs.
LONGEST = 9
_KINDS = (
    (re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?"), "iso"),
    (re.compile(r"\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{4}/\d{1,2}/\d{1,2}"), "slashdate"),
    (re.compile(r"\d{1,2}/\d{1,2}|\d{4}/\d{2,4}"), "slash"),
    (re.compile(r"\d{1,2}:\d\d(?::\d\d)?"), "clock"),
    (re.compile(r"\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE), "nth"),
    (re.compile(r"\d{1,3}0s|\d0s"), "decade"),
    (re.compile(r"\d+\.\d+"), "decimal"),
)


@lru_cache(maxsize=4096)
def kinds(token: str) -> frozenset[str]:
    """Return what a token of digits can be: "16" is an int, a day, an hour and a short year."""
    for pattern, kind in _KINDS:
        if pattern.fullmatch(token):
            return frozenset({kind})
    if len(token) > LONGEST or not token.replace(",", "").isdecimal():
        return frozenset()
    return _integer_kinds(token, int(token.replace(",", "")))


def _integer_kinds(token: str, number: int) -> frozenset[str]:
    found = {"int"}
    if len(token) <= 2:
        found |= {"day"} if 1 <= number <= 31 else set()
        found |= {"hour"} if number <= 24 else set()
    if len(token) == 2:
        found.add("yy")
    if len(token) == 4:
        found |= {"year"} if 1000 <= number <= 2199 else set()
        found |= {"farfuture"} if number > 2199 else set()
        found |= {"hhmm"} if number // 100 < 24 and number % 100 < 60 else set()
    return frozenset(found)


#: One token for every kind of number there is, to give each kind its code.
SAMPLES = (
    "2021-07-16", "16/07/2021", "9/11", "10:30", "15th", "1990s", "2.5",
    "0", "5", "05", "00", "16", "24", "25", "50", "100", "999", "12345678",
    "1030", "1250", "1999", "2021", "2199", "2250", "2260", "2300", "2361", "9998", "0830", "0061",
)  # fmt: skip


def spelled(words: list[str], values: dict[str, int]) -> int | None:
    """Return the number ``words`` spell, or None if they spell none ("one two")."""
    if not words:
        return None
    total, group, last = 0, 0, 0
    for word in words:
        value = values.get(word)
        if value is None:
            return None
        if value >= 1000:
            total, group = total + max(group, 1) * value, 0
        elif value in {100, 12} and (group or value == 100 or len(words) > 1):
            group = (group or 1) * value
        elif last and (value >= last or last < 20):
            return _year(words, values)
        else:
            group += value
        last = value
    return total + group


def _year(words: list[str], values: dict[str, int]) -> int | None:
    """Return a year said in two halves: "nineteen ninety-four" is 1994."""
    for cut in range(1, len(words)):
        century, rest = (spelled_simple(part, values) for part in (words[:cut], words[cut:]))
        if century and rest and 10 <= century <= 20 and 10 <= rest <= 99:
            return century * 100 + rest
    return None


def spelled_simple(words: list[str], values: dict[str, int]) -> int | None:
    """Return a number below 100 in words, or None."""
    numbers = [values.get(word, 1000) for word in words]
    if len(numbers) == 1 and numbers[0] < 100:
        return numbers[0]
    if len(numbers) == 2 and 20 <= numbers[0] < 100 and 0 < numbers[1] < 10:
        return numbers[0] + numbers[1]
    return None
