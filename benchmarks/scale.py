"""What a build costs as the archive grows, and what a second worker saves.

``scale.py workers`` sets one worker against two on whole builds, ``scale.py size`` the steps that
see all articles, at growing sizes (they come with their claims: nothing is parsed), ``scale.py
start`` the start-up as ratios to ``python -c pass``. Articles are invented. The last line is JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import synthetic
import synthetic_claims

from timeline import api, copies, graph, report
from timeline.engines import Settings
from timeline.store import Analysis, Run, Store
from timeline.store import articles as readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from timeline.model import Article, Claim

Figures = dict[str, Any]


def workers(count: int) -> Figures:
    """Return what builds with one worker and with two take, by clock and by processor.

    By the clock the figures hold on an idle machine alone. ``speed_up`` is the quotient of the
    processor seconds that stand one after the other: what the build does alone (the copy of it that
    compares claims beside it is no longer about it), what its report takes longer than the store
    beside it, and reading and analysis, which two processors share (keeping results included).
    """
    found: Figures = {"articles": count}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "articles"
        synthetic.write(folder, count)
        for number in (1, 2):
            command = [sys.executable, __file__, "one-build", str(number), f"--folder={folder}"]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            figures = json.loads(done.stdout.splitlines()[-1])
            found |= {f"{name}_{number}": value for name, value in figures.items()}
            print(json.dumps(figures), flush=True)
    one = found["alone_1"] + found["reading_1"] + found["workers_1"]
    read = max(found["reading_2"], (found["reading_2"] + found["readers_2"]) / 2)
    two = (
        found["alone_2"] + found["waited_2"] + read + (found["feeding_2"] + found["workers_2"]) / 2
    )
    found["cpu_ratio"] = round(found["workers_2"] / found["workers_1"], 3)
    found["speed_up"] = round(one / two, 2)
    found["speed_up_analysing"] = round(found["workers_1"] * 2 / (found["workers_2"]), 2)
    found["speed_up_by_clock"] = round(found["seconds_1"] / found["seconds_2"], 2)
    found["store_share"] = round(found["storing_1"] / one, 3)
    return found


def one_build(folder: Path, number: int) -> Figures:
    """Return what a build of the folder with so many workers takes, measured in this process."""
    marks: dict[str, float] = {}

    def noted(items: Iterable[Any], doing: str, total: int | None, /) -> Iterator[Any]:
        del total
        began, others = time.process_time(), _spent_by_children()
        yield from items
        marks[doing] = time.process_time() - began
        marks[f"{doing} by others"] = _spent_by_children() - others

    storing, finishing = Stopwatch(), Stopwatch()
    setattr(Run, "finish", finishing.on(Run.finish))  # noqa: B010 - a method is put in its place
    for place, name in ((readings, "add_reading"), (Run, "keep"), (Run, "finish")):
        setattr(place, name, storing.on(getattr(place, name)))
    clock = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        api.build(folder, output=scratch, settings=Settings(workers=number), progress=noted)
    figures = {
        "seconds": time.perf_counter() - clock,
        "alone": time.process_time() - marks["reading"] - marks["analysing"],
        "reading": marks["reading"],
        "readers": marks["reading by others"],
        "feeding": marks["analysing"],
        "workers": marks["analysing by others"],
        "waited": max(0.0, finishing.of_children - finishing.seconds),
        "copies": _spent_by_children() - marks["reading by others"] - marks["analysing by others"],
        "storing": storing.seconds,
        "parent_mb": _megabytes(),
    }
    return {name: round(value, 2) for name, value in figures.items()}


class Stopwatch:
    """Adds up the processor seconds of the functions it is set on, and of children that ended."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.seconds = self.of_children = 0.0

    def on(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, timed."""

        @wraps(function)
        def timed(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - any function
            began, others = time.process_time(), _spent_by_children()
            try:
                return function(*arguments, **named)
            finally:
                self.seconds += time.process_time() - began
                self.of_children += _spent_by_children() - others

        return timed


def _spent_by_children() -> float:
    """Return the processor seconds of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def size(sizes: list[int]) -> list[Figures]:
    """Return microseconds per article and peak memory of each step, for each size."""
    rows = []
    for count in sizes:
        command = [sys.executable, __file__, "one-size", str(count)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        rows.append(json.loads(done.stdout.splitlines()[-1]))
        print(json.dumps(rows[-1]), flush=True)
    return rows


def one_size(count: int) -> Figures:
    """Return the figures of one size, measured in this process."""
    figures: Figures = {"articles": count}

    @contextmanager
    def timed(step: str) -> Iterator[Making]:
        began, making = time.process_time(), Making(synthetic_claims.analysed(count))
        yield making
        spent = time.process_time() - began - making.seconds
        figures[f"{step}_us"] = round(spent / count * 1e6)

    with tempfile.TemporaryDirectory() as scratch, Store(Path(scratch) / "s.sqlite") as store:
        with store.run() as run:
            with timed("reading") as made:
                run.add(article for article, _ in made)
            with timed("copies"):
                settled = copies.settle(run.articles())
            with timed("keeping") as made:
                run.pending(settled)
                for article, claims in made:
                    run.keep(Analysis(article=article.id, claims=claims))
            with timed("linking"):
                timeline = graph.link_told(settled, run.claims)
            del settled
            with timed("writing"):
                run.finish(timeline)
        figures["store_mb"] = round((Path(scratch) / "s.sqlite").stat().st_size / 1e6, 1)
    with timed("report"):
        page = sum(map(len, report.pieces(timeline)))
    figures |= {"events": len(timeline.events), "claims": len(timeline.claims)}
    figures |= {"links": len(timeline.links), "report_mb": round(page / 1e6, 1)}
    return figures | {"peak_mb": _megabytes()}


class Making:
    """Articles and their claims as they are made, one at a time, and what the making took."""

    def __init__(self, made: Iterable[tuple[Article, tuple[Claim, ...]]]) -> None:
        """Begin with none made."""
        self._made = iter(made)
        self.seconds = 0.0

    def __iter__(self) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
        """Yield each with its claims."""
        while True:
            began = time.process_time()
            one = next(self._made, None)
            self.seconds += time.process_time() - began
            if one is None:
                return
            yield one


def _megabytes() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def start(repeats: int = 25) -> Figures:
    """Return processor time of start-ups as ratios to ``python -c pass``, the best of so many.

    With compiled modules, as an installed package has them.
    """
    script = str(Path(sys.executable).with_name("timeline"))
    with tempfile.TemporaryDirectory() as scratch:
        article = Path(scratch) / "one.txt"
        article.write_text("He left on Friday.\n", encoding="utf-8")
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": f"{scratch}/compiled"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        tried = {
            "pass": [sys.executable, "-c", "pass"],
            "import": [sys.executable, "-c", "import timeline"],
            "help": [script, "--help"],
            "times": [script, "times", str(article), "--published", "2031-05-06"],
        }
        best = dict.fromkeys(tried, float("inf"))
        for _ in range(repeats):
            for name, one in tried.items():
                began = _spent_by_children()
                subprocess.run(one, check=True, capture_output=True, cwd=scratch, env=environment)
                best[name] = min(best[name], _spent_by_children() - began)
    return {name: round(seconds / best["pass"], 2) for name, seconds in best.items()}


def main() -> None:
    """Measure what the command line asks for and print it as JSON, last line first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("workers", "size", "start", "one-size", "one-build"))
    parser.add_argument("--folder", type=Path)
    parser.add_argument("count", nargs="?", type=int, default=0)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--sizes", default="1000,10000")
    chosen = parser.parse_args()
    if chosen.what == "workers":
        print(json.dumps(workers(chosen.articles)))
    elif chosen.what == "size":
        print(json.dumps(size([int(number) for number in chosen.sizes.split(",")])))
    elif chosen.what == "start":
        print(json.dumps(start()))
    elif chosen.what == "one-build":
        print(json.dumps(one_build(chosen.folder, chosen.count)))
    else:
        print(json.dumps(one_size(chosen.count)))


if __name__ == "__main__":
    main()
