"""Kill a build again and again, at random moments, and compare the end with an undisturbed one.

``kill.py --articles 1000 --kills 50`` kills -9 fifty times, with one worker and with two in turn,
starting over on a fresh folder whenever a build got through. The articles are short: what is tried
is the record, not the parse. The last line is JSON: how many builds ended with the same export, and
how many articles were analysed again after they were committed.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import synthetic


def main() -> None:
    """Run the kills the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        figures = run(Path(scratch), chosen.articles, chosen.kills, chosen.seed)
    print(json.dumps(figures))


def run(scratch: Path, articles: int, kills: int, seed: int) -> dict[str, int]:
    """Return how it ended: kills, builds, builds with the right export, articles done twice."""
    chance = random.Random(seed)  # noqa: S311 - moments need no secrecy
    folder = scratch / "articles"
    synthetic.write(folder, articles, seed=seed, short=True)
    began = time.monotonic()
    build(folder, scratch / "undisturbed", 2).wait()
    length = time.monotonic() - began
    expected = export(scratch / "undisturbed")
    figures = {"articles": articles, "kills": 0, "builds": 0, "equal": 0, "done_twice": 0}
    figures["seconds_undisturbed"] = round(length)
    while figures["kills"] < kills:
        output = scratch / f"out{figures['builds']}"
        killed = _killed_until_done(folder, output, chance, length / 2, kills - figures["kills"])
        figures["kills"] += killed
        figures["builds"] += 1
        figures["equal"] += export(output) == expected
        figures["done_twice"] += analysed(output) - analysed(scratch / "undisturbed")
        print(json.dumps(figures), flush=True)
    return figures


def _killed_until_done(
    folder: Path, output: Path, chance: random.Random, longest: float, most: int
) -> int:
    """Kill the build at random moments until one gets through; return how many kills that took."""
    killed = 0
    while True:
        process = build(folder, output, 1 + killed % 2)
        try:
            process.wait(chance.uniform(0, longest) if killed < most else None)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            killed += 1
        else:
            return killed


def build(folder: Path, output: Path, workers: int) -> subprocess.Popen[bytes]:
    """Start a build with so many workers."""
    command = [sys.executable, "-m", "timeline", "build", str(folder), "-o", str(output)]
    return subprocess.Popen(
        [*command, "--workers", str(workers)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def export(output: Path) -> bytes:
    """Return the events of a folder as JSON Lines."""
    command = [sys.executable, "-m", "timeline", "export", str(output)]
    return subprocess.run(command, check=True, capture_output=True).stdout


def analysed(output: Path) -> int:
    """Return how many analyses all runs on a folder committed together."""
    with sqlite3.connect(output / "timeline.sqlite") as db:
        return int(db.execute("SELECT sum(analysed) FROM runs").fetchone()[0])


if __name__ == "__main__":
    main()
