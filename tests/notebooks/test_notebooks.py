"""Every notebook runs from top to bottom, as a reader would run it."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from timeline import report
from timeline.model import Timeline

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the kernel's own, not ours
@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ipynb")), ids=lambda path: path.stem)
def test_the_notebook_runs_from_top_to_bottom(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": FOLDER}}).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert outputs


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ipynb")), ids=lambda path: path.stem)
def test_the_notebook_is_kept_without_outputs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    assert all(not cell.get("outputs") for cell in notebook.cells)


@pytest.mark.browser
def test_a_shown_timeline_survives_conversion_to_html(tmp_path: Path) -> None:
    """As ``jupyter nbconvert --to html`` does it, where somebody installed that."""
    nbconvert = pytest.importorskip("nbconvert", reason="needs nbconvert")
    playwright = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("needs Chromium (apt-get install chromium)")
    shown = nbformat.v4.new_output("display_data", {"text/html": report.frame(Timeline())})
    cell = nbformat.v4.new_code_cell("tl", outputs=[shown])
    page, _ = nbconvert.HTMLExporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    path = tmp_path / "converted.html"
    path.write_text(page, encoding="utf-8")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        opened = browser.new_context(offline=True).new_page()
        opened.goto(f"file://{path}")
        frame = opened.frame_locator("iframe")
        frame.get_by_role("heading", name="No event was found").wait_for()
        browser.close()
