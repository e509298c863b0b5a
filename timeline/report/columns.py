"""Turn rows into columns and write each column the shortest way of a few.

``[5, 5, 5]`` becomes ``{"n": 3, "same": 5}``, whole numbers a few characters each (``{"base": 5,
"wide": 1, "digits": "$%$"}``) or so their steps (``{"steps": …}``), lists their lengths and one
column of all they hold, repeated texts a table and their places in it, ids of one length one text,
a column of mostly one value that value and the exceptions. ``static/columns.js`` reads them back.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice
from operator import sub
from typing import TYPE_CHECKING, Any

import msgspec

from timeline.report.waiting import TOGETHER, Waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Column = list[Any] | dict[str, Any]

#: One printable character per digit, none of which JSON or HTML would have to escape.
DIGITS = "".join(chr(code) for code in range(35, 127) if chr(code) not in "&<>\\")
#: A default is worth naming when at least so much of a column has it.
MOSTLY = 0.75
#: Looking at about so many values tells whether a column has a default or repeats itself.
SAMPLE = 400


class Plain:
    """A long column that is written its shortest way when it is asked for, one at a time."""

    def __init__(self) -> None:
        """Begin without values."""
        self.values = Waiting()

    def shortest(self) -> Column:
        """Return its shortest encoding."""
        return _of_long(self.values)


def columns(rows: Iterable[dict[str, Any]]) -> dict[str, Column | Plain]:
    """Return the rows, alike in their names, as columns by name, each written its shortest way.

    Long columns wait to be written until they are asked for.
    """
    plain: dict[str, Plain] = {}
    adding: list[Callable[[Any], None]] = []
    number = 0
    for number, row in enumerate(rows, start=1):
        if not plain:
            plain = {name: Plain() for name in row}
            adding = [column.values.append for column in plain.values()]
        for add, value in zip(adding, row.values(), strict=True):
            add(value)
        if number % TOGETHER == 0:
            for column in plain.values():
                column.values.settle()
    long = number > TOGETHER
    return {name: column if long else column.shortest() for name, column in plain.items()}


def shortest(values: list[Any]) -> Column:
    """Return ``values`` or the encoding of it that takes the fewest characters."""
    if len(values) < 2:
        return values
    kinds = {type(value) for value in values}
    if len(kinds) == 1 and all(value == values[0] for value in values):
        return {"n": len(values), "same": values[0]}
    best: Column = values
    least = _length(values)
    for option in _options(values, kinds):
        if (length := _length(option)) < least:
            best, least = option, length
    return best


def _options(values: list[Any], kinds: set[type]) -> Iterator[Column]:
    """Yield other ways to write the values; only the best so far need be held."""
    yield from _mostly(values, len(values))
    if kinds <= {int, type(None)}:
        yield from _numbers(values)
    elif kinds == {str}:
        yield from _ids(values)
        yield from _repeated(values)
    elif kinds == {list}:
        yield {
            "many": shortest([len(value) for value in values]),
            "flat": shortest([inner for value in values for inner in value]),
        }


class _Inner:
    """What the lists of a column hold, one behind the other."""

    def __init__(self, lists: Iterable[list[Any]]) -> None:
        self._lists = lists

    def __iter__(self) -> Iterator[Any]:
        return chain.from_iterable(self._lists)


def _of_long(values: Iterable[Any]) -> Column:
    """Return the shortest encoding of values that can be gone through again and again.

    Lists are never held all at once.
    """
    if {type(value) for value in values} != {list}:
        return shortest([value for some in _some(values) for value in _shared(some)])
    sizes, first = [len(value) for value in values], next(iter(values))
    if all(value == first for value in values):
        return {"n": len(sizes), "same": first} if len(sizes) > 1 else [first]
    options = [*_mostly(values, len(sizes))]
    options.append({"many": shortest(sizes), "flat": _of_long(_Inner(values))})
    best = min(options, key=_length)
    plain = 1 + sum(_length(value) + 1 for value in values)
    return best if _length(best) < plain else [*values]


def _length(option: Column) -> int:
    encoded = msgspec.json.encode(option)
    return len(encoded) if encoded.isascii() else len(encoded.decode())


def _numbers(values: Sequence[int | None]) -> Iterator[Column]:
    yield from _digits(values)
    steps = _steps(values)
    yield {"steps": steps}
    yield from ({"steps": digits} for digits in _digits(steps))


def _shared(values: list[Any]) -> Iterator[Any]:
    """Yield the values, equal numbers as one object: most columns have few different ones."""
    same = dict[int, int]().setdefault
    return (same(value, value) if type(value) is int else value for value in values)


def _digits(values: Sequence[int | None]) -> list[Column]:
    """Return the numbers in digits above the least of them, the first of which stands for None."""
    base = min((value for value in values if value is not None), default=None)
    if base is None:
        return []
    most, wide = max(value for value in values if value is not None), 1
    while len(DIGITS) ** wide < most - base + 2:
        wide += 1
    pieces = []
    for some in _some(values):
        spelt = {one: _spelt(0 if one is None else one - base + 1, wide) for one in set(some)}
        pieces.append("".join([spelt[value] for value in some]))
    return [{"base": base, "wide": wide, "digits": "".join(pieces)}]


def _some(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield the values, a few thousand together."""
    left = iter(values)
    while some := list(islice(left, TOGETHER)):
        yield some


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


def _mostly(values: Iterable[Any], count: int) -> list[Column]:
    sample = list(islice(values, 0, None, max(1, count // SAMPLE)))
    name, often = Counter(map(repr, sample)).most_common(1)[0]
    if often < MOSTLY * len(sample):
        return []
    common = next(value for value in sample if repr(value) == name)
    others = [number for number, value in enumerate(values) if value != common]
    are = [value for value in values if value != common]
    return [{"n": count, "mostly": common, "except": shortest(others), "are": shortest(are)}]
