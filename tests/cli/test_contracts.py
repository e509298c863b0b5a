"""What tools outside rely on: every line the commands print fits its JSON Schema in docs/."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from timeline import examples
from timeline.cli import main

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "docs" / "schemas"


def fits(schema: str, lines: str) -> list[dict[str, Any]]:
    """Return the rows of the lines, all of which fit the schema."""
    validator = Draft202012Validator(json.loads((SCHEMAS / schema).read_text(encoding="utf-8")))
    rows = [json.loads(line) for line in lines.splitlines()]
    assert rows
    for row in rows:
        validator.validate(row)
    return rows


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    output = str(tmp_path_factory.mktemp("demo"))
    folder = str(examples.folder("koper"))
    assert main(["build", folder, "-o", output, "--workers", "0"]) == 0
    return output


def test_every_event_fits_its_schema_and_every_span_points_at_its_words(
    demo: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    main(["export", demo, "--format", "articles"])
    articles = fits("article.schema.json", capsys.readouterr().out)
    texts = {article["id"]: article["text"] for article in articles}
    main(["export", demo, "--format", "jsonl"])
    events = fits("event.schema.json", capsys.readouterr().out)
    for claim in (claim for event in events for claim in event["claims"]):
        text = texts[claim["article"]]
        assert text[claim["start"] : claim["end"]] == claim["quote"]
        for part in (claim["trigger"], claim["cue"], claim["timex"], *claim["quantities"]):
            assert part is None or text[part["start"] : part["end"]] == part["text"]


def test_events_come_in_order_of_time_and_links_lead_to_events(
    demo: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    main(["export", demo])
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    ids = {event["id"] for event in events}
    claims = {claim["id"] for event in events for claim in event["claims"]}
    assert len(ids) == len(events)
    dated = [event["earliest"][:10] for event in events if event["earliest"] and event["latest"]]
    assert dated == sorted(dated)
    for link in (link for event in events for link in event["links"]):
        assert link["target"] in ids
        assert {claim for pair in link["claims"] for claim in pair} <= claims


def test_every_article_read_fits_its_schema(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert main(["read", str(examples.folder("koper")), str(tmp_path), "--jsonl"]) == 0
    rows = fits("read.schema.json", capsys.readouterr().out)
    assert [row["path"] for row in rows if "skipped" in row] == [str(tmp_path / "empty.txt")]


def test_the_same_text_at_two_paths_is_one_article(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("publisher: The Mole\n\nA ferry left Koper on Monday.\n")
    assert main(["read", str(tmp_path), "--jsonl"]) == 0
    (row,) = fits("read.schema.json", capsys.readouterr().out)
    assert row["path"] == str(tmp_path / "a.txt")
    assert row["paths"] == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


def test_every_answer_about_times_fits_its_schema(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [
        {"id": number, "text": path.read_text(encoding="utf-8"), "published": "2025-03-06"}
        for number, path in enumerate(sorted(examples.folder("koper").iterdir()))
    ]
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in asked))
    assert main(["times", "--jsonl", str(file)]) == 0
    rows = fits("times.schema.json", capsys.readouterr().out)
    for row, question in zip(rows, asked, strict=True):
        assert row["id"] == question["id"]
        for timex in row["timexes"]:
            assert question["text"][timex["start"] : timex["end"]] == timex["text"]


def test_the_schemas_are_those_the_vocabularies_give() -> None:
    spec = importlib.util.spec_from_file_location("make", ROOT / "tools" / "make_schemas.py")
    assert spec is not None
    assert spec.loader is not None
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    for name, text in make.schemas().items():
        assert (SCHEMAS / name).read_text(encoding="utf-8") == text, "run tools/make_schemas.py"
