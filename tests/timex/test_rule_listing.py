"""The documentation lists the rules as they are."""

from __future__ import annotations

from pathlib import Path

from timeline.timex.rules.listing import listing

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_documented_rules_are_the_rules() -> None:
    written = (DOCS / "time-rules.md").read_text(encoding="utf-8")

    assert written == listing(), "run: python -m timeline.timex.rules > docs/time-rules.md"


def test_the_page_on_time_points_to_the_rules() -> None:
    assert "(time-rules.md)" in (DOCS / "time.md").read_text(encoding="utf-8")
