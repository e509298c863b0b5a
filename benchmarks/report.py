"""Measure the report in Chromium beside vis-timeline, in one run on one machine.

``python benchmarks/report.py [--events 10000] [--runs 3] [--vis FILE]`` prints for each the time to
a list that answers, to all views, per frame while dragging and turning the wheel, per search, and
the file's size; the last line is JSON. vis-timeline comes from npm, in its default settings, unless
``--vis`` names its ``vis-timeline-graph2d.min.js``. The two are visited in turn, and the best of
the visits counts: what else the machine does can only make a visit slower. Times are milliseconds
from the start of navigation; trust the ratios, not the times. On a busy machine trust ``cpu``, what
the page's main thread worked until then, which waiting for a processor does not lengthen.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

from floors import below
from made_up import story
from playwright.sync_api import sync_playwright

from timeline import report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from timeline.model import Timeline

VIS = "vis-timeline@8.5.4"
VIS_FILE = "package/standalone/umd/vis-timeline-graph2d.min.js"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]
WATCH = """
window.marks = {};
new MutationObserver(() => {
  const ready = document.documentElement && document.documentElement.dataset.ready;
  if (!ready || marks[ready]) return;
  marks[ready] = performance.now();
  performance.mark(`ready ${ready}`);
}).observe(document, { subtree: true, attributes: true, childList: true });
"""
FRAMES = """
() => {
  window.frames_seen = [];
  let last = performance.now();
  const next = (now) => { frames_seen.push(now - last); last = now; requestAnimationFrame(next); };
  requestAnimationFrame(next);
}
"""
SEARCHES = """
() => ["crane", "crane pula", "wage deal", ""].map((q) => {
  const start = performance.now();
  timeline.set({ q });
  return performance.now() - start;
})
"""


def vis_script(folder: str) -> str:
    """Return the text of vis-timeline from npm."""
    command = ["npm", "pack", "--silent", VIS]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    with tarfile.open(Path(folder) / done.stdout.strip().splitlines()[-1]) as files:
        member = files.extractfile(VIS_FILE)
        if member is None:
            message = f"{VIS} holds no {VIS_FILE}"
            raise FileNotFoundError(message)
        return member.read().decode()


def vis_page(timeline: Timeline, script: str) -> str:
    """Return a page that shows the same events with vis-timeline, one lane for each type."""
    items = [
        {
            "id": number,
            "content": event.label,
            "group": event.type,
            "start": (event.interval.start or event.interval.end).isoformat(),  # type: ignore[union-attr]
            **({"end": event.interval.end.isoformat()} if event.interval.end else {}),
        }
        for number, event in enumerate(timeline.events)
        if event.interval
    ]
    groups = [{"id": kind, "content": kind} for kind in sorted({e.type for e in timeline.events})]
    data = json.dumps([items, groups])
    return f"""<!DOCTYPE html><meta charset="utf-8"><title>vis</title><div id="chart"></div>
<script>{script}</script><script>
const [items, groups] = {data};
const chart = new vis.Timeline(document.getElementById("chart"), new vis.DataSet(items),
  new vis.DataSet(groups));
const done = () => requestAnimationFrame(() => requestAnimationFrame(() => {{
  document.documentElement.dataset.ready = "all";
}}));
chart.on("changed", () => {{ chart.off("changed"); done(); }});
</script>"""


def opened(browser: Browser, path: Path) -> tuple[Page, dict[str, float]]:
    """Return the page once all is drawn, when that was and what work it took."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(WATCH)
    browser.start_tracing(page=page, categories=["blink.user_timing"])
    page.goto(f"file://{path}", wait_until="commit")
    page.wait_for_selector("html[data-ready=all]", state="attached", timeout=900_000)
    marks: dict[str, float] = page.evaluate("marks")
    trace = json.loads(browser.stop_tracing())["traceEvents"]
    return page, {f"{name}_ms": value for name, value in marks.items()} | worked(trace)


