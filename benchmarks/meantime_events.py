"""Event coreference across the documents of MEANTIME, gold mentions given.

    python benchmarks/meantime_events.py GOLD.jsonl [--limit N] [--out PRED.jsonl]

Reads text, publication date and the spans of the event mentions; which of them are one is used for
scoring alone. Figures: B-cubed and pairwise precision, recall and F in percent.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import analysed
import ecbplus

from timeline import graph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.model import Article, Claim


def mentions(row: analysed.Row) -> analysed.Row:
    """Return the row with ids of mentions that no other document has."""
    named = [event | {"id": f"{row['doc']}/{event['id']}"} for event in row["events"]]
    return row | {"id": row["doc"], "events": named}


def b_cubed(said: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float]:
    """Return precision and recall, each the mean over all mentions (Bagga and Baldwin 1998)."""
    both = Counter((said[one], gold[one]) for one in gold)
    ours, theirs = Counter(said.values()), Counter(gold.values())
    precision = sum(many * many / ours[cluster] for (cluster, _), many in both.items())
    recall = sum(many * many / theirs[event] for (_, event), many in both.items())
    return precision / len(gold), recall / len(gold)


def pairwise(said: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float]:
    """Return precision and recall of the pairs of mentions said to be one."""
    hits = pairs(said) & pairs(gold)
    return len(hits) / (len(pairs(said)) or 1), len(hits) / (len(pairs(gold)) or 1)


def pairs(clusters: Mapping[str, str]) -> set[tuple[str, str]]:
    """Return the pairs of mentions of one cluster."""
    members: dict[str, list[str]] = defaultdict(list)
    for mention, cluster in sorted(clusters.items()):
        members[cluster].append(mention)
    return {pair for group in members.values() for pair in combinations(group, 2)}


def percent(precision: float, recall: float) -> list[float]:
    """Return precision, recall and their harmonic mean in percent."""
    mean = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return [round(100 * value, 1) for value in (precision, recall, mean)]


def main() -> None:
    """Link the mentions and print the figures."""
    given = analysed.arguments(__doc__.splitlines()[0]).parse_args()
    rows = [mentions(row) for row in analysed.rows(given.gold, given.limit)]
    articles: list[Article] = [analysed.article(row, "dct") for row in rows]
    claims: list[Claim] = [
        claim for row, one in zip(rows, articles, strict=True) for claim in ecbplus.claims(row, one)
    ]
    timeline = graph.link(articles, claims)
    said = {claim: event.id for event in timeline.events for claim in event.claims}
    gold = {
        event["id"]: event.get("cluster", event["id"]) for row in rows for event in row["events"]
    }
    analysed.write(given.out, ({"id": m, "cluster": c} for m, c in sorted(said.items())))
    figures = {
        "mentions": len(gold),
        "events": len(set(gold.values())),
        "b_cubed": percent(*b_cubed(said, gold)),
        "pairs": percent(*pairwise(said, gold)),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
