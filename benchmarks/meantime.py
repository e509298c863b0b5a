"""How often given event mentions are dated on the right day: MEANTIME (gold mentions, news wiki).

    python benchmarks/meantime.py GOLD.jsonl [--limit N] [--out PRED.jsonl]

Reads text, publication date and the spans of the event mentions. The gold days stand beside GOLD in
``.instances.json`` and are used for scoring alone. Figures: ``exact`` and ``compatible`` (one date
is
the beginning of the other: "2011-10" and "2011-10-05") in percent.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import analysed

from timeline import events, interval
from timeline.model import Span

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.model import Claim, Interval

#: What the gold has for an event that cannot be dated.
UNKNOWN = "XXXX-XX-XX"
#: What a TIMEX3 value of each granularity keeps of an ISO day.
_LENGTHS = {"year": 4, "month": 7}


def date(when: Interval | None, publication: str) -> str:
    """Return the day (or month, or year) of an interval; what has no start is told on the day."""
    if when is None or when.start is None:
        return publication
    return when.start.date().isoformat()[: _LENGTHS.get(when.granularity, 10)]


def story_day(claims: tuple[Claim, ...], publication: str) -> str:
    """Return the day an article is about: its main event's, else its first dated event's.

    A report tells of the last days; an older date is background, and then it is publication.
    """
    last = datetime.fromisoformat(publication)
    for claim in sorted(claims, key=lambda c: not c.main):
        when = claim.when
        if when.timex is None or when.interval is None or when.interval.start is None:
            continue
        day = when.interval.start
        whole = claim.status == "occurred" and interval.days(when.interval) == 1
        if whole and timedelta(0) <= last - day <= timedelta(days=7):
            return day.date().isoformat()
    return publication


def day_of(claim: Claim, today: str) -> str:
    """Return the day a claim is placed on: its own, or for the day's news the story's day."""
    when = claim.when
    if when.basis == "none" and when.timex is None:
        return UNKNOWN
    if when.basis in {"current", "reported", "none"} and when.timex is None:
        whole = when.interval is not None and interval.days(when.interval) == 1
        return date(when.interval, today) if when.basis == "current" and whole else today
    return date(when.interval, today)


def predict(one: analysed.Analysed) -> list[analysed.Row]:
    """Return a date for each given event mention of a document."""
    spans = [Span(start=e["start"], end=e["end"]) for e in one.row["events"]]
    claims = events.claims_at(one.article, one.sentences, one.mentions, one.timexes, spans)
    today = story_day(one.claims, one.row["dct"])
    said = []
    for span in spans:
        claim = next((c for c in claims if c.trigger.overlaps(span)), None)
        day = day_of(claim, today) if claim else today
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
    answers = given.gold.with_suffix(".instances.json")
    if answers.exists():
        print(json.dumps(score(gold, said, answers)))
    else:
        print(json.dumps({"n": len(said), "answers": False}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
