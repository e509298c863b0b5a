"""Measure how fast and in how much memory copies are found, and how that grows.

    python benchmarks/copies.py [--articles N] [--copied SHARE]

Makes N articles of made-up words, of which a share are copies with a third of their sentences
changed; settles them; and sketches the same texts with rensa alone in the same run. Prints the
share of copies found, the speed as a ratio to bare sketching, the memory beyond the texts, and the
exponent of growth from a quarter of the articles to all. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import sys
import time

import rensa
from floors import above, below

from timeline import copies
from timeline.model import Article, Paragraph, Span

#: Sentences in an article, and words in a sentence: a short agency report of some 350 words.
SENTENCES, WORDS = 18, (8, 30)


def main() -> None:
    """Make the articles, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--copied", type=float, default=0.1)
    parser.add_argument("--check", action="store_true", help="fail below floors.json")
    chosen = parser.parse_args()
    articles, copied = made(chosen.articles, chosen.copied)
    few = articles[: chosen.articles // 4]
    copies.settle(articles[:100])  # libraries are loaded before time and memory are taken
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    settled = copies.settle(articles)
    whole = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bare = timed(lambda: sketched(articles))
    quarter = timed(lambda: copies.settle(few))
    found = {path for article in settled if article.near_duplicates for path in article.paths}
    figures = {
        "articles": len(articles),
        "recall": round(len(found & copied) / len(copied), 4),
        "speed_to_bare_sketching": round(bare / whole, 2),
        "megabytes_beyond_texts": round((peak - before) / 1024, 1),
        "growth": round(math.log(whole / quarter) / math.log(4), 2),
    }
    print(json.dumps(figures))
    if chosen.check and (short := below("copies", figures) + above("copies", figures)):
        sys.exit("\n".join(short))


def timed(run: object) -> float:
    """Return the CPU seconds a call takes."""
    start = time.process_time()
    run()  # type: ignore[operator]  # a function without arguments
    return time.process_time() - start


def sketched(articles: list[Article]) -> None:
    """Sketch the three-word shingles of each text with rensa, and nothing else."""
    for article in articles:
        words = article.text.lower().split()
        sketch = rensa.RMinHash(128, 42)
        sketch.update([" ".join(words[i : i + 3]) for i in range(len(words) - 2)])


def made(count: int, share: float) -> tuple[list[Article], set[str]]:
    """Return articles of made-up words, and the paths of those that are copies."""
    rng = random.Random(7)  # noqa: S311 - filler text
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(rng.choices(letters, k=rng.randint(2, 9))) for _ in range(20_000)]
    weights = [1 / (rank + 5) for rank in range(len(words))]
    cumulative = [sum(weights[:1])]
    for weight in weights[1:]:
        cumulative.append(cumulative[-1] + weight)

    def sentence() -> str:
        chosen = rng.choices(words, cum_weights=cumulative, k=rng.randint(*WORDS))
        return " ".join(chosen).capitalize() + "."

    articles: list[Article] = []
    copied: set[str] = set()
    model = [sentence() for _ in range(SENTENCES)]
    for number in range(count):
        if rng.random() < share:
            text = [old if rng.random() < 2 / 3 else sentence() for old in model]
            copied.add(f"{number}.txt")
        else:
            text = model = [sentence() for _ in range(SENTENCES)]
        articles.append(article(f"{number}.txt", text))
    return articles, copied


def article(path: str, sentences: list[str]) -> Article:
    """Return an article of these sentences, a paragraph each."""
    parts, at = [], 0
    for sentence in sentences:
        parts.append(Paragraph(span=Span(start=at, end=at + len(sentence)), kind="text"))
        at += len(sentence) + 2
    return Article(
        id=f"{int(path.split('.', maxsplit=1)[0]):016x}",
        text="\n\n".join(sentences),
        paths=(path,),
        paragraphs=tuple(parts),
    )


if __name__ == "__main__":
    main()
