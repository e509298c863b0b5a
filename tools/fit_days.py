"""Fit the weights of ``timeline.events.story_day`` on articles that report one incident each.

    python tools/fit_days.py incidents-dev.jsonl

Reads one object a line: id, incident, title, text, published, day. The choice among the days of an
article is a conditional logit (numpy, two units of ridge). Prints the figures of two halves, split
by incident, each under weights fitted on the other; then the weights fitted on all.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from hashlib import blake2s
from pathlib import Path
from typing import NamedTuple

import numpy as np
from choosing import Choice, fit, shares

from timeline import events, interval, language, places, sources, timex
from timeline.events.evidence import Weighed, evidence
from timeline.events.scene import lay_out

#: A reason whose weight is smaller than this is left out.
SMALL = 0.2
VIOLENCE = frozenset({"attack", "fight", "kill", "injure"})


class Told(NamedTuple):
    """One article: its days, the choice among them and an older untold one (last), the true day."""

    days: list[date]
    choice: Choice
    gold: date


def weighed(row: dict[str, str]) -> Weighed:
    """Return what speaks for each day, as the program sees it."""
    given = interval.of(datetime.fromisoformat(row["published"][:10]), "day")
    article = sources.from_text(row["text"], fields={"title": row["title"]}, given=given)
    parse = language.parse(article)
    names = places.resolve(article, parse.sentences, parse.mentions)
    when = article.publication.interval if article.publication else None
    times = timex.find(
        article.text, publication=when, sentences=parse.sentences, paragraphs=article.paragraphs
    )
    claims = events.claims(article, parse.sentences, names, times)
    return evidence(lay_out(article, parse.sentences, (), times), claims, VIOLENCE)


def told(found: Weighed, gold: date, names: list[str]) -> Told:
    """Return an article's days as rows of measures, one column a reason."""
    days = sorted(found.days)
    given = [found.days[day].reasons for day in days] + [found.older]
    rows = [[reasons.get(name, 0.0) for name in names] for reasons in given]
    true = days.index(gold) if gold in days else len(days)
    return Told(days, Choice(np.array(rows), np.arange(len(rows)) == true), gold)


def fitted(articles: list[Told]) -> np.ndarray:
    """Return the weights under which the true days are likeliest."""
    return fit([one.choice for one in articles])


def exact(articles: list[Told], weights: np.ndarray) -> float:
    """Return the percentage of articles whose likeliest day is the true one."""
    met = [
        one.days[int(np.argmax(shares(one.choice, weights)[:-1]))] == one.gold for one in articles
    ]
    return round(100 * sum(met) / len(met), 1)


def main(path: Path) -> None:
    """Print the figures of the halves, then each reason's weight."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = [weighed(row) for row in rows]
    names = sorted({n for one in found for day in one.days.values() for n in day.reasons})
    names += sorted(found[0].older)
    gold = [date.fromisoformat(row["day"]) for row in rows]
    half = [blake2s(row["incident"].encode()).digest()[0] & 1 for row in rows]
    while True:
        all_of = [told(*pair, names) for pair in zip(found, gold, strict=True)]
        weights = fitted(all_of)
        kept = [n for n, w in zip(names, weights, strict=True) if abs(w) >= SMALL]
        if len(kept) == len(names):
            break
        names = kept
    halves = [[c for c, h in zip(all_of, half, strict=True) if h == side] for side in (0, 1)]
    print("exact on each half, fitted on the other:", exact(halves[0], fitted(halves[1])), end=" ")
    print(exact(halves[1], fitted(halves[0])))
    for weight, name in sorted(zip(weights, names, strict=True), reverse=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main(Path(sys.argv[1]))
