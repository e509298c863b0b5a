"""How often given event mentions are dated on the right day: MEANTIME (gold mentions, news wiki).

    python benchmarks/meantime.py GOLD.jsonl [--limit N] [--out PRED.jsonl]

Reads text, publication date and the spans of the event mentions. The gold days stand beside GOLD in
``.instances.json`` and are used for scoring alone. Figures: ``exact`` and ``compatible`` (one date is
the beginning of the other: "2011-10" and "2011-10-05") in percent.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import analysed

from timeline import events
from timeline.model import Span

if TYPE_CHECKING:
    from timeline.model import Claim, Interval

#: What a TIMEX3 value of each granularity keeps of an ISO day.
_LENGTHS = {"year": 4, "month": 7}


def date(interval: Interval | None, publication: str) -> str:
    """Return the day (or month, or year) of an interval; what has no start is told on the day."""
    if interval is None or interval.start is None:
        return publication
    return interval.start.date().isoformat()[: _LENGTHS.get(interval.granularity, 10)]


def day_of(claim: Claim, publication: str) -> str:
    """Return the day a claim is placed on: its own, or for the day's news the publication day."""
    if claim.when.basis in {"current", "reported", "none"} and claim.when.timex is None:
        return publication
    return date(claim.when.interval, publication)


def predict(one: analysed.Analysed) -> list[analysed.Row]:
    """Return a date for each given event mention of a document."""
    spans = [Span(start=e["start"], end=e["end"]) for e in one.row["events"]]
    claims = events.claims_at(one.article, one.sentences, one.mentions, one.timexes, spans)
    said = []
    for span in spans:
        claim = next((c for c in claims if c.trigger.overlaps(span)), None)
        day = day_of(claim, one.row["dct"]) if claim else one.row["dct"]
        said.append({"doc": one.row["doc"], "start": span.start, "date": day})
    return said


def score(gold: list[analysed.Row], said: list[analysed.Row], path: Path) -> analysed.Row:
    """Return how many gold days were met."""
    days = json.loads(path.read_text(encoding="utf-8"))
    dates = {(p["doc"], p["start"]): p["date"] for p in said}
    pairs = [
        (days[e["cluster"]]["TIME"], dates.get((g["doc"], e["start"]), ""))
        for g in gold
        for e in g["events"]
        if days.get(e.get("cluster"), {}).get("TIME")
    ]
    exact = sum(true == day for true, day in pairs)
    near = sum(bool(day) and (true.startswith(day) or day.startswith(true)) for true, day in pairs)
    n = len(pairs)
    return {"n": n, "exact": round(100 * exact / n, 2), "compatible": round(100 * near / n, 2)}


def main() -> int:
    """Run the benchmark and print its figures last."""
    given = analysed.arguments(__doc__).parse_args()
    gold = analysed.rows(given.gold, given.limit)
    said = [row for one in analysed.articles(gold, "dct") for row in predict(one)]
    analysed.write(given.out, said)
    print(json.dumps(score(gold, said, given.gold.with_suffix(".instances.json"))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
