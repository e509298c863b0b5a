"""Complete date strings are read in any language; nothing else is."""

from __future__ import annotations

import subprocess
import sys

import pytest

from timeline import absolute, interval


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2021-07-16", "en", "2021-07-16"),
        ("2021-07-16T10:30:00+04:30", "en", "2021-07-16T10:30"),
        ("Thursday, April 25, 2024", "en", "2024-04-25"),
        ("July 16, 2021, 7:30 p.m.", "en", "2021-07-16T19:30"),
        ("4 July 1776", "en", "1776-07-04"),
        ("16. Juli 2021", "de", "2021-07-16"),
        ("le 3 mars 2020", "fr", "2020-03-03"),
        ("12 de enero de 1998", "es", "1998-01-12"),
        ("16 июля 2021", "ru", "2021-07-16"),
        ("16.07.2021", "de", "2021-07-16"),
        ("16.07.2021, 14.05 Uhr", "de", "2021-07-16T14:05"),
        ("2021-07-16T24:00", "en", "2021-07-17T00:00"),
        ("03/04/2021", "fr", "2021-04-03"),
        ("03/04/2021", "en", "2021-03-04"),
    ],
)
def test_a_complete_date_is_read(text: str, language: str, expected: str) -> None:
    assert interval.edtf(absolute.read(text, (language,))) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("March 2020", "en"),
        ("Friday", "en"),
        ("gestern", "de"),
        ("1990 seconds ago", "en"),
        ("Updated 2021", "en"),
        ("30 February 2021", "en"),
        ("2021-02-30", "en"),
        ("2021-07-16T24:01", "en"),
        ("2021-07-16T99:00", "en"),
        ("9999-12-31T24:00", "en"),
        ("in the 1990s", "en"),
        ("", "en"),
        ("5 July 2021 " * 30, "en"),
    ],
)
def test_what_is_incomplete_or_relative_is_not_read(text: str, language: str) -> None:
    assert absolute.read(text, (language,)) is None


def test_the_order_of_numbers_can_be_given() -> None:
    assert interval.edtf(absolute.read("03/04/2021", ("en",), order="DMY")) == "2021-04-03"


def test_iso_dates_do_not_cost_the_import_of_dateparser() -> None:
    code = (
        "import sys; from timeline import absolute; absolute.read('2021-07-16');"
        "sys.exit('dateparser' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
