"""`timeline times`: the contract of its lines, and what bad lines get."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from timeline.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *lines: str
) -> list[dict[str, object]]:
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    main(["times", "--jsonl", str(file)])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_line_in_is_a_line_out_with_the_same_id(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = asked(
        tmp_path,
        capsys,
        '{"id": "a", "text": "He left on 3 May 2031.", "published": null}',
        '{"id": 7, "text": "Nothing.", "published": "2031-05-04T10:30"}',
    )
    assert [row["id"] for row in rows] == ["a", 7]
    (found,) = rows[0]["timexes"]  # type: ignore[misc]
    assert list(found) == [
        *("start", "end", "text", "type", "value", "mod", "relation"),
        *("earliest", "latest", "anchor", "offset", "rule", "steps"),
    ]
    assert (found["text"], found["value"], found["earliest"]) == (
        "3 May 2031",
        "2031-05-03",
        "2031-05-03",
    )
    assert rows[1]["timexes"] == []


def test_a_bad_line_is_named_and_the_others_are_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text(
        '{"id": 1}\n\nnot json\n{"id": 3, "text": "In May.", "published": "2031-02-30"}\n'
        '{"id": 4, "text": "In 2031."}\n'
    )
    assert main(["times", "--jsonl", str(file)]) == 0
    shown = capsys.readouterr()
    assert [json.loads(line)["id"] for line in shown.out.splitlines()] == [4]
    assert [line.partition(": ")[2].split(":")[1] for line in shown.err.splitlines()] == list("134")


def test_a_file_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["times", "--jsonl", "nowhere.jsonl"]) == 1
    assert "nowhere.jsonl" in capsys.readouterr().err
    assert main(["times", "nowhere.txt"]) == 1
    assert "nowhere.txt" in capsys.readouterr().err


@pytest.fixture
def article(tmp_path: Path) -> str:
    file = tmp_path / "article.txt"
    file.write_text("She <script>alert(1)</script> said on Friday & left\x07 on 3 May 2031.")
    return str(file)


def test_the_table_shows_how_each_was_resolved(
    article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["times", article, "--published", "2031-05-05"]) == 0
    shown = capsys.readouterr().out
    assert "[Friday]" in shown
    assert "DATE 2031-05-02" in shown
    assert "publication" in shown


def test_without_a_publication_date_a_weekday_stays_unresolved(
    article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["times", article, "--format", "jsonl"])
    friday = json.loads(capsys.readouterr().out)["timexes"][0]
    assert (friday["earliest"], friday["latest"]) == (None, None)
    assert friday["offset"]
    assert "X" in friday["value"]


def test_the_page_shows_markup_and_control_characters_as_text(
    article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["times", article, "--published", "2031-05-05", "--format", "html"])
    page = capsys.readouterr().out
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "\x07" not in page
    assert page.count("<mark") == 2


def test_a_mark_of_byte_order_belongs_to_no_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = asked(tmp_path, capsys, '\ufeff{"id": 1, "text": "He left on 3 May 2031."}')
    assert row["id"] == 1


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        '{"id": 1, "text": "In May.", "lang": ["en"]}',
        '{"id": NaN, "text": "In May."}',
        '{"id": 1' + "0" * 5_000 + ', "text": "In May."}',
    ],
)
def test_a_line_that_breaks_its_reader_is_named_and_the_next_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text(f'{line}\n{{"id": 2, "text": "In 2031."}}\n')
    assert main(["times", "--jsonl", str(file)]) == 0
    shown = capsys.readouterr()
    assert [json.loads(row)["id"] for row in shown.out.splitlines()] == [2]
    assert shown.err.startswith(f"timeline: {file}:1: ")
    assert shown.err.endswith("the line is left out\n")


def test_standard_input_may_be_of_another_encoding() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "timeline", "times", "-"],
        input=b"Caf\xe9 shut on 3 May 2031.\r\n",
        capture_output=True,
        check=True,
    )
    assert "Café shut on [3 May 2031]." in done.stdout.decode()
    assert "Windows-1252" in done.stderr.decode()