def worked(trace: list[dict[str, Any]]) -> dict[str, float]:
    """Return the processor time of the page's main thread until each of its marks."""
    marks = [event for event in trace if event["name"].startswith("ready ")]
    return {f"{mark['name'].split()[1]}_cpu_ms": mark["tts"] / 1000 for mark in marks}


def moved(page: Page) -> dict[str, float]:
    """Return the lengths of frames while the chart is dragged and zoomed with the wheel."""
    page.wait_for_timeout(500)
    page.locator("#chart").scroll_into_view_if_needed()
    box = page.locator("#chart").bounding_box() or {"x": 0, "y": 0, "width": 1, "height": 1}
    x, y = box["x"] + box["width"] / 2, box["y"] + 60
    page.locator("#chart").focus()
    page.evaluate(FRAMES)
    for _ in range(3):
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 240, y, steps=30)
        page.mouse.up()
        page.wait_for_timeout(150)
    page.keyboard.down("Control")
    for _ in range(10):
        page.mouse.wheel(0, -120)
        page.wait_for_timeout(60)
    page.keyboard.up("Control")
    frames = page.evaluate("frames_seen")[2:]
    return {
        "frame_median": round(median(frames), 1),
        "frame_p95": round(quantiles(frames, n=20)[-1], 1),
    }


def visited(browser: Browser, path: Path, *, ours: bool) -> dict[str, float]:
    """Return what one visit measures."""
    page, marks = opened(browser, path)
    result = {name: round(value) for name, value in marks.items()} | moved(page)
    if ours:
        result["search_ms"] = round(max(page.evaluate(SEARCHES)))
    page.close()
    return result


def measured(browser: Browser, paths: dict[str, Path], runs: int) -> dict[str, dict[str, Any]]:
    """Return the best of several visits to each page, paid in turn, and the pages' sizes."""
    visits: dict[str, list[dict[str, float]]] = {name: [] for name in paths}
    for _ in range(runs):
        for name, path in paths.items():
            visits[name].append(visited(browser, path, ours=name == "report"))
    return {
        name: {value: min(visit[value] for visit in all_) for value in all_[0]}
        | {"bytes": paths[name].stat().st_size}
        for name, all_ in visits.items()
    }


def compared(ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, float]:
    """Return how many times as fast as vis-timeline the report is, by what is waited for."""
    shares = {
        name: round(theirs[whole] / max(ours[f"{name}_ms"], 1), 1)
        for whole, names in (
            ("all_ms", ("list", "all", "search")),
            ("all_cpu_ms", ("list_cpu", "all_cpu")),
        )
        for name in names
    }
    return shares | {"frame": round(theirs["frame_median"] / ours["frame_median"], 1)}


def main() -> None:
    """Measure both and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--vis", type=Path, help="vis-timeline-graph2d.min.js; otherwise from npm")
    parser.add_argument("--alone", action="store_true", help="without vis-timeline")
    parser.add_argument("--check", action="store_true", help="fail below floors.json")
    given = parser.parse_args()
    timeline = story(given.events, days=max(30, given.events // 3))
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        paths = {"report": Path(folder) / "report.html"}
        paths["report"].write_text(report.render(timeline), encoding="utf-8")
        if not given.alone:
            script = given.vis.read_text(encoding="utf-8") if given.vis else vis_script(folder)
            paths["vis"] = Path(folder) / "vis.html"
            paths["vis"].write_text(vis_page(timeline, script), encoding="utf-8")
        result = {"events": given.events} | measured(browser, paths, given.runs)
        if not given.alone:
            result["times_as_fast"] = compared(result["report"], result["vis"])
        browser.close()
    for name, values in result.items():
        print(f"{name}: {values}")
    print(json.dumps(result))
    if given.check and not given.alone and (short := below("report", result["times_as_fast"])):
        sys.exit("\n".join(short))


if __name__ == "__main__":
    main()
