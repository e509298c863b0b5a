"""What a search prints: the day of each hit, and an open interval as such."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from timeline.cli import main

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """publisher: The Mole

Engineers are to repair the breakwater by September.

A pilot was rescued off Koper on 6 May 2031.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    typed = ["build", f"{folder}/one.txt", "-o", f"{folder}/out", "--published", "2031-05-08"]
    assert main([*typed, "--workers", "0"]) == 0
    return folder / "out"


@pytest.mark.parametrize(
    ("word", "shown"), [("breakwater", "until 2031-09-30"), ("pilot", "2031-05-06")]
)
def test_an_open_interval_is_shown_by_the_end_that_is_known(
    built: Path, capfd: pytest.CaptureFixture[str], word: str, shown: str
) -> None:
    capfd.readouterr()
    assert main(["search", str(built), word]) == 0
    event = next(x for x in capfd.readouterr().out.splitlines() if x.startswith("event "))
    assert f"  {shown} " in event


def test_the_day_of_a_line_of_json_is_the_first_and_of_an_open_start_null(
    built: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    capfd.readouterr()
    assert main(["search", str(built), "breakwater", "--format", "jsonl"]) == 0
    event, *_ = map(json.loads, capfd.readouterr().out.splitlines())
    assert list(event) == ["kind", "id", "day", "title", "snippet"]
    assert event["day"] is None
