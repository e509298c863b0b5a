"""How near to the truth are the places that names are taken to mean?

    python benchmarks/toponyms.py GOLD.jsonl [--limit N] [--out PRED.jsonl] [--own-names] [--check]

The task gives the spans of the toponyms (as all published figures on it do) and asks where they
lie; ``--own-names`` finds them as well. Read from GOLD: text, source, and those spans.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from analysed import unanswered
from floors import below

from timeline import language, places
from timeline.model import Article, Mention, Paragraph, Place, Span
from timeline.places.gazetteer import Gazetteer
from timeline.places.toponyms import kilometres

#: The field's measure: 100 miles.
NEAR_KM = 161
#: What is within the paragraph is the language model's business; the sets hold no paragraphs.
LANGUAGE = "en"


def main() -> None:
    """Read the arguments, resolve, print one JSON line of figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--own-names", action="store_true", help="find the names as well")
    parser.add_argument("--check", action="store_true", help="fail below floors.json")
    arguments = parser.parse_args()
    with arguments.gold.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    rows = rows[: arguments.limit]
    said = [predicted(row, own_names=arguments.own_names) for row in rows]
    if arguments.out:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in said)
        arguments.out.write_text("".join(lines), encoding="utf-8")
    if unanswered([t for row in rows for t in row.get("toponyms", [])], "lat"):
        return
    reached = figures(rows, said)
    print(json.dumps(reached))
    if arguments.check and (short := below("toponyms", reached)):
        sys.exit("\n".join(short))


def predicted(row: dict[str, Any], *, own_names: bool) -> dict[str, Any]:
    """Return where the toponyms of one article lie, in the form the scorer reads."""
    article = article_of(row)
    parse = language.parse(article)
    given = () if own_names else [Span(start=t["start"], end=t["end"]) for t in row["toponyms"]]
    found = places.resolve(article, parse.sentences, parse.mentions, toponyms=given)
    located = [(mention, place) for mention in found if (place := _located(mention)) is not None]
    toponyms = [
        {"start": m.span.start, "end": m.span.end, "lat": place.lat, "lon": place.lon}
        for m, place in located
    ]
    return {"doc": row["doc"], "toponyms": toponyms}


def article_of(row: dict[str, Any]) -> Article:
    """Return the article as a reader of the file would make it."""
    text = row["text"]
    return Article(
        id=row["doc"],
        text=text,
        language=LANGUAGE,
        publisher=row.get("source"),
        url=f"https://{row['source']}/" if row.get("source") else None,
        paragraphs=(Paragraph(span=Span(start=0, end=len(text)), kind="text"),),
    )


def _located(mention: Mention) -> Place | None:
    """Return the place of a name; a people counts as its country, as the task has it."""
    if mention.place is not None:
        return mention.place if mention.place.lat is not None else None
    country = Gazetteer.packaged().place(f"place/{mention.country.lower()}")
    return country.place if country is not None else None


def figures(rows: list[dict[str, Any]], said: list[dict[str, Any]]) -> dict[str, float]:
    """Return the accuracy within 161 km, over all toponyms of the gold that have coordinates."""
    near = whole = found = 0
    for row, answer in zip(rows, said, strict=True):
        for toponym in row["toponyms"]:
            if toponym["lat"] is None:
                continue
            whole += 1
            apart = _apart(toponym, answer["toponyms"])
            found += apart is not None
            near += apart is not None and apart <= NEAR_KM
    return {
        "toponyms": whole,
        "found": round(100 * found / whole, 2),
        "acc@161km_of_found": round(100 * near / found, 2) if found else 0.0,
        "acc@161km_of_all": round(100 * near / whole, 2),
    }


def _apart(toponym: dict[str, Any], answers: list[dict[str, Any]]) -> float | None:
    for answer in answers:
        if answer["start"] < toponym["end"] and toponym["start"] < answer["end"]:
            return kilometres(_point(toponym), _point(answer))
    return None


def _point(where: dict[str, Any]) -> Place:
    return Place(id="", name="", kind="unknown", lat=where["lat"], lon=where["lon"])


if __name__ == "__main__":
    main()
