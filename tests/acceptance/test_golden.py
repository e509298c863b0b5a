"""The shipped example story, event by event, as a reviewer reads it: a change shows as a diff.

``TIMELINE_GOLDEN=write pytest tests/acceptance/test_golden.py`` writes the file anew; read the diff
before committing it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import timeline
from timeline import examples, graph

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "koper.txt"


def readable(event: dict[str, Any]) -> list[str]:
    """Return an event as lines: when, what, who, where, then each claim with its own date."""
    when = f"{event['earliest'] or '…'} to {event['latest'] or '…'}"
    who = ", ".join(actor["name"] for actor in event["actors"])
    where = ", ".join(place["name"] for place in event["places"])
    lines = [
        f"{when}  {event['status']} {event['type']}: {event['label']}",
        f"    who: {who or '-'}; where: {where or '-'}; origins: {event['origins']}",
    ]
    for claim in event["claims"]:
        day = f"{claim['earliest'] or '…'} to {claim['latest'] or '…'}"
        speaker = f", {claim['speaker']['name']} {claim['stance']}" if claim["speaker"] else ""
        lines.append(
            f"    · {claim['publisher'] or '?'} “{claim['trigger']['text']}” {claim['status']} "
            f"{claim['relation']} {day} ({claim['basis']}){speaker}"
        )
    told = [link for link in event["links"] if link["kind"] in {"conflicts", "updates"}]
    return lines + [f"    ! {link['kind']}: {'; '.join(link['reasons'])}" for link in told]


def test_the_example_story_reads_as_it_did() -> None:
    record = timeline.build(examples.folder("koper")).record
    rows = [json.loads(line) for line in graph.exports.write(record, "jsonl")]
    text = "\n".join(line for row in rows for line in readable(row)) + "\n"
    if os.environ.get("TIMELINE_GOLDEN") == "write":
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
