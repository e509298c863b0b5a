"""The shape DESIGN promises: small files, libraries where they belong, layers that hold."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "timeline"
FILES = sorted(
    file
    for folder in ("timeline", "tests", "benchmarks", "tools")
    for file in (ROOT / folder).rglob("*.py")
)
#: A library and the place or places that may import it.
HOMES: dict[str, str | tuple[str, ...]] = {
    "dateparser": "timeline/absolute.py",
    "spacy": "timeline/language/",
    "networkx": "timeline/graph/",
    "plotly": "timeline/report/",
    "jinja2": "timeline/report/",
    "sqlite3": ("timeline/store/", "timeline/sources/listing"),
    "dask": "timeline/engines/cluster",
    "distributed": "timeline/engines/cluster",
    "pyarrow": "timeline/graph/exports/",
    "trafilatura": "timeline/sources/",
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_holds_one_idea_in_under_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 300


def test_the_pipeline_is_read_in_a_minute() -> None:
    assert len((PACKAGE / "pipeline.py").read_text().splitlines()) <= 110


def imports(path: Path) -> set[str]:
    """Return the top-level packages a file imports, for types alone left out."""
    found = set()
    for node in _executed(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def _executed(node: ast.AST) -> list[ast.AST]:
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return []
    return [node, *(below for child in ast.iter_child_nodes(node) for below in _executed(child))]


def test_each_library_is_imported_in_its_one_place() -> None:
    strays = [
        (name(path), library)
        for path in sorted(PACKAGE.rglob("*.py"))
        for library in sorted(imports(path) & set(HOMES))
        if not name(path).startswith(HOMES[library])
    ]
    assert strays == []


@pytest.mark.parametrize("library", ["pickle", "marshal", "shelve", "socket", "requests"])
def test_nothing_untrusted_is_unpickled_and_nothing_opens_a_connection(library: str) -> None:
    assert [name(path) for path in PACKAGE.rglob("*.py") if library in imports(path)] == []


def test_nothing_evaluates_text_as_code() -> None:
    calls = [
        name(path)
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"eval", "exec", "compile"}
    ]
    assert calls == []


@pytest.mark.parametrize(
    ("statement", "foreign"),
    [
        ("import timeline", {"argparse", "dataclasses", "typing", "msgspec"}),
        ("import timeline.cli", {"dataclasses", "typing", "json", "msgspec", "shutil"}),
        ("import timeline.timex", {"spacy", "numpy", "dateparser", "networkx", "plotly"}),
        ("import timeline.api", {"spacy", "numpy", "dateparser", "networkx", "plotly", "sqlite3"}),
    ],
)
def test_importing_costs_only_what_is_used(statement: str, foreign: set[str]) -> None:
    code = f"{statement}; import sys; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert foreign & set(loaded) == set()
