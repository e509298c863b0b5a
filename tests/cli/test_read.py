"""`timeline read` says what was read, from where its date is, and how much was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

BODY = "---\ntitle: Ferry burns\npublisher: Harbour Post\npublished: {}\n---\nA ferry burned.\n\n{}"


def test_an_article_is_shown_with_its_publisher_its_date_and_what_was_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(BODY.format("2021-07-16", "READ MORE: Old fires\n"))
    (tmp_path / "b.txt").write_text(BODY.format("2021-07-16", "READ MORE: Old fires\n"))
    (tmp_path / "c.txt").touch()
    assert main(["read", str(tmp_path)]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == f"2021-07-16  {tmp_path}/a.txt: Ferry burns"
    assert "Harbour Post; date by field, score 0.98; 18 characters kept, 20 left out" in shown[1]
    assert shown[2].strip() == f"also at {tmp_path}/b.txt"
    assert shown[3].startswith(f"left out    {tmp_path}/c.txt: holds no text")
    assert shown[4] == "1 article read, 1 left out or to be checked"


def test_a_date_too_weak_to_be_used_is_shown_with_its_doubts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(
        "7.5 C\nThursday, April 25, 2024\n\nFerry burns\n\nIt burned.\n"
    )
    main(["read", str(tmp_path)])
    shown = capsys.readouterr().out
    assert shown.startswith("undated")
    assert "date by masthead says 2024-04-25, too weak to be used" in shown
    assert "doubt: it stands beside a temperature" in shown


def test_nothing_read_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.jsonl").write_text("no json\n")
    assert main(["read", "--jsonl", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "0 articles read, 1 left out or to be checked\n"


def test_times_of_several_articles_name_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, day in (("a", 3), ("b", 4)):
        (tmp_path / f"{name}.txt").write_text(f"A ferry burned on {day} May 2021, they said.")
    assert main(["times", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert [line for line in shown.splitlines() if line.endswith(".txt:")] == [
        f"{tmp_path}/a.txt:",
        f"{tmp_path}/b.txt:",
    ]
