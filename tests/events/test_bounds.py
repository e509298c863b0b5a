"""What a relation leaves of an interval."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import interval
from timeline.events.bounds import bounded

if TYPE_CHECKING:
    from timeline.model import Granularity, Relation

SEPTEMBER = interval.of(datetime(2021, 9, 10), "month")
EVENING = interval.of(datetime(2021, 9, 10, 23), "hour")


@pytest.mark.parametrize(
    ("relation", "ends"),
    [
        ("on", ("2021-09-01", "2021-09-30")),
        ("by", (None, "2021-09-30")),
        ("until", (None, "2021-09-30")),
        ("before", (None, "2021-08-31")),
        ("since", ("2021-09-01", None)),
        ("after", ("2021-10-01", None)),
        ("during", ("2021-09-01", "2021-09-30")),
    ],
)
def test_a_month_is_bounded_by_its_relation(
    relation: Relation, ends: tuple[str | None, str | None]
) -> None:
    assert interval.ends(bounded(SEPTEMBER, relation)) == ends


def test_a_clock_time_keeps_its_day() -> None:
    assert interval.ends(bounded(EVENING, "after")) == ("2021-09-10T23:00", "2021-09-10T23:59")
    assert interval.ends(bounded(EVENING, "before")) == ("2021-09-10", "2021-09-10")


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)),
    st.sampled_from(["minute", "hour", "part", "day", "week", "month", "year"]),
    st.sampled_from(["on", "by", "before", "after", "since", "until", "during", "between"]),
)
def test_an_interval_never_loses_both_ends_nor_turns_round(
    moment: datetime, unit: Granularity, relation: Relation
) -> None:
    result = bounded(interval.of(moment, unit), relation)
    assert result.start is not None or result.end is not None
    if result.start is not None and result.end is not None:
        assert result.start < result.end
