"""When and where the incident of a local news article happened.

    python benchmarks/incidents.py GOLD.jsonl [--limit N] [--out PRED.jsonl]

Reads title, text and publication date of each article. The prediction is the best supported day and
place among the article's claims of violence: each claim votes with the weight of its kind, its
place
in the text and the words it shares with the title. Figures: exact day, within a day, the true day
inside [earliest, latest] in percent, the median width of that interval in days, and the share of
incidents placed within 161 km.
"""

from __future__ import annotations

import json
import math
import re
import sys
from bisect import bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING

import analysed

from timeline import interval

if TYPE_CHECKING:
    from timeline.model import Claim, Interval, Place

_WORD = re.compile(r"[a-z]{4,}")
#: How much a claim of each type says about when the shooting itself happened.
_TYPES = {"attack": 0.9, "fight": 0.9, "kill": 0.6, "injure": 0.6, "statement": 0.02}
_AFTERMATH = {"arrest": 0.03, "legal": 0.03, "release": 0.03, "meet": 0.03, "protest": 0.03}
_HAPPENING = {"happen", "occur", "take place", "incident", "accident"}
_FINDING = {"find", "discover"}
#: From this share of all votes on the claims agree on the day.
AGREED = 0.85
#: How long before publication an incident may lie that no claim dates, in days.
QUIET = 7
_OWN = {"stated", "anchored", "speech"}


def words(text: str) -> set[str]:
    """Return the longer words of a text, in lower case."""
    return set(_WORD.findall(text.lower()))


def span(when: Interval) -> tuple[str, str]:
    """Return first and last day; a night counts as the day it begins."""
    first, last = interval.ends(when)
    length = interval.days(when)
    if first and last and length is not None and length < 1:
        return first[:10], first[:10]
    return (first or last or "")[:10], (last or first or "")[:10]


def weight(claim: Claim, order: int, title: set[str], text: str) -> float:
    """Return how strongly a dated claim votes for its day."""
    if claim.type in _TYPES:
        kind = _TYPES[claim.type]
    elif claim.lemma in _HAPPENING:
        kind = 1.0
    elif claim.lemma in _FINDING:
        kind = 0.6
    else:
        kind = _AFTERMATH.get(claim.type, 0.4)
    told = 0.3 if claim.when.basis in {"narrative", "speech"} else 1.0
    shared = len(title & words(text)) / (len(title) or 1)
    return kind * told * (1 + shared) / (1 + 0.1 * order)


def votes(one: analysed.Analysed) -> dict[tuple[str, str], float]:
    """Return the weight of each (first day, last day) the article's claims give."""
    starts = [p.span.start for p in one.article.paragraphs]
    places = [bisect_right(starts, c.sentence.start) for c in one.claims]
    order = {p: i for i, p in enumerate(sorted(set(places)))}
    title = words(one.article.title or "")
    found: dict[tuple[str, str], float] = {}
    for claim, place in zip(one.claims, places, strict=True):
        when = claim.when
        length = interval.days(when.interval) if when.interval else None
        if length is None or length > 2 or claim.status not in {"occurred", "ongoing"}:
            continue
        now = when.timex is not None and when.timex.value.endswith("_REF")
        if now or when.basis not in _OWN | {"narrative"} or when.interval is None:
            continue
        text = claim.sentence.of(one.article.text)
        days = span(when.interval)
        found[days] = found.get(days, 0.0) + weight(claim, order[place], title, text)
    return found


def when(one: analysed.Analysed) -> analysed.Row:
    """Return the day of the incident with an interval that should hold it."""
    found = {days: weight for days, weight in votes(one).items() if weight > 0}
    published = one.article.publication
    today = published.interval.start.date() if published and published.interval.start else None
    if found:
        first, _ = max(sorted(found), key=lambda days: found[days])
        return {"date": first, **bounds(found, first)}
    if today is None:
        return {"date": None}
    return {"date": moved(today, -1), "earliest": moved(today, -QUIET), "latest": moved(today, 0)}


def bounds(found: dict[tuple[str, str], float], best: str) -> analysed.Row:
    """Return the days among which the incident lies.

    Where the claims agree, the best day and the one before it: what is dated in a report is often
    the death or the discovery, a day after the deed. Where they do not, all the days they name.
    """
    share = sum(w for (first, _), w in found.items() if first == best) / sum(found.values())
    named = [best] if share >= AGREED else [day for days in found for day in days]
    return {"earliest": moved(date.fromisoformat(min(named)), -1), "latest": max(named)}


def moved(day: date, days: int) -> str:
    """Return a day moved by some days, as ISO text."""
    return (day + timedelta(days=days)).isoformat()


def where(one: analysed.Analysed) -> Place | None:
    """Return the place of the incident: the claims of violence first, then the main event's."""
    ranked = sorted(one.claims, key=lambda c: (c.type not in _TYPES, not c.main))
    places = [spot.place for claim in ranked for spot in claim.places if claim.type != "statement"]
    located = [place for place in places if place.lat is not None]
    towns = [place for place in located if place.kind in {"city", "built"}]
    mentioned = [
        m.place
        for m in one.mentions
        if m.place and m.place.kind == "city" and m.place.lat is not None
    ]
    best = towns or mentioned or located
    return best[0] if best else None


def predict(one: analysed.Analysed) -> analysed.Row:
    """Return the prediction for one article."""
    place = where(one)
    spot = {"lat": place.lat, "lon": place.lon} if place else {"lat": None, "lon": None}
    return {"id": one.row["id"], **when(one), **spot}


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
    print(json.dumps(score(gold, said)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
