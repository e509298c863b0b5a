"""`timeline.times` reads the time expressions of a text, as the command of that name does."""

from __future__ import annotations

import pytest

import timeline
from timeline.model import UsageError


def test_times_resolves_against_the_publication_date() -> None:
    (friday,) = timeline.times("It fell on Friday.", published="2021-07-16")
    assert friday.value == "2021-07-16"


def test_times_without_a_date_keeps_the_meaning_and_gives_no_day() -> None:
    (friday,) = timeline.times("It fell on Friday.")
    assert friday.interval is None
    assert friday.offset


def test_times_refuses_a_day_the_calendar_has_not() -> None:
    with pytest.raises(UsageError, match="2021-02-30"):
        timeline.times("It fell on Friday.", published="2021-02-30")
