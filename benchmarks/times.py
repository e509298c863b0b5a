"""How well and how fast time expressions are read: ours beside the peers that are installed.

``python benchmarks/times.py GOLD [--limit N] [--out PRED.jsonl] [--check]`` reads text and
publication date (``dct``) of each row, never its gold values, scores as TempEval-3 did (aligned on
the first overlap, values as exact strings), and prints one JSON line of figures last. ``--check``
fails when a figure falls below its floor in floors.json.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from analysed import unanswered
from date_readers import PEERS

from timeline import interval, timex

Row = dict[str, Any]
Found = list[Row]
Reader = Callable[[str, "datetime | None"], Found]

FLOORS = Path(__file__).with_name("floors.json")
#: Rounds of the speed comparison; the best of each side counts, for a shared machine is noisy.
ROUNDS = 5
#: How many articles the speed comparison reads.
SPEED_ARTICLES = 120
#: Texts made to provoke time that grows faster than the text.
HOSTILE = (
    "the last the last ",
    "1" * 50,
    "one hundred and ",
    "in the early the late the mid ",
    '"On Friday," he said on Tuesday. ',
    "from Monday to Friday and ",
)


def ours(text: str, published: datetime | None) -> Found:
    """Return our reading of one text as rows with start, end, type and value."""
    when = None if published is None else interval.of(published, "day")
    return [timex.as_json(found, text) for found in timex.find(text, publication=when)]


def align(gold: Found, said: Found) -> list[tuple[Row, Row]]:
    """Return the pairs of the first overlap from left to right, each expression used once."""
    pairs, left, right = [], 0, 0
    gold, said = (sorted(rows, key=lambda row: (row["start"], row["end"])) for rows in (gold, said))
    while left < len(gold) and right < len(said):
        one, other = gold[left], said[right]
        if one["start"] < other["end"] and other["start"] < one["end"]:
            pairs.append((one, other))
            left, right = left + 1, right + 1
        elif one["end"] <= other["start"]:
            left += 1
        else:
            right += 1
    return pairs


def score(rows: list[Row], said: list[Found]) -> dict[str, float]:
    """Return strict, relaxed, type and value F1 in percent."""
    pairs = [
        pair for row, found in zip(rows, said, strict=True) for pair in align(row["timexes"], found)
    ]
    total = sum(len(row["timexes"]) for row in rows) + sum(map(len, said))
    right = {
        "strict": sum((a["start"], a["end"]) == (b["start"], b["end"]) for a, b in pairs),
        "relaxed": len(pairs),
        "type": sum(a["type"] == b["type"] for a, b in pairs),
        "value": sum(b["value"] in a["value"].split(" | ") for a, b in pairs),
    }
    return {
        name: round(200 * count / total, 2) if total else 100.0 for name, count in right.items()
    }


def published(row: Row) -> datetime | None:
    """Return the day of publication of a row."""
    return datetime.fromisoformat(row["dct"][:10]) if row.get("dct") else None


def read(reader: Reader, rows: list[Row]) -> list[Found]:
    """Return what a reader finds in each row."""
    return [reader(row["text"], published(row)) for row in rows]


def seconds(reader: Reader, rows: list[Row]) -> float:
    """Return the CPU seconds a reader takes for the rows."""
    start = time.process_time()
    read(reader, rows)
    return time.process_time() - start


def speed(rows: list[Row]) -> float:
    """Return how many articles we read in the time dateparser.search_dates reads one."""
    sample = rows[:SPEED_ARTICLES]
    peer = PEERS["dateparser.search_dates"]
    read(ours, sample[:2]), read(peer, sample[:2])
    rounds = [(seconds(ours, sample), seconds(peer, sample)) for _ in range(ROUNDS)]
    mine, theirs = (min(side) for side in zip(*rounds, strict=True))
    return round(theirs / mine, 1)


def growth() -> float:
    """Return the worst factor by which four times the hostile text takes longer; 4 is linear."""
    worst = 0.0
    for piece in HOSTILE:
        small, large = (piece * (size // len(piece)) for size in (25_000, 100_000))
        times = [
            min(seconds(ours, [{"text": text}]) for _ in range(ROUNDS)) for text in (small, large)
        ]
        worst = max(worst, times[1] / max(times[0], 1e-4))
    return round(worst, 1)


def below(figures: dict[str, float]) -> list[str]:
    """Return what fell below its floor, or above where the floor says "at most"."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8")).get("times", {})
    fallen = [
        f"{name} {figures[name]} < {floor}"
        for name, floor in floors.get("at_least", {}).items()
        if figures[name] < floor
    ]
    return fallen + [
        f"{name} {figures[name]} > {ceiling}"
        for name, ceiling in floors.get("at_most", {}).items()
        if figures[name] > ceiling
    ]


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--check", action="store_true", help="fail below floors.json")
    arguments = parser.parse_args()
    with arguments.gold.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()][: arguments.limit]
    said = read(ours, rows)
    if arguments.out:
        whole = ({"id": r["id"], "timexes": found} for r, found in zip(rows, said, strict=True))
        arguments.out.write_text("".join(json.dumps(row) + "\n" for row in whole), encoding="utf-8")
    if unanswered(rows, "timexes"):
        return 0
    table = {"ours": score(rows, said)}
    table |= {name: score(rows, read(peer, rows)) for name, peer in PEERS.items()}
    for name, figures in table.items():
        print(f"{name:26}" + "".join(f"{key} {value:6.2f}  " for key, value in figures.items()))
    figures = table["ours"] | {"articles": len(rows), "speed": speed(rows), "growth": growth()}
    fallen = below(figures) if arguments.check else []
    print(*fallen, sep="\n", file=sys.stderr)
    print(json.dumps(figures))
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
