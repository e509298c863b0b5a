"""What the accuracy benchmarks share: gold rows in, articles read, parsed and dated by the program.

``articles(rows)`` gives each row its parse, names, time expressions and claims, as the command
``timeline build`` would see its text and publication date; nothing else of the gold is looked at.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline import events, interval, language, places, sources, timex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.model import Article, Claim, Interval, Mention, Sentence, Timex

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Analysed:
    """One gold row and what the stages made of its text."""

    row: Row
    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    timexes: tuple[Timex, ...]
    claims: tuple[Claim, ...]


def arguments(doc: str | None) -> argparse.ArgumentParser:
    """Return the arguments every benchmark takes: GOLD, --limit N, --out PRED.jsonl."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("gold", type=Path, help="gold data, one JSON object a line")
    parser.add_argument("--limit", type=int, help="only the first N rows")
    parser.add_argument("--out", type=Path, help="write the predictions here")
    return parser


def rows(path: Path, limit: int | None = None) -> list[Row]:
    """Return the first ``limit`` rows of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()][:limit]


def write(path: Path | None, said: Iterable[Row]) -> None:
    """Write predictions one a line, if a path was given."""
    if path is not None:
        path.write_text("".join(json.dumps(row) + "\n" for row in said), encoding="utf-8")


def unanswered(gold: Iterable[Row], field: str) -> bool:
    """Return whether the gold tells no answers, and say so in place of figures.

    Then predictions are written, and somebody who has the answers scores them.
    """
    rows = list(gold)
    if any(field in row for row in rows):
        return False
    print(json.dumps({"n": len(rows), "answers": False}))
    return True


def day(text: str | None) -> Interval | None:
    """Return the day an ISO date names, or None."""
    return interval.of(datetime.fromisoformat(text[:10]), "day") if text else None


def article(row: Row, published: str) -> Article:
    """Return the article of a row: its text, title and publication date, no more."""
    fields = {key: row[key] for key in ("title", "publisher") if row.get(key)}
    return sources.from_text(row["text"], fields=fields, given=day(row.get(published)))


def articles(gold: Iterable[Row], published: str = "published") -> Iterator[Analysed]:
    """Yield each row analysed; ``published`` names the field of its publication date."""
    for row in gold:
        yield analysed(row, article(row, published))


def analysed(row: Row, one: Article) -> Analysed:
    """Return one article with what every stage made of it."""
    parse = language.parse(one)
    names = places.resolve(one, parse.sentences, parse.mentions)
    published = one.publication.interval if one.publication else None
    found = timex.find(
        one.text, publication=published, sentences=parse.sentences, paragraphs=one.paragraphs
    )
    said = events.claims(one, parse.sentences, names, found)
    return Analysed(row, one, parse.sentences, names, found, said)
