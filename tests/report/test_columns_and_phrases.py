"""The small parts: columns, intervals in words, outlines, what is sure, storylines."""

from __future__ import annotations

from datetime import datetime
from functools import reduce
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Interval, Place
from timeline.report.columns import DIGITS, shortest
from timeline.report.extent import sure
from timeline.report.phrases import interval_words
from timeline.report.world import outlines

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model import Timeline
    from timeline.report.columns import Column


def unfold(column: Column) -> list[Any]:  # noqa: C901 - a branch for each way of writing
    """Read a column as ``static/columns.js`` does."""
    match column:
        case list():
            return column
        case {"n": n, "same": value}:
            return [value] * n
        case {"base": base, "wide": wide, "digits": digits}:
            words = [digits[at : at + wide] for at in range(0, len(digits), wide)]
            numbers = [
                reduce(lambda n, digit: n * len(DIGITS) + DIGITS.index(digit), word, 0)
                for word in words
            ]
            return [base + number - 1 if number else None for number in numbers]
        case {"steps": steps}:
            last, values = 0, []
            for step in unfold(steps):
                last = last if step is None else last + step
                values.append(None if step is None else last)
            return values
        case {"many": many, "flat": flat}:
            inner = iter(unfold(flat))
            return [list(islice(inner, length)) for length in unfold(many)]
        case {"table": table, "at": at}:
            return [table[number] for number in unfold(at)]
        case {"wide": wide, "text": text}:
            return [text[at : at + wide] for at in range(0, len(text), wide)]
        case {"n": n, "mostly": value, "except": places, "are": others}:
            values = [value] * n
            for at, other in zip(unfold(places), unfold(others), strict=True):
                values[at] = other
            return values
    raise AssertionError(column)


@given(
    st.one_of(
        st.lists(st.none() | st.integers(-(10**9), 10**9)),
        st.lists(st.integers(0, 12)),
        st.lists(st.sampled_from([0, 0, 0, [1, 2], "a"])),
        st.lists(st.text(max_size=3)),
        st.lists(st.sampled_from(["north", "south"]), min_size=20),
        st.lists(st.lists(st.lists(st.integers(0, 300), max_size=2), max_size=3)),
    )
)
def test_a_column_reads_back_as_it_was(values: list[Any]) -> None:
    assert unfold(shortest(values)) == values


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (datetime(2021, 7, 16), datetime(2021, 7, 17), "16 July 2021"),
        (datetime(2021, 7, 17), datetime(2021, 7, 19), "17\u201318 July 2021"),
        (datetime(2021, 6, 30), datetime(2021, 7, 3), "30 June \u2013 2 July 2021"),
        (datetime(2020, 12, 28), datetime(2021, 1, 4), "28 December 2020 \u2013 3 January 2021"),
        (datetime(2021, 7, 1), datetime(2021, 8, 1), "July 2021"),
        (datetime(2021, 7, 1), datetime(2021, 10, 1), "July\u2013September 2021"),
        (datetime(1990, 1, 1), datetime(2000, 1, 1), "1990\u20131999"),
        (datetime(2021, 1, 1), datetime(2022, 1, 1), "2021"),
        (None, datetime(2021, 10, 1), "by 30 September 2021"),
        (datetime(2021, 7, 14), None, "from 14 July 2021"),
        (datetime(2021, 7, 16, 14), datetime(2021, 7, 16, 15), "16 July 2021, 14:00\u201314:59"),
        (datetime(1, 1, 1), datetime(1, 1, 2), "1 January AD 1"),
        (datetime(9998, 12, 31), datetime(9999, 1, 1), "31 December 9998"),
        (None, None, "date not known"),
    ],
)
def test_an_interval_is_said_in_words(
    start: datetime | None, end: datetime | None, words: str
) -> None:
    assert interval_words(Interval(start=start, end=end, granularity="day")) == words


def test_near_outlines_come_only_with_near_places() -> None:
    koper = Place(id="k", name="Koper", kind="city", lat=45.5, lon=13.7)
    lima = Place(id="l", name="Lima", kind="city", lat=-12.0, lon=-77.0)
    near, far = outlines([koper]), outlines([koper, lima])
    assert near is not None
    assert far is not None
    assert near["near"]["coasts"]
    assert "near" not in far
    assert outlines([Place(id="x", name="X", kind="unknown")]) is None


def test_no_outline_leaps_across_the_map() -> None:
    drawn = outlines([Place(id="k", name="Koper", kind="city", lat=45.5, lon=13.7)])
    assert drawn is not None
    leaps = [s for lines in drawn["world"].values() for line in lines for s in line[2::2]]
    assert max(map(abs, leaps)) < 90 * 100


def test_a_window_is_sure_of_nothing_but_what_goes_on_is(story: Callable[..., Timeline]) -> None:
    made = story(1)
    month = Interval(start=datetime(2023, 5, 1), end=datetime(2023, 6, 1), granularity="month")
    event = made.events[0]
    fixed = type(event)(
        id="e", label="x", type="fight", status="occurred", interval=month, claims=()
    )
    lasting = type(event)(
        id="e", label="x", type="fight", status="ongoing", interval=month, claims=()
    )
    assert sure(fixed, (), None) is None
    stretch = sure(lasting, (), None)
    assert stretch is not None
    assert (stretch.start, stretch.end) == (month.start, month.end)
