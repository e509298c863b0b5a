"""Measure whether large files are read in constant memory, and what an article costs.

    python benchmarks/streaming.py [--megabytes N] [--kind jsonl|warc] [--characters N]

Makes files of N megabytes and of a tenth of that, of articles of so many characters, and reads each
with `timeline read --jsonl` in a process of its own. Prints the peak memory of both in megabytes,
how much it grew, and the milliseconds of one CPU that an article took. The last line is one JSON
object.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import synthetic
from floors import above

if TYPE_CHECKING:
    from collections.abc import Iterator


def main() -> None:
    """Make the files, read them, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=int, default=40)
    parser.add_argument("--kind", choices=("jsonl", "warc"), default="jsonl")
    parser.add_argument("--characters", type=int, default=4_000)
    parser.add_argument("--check", action="store_true", help="fail above floors.json")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"articles.{chosen.kind}"
        write(path, chosen.megabytes * 100_000, chosen)
        few, _ = read(path)
        articles = write(path, chosen.megabytes * 1_000_000, chosen)
        many, seconds = read(path)
    figures = {
        "kind": chosen.kind,
        "articles": articles,
        "peak_of_a_tenth": few,
        "peak": many,
        "growth": round(many - few, 1),
        "milliseconds_an_article": round(1000 * seconds / articles, 2),
    }
    print(json.dumps(figures))
    if chosen.check and (over := above("streaming", figures)):
        sys.exit("\n".join(over))


def write(path: Path, size: int, chosen: argparse.Namespace) -> int:
    """Write articles until the file has that many bytes; return how many."""
    shown = {"jsonl": as_line, "warc": as_record}[chosen.kind]
    written = 0
    with path.open("wb") as out:
        for number, text in zip(count(), texts(chosen.characters), strict=False):
            written += out.write(shown(number, text))
            if written >= size:
                return number + 1
    return 0


def texts(characters: int) -> Iterator[str]:
    """Yield articles of about that many characters, no two the same, without end."""
    bodies = [text.partition("\n---\n")[2] for text in synthetic.texts(200)]
    for number in count():
        pieces, size, at = [f"This is article number {number}."], 0, number
        while size < characters:
            pieces.append(bodies[at % len(bodies)])
            size += len(pieces[-1])
            at += 1 + number // len(bodies)
        yield "\n\n".join(pieces)


def as_line(number: int, text: str) -> bytes:
    """Return an article as a line of JSON."""
    row = {"title": f"Report {number}", "publisher": "Harbour Post", "date": "2031-05-06"}
    return json.dumps(row | {"text": text}).encode() + b"\n"


def as_record(number: int, text: str) -> bytes:
    """Return an article as a page in a record of a web archive."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    page = (
        f'<html lang="en"><head><title>Report {number}</title><meta name="date" '
        f'content="2031-05-06"></head><body><h1>Report {number}</h1>{body}</body></html>'
    )
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/{number}\r\n"
        f"WARC-Date: 2031-06-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def read(path: Path) -> tuple[float, float]:
    """Return the peak memory of reading a file, in megabytes, and the CPU seconds it took."""
    command = [sys.executable, "-m", "timeline", "read", str(path), "--jsonl"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"reading {path} ended with {process.returncode}")
    return round(used.ru_maxrss / 1024, 1), used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
