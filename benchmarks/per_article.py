"""What an article costs from plain text to claims, beside the bare parse of the same text.

    python benchmarks/per_article.py GOLD.jsonl [--limit N] [--check]

GOLD is any file of rows with a "text", and a day of publication as "published" or "dct". The bare
side is ``nlp.pipe`` of the packaged pipeline over the whole texts in one batch, as anybody would
call it; ours is what ``timeline build`` does per article. Prints processor seconds per stage and
``ratio``, all of ours over the bare parse, as one JSON line; ``--check`` fails above its ceiling.
"""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

import analysed
import spacy
from floors import above

from timeline import collector, events, language, places, timex
from timeline.engines.batches import batches
from timeline.language.pipeline import packaged, single_threaded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.language import Language

    from timeline.model import Article, Parse

#: Rounds; the best of each side counts, for a shared machine is noisy.
ROUNDS = 3
STAGES = ("parse", "places", "times", "claims")


def main() -> int:
    """Measure both sides in turn and print the figures last."""
    parser = analysed.arguments(__doc__)
    parser.add_argument("--check", action="store_true", help="fail above the ceiling")
    given = parser.parse_args()
    rows = analysed.rows(given.gold, given.limit)
    articles = [analysed.article(row, "published" if "published" in row else "dct") for row in rows]
    nlp = spacy.load(packaged())
    texts = [article.text for article in articles]
    warm(articles[:2], nlp)
    bare, ours = float("inf"), dict.fromkeys(STAGES, float("inf"))
    for _ in range(ROUNDS):
        bare = min(bare, seconds(lambda: parsed(nlp, texts)))
        ours = min(ours, staged(articles), key=lambda stages: sum(stages.values()))
    figures = {name: round(value, 2) for name, value in ours.items()}
    figures |= {"bare": round(bare, 2), "ratio": round(sum(ours.values()) / bare, 2)}
    print(json.dumps({"articles": len(articles), **figures}))
    faults = above("per_article", figures) if given.check else []
    print("".join(f"{fault}\n" for fault in faults), end="", file=sys.stderr)
    return 1 if faults else 0


def warm(articles: Sequence[Article], nlp: Language) -> None:
    """Load what each side loads once."""
    staged(articles)
    parsed(nlp, [article.text for article in articles])


def parsed(nlp: Language, texts: Sequence[str]) -> None:
    """Run the bare pipeline, on one thread as ours runs."""
    with single_threaded():
        for _ in nlp.pipe(texts):
            pass


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds ``work`` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def staged(articles: Sequence[Article]) -> dict[str, float]:
    """Return the processor seconds of each stage over all articles."""
    spent = dict.fromkeys(STAGES, 0.0)
    clock = time.process_time()

    def lap(stage: str) -> None:
        nonlocal clock
        now = time.process_time()
        spent[stage] += now - clock
        clock = now

    for batch in batches(articles):
        with collector.resting():
            parses = list(language.parse_many(batch))
        lap("parse")
        for article, parse in zip(batch, parses, strict=True):
            _read(article, parse, lap)
    return spent


@collector.resting()
def _read(article: Article, parse: Parse, lap: Callable[[str], None]) -> None:
    """Do what follows the parse, and tell after each stage."""
    names = places.resolve(article, parse.sentences, parse.mentions)
    lap("places")
    published = article.publication.interval if article.publication else None
    found = timex.find(
        article.text,
        publication=published,
        sentences=parse.sentences,
        paragraphs=article.paragraphs,
    )
    lap("times")
    events.claims(article, parse.sentences, names, found)
    lap("claims")


if __name__ == "__main__":
    sys.exit(main())
