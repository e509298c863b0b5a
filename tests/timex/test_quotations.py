"""Quotations are found with the words around them, whatever their marks."""

from __future__ import annotations

from datetime import datetime

import pytest

from timeline import interval, timex

DAY = interval.of(datetime(2021, 7, 16), "day")


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"We go," he said.', ["We go,"]),
        ("“We go,” he said. “Now.”", ["We go,", "Now."]),
        ("``We go,'' he said.", ["We go,"]),
        ("''We go,'' he said. ''Now.''", ["We go,", "Now."]),
        ("The guards'' day is Monday.", []),
        ("«We go», he said.", ["We go"]),
        ("“One paragraph\n\n“and the next.” He left.", ["One paragraph", "and the next."]),
        ("It's the guards' day, isn't it?", []),
        ('He is 6" tall.\n\nShe said "yes".', [" tall.", "yes"]),
    ],
)
def test_what_stands_between_marks_is_quoted(text: str, inside: list[str]) -> None:
    assert [quotation.span.of(text) for quotation in timex.quotations(text)] == inside


def test_the_frame_is_the_rest_of_the_sentence() -> None:
    text = "Rain fell. “We go,” he said on Tuesday. They went."

    (quotation,) = timex.quotations(text)

    assert quotation.after.of(text) == " he said on Tuesday"
    assert quotation.before.of(text).strip() == ""


@pytest.mark.parametrize(
    ("text", "value", "anchor"),
    [
        ("“We go tomorrow,” he said on Tuesday.", "2021-07-14", "speech"),
        ("On Tuesday he said: “We go tomorrow.”", "2021-07-14", "speech"),
        ("“We go tomorrow,” he said.", "2021-07-17", "publication"),
        ("“We go tomorrow,” read the sign seen on Tuesday.", "2021-07-17", "publication"),
    ],
)
def test_tomorrow_counts_from_the_day_of_speaking(text: str, value: str, anchor: str) -> None:
    found = {t.span.of(text): t for t in timex.find(text, publication=DAY)}

    assert (found["tomorrow"].value, found["tomorrow"].anchor) == (value, anchor)
