"""Named days fall where the calendars put them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from timeline import interval
from timeline.timex import almanac


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("12-25", 2021, "2021-12-25"),
        ("easter", 2021, "2021-04-04"),
        ("easter", 1818, "1818-03-22"),
        ("easter", 2038, "2038-04-25"),
        ("easter monday", 1916, "1916-04-24"),
        ("good friday", 1998, "1998-04-10"),
        ("thanksgiving", 1989, "1989-11-23"),
        ("memorial day", 2021, "2021-05-31"),
        ("election day", 2000, "2000-11-07"),
        ("election day", 2022, "2022-11-08"),
        ("eid al-fitr", 2021, "2021-05-13"),
        ("yom kippur", 1973, "1973-10-06"),
        ("diwali", 2021, "2021-11-04"),
        ("lunar new year", 2021, "2021-02-12"),
    ],
)
def test_a_named_day(name: str, year: int, expected: str) -> None:
    assert interval.edtf(almanac.holiday(name, year)) == expected


def test_ramadan_is_the_month_before_the_feast() -> None:
    assert interval.ends(almanac.holiday("ramadan", 2021)) == ("2021-04-13", "2021-05-12")


def test_a_feast_no_table_knows_stays_unknown() -> None:
    assert almanac.holiday("eid al-fitr", 1500) is None


def test_the_tables_are_imported_only_when_a_feast_is_named() -> None:
    code = (
        "import sys; from timeline import timex;"
        "timex.find('Christmas and Easter 2020 came on Friday.', publication=None);"
        "sys.exit('holidays' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
