"""Timelines of an entity over many articles: SemEval-2015 Task 4.

    python benchmarks/semeval_timeline.py GOLD_DIR --docs DOCS.jsonl --track A|B --out DIR

Reads from GOLD_DIR the names of the entities alone (file names and first lines), from DOCS text and
publication date, in track B the given events too. An event belongs to an entity that acts in it, or
whose name its sentence holds. The score is temporal awareness as the task defines it: precision is
the share of answered relations that follow from the gold ones, recall the reverse, each timeline
reduced to relations that do not follow from one another.
"""

from __future__ import annotations

import json
import re
import sys
from bisect import bisect_right
from pathlib import Path

import analysed
from meantime import UNKNOWN, day_of, story_day
from temporal_awareness import Line, score

from timeline import events
from timeline.model import Claim, Span


def entities(folder: Path) -> dict[str, str]:
    """Return the name of each entity by its file."""
    return {
        path.name: path.read_text(encoding="utf-8").split("\n", 1)[0].strip()
        for path in sorted(folder.glob("*.txt"))
    }


def claims(one: analysed.Analysed, track: str) -> list[tuple[Claim, str]]:
    """Return the claims of a document with the text the task knows each event by."""
    if track == "A":
        return [(c, c.trigger.of(one.article.text)) for c in one.claims]
    shift = max(one.row["text"].find(one.article.text), 0)
    given = [
        (Span(start=e["start"] - shift, end=e["end"] - shift), e["text"]) for e in one.row["events"]
    ]
    found = events.claims_at(
        one.article, one.sentences, one.mentions, one.timexes, [span for span, _ in given]
    )
    return [
        (claim, text) for span, text in given for claim in found if claim.trigger.overlaps(span)
    ]


def is_about(one: analysed.Analysed, claim: Claim, name: str, sentence: Span) -> bool:
    """Return whether an entity acts in a claim or is named in its sentence."""
    wanted = set(name.lower().split())
    for actor in claim.actors:
        if wanted & set(actor.name.lower().split()):
            return True
    return mentioned(sentence.of(one.row["text"]), wanted)


def mentioned(text: str, wanted: set[str]) -> bool:
    """Return whether a sentence holds the name, or its last word where that is a surname."""
    words = set(re.findall(r"\w+", text.lower()))
    return wanted <= words


def lines(gold: Path, docs: list[analysed.Analysed], track: str) -> dict[str, list[Line]]:
    """Return the timeline of each entity: (order, anchor, document-sentence-event)."""
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in entities(gold)}
    for one in docs:
        today = story_day(one.claims, one.row["dct"])
        starts = [s["start"] for s in one.row["sentences"]]
        shift = max(one.row["text"].find(one.article.text), 0)
        for claim, text in claims(one, track):
            place = bisect_right(starts, claim.trigger.start + shift) - 1
            row = one.row["sentences"][place]
            sentence = Span(start=row["start"], end=row["end"])
            event = f"{one.row['doc']}-{row['id']}-{text.replace(' ', '_')}"
            for file, name in entities(gold).items():
                if is_about(one, claim, name, sentence):
                    found[file].append((day_of(claim, today), event))
    return {file: ordered(rows) for file, rows in found.items()}


def ordered(rows: list[tuple[str, str]]) -> list[Line]:
    """Return dated events in order of their days; one that cannot be dated has order 0."""
    days = sorted({day for day, _ in rows if day != UNKNOWN})
    rank = {day: i + 1 for i, day in enumerate(days)} | {UNKNOWN: 0}
    return sorted((rank[day], day, event) for day, event in rows)


def written(lines_of: list[Line], name: str) -> str:
    """Return one timeline in the task's format."""
    return "\n".join([name, *(f"{order}\t{day}\t{event}" for order, day, event in lines_of)]) + "\n"


def main() -> int:
    """Run the benchmark and print its figures last."""
    parser = analysed.arguments(__doc__)
    parser.add_argument("--docs", type=Path, required=True, help="documents, one a line")
    parser.add_argument(
        "--track", choices=("A", "B"), default="A", help="A raw text, B given events"
    )
    given = parser.parse_args()
    rows = analysed.rows(given.docs, given.limit)
    docs = list(analysed.articles(rows, "dct"))
    answers = lines(given.gold, docs, given.track)
    if given.out is not None:
        given.out.mkdir(parents=True, exist_ok=True)
        for file, name in entities(given.gold).items():
            (given.out / file).write_text(written(answers[file], name), encoding="utf-8")
    print(json.dumps(score(given.gold, answers)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
