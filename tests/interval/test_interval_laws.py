"""Laws of the interval algebra: what must hold for any day, unit and distance."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import interval
from timeline.model import Granularity, Interval

UNITS = get_args(Granularity)
MOMENTS = st.datetimes(min_value=datetime(200, 1, 1), max_value=datetime(9700, 1, 1))
#: Far enough from both ends of the calendar to shift by two hundred decades.
CENTRAL = st.datetimes(min_value=datetime(2100, 1, 1), max_value=datetime(7900, 1, 1))
SIZES = st.integers(min_value=-200, max_value=200)
CALENDAR = st.sampled_from([unit for unit in UNITS if unit not in {"weekend", "part"}])


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start = draw(MOMENTS)
    length = draw(st.integers(min_value=1, max_value=100_000))
    return Interval(start=start, end=start + timedelta(minutes=length), granularity="day")


@given(MOMENTS, CALENDAR)
def test_a_unit_holds_the_moment_it_was_made_of(moment: datetime, unit: Granularity) -> None:
    whole = interval.of(moment, unit)

    assert whole.start is not None
    assert whole.end is not None
    assert whole.start <= moment < whole.end


@given(MOMENTS, CALENDAR)
def test_truncating_twice_is_truncating_once(moment: datetime, unit: Granularity) -> None:
    once = interval.truncate(moment, unit)

    assert interval.truncate(once, unit) == once


@given(MOMENTS, CALENDAR)
def test_the_next_unit_begins_where_this_one_ends(moment: datetime, unit: Granularity) -> None:
    this = interval.of(moment, unit)
    assert this.end is not None

    assert interval.allen(this, interval.of(this.end, unit)) == "meets"


@given(MOMENTS, SIZES, st.sampled_from(["minute", "hour", "day", "week"]))
def test_shifting_there_and_back_ends_where_it_began(
    moment: datetime, amount: int, unit: Granularity
) -> None:
    assert interval.shift(interval.shift(moment, amount, unit), -amount, unit) == moment


@given(CENTRAL, SIZES, st.sampled_from(["month", "quarter", "year", "decade"]))
def test_shifting_by_months_never_leaves_the_month_that_is_meant(
    moment: datetime, amount: int, unit: Granularity
) -> None:
    moved = interval.shift(moment, amount, unit)

    months = (moved.year - moment.year) * 12 + moved.month - moment.month
    assert months == amount * interval.MONTHS[unit]
    assert moved.day <= moment.day


@pytest.mark.parametrize(
    ("day", "amount", "unit", "expected"),
    [
        ("2021-01-31", 1, "month", "2021-02-28"),
        ("2020-01-31", 1, "month", "2020-02-29"),
        ("2020-02-29", 1, "year", "2021-02-28"),
        ("2020-02-29", 4, "year", "2024-02-29"),
        ("2021-03-31", -1, "month", "2021-02-28"),
        ("1900-02-28", 1, "day", "1900-03-01"),
        ("2000-02-28", 1, "day", "2000-02-29"),
    ],
)
def test_month_ends_and_leap_days(day: str, amount: int, unit: Granularity, expected: str) -> None:
    moved = interval.shift(datetime.fromisoformat(day), amount, unit)

    assert moved.date().isoformat() == expected


@given(intervals(), intervals())
def test_an_intersection_lies_in_both_and_does_not_depend_on_order(
    first: Interval, second: Interval
) -> None:
    shared = interval.intersect(first, second)

    assert shared == interval.intersect(second, first)
    if shared is not None:
        assert interval.contains(first, shared)
        assert interval.contains(second, shared)


@given(intervals(), intervals())
def test_a_hull_holds_both(first: Interval, second: Interval) -> None:
    whole = interval.hull(first, second)

    assert interval.contains(whole, first)
    assert interval.contains(whole, second)


INVERSE = {
    "before": "after",
    "meets": "met-by",
    "overlaps": "overlapped-by",
    "starts": "started-by",
    "during": "contains",
    "finishes": "finished-by",
    "equals": "equals",
}
INVERSE |= {right: left for left, right in INVERSE.items()}


@given(intervals(), intervals())
def test_allen_relations_have_their_inverses(first: Interval, second: Interval) -> None:
    assert interval.allen(second, first) == INVERSE[interval.allen(first, second)]


@given(intervals(), intervals())
def test_intervals_share_time_unless_they_are_apart(first: Interval, second: Interval) -> None:
    apart = interval.allen(first, second) in {"before", "meets", "met-by", "after"}

    assert (interval.intersect(first, second) is None) == apart


@pytest.mark.parametrize("year", range(1970, 2035))
def test_iso_weeks_keep_to_the_iso_year_across_new_year(year: int) -> None:
    for day in (datetime(year, 12, 31), datetime(year, 1, 1)):
        iso = day.isocalendar()

        assert interval.timex3(interval.of(day, "week")) == f"{iso.year}-W{iso.week:02d}"


@given(MOMENTS, CALENDAR)
def test_ends_name_the_first_and_the_last_day(moment: datetime, unit: Granularity) -> None:
    whole = interval.of(moment, unit)
    first, last = interval.ends(whole)

    assert first is not None
    assert last is not None
    assert datetime.fromisoformat(first) == whole.start
    assert datetime.fromisoformat(last) < (whole.end or moment)
