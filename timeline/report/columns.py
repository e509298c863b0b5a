"""Turn rows into columns and write each column the shortest way of a few.

``[5, 5, 5]`` becomes ``{"n": 3, "same": 5}``, ``[100, 101, None]`` ``{"steps": [100, 1, None]}``,
small whole numbers one character each (``{"small": "#$#"}``), a column of mostly one value that
value and the exceptions. ``static/data.js`` reads them back.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Column = list[Any] | dict[str, Any]

#: One printable character per small number, none of which JSON or HTML would have to escape.
SMALL = "".join(chr(code) for code in range(35, 127) if chr(code) not in "&<>\\")
#: A default is worth naming when at least so much of a column has it.
MOSTLY = 0.75
#: Looking at about so many values tells whether a column has a default.
SAMPLE = 400


def columns(rows: Iterable[dict[str, Any]]) -> dict[str, Column]:
    """Return the rows as columns by name, each written its shortest way."""
    plain: dict[str, list[Any]] = {}
    for row in rows:
        for name, value in row.items():
            plain.setdefault(name, []).append(value)
    return {name: shortest(values) for name, values in plain.items()}


def shortest(values: list[Any]) -> Column:
    """Return ``values`` or the encoding of it that takes the fewest characters."""
    if len(values) < 2:
        return values
    if all(value == values[0] and type(value) is type(values[0]) for value in values):
        return {"n": len(values), "same": values[0]}
    options: list[Column] = [values, *_numbers(values), *_mostly(values)]
    return min(options, key=lambda option: len(json.dumps(option, separators=(",", ":"))))


def _numbers(values: Sequence[Any]) -> list[Column]:
    if not all(value is None or type(value) is int for value in values):
        return []
    options: list[Column] = [{"steps": _steps(values)}]
    if all(value is not None and 0 <= value < len(SMALL) for value in values):
        options.append({"small": "".join(SMALL[value] for value in values)})
    return options


def _steps(values: Sequence[int | None]) -> list[int | None]:
    """Return each number as its distance from the last one; None stays and is stepped over."""
    last, steps = 0, []
    for value in values:
        steps.append(None if value is None else value - last)
        last = last if value is None else value
    return steps


def _mostly(values: Sequence[Any]) -> list[Column]:
    sample = values[:: max(1, len(values) // SAMPLE)]
    name, count = Counter(map(repr, sample)).most_common(1)[0]
    if count < MOSTLY * len(sample):
        return []
    common = next(value for value in sample if repr(value) == name)
    others = [number for number, value in enumerate(values) if value != common]
    return [
        {
            "n": len(values),
            "mostly": common,
            "at": _steps(others),
            "are": [values[number] for number in others],
        }
    ]
