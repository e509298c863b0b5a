"""Fit the weights of ``timeline.graph.stories`` on articles grouped by incident.

    python tools/fit_stories.py incidents-dev.jsonl

Reads one object a line: id, text, title, published, incident. Prints the weights of a logistic
regression (numpy, one unit of ridge) over the pairs the program itself would weigh.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import numpy as np

from timeline import events, interval, language, places, timex
from timeline.graph import notes, stories
from timeline.model import Article, Claim, Paragraph, PublicationDate, Span

RIDGE, ROUNDS = 1.0, 40


def read(row: dict[str, str]) -> Article:
    """Return a row as an article published on its day."""
    when = interval.of(datetime.fromisoformat(row["published"][:10]), "day")
    whole = Paragraph(span=Span(start=0, end=len(row["text"])), kind="text")
    published = PublicationDate(interval=when, evidence="field", score=0.95)
    return Article(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        paragraphs=(whole,),
        published=(published,),
    )


def claims(article: Article) -> tuple[Claim, ...]:
    """Return what an article says, as the pipeline reads it."""
    parse = language.parse(article)
    mentions = places.resolve(article, parse.sentences, parse.mentions)
    when = article.published[0].interval
    times = timex.find(
        article.text, publication=when, sentences=parse.sentences, paragraphs=article.paragraphs
    )
    return events.claims(article, parse.sentences, mentions, times)


def fit(measures: np.ndarray, same: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic regression (Newton's method)."""
    weights = np.zeros(measures.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-measures @ weights))
        slope = measures.T @ (likely - same) + RIDGE * weights
        curve = (measures * (likely * (1 - likely))[:, None]).T @ measures
        weights -= np.linalg.solve(curve + RIDGE * np.eye(len(weights)), slope)
    return weights


def main(path: Path) -> None:
    """Print each reason's weight."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    incident = {row["id"]: row["incident"] for row in rows}
    articles = sorted(map(read, rows), key=lambda a: (a.published[0].interval.start, a.id))
    weighing = stories.Weighing(articles, notes.Notes(c for a in articles for c in claims(a)))
    pairs = list(weighing.candidates(range(len(articles)), weighing.indexes()))
    names = list(stories.WEIGHTS)
    measures = np.zeros((len(pairs), len(names)))
    for at, pair in enumerate(pairs):
        for name, value in weighing.measures(*pair):
            measures[at, names.index(name)] = value
    same = np.array(
        [incident[articles[a].id] == incident[articles[b].id] for a, b in pairs], dtype=float
    )
    for name, weight in zip(names, fit(measures, same), strict=True):
        print(f"{weight:+.2f}  {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
