"""What linking costs: 1,000, 10,000 and 100,000 invented articles of ten claims each.

    python benchmarks/linking.py [--sizes 1000,10000,100000] [--check]

The claims are made, not parsed, and skewed as news is: one actor in 5 % of the articles, one city
in 10 %. Each size runs in a process of its own. Printed per size: seconds, seconds relative to
parsing so many articles of 350 words in the same run, and memory a claim; last, as JSON, with the
growth exponent between the smallest and the largest size.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import multiprocessing
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import synthetic
import synthetic_claims
from floors import above

from timeline import graph, language
from timeline.model import Article, Claim, Paragraph, Participant, Place, Span

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SAMPLE = 40
HUB = Place(id="place/capital", name="Capital", kind="city", lat=48.2, lon=16.4, country="AT")
EVERYWHERE = "person/everywhere"


def skewed(count: int) -> tuple[list[Article], list[Claim]]:
    """Return articles and claims with one actor in 5 % and one city in 10 % of the articles."""
    articles, claims = [], []
    for number, (article, told) in enumerate(synthetic_claims.analysed(count)):
        articles.append(article)
        first, *others = told
        if number % 20 == 0:
            who = first.actors[0]
            hub = Participant(
                entity=EVERYWHERE, name="Eva Berg", kind="person", role="other", span=who.span
            )
            first = replace(first, actors=(*first.actors, hub))
        if number % 10 == 0:
            first = replace(first, places=tuple(replace(p, place=HUB) for p in first.places))
        claims += [first, *others]
    return articles, claims


def measure(count: int, into: Connection) -> None:
    """Link so many articles in this process and send what it took."""
    articles, claims = skewed(count)
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")
    before = _peak()
    started = time.process_time()
    timeline = graph.link(articles, claims)
    seconds = time.process_time() - started
    memory = (_peak() - before) / len(claims)
    into.send((seconds, len(claims), len(timeline.events), memory))


def _peak() -> int:
    """Return the most memory held since the mark was set back, in bytes (Linux)."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def parsing() -> float:
    """Return the seconds it takes to parse one article of some 350 words."""
    articles = [
        Article(
            id=str(number),
            text=text,
            paragraphs=(Paragraph(span=Span(start=0, end=len(text)), kind="text"),),
        )
        for number, text in enumerate(synthetic.texts(SAMPLE + 1))
    ]
    language.parse(articles[-1])
    started = time.process_time()
    for article in articles[:SAMPLE]:
        language.parse(article)
    return (time.process_time() - started) / SAMPLE


def main() -> None:
    """Measure every size and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--check", action="store_true", help="fail above floors.json")
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    parse = parsing()
    context = multiprocessing.get_context("spawn")
    figures = []
    for size in sizes:
        ours, theirs = context.Pipe()
        worker = context.Process(target=measure, args=(size, theirs))
        worker.start()
        seconds, claims, events, memory = ours.recv()
        worker.join()
        share = seconds / (parse * size)
        figures.append(seconds)
        print(
            f"{size:>7} articles, {claims} claims, {events} events: {seconds:.1f} s,"
            f" {share:.1%} of parsing, {memory:.0f} bytes a claim",
            flush=True,
        )
    exponent = math.log(figures[-1] / figures[0]) / math.log(sizes[-1] / sizes[0])
    last = {"exponent": round(exponent, 2), "share_of_parsing": round(share, 3)}
    last["bytes_a_claim"] = round(memory)
    print(json.dumps({**last, "articles": sizes[-1]}))
    if given.check and (worse := above("linking", last)):
        sys.exit("\n".join(worse))


if __name__ == "__main__":
    main()
