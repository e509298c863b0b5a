"""ECB+ event coreference across documents, gold mentions given, by the code that links the news.

    python benchmarks/ecbplus.py GOLD.jsonl [--topics] [--limit N] [--out PRED.jsonl]

Each gold mention becomes the claim the pipeline makes there, or a bare one where it makes none;
the documents' topics are not read unless ``--topics`` says that they are given. The last line
printed is JSON; score PRED with ``score_events.py ecb-merge``.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline import events, graph, language, places, timex
from timeline.model import Article, Claim, Paragraph, Span, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.model import Sentence, Token

Row = dict[str, Any]


def article(row: Row) -> Article:
    """Return the document as an article: its text and nothing else."""
    whole = Span(start=0, end=len(row["text"]))
    paragraph = Paragraph(span=whole, kind="text")
    return Article(id=row["doc"], text=row["text"], paragraphs=(paragraph,))


def claims(row: Row, one: Article) -> Iterator[Claim]:
    """Yield a claim for each given mention, named by the mention's id."""
    parse = language.parse(one)
    mentions = places.resolve(one, parse.sentences, parse.mentions)
    times = timex.find(
        one.text,
        publication=one.publication.interval if one.publication else None,
        sentences=parse.sentences,
        paragraphs=one.paragraphs,
    )
    made = events.claims(one, parse.sentences, mentions, times)
    for mention in row["events"]:
        span = Span(start=mention["start"], end=mention["end"])
        found = next((claim for claim in made if claim.trigger.overlaps(span)), None)
        claim = found or bare(one, parse.sentences, span)
        yield replace(claim, id=mention["id"], main=False)


def bare(one: Article, sentences: Iterable[Sentence], span: Span) -> Claim:
    """Return a claim of which only its trigger is known."""
    sentence = next((s for s in sentences if s.span.overlaps(span)), None)
    head = None if sentence is None else _head(sentence.tokens, span)
    return Claim(
        id="",
        article=one.id,
        sentence=span if sentence is None else sentence.span,
        trigger=span,
        lemma=span.of(one.text).casefold() if head is None else head.lemma.casefold(),
        label=span.of(one.text),
        type="other",
        status="occurred",
        when=When(interval=None),
        origin=one.id,
    )


def _head(tokens: tuple[Token, ...], span: Span) -> Token | None:
    """Return the word of the mention that governs the others."""
    inside = {i for i, token in enumerate(tokens) if token.span.overlaps(span)}
    governed = (i for i in sorted(inside) if tokens[i].head not in inside or tokens[i].head == i)
    at = next(governed, None)
    return None if at is None else tokens[at]


def link(rows: list[Row], made: dict[str, list[Claim]]) -> dict[str, str]:
    """Return for each mention the id of its event."""
    told = [claim for row in rows for claim in made[row["doc"]]]
    timeline = graph.link([article(row) for row in rows], told)
    return {claim: event.id for event in timeline.events for claim in event.claims}


def topics(rows: Iterable[Row]) -> dict[str, str]:
    """Return the given topic of each mention; events of different topics are never one."""
    return {mention["id"]: row["topic"] for row in rows for mention in row["events"]}


def main() -> None:
    """Read the mentions, link them, write the clusters and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--topics", action="store_true", help="the topic of each document is given")
    parser.add_argument("--limit", type=int, help="read only so many documents")
    parser.add_argument("--out", type=Path, help="where the clusters go, one mention a line")
    given = parser.parse_args()
    lines = given.gold.read_text(encoding="utf-8").splitlines()[: given.limit]
    rows = [json.loads(line) for line in lines]
    started = time.perf_counter()
    made = {row["doc"]: list(claims(row, article(row))) for row in rows}
    read = time.perf_counter()
    said = link(rows, made)
    if given.topics:
        said = {m: f"{topic}/{said[m]}" for m, topic in topics(rows).items()}
    if given.out:
        text = "".join(json.dumps({"id": m, "cluster": c}) + "\n" for m, c in sorted(said.items()))
        given.out.write_text(text, encoding="utf-8")
    figures = {
        "documents": len(rows),
        "mentions": len(said),
        "events": len(set(said.values())),
        "seconds_reading": round(read - started, 1),
        "seconds_linking": round(time.perf_counter() - read, 1),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
