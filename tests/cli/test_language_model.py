"""`--language-model`: another pipeline reads the articles, in workers too, and is on record."""

from __future__ import annotations

import json
import os
import sqlite3
from typing import TYPE_CHECKING

import pytest
import spacy

from timeline.cli import main

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Harbour pilot found safe\n\nThe coast guard rescued a pilot off Koper on Tuesday.\n"


@pytest.fixture(autouse=True)
def _nothing_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIMELINE_LANGUAGE_MODEL", raising=False)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "pilot.txt"
    file.write_text(TEXT)
    return file


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Return a pipeline that parses and knows no names: a parser that was never trained."""
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    parser.add_label("dep")  # type: ignore[attr-defined]
    nlp.initialize()
    folder = tmp_path / "model"
    nlp.to_disk(folder)
    return folder


def build(article: Path, output: Path, *options: str, workers: int = 0) -> int:
    given = ["--published", "2031-05-08", "--workers", str(workers)]
    return main(["build", str(article), "-o", str(output), *given, *options])


def runs(output: Path) -> list[tuple[str, int]]:
    """Return what each run was told and how many articles it analysed."""
    with sqlite3.connect(output / "timeline.sqlite") as store:
        return store.execute("SELECT arguments, analysed FROM runs ORDER BY id").fetchall()


@pytest.mark.parametrize("workers", [0, 1])
def test_another_model_reads_the_articles_and_is_on_record(
    article: Path, model: Path, tmp_path: Path, workers: int
) -> None:
    output = tmp_path / "out"
    assert build(article, output, "--language-model", str(model), workers=workers) == 0
    ((arguments, analysed),) = runs(output)
    assert json.loads(arguments) == {"language_model": str(model)}
    assert analysed == 1
    assert "TIMELINE_LANGUAGE_MODEL" not in os.environ


def test_what_another_model_read_is_read_again(article: Path, model: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    assert build(article, output) == 0
    assert build(article, output, "--language-model", str(model)) == 0
    assert build(article, output, "--language-model", str(model)) == 0
    assert [analysed for _, analysed in runs(output)] == [1, 1, 0]


def test_a_model_that_is_not_installed_is_named_before_any_work(
    article: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert build(article, tmp_path / "out", "--language-model", "xx_nowhere") == 2
    assert "language model xx_nowhere: is not installed" in capfd.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_model_without_a_parser_is_refused(
    article: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    assert build(article, tmp_path / "out", "--language-model", str(tmp_path / "blank")) == 2
    assert "has no parser; choose a pipeline that has one" in capfd.readouterr().err
