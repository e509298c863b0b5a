"""When and where the incident of a local news article happened.

    python benchmarks/incidents.py GOLD.jsonl [--limit N] [--out PRED.jsonl]

Reads title, text and publication date of each article. The prediction is what the program weighs to
be the day of the deed the article goes back to (``events.story_day``), with its interval, and
where the article plays (``events.story_place``). Figures: exact day, within a day, the true day
inside [earliest, latest] in percent, the median width of that interval in days, and the share of
incidents placed within 161 km.
"""

from __future__ import annotations

import json
import math
import sys
from datetime import date, timedelta

import analysed

from timeline import events, interval

#: The deeds an incident consists of.
VIOLENCE = frozenset({"attack", "fight", "kill", "injure"})
#: An interval without a start is written as one that reaches this many days back.
OPEN = 366


def when(one: analysed.Analysed) -> analysed.Row:
    """Return the day of the incident with an interval that should hold it."""
    found = events.story_day(one.article, one.sentences, one.timexes, one.claims, VIOLENCE)
    if found is None or found.when.interval is None:
        return {"date": None}
    first, last = interval.ends(found.when.interval)
    earliest = first or (found.day - timedelta(days=OPEN)).isoformat()
    return {"date": found.day.isoformat(), "earliest": earliest, "latest": last}


def predict(one: analysed.Analysed) -> analysed.Row:
    """Return the prediction for one article."""
    found = events.story_place(one.article, one.sentences, one.mentions)
    place = {"lat": found.place.lat if found else None, "lon": found.place.lon if found else None}
    return {"id": one.row["id"], **when(one), **place}


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance between two points."""
    lat, lon, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat) / 2) ** 2
    h += math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def score(gold: list[analysed.Row], said: list[analysed.Row]) -> analysed.Row:
    """Return the figures over all gold rows; what was not answered is wrong."""
    pairs = [(date.fromisoformat(g["day"]), p) for g, p in zip(gold, said, strict=True)]
    off = [abs((date.fromisoformat(p["date"]) - d).days) for d, p in pairs if p.get("date")]
    held = [
        date.fromisoformat(p["earliest"]) <= d <= date.fromisoformat(p["latest"])
        for d, p in pairs
        if p.get("earliest")
    ]
    widths = sorted(
        (date.fromisoformat(p["latest"]) - date.fromisoformat(p["earliest"])).days + 1
        for _, p in pairs
        if p.get("earliest")
    )
    located = [(g, p) for g, p in zip(gold, said, strict=True) if g.get("latlon")]
    near = sum(
        kilometres(tuple(g["latlon"]), (p["lat"], p["lon"])) <= 161
        for g, p in located
        if p["lat"] is not None
    )
    n = len(gold)
    return {
        "n": n,
        "exact": round(100 * sum(o == 0 for o in off) / n, 2),
        "within1": round(100 * sum(o <= 1 for o in off) / n, 2),
        "inside": round(100 * sum(held) / n, 2),
        "median_width_days": widths[len(widths) // 2] if widths else None,
        "acc@161km": round(100 * near / len(located), 2) if located else None,
    }


def main() -> int:
    """Run the benchmark and print its figures last."""
    given = analysed.arguments(__doc__).parse_args()
    gold = analysed.rows(given.gold, given.limit)
    said = [predict(one) for one in analysed.articles(gold)]
    analysed.write(given.out, said)
    if not analysed.unanswered(gold, "day"):
        print(json.dumps(score(gold, said)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
