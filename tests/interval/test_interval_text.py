"""Intervals as text: TIMEX3 values and EDTF."""

from __future__ import annotations

from datetime import datetime

import pytest

from timeline import interval
from timeline.model import Granularity, Interval

DAY = datetime(2021, 7, 16, 10, 30)


@pytest.mark.parametrize(
    ("unit", "value", "edtf"),
    [
        ("minute", "2021-07-16T10:30", "2021-07-16T10:30"),
        ("day", "2021-07-16", "2021-07-16"),
        ("week", "2021-W28", "2021-07-12/2021-07-18"),
        ("weekend", "2021-W28-WE", "2021-07-17/2021-07-18"),
        ("month", "2021-07", "2021-07"),
        ("season", "2021-SU", "2021-26"),
        ("quarter", "2021-Q3", "2021-35"),
        ("half", "2021-H2", "2021-41"),
        ("year", "2021", "2021"),
        ("decade", "202", "202X"),
        ("century", "20", "20XX"),
    ],
)
def test_a_calendar_unit_as_text(unit: Granularity, value: str, edtf: str) -> None:
    whole = interval.of(DAY, unit)

    assert interval.timex3(whole) == value
    assert interval.edtf(whole) == edtf


@pytest.mark.parametrize(
    ("start", "end", "edtf"),
    [
        (None, datetime(2021, 10, 1), "../2021-09-30"),
        (datetime(2021, 7, 14), None, "2021-07-14/.."),
        (datetime(2021, 7, 9), datetime(2021, 7, 12), "2021-07-09/2021-07-11"),
    ],
)
def test_open_and_ragged_intervals_are_ranges(
    start: datetime | None, end: datetime | None, edtf: str
) -> None:
    assert interval.edtf(Interval(start=start, end=end, granularity="day")) == edtf


def test_what_is_not_known_is_empty() -> None:
    assert interval.edtf(None) == ""
