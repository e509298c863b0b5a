"""How well sayings are found: PolNeAR's sources and contents in political news.

    python benchmarks/attribution.py GOLD.jsonl [--every N] [--first K] [--limit N] [--out PRED]

Reads the text alone. A gold attribution is found when a predicted content covers at least half of
the union of the two; ``content+source`` asks besides that the sources share a character. Figures:
precision, recall and F in percent. ``--every 9 --first 0`` are documents whose errors were read
while the rules were written, ``--every 9 --first 4`` documents nobody looked at.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import analysed

from timeline.events import sayings
from timeline.events.scene import Scene, lay_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.events.saying import Saying
    from timeline.model import Span

Spans = list[list[int]]


def predict(one: analysed.Analysed) -> analysed.Row:
    """Return the attributions of one document as character spans."""
    scene = lay_out(one.article, one.sentences, one.mentions, ())
    shift = max(one.row["text"].find(one.article.text), 0)
    found = [attribution(scene, saying, shift) for saying in sayings.find(scene)]
    return {"doc": one.row["doc"], "attributions": found}


def attribution(scene: Scene, saying: Saying, shift: int) -> dict[str, Spans]:
    """Return the source, cue and content spans of one saying."""
    tree = scene.trees[saying.sentence]
    source = [] if saying.speaker is None else [tree.subtree(saying.speaker)]
    pronoun = tree.kid(saying.cue, "nsubj")
    if source and pronoun is not None and tree.tokens[pronoun].tag == "WP":
        source.append(tree.tokens[pronoun].span)
    return {
        "source": spans(source, shift),
        "cue": spans([saying.cue_span] if saying.cue_span else [], shift),
        "content": spans(saying.contents, shift),
    }


def spans(found: Iterable[Span], shift: int) -> Spans:
    """Return spans as pairs of offsets into the gold text."""
    return [[span.start + shift, span.end + shift] for span in found]


def characters(found: Spans) -> set[int]:
    """Return the offsets a list of spans covers."""
    return {c for start, end in found for c in range(start, end)}


def score(gold: list[analysed.Row], said: list[analysed.Row]) -> analysed.Row:
    """Return P, R and F of contents, and of contents with their sources."""
    hit = sourced = claimed = whole = 0
    for row, answer in zip(gold, said, strict=True):
        mine = [(characters(a["content"]), characters(a["source"])) for a in answer["attributions"]]
        claimed, whole = claimed + len(mine), whole + len(row["attributions"])
        used: set[int] = set()
        for wanted in row["attributions"]:
            content, source = characters(wanted["content"]), characters(wanted["source"])
            share, best = max(
                (
                    (len(content & c) / (len(content | c) or 1), i)
                    for i, (c, _) in enumerate(mine)
                    if i not in used
                ),
                default=(0.0, -1),
            )
            if share >= 0.5:
                used.add(best)
                hit += 1
                sourced += bool(source & mine[best][1]) or not (source or mine[best][1])
    return {
        "gold": whole,
        **figures("content", hit, claimed, whole),
        **figures("content+source", sourced, claimed, whole),
    }


def figures(name: str, hit: int, claimed: int, whole: int) -> dict[str, float]:
    """Return precision, recall and F in percent, each under the name of what is counted."""
    return {
        f"{name} P": round(100 * hit / (claimed or 1), 2),
        f"{name} R": round(100 * hit / (whole or 1), 2),
        f"{name} F": round(200 * hit / ((claimed + whole) or 1), 2),
    }


def main() -> int:
    """Run the benchmark and print its figures last."""
    parser = analysed.arguments(__doc__)
    parser.add_argument("--every", type=int, default=1, help="only every Nth document")
    parser.add_argument("--first", type=int, default=0, help="beginning with this one, from 0")
    given = parser.parse_args()
    gold = analysed.rows(given.gold, given.limit)[given.first :: given.every]
    said = [predict(one) for one in analysed.articles(gold, "dct")]
    analysed.write(given.out, said)
    if not analysed.unanswered(gold, "attributions"):
        print(json.dumps(score(gold, said)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
