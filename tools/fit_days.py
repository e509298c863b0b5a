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

from timeline import events, interval, language, places, sources, timex
from timeline.events.evidence import Weighed, evidence
from timeline.events.scene import lay_out

RIDGE, ROUNDS, ENOUGH = 2.0, 40, 1e-3
#: A reason whose weight is smaller than this is left out.
SMALL = 0.2
VIOLENCE = frozenset({"attack", "fight", "kill", "injure"})


class Choice(NamedTuple):
    """One article: its days, the reasons of each (an older, untold day last), the true one."""

    days: list[date]
    measures: np.ndarray
    true: int
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


def choice(found: Weighed, gold: date, names: list[str]) -> Choice:
    """Return an article's days as rows of measures, one column a reason."""
    days = sorted(found.days)
    given = [found.days[day].reasons for day in days] + [found.older]
    rows = [[reasons.get(name, 0.0) for name in names] for reasons in given]
    true = days.index(gold) if gold in days else len(days)
    return Choice(days, np.array(rows), true, gold)


def shares(one: Choice, weights: np.ndarray) -> np.ndarray:
    """Return how likely each day is."""
    scores = one.measures @ weights
    odds = np.exp(scores - scores.max())
    return np.asarray(odds / odds.sum())


def loss(choices: list[Choice], weights: np.ndarray) -> float:
    """Return the penalised negative log-likelihood."""
    told = sum(-np.log(max(shares(one, weights)[one.true], 1e-300)) for one in choices)
    return float(told + RIDGE * weights @ weights / 2)


def fit(choices: list[Choice]) -> np.ndarray:
    """Return the weights (Newton's method, steps halved until they help)."""
    width = choices[0].measures.shape[1]
    weights = np.zeros(width)
    now = loss(choices, weights)
    for _ in range(ROUNDS):
        slope, curve = RIDGE * weights, RIDGE * np.eye(width)
        for one in choices:
            likely = shares(one, weights)
            mean = likely @ one.measures
            slope = slope + mean - one.measures[one.true]
            curve += (one.measures * likely[:, None]).T @ one.measures - np.outer(mean, mean)
        step = np.linalg.solve(curve, slope)
        while (then := loss(choices, weights - step)) > now and np.abs(step).max() > ENOUGH:
            step /= 2
        weights = weights - step
        if now - then < ENOUGH:
            break
        now = then
    return weights


def exact(choices: list[Choice], weights: np.ndarray) -> float:
    """Return the percentage of articles whose likeliest day is the true one."""
    met = [one.days[int(np.argmax(shares(one, weights)[:-1]))] == one.gold for one in choices]
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
        all_of = [choice(*pair, names) for pair in zip(found, gold, strict=True)]
        weights = fit(all_of)
        kept = [n for n, w in zip(names, weights, strict=True) if abs(w) >= SMALL]
        if len(kept) == len(names):
            break
        names = kept
    halves = [[c for c, h in zip(all_of, half, strict=True) if h == side] for side in (0, 1)]
    print("exact on each half, fitted on the other:", exact(halves[0], fit(halves[1])), end=" ")
    print(exact(halves[1], fit(halves[0])))
    for weight, name in sorted(zip(weights, names, strict=True), reverse=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main(Path(sys.argv[1]))
