"""Turn rows into columns and write each column the shortest way of a few.

``[5, 5, 5]`` becomes ``{"n": 3, "same": 5}``, whole numbers a few characters each (``{"base": 5,
"wide": 1, "digits": "$%$"}``) or so their steps (``{"steps": …}``), lists their lengths and one
column of all they hold, repeated texts a table and their places in it, ids of one length one text,
a column of mostly one value that value and the exceptions. ``static/columns.js`` reads them back.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from operator import sub
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Column = list[Any] | dict[str, Any]

#: One printable character per digit, none of which JSON or HTML would have to escape.
DIGITS = "".join(chr(code) for code in range(35, 127) if chr(code) not in "&<>\\")
#: A default is worth naming when at least so much of a column has it.
MOSTLY = 0.75
#: Looking at about so many values tells whether a column has a default or repeats itself.
SAMPLE = 400


def columns(rows: Iterable[dict[str, Any]]) -> dict[str, Column]:
    """Return the rows, alike in their names, as columns by name, each written its shortest way."""
    plain: dict[str, list[Any]] = {}
    adding: list[Callable[[Any], None]] = []
    same = dict[int, int]().setdefault  # one object for a number, however many rows have it
    for row in rows:
        if not plain:
            plain = {name: [] for name in row}
            adding = [values.append for values in plain.values()]
        for add, value in zip(adding, row.values(), strict=True):
            add(same(value, value) if type(value) is int else value)
    # What is written is let go of: the plain columns are what takes room.
    return {name: shortest(plain.pop(name)) for name in list(plain)}


def shortest(values: list[Any]) -> Column:
    """Return ``values`` or the encoding of it that takes the fewest characters."""
    if len(values) < 2:
        return values
    kinds = {type(value) for value in values}
    if len(kinds) == 1 and all(value == values[0] for value in values):
        return {"n": len(values), "same": values[0]}
    options: list[Column] = [values, *_mostly(values)]
    if kinds <= {int, type(None)}:
        options += _numbers(values)
    elif kinds == {str}:
        options += [*_ids(values), *_repeated(values)]
    elif kinds == {list}:
        options.append({
            "many": shortest([len(value) for value in values]),
            "flat": shortest([inner for value in values for inner in value]),
        })  # fmt: skip
    return min(options, key=_length)


def _length(option: Column) -> int:
    return len(msgspec.json.encode(option).decode())


def _numbers(values: Sequence[int | None]) -> list[Column]:
    steps = _steps(values)
    return [*_digits(values), {"steps": steps}, *({"steps": d} for d in _digits(steps))]


def _digits(values: Sequence[int | None]) -> list[Column]:
    """Return the numbers in digits above the least of them, the first of which stands for None."""
    different = set(values)
    known = {value for value in different if value is not None}
    if not known:
        return []
    base, wide = min(known), 1
    while len(DIGITS) ** wide < max(known) - base + 2:
        wide += 1
    spelt = {value: _spelt(0 if value is None else value - base + 1, wide) for value in different}
    return [{"base": base, "wide": wide, "digits": "".join([spelt[value] for value in values])}]


def _spelt(number: int, wide: int) -> str:
    word = ""
    for _ in range(wide):
        number, digit = divmod(number, len(DIGITS))
        word = DIGITS[digit] + word
    return word


def _steps(values: Sequence[int | None]) -> list[int | None]:
    """Return each number as its distance from the last one; None stays and is stepped over."""
    known = [value for value in values if value is not None]
    steps = map(sub, known, chain((0,), known))
    return [None if value is None else next(steps) for value in values]


def _ids(values: Sequence[str]) -> list[Column]:
    wide = len(values[0])
    same = wide > 0 and all(len(value) == wide for value in values)
    # A character beyond 16 bits would count as two in the page's script.
    return (
        [{"wide": wide, "text": "".join(values)}]
        if same and max(map(max, values)) < "\ud800"
        else []
    )


def _repeated(values: Sequence[str]) -> list[Column]:
    sample = values[: SAMPLE * 4]
    if len(set(sample)) > MOSTLY * len(sample):
        return []
    numbers: dict[str, int] = {}
    at = [numbers.setdefault(value, len(numbers)) for value in values]
    return [{"table": list(numbers), "at": shortest(at)}]


def _mostly(values: Sequence[Any]) -> list[Column]:
    sample = values[:: max(1, len(values) // SAMPLE)]
    name, count = Counter(map(repr, sample)).most_common(1)[0]
    if count < MOSTLY * len(sample):
        return []
    common = next(value for value in sample if repr(value) == name)
    others = [number for number, value in enumerate(values) if value != common]
    are = [values[number] for number in others]
    return [{"n": len(values), "mostly": common, "except": shortest(others), "are": shortest(are)}]
