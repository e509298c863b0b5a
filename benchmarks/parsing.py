"""What reading costs: parse and names beside the bare spaCy pipeline over the same paragraphs.

    python benchmarks/parsing.py GOLD.jsonl [--limit N]

GOLD is any file of rows with a "text". Prints processor seconds and their ratio, one JSON line.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from timeline import language, places
from timeline.language.pipeline import packaged
from timeline.model import Article, Paragraph, Span

if TYPE_CHECKING:
    from collections.abc import Callable

#: Rounds; the best of each side counts, for a shared machine is noisy.
ROUNDS = 3


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--limit", type=int, default=100)
    arguments = parser.parse_args()
    with arguments.gold.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines if line.strip()][: arguments.limit]
    articles = [article_of(text) for text in texts]
    bare = spacy.load(packaged())
    parses = list(language.parse_many(articles))
    sides: dict[str, Callable[[], object]] = {
        "bare": lambda: list(bare.pipe(texts)),
        "parse": lambda: list(language.parse_many(articles)),
        "names": lambda: [
            places.resolve(article, parse.sentences, parse.mentions)
            for article, parse in zip(articles, parses, strict=True)
        ],
    }
    cost = {name: min(seconds(side) for _ in range(ROUNDS)) for name, side in sides.items()}
    figures = {f"{name}_s": round(value, 2) for name, value in cost.items()}
    figures["ratio"] = round((cost["parse"] + cost["names"]) / cost["bare"], 2)
    print(json.dumps(figures))


def article_of(text: str) -> Article:
    """Return the text as an article of one paragraph, as the bare pipeline reads it."""
    paragraph = Paragraph(span=Span(start=0, end=len(text)), kind="text")
    return Article(id="", text=text, paragraphs=(paragraph,))


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds ``work`` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
