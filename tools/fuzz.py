"""Fuzzing led by coverage: bytes grow towards code not yet reached, until something breaks.

    python tools/fuzz.py readers -max_total_time=600 corpus/
    python tools/fuzz.py rules|store|report -runs=100000

Needs atheris (``make fuzz`` installs it). What follows the target is libFuzzer's: ``-runs``,
``-max_total_time`` in seconds, ``-seed``, and folders of inputs to begin with. An input that breaks
a promise ends the run and is left as ``crash-…``; give that file as the last argument to try again.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["timeline"]):
    from timeline import graph, interval, report, sources, timex
    from timeline.model import Claim, Skipped, Span, Timeline, TimelineError, When
    from timeline.store import Store

DAY = interval.of(datetime(2031, 5, 6), "day")
#: The second byte of an input says how many of its bytes go into the file's name, fewer than this.
LONGEST_NAME = 16
#: Kinds of files; the first byte of an input chooses one.
SUFFIXES = (
    *(".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".xml", ".warc", ".gz", ".zip", ".eml"),
)


def readers(data: bytes) -> None:
    """Any file of any name is read, or left out with a reason."""
    if len(data) < 2:
        return
    body = 2 + data[1] % LONGEST_NAME
    name = os.fsdecode(bytes(data[2:body]).translate(None, b"\0/"))
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / f"file{name}{SUFFIXES[data[0] % len(SUFFIXES)]}"
        path.write_bytes(data[body:])
        for item in sources.read([path]):
            if isinstance(item, Skipped):
                _hold(bool(item.reason), "a file is left out without a reason")
                item.path.encode()
            else:
                "".join((item.text, *item.paths)).encode()


def rules(data: bytes) -> None:
    """Any text is read; expressions lie inside it, in order, and none runs into the next."""
    text = data.decode("utf-8", "replace")
    at = 0
    for found in timex.find(text, publication=DAY):
        _hold(at <= found.span.start < found.span.end <= len(text), "a span leaves its place")
        at = found.span.end


def store(data: bytes) -> None:
    """A damaged store is told of and never changed."""
    whole = _whole_store()
    at = int.from_bytes(data[:3], "big") % len(whole)
    spoilt = whole[:at] + data[4:] + (b"" if data[3:4] < b"@" else whole[at + len(data[4:]) :])
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "timeline.sqlite"
        path.write_bytes(spoilt)
        with Store(path) as opened, suppress(TimelineError):
            opened.timeline()
        with Store(path) as opened, suppress(TimelineError):
            opened.search(data.decode("utf-8", "replace"), limit=3)
        _hold(path.read_bytes() == spoilt, "a damaged store was changed")


def report_data(data: bytes) -> None:
    """Whatever an article holds is data in the page: no tag of it is a tag there."""
    text = data.decode("utf-8", "replace").replace("\r", "")
    words = text if text.strip() else "A day."
    page = report.render(_timeline(words), title=words[:80], plotlyjs="directory")
    for tag in ("<script", "</script", "<img", "<iframe", "<object", "<a "):
        _hold(page.lower().count(tag) == _tags()[tag], f"{tag} of an article reached the page")


@cache
def _whole_store() -> bytes:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "timeline.sqlite"
        with Store(path) as opened:
            opened.write(_timeline("A boat sank near Piran on Friday."))
        return path.read_bytes()


@cache
def _tags() -> dict[str, int]:
    page = report.render(_timeline("A day."), title="A day.", plotlyjs="directory").lower()
    tags = ("<script", "</script", "<img", "<iframe", "<object", "<a ")
    return {tag: page.count(tag) for tag in tags}


def _timeline(text: str) -> Timeline:
    """Return the timeline of one article whose only claim is its whole text."""
    article = sources.from_text(text, path="fuzz.txt", fields={"title": text[:60]})
    whole = Span(start=0, end=max(len(article.text), 1))
    claim = Claim(
        id="claim",
        article=article.id,
        sentence=whole,
        trigger=whole,
        lemma=article.text[:40],
        label=article.text[:80],
        type="other",
        status="occurred",
        when=When(interval=DAY, relation="on", basis="stated"),
        origin=article.id,
    )
    return graph.link((article,), (claim,))


def _hold(promise: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not promise:
        raise AssertionError(otherwise)


SEEDS: tuple[bytes, ...] = (
    b"\x00---\ntitle: A day\npublished: 2031-05-06\n---\nA boat sank near Piran on Friday.",
    b"\x02<html><body><article><p>On 3 May 2031 &lt;script&gt;</p><a href=javascript:x>y</a>",
    b'\x04{"text": "Two days later, by the end of May", "published": "2031-05-06"}\n{',
    b"\x06<rss><channel><item><title>T</title><pubDate>Tue, 06 May 2031 10:00:00 GMT</pubDate>",
    b"\x07WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\nHTTP/1.1 200",
    b"\x0aFrom: a@example.org\nDate: Tue, 06 May 2031 10:00:00 +0200\nSubject: S\n\nText.",
    "from Monday to Friday, the last week of the early 1990s, 31 February, “now”".encode(),
    b"</script><script>alert(1)</script><img src=x onerror=y>{{ 7*7 }}]]>--\xe2\x80\xae\x00",
)
TARGETS = {"readers": readers, "rules": rules, "store": store, "report": report_data}


def main() -> None:
    """Fuzz the target the command line names."""
    if sys.argv[1:2] not in [[name] for name in TARGETS]:
        sys.exit(f"name one of {', '.join(TARGETS)}")
    target = TARGETS[sys.argv.pop(1)]
    target(b"\x00A boat sank near Piran on Friday.")  # what is loaded on first use is loaded now
    with tempfile.TemporaryDirectory() as scratch:
        for number, seed in enumerate(SEEDS):
            (Path(scratch) / f"{number}").write_bytes(seed)
        given = [one for one in sys.argv[1:] if not one.startswith("-")]
        begin = given if any(Path(one).is_file() for one in given) else [*given, scratch]
        options = [one for one in sys.argv[1:] if one.startswith("-")]
        atheris.Setup([sys.argv[0], "-len_control=0", "-max_len=4096", *options, *begin], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
