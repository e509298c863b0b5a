"""`timeline build` and what follows it: what lies there afterwards, and what bad input gets."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import sys
import warnings
from pathlib import Path

import pytest

from timeline.cli import main
from timeline.cli.progress import warned

README = Path(__file__).resolve().parents[2] / "README.md"
TEXT = """Harbour pilot found safe

A pilot was rescued off Koper on Tuesday, the coast guard said.
Two boats searched the bay for six hours. He was found by fishermen near Piran on Wednesday.
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "pilot.txt").write_text(TEXT)
    return folder


@pytest.fixture
def built(articles: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """Return the folder of a build of the one article."""
    output = tmp_path / "out"
    assert build(articles, output) == 0
    capfd.readouterr()
    return output


def build(*paths: Path, published: str = "2031-05-08") -> int:
    """Build all but the last path into the last, in this process."""
    *sources, output = map(str, paths)
    return main(["build", *sources, "-o", output, "--published", published, "--workers", "0"])


def exported(folder: Path, capfd: pytest.CaptureFixture[str], *options: str) -> str:
    assert main(["export", str(folder), *options]) == 0
    return capfd.readouterr().out


def test_a_build_leaves_a_report_and_a_store_and_says_where(
    articles: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "deep" / "out"
    assert build(articles, output) == 0
    shown = capfd.readouterr()
    assert shown.out == f"{output / 'report.html'}\n"
    assert "in 1 article\n" in shown.err
    assert (output / "timeline.sqlite").is_file()
    assert "Harbour pilot" in (output / "report.html").read_text(encoding="utf-8")
    assert not [file for file in output.iterdir() if file.name.endswith(".part")]


def test_what_was_built_is_exported_explained_found_and_reported_again(
    built: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    events = [json.loads(line) for line in exported(built, capfd).splitlines()]
    assert all(TEXT[c["start"] : c["end"]] == c["quote"] for e in events for c in e["claims"])
    rescue = next(e for e in events if "rescue" in json.dumps(e["label"]).lower())
    assert rescue["earliest"] == "2031-05-06"
    assert main(["explain", str(built), rescue["id"][:8]]) == 0
    assert "Tuesday" in capfd.readouterr().out
    assert main(["search", str(built), "rescued", "pilot", "--format", "jsonl"]) == 0
    assert rescue["id"] in {json.loads(x)["id"] for x in capfd.readouterr().out.splitlines()}
    assert main(["report", str(built), "--title", "Off Koper", "-o", f"{built}/again.html"]) == 0
    assert "Off Koper" in (built / "again.html").read_text(encoding="utf-8")
    assert main(["report", str(built), "--plotlyjs", "directory"]) == 0
    assert (built / "plotly.min.js").is_file()


def test_the_title_of_a_build_stays_until_another_is_given(articles: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"

    def heading() -> str:
        return (output / "report.html").read_text(encoding="utf-8").partition("</title>")[0]

    typed = ["build", str(articles), "-o", str(output), "--workers", "0"]
    assert main([*typed, "--title", "Off Koper"]) == 0
    assert heading().endswith("Off Koper")
    assert main(["report", str(output)]) == 0
    assert heading().endswith("Off Koper")
    assert main(typed) == 0
    assert heading().endswith("Off Koper")
    assert main(["report", str(output), "--title", "The pilot"]) == 0
    assert heading().endswith("The pilot")
    assert main([*typed, "--title", "Off Piran"]) == 0
    assert main(["report", str(output)]) == 0
    assert heading().endswith("Off Piran")


def test_a_run_that_reads_nothing_leaves_no_empty_timeline_behind(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert main(["build", f"{tmp_path}/in", "-o", f"{tmp_path}/out"]) == 1
    assert not (tmp_path / "out").exists()
    assert main(["export", f"{tmp_path}/out"]) == 1


def test_a_run_that_reads_nothing_leaves_the_folders_it_found(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    assert main(["build", f"{tmp_path}/in", "-o", f"{tmp_path}/out/deep/er"]) == 1
    assert list((tmp_path / "out").iterdir()) == []
    assert main(["build", f"{tmp_path}/in", "-o", f"{tmp_path}/out"]) == 1
    assert (tmp_path / "out").is_dir()


def test_an_export_can_go_to_a_file(built: Path, capfd: pytest.CaptureFixture[str]) -> None:
    shown = exported(built, capfd, "--format", "csv")
    exported(built, capfd, "--format", "csv", "-o", f"{built}/events.csv")
    assert (built / "events.csv").read_text(encoding="utf-8") == shown
    assert exported(built, capfd, "--format", "parquet") == f"{built}/events.parquet\n"
    assert (built / "events.parquet").read_bytes()[:4] == b"PAR1"


def test_parquet_without_its_package_names_the_extra_of_the_readme(
    built: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main(["export", str(built), "--format", "parquet"]) == 2
    said = capfd.readouterr().err
    (installing,) = re.findall(r"install it with: (.+)", said)
    assert installing in README.read_text(encoding="utf-8")
    assert not (built / "events.parquet").exists()


def test_what_is_not_there_is_status_1(built: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(built), "nosuchevent"]) == 1
    assert "no such event" in capfd.readouterr().err
    assert main(["search", str(built), "zeppelin"]) == 1
    assert "nothing holds all of: zeppelin" in capfd.readouterr().err
    assert main(["explain", str(built), "e"]) == 1
    assert "several events begin so (e" in capfd.readouterr().err
    assert main(["export", f"{built}/elsewhere"]) == 1
    assert "timeline build" in capfd.readouterr().err


def test_bad_files_are_named_with_a_remedy_and_the_rest_is_built(
    articles: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (articles / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (articles / "latin.txt").write_bytes("Die Fähre läuft aus.".encode("latin-1") + b"\x9d\xff")
    (articles / "empty.txt").write_text("")
    assert build(articles, tmp_path / "missing.txt", tmp_path / "out") == 0
    said = capfd.readouterr().err
    for name in ("binary.txt", "empty.txt", "missing.txt"):
        assert f"{name}: " in said, name
    stored = exported(tmp_path / "out", capfd, "--format", "articles")
    assert "pilot.txt" in stored
    assert "latin.txt" in stored


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads anything")
def test_a_file_that_may_not_be_read_is_named(
    articles: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (articles / "secret.txt").write_text(TEXT)
    (articles / "secret.txt").chmod(0)
    assert build(articles, tmp_path / "out") == 0
    assert "secret.txt: " in capfd.readouterr().err


def test_a_text_of_fifty_megabytes_is_left_out_in_one_line(
    articles: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (articles / "huge.txt").write_text("A word and another. " * 2_500_000)
    assert build(articles, tmp_path / "out") == 0
    said = [line for line in capfd.readouterr().err.splitlines() if "huge.txt" in line]
    assert len(said) == 1
    assert len(said[0]) < 400


def test_nothing_usable_is_status_1(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert build(tmp_path / "empty", tmp_path / "out") == 1
    assert build(tmp_path / "nowhere", tmp_path / "out") == 1
    said = capfd.readouterr().err
    assert "nothing usable was read" in said
    assert "nowhere" in said
    assert not (tmp_path / "out" / "report.html").exists()


def test_an_output_folder_that_cannot_be_written_is_status_3(
    articles: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert build(articles, tmp_path / "file") == 3
    assert f"{tmp_path / 'file'}" in capfd.readouterr().err
    (tmp_path / "out" / "report.html").mkdir(parents=True)
    assert build(articles, tmp_path / "out") == 3
    assert "report.html" in capfd.readouterr().err
    (tmp_path / "out" / "report.html").rmdir()
    assert main(["report", str(tmp_path / "out")]) == 0  # what was done is kept


def test_a_store_that_is_damaged_newer_or_locked_is_status_4(
    articles: Path, built: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = built / "timeline.sqlite"
    whole = path.read_bytes()
    report = (built / "report.html").read_bytes()
    path.write_bytes(whole[:5000])
    assert build(articles, built) == 4
    assert main(["export", str(built)]) == 4
    assert path.read_bytes() == whole[:5000]
    path.write_bytes(whole)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    assert build(articles, built) == 4
    assert "upgrade" in capfd.readouterr().err
    assert (built / "report.html").read_bytes() == report


@pytest.mark.filterwarnings("default")
def test_a_warning_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with warned():
        warnings.warn("out: cannot be written; free some space", RuntimeWarning, stacklevel=1)
    assert capsys.readouterr().err == "timeline: out: cannot be written; free some space\n"


@pytest.mark.parametrize("option", ["--aliases", "--field"])
def test_what_cannot_be_meant_is_said_before_anything_is_read(
    option: str, articles: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    wrong = {"--aliases": f"{tmp_path}/nope.toml", "--field": "publishd=day"}[option]
    typed = ["build", str(articles), "-o", f"{tmp_path}/out", "--workers", "0", option, wrong]
    assert main(typed) == 2
    told = {
        "--aliases": f"timeline: {wrong}: cannot be read as TOML",
        "--field": "timeline: --field publishd=day: there is no field 'publishd'; name one of text",
    }
    assert capfd.readouterr().err.startswith(told[option])
    assert not (tmp_path / "out").exists()
    assert main(typed[:-2]) == 0
    assert main(typed) == 2
    assert main(["read", str(articles), "--field", "publishd=day"]) == 2
