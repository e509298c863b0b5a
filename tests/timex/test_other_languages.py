"""A text in a language without rules gets the dates it states in full, and nothing invented."""

from __future__ import annotations

from datetime import datetime

import pytest

from timeline import interval, timex

DAY = interval.of(datetime(2021, 7, 16), "day")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Am 16. Juli 2021 fiel die Stadt, gestern und am Freitag.",
            {"16. Juli 2021": "2021-07-16"},
        ),
        ("fr", "Le 3 mars 2020, puis vendredi dernier et en avril.", {"3 mars 2020": "2020-03-03"}),
        ("es", "El 12 de enero de 1998 y el lunes.", {"12 de enero de 1998": "1998-01-12"}),
        ("it", "Il 4 luglio 1976 costava 2000 lire.", {"4 luglio 1976": "1976-07-04"}),
        ("de", "Es kostete 12 Mark 1998 oder 2000 Euro.", {}),
        ("xx", "On 16 July 2021 it fell.", {}),
    ],
)
def test_full_dates_alone_are_read(language: str, text: str, expected: dict[str, str]) -> None:
    found = timex.find(text, publication=DAY, language=language)

    assert {t.span.of(text): t.value for t in found} == expected
