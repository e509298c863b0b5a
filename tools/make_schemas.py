"""Write docs/schemas: the JSON Schemas of what the commands print, vocabularies filled in.

python tools/make_schemas.py          # then commit the result; a test compares it
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from timeline.model import VOCABULARIES

Schema = dict[str, Any]
FOLDER = Path(__file__).resolve().parents[1] / "docs" / "schemas"

TEXT: Schema = {"type": "string"}
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
WHOLE: Schema = {"type": "integer", "minimum": 0}
NUMBER: Schema = {"type": "number"}
MAYBE_NUMBER: Schema = {"type": ["number", "null"]}
#: An ISO day, or a date-time to the minute; null is open or unknown.
END: Schema = {
    "type": ["string", "null"],
    "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$",
}


def main() -> None:
    """Write every schema."""
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def schemas() -> dict[str, str]:
    """Return the text of each file by its name."""
    made = {
        "times.schema.json": _titled("A line of `timeline times --jsonl`", times()),
        "event.schema.json": _titled("A line of `timeline export --format jsonl`", event()),
        "read.schema.json": _titled("A line of `timeline read --jsonl`", read()),
        "article.schema.json": _titled("A line of `timeline export --format articles`", article()),
    }
    return {name: json.dumps(schema, indent=2) + "\n" for name, schema in made.items()}


def _titled(title: str, schema: Schema) -> Schema:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}


def record(**fields: Schema) -> Schema:
    """Return the schema of an object with exactly these fields."""
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def many(schema: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": schema}


def maybe(schema: Schema) -> Schema:
    """Return the schema of something that may be null."""
    return {"anyOf": [schema, {"type": "null"}]}


def one_of(vocabulary: str) -> Schema:
    """Return the schema of a word of a vocabulary."""
    return {"enum": list(VOCABULARIES[vocabulary])}


def times() -> Schema:
    """Return the schema of the time expressions of one text."""
    timex = record(
        start=WHOLE,
        end=WHOLE,
        text=TEXT,
        type=one_of("timex type"),
        value=TEXT,
        mod=MAYBE_TEXT,
        relation=one_of("relation"),
        earliest=END,
        latest=END,
        anchor=one_of("anchor"),
        offset=MAYBE_TEXT,
        rule=TEXT,
        steps=many(TEXT),
    )
    return record(id={}, timexes=many(timex))


def event() -> Schema:
    """Return the schema of one event with its claims and links."""
    place = {"id": TEXT, "name": TEXT, "lat": MAYBE_NUMBER, "lon": MAYBE_NUMBER}
    actor = record(id=TEXT, name=TEXT, aliases=many(TEXT), roles=many(one_of("role")))
    link = record(
        target=TEXT,
        kind=one_of("link kind"),
        score=NUMBER,
        claims=many({"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2}),
        reasons=many(TEXT),
    )
    return record(
        id=TEXT,
        label=TEXT,
        type=one_of("event type"),
        status=one_of("event status"),
        earliest=END,
        latest=END,
        granularity=maybe(one_of("granularity")),
        actors=many(actor),
        places=many(record(**place)),
        origins={"type": "integer", "minimum": 1},
        claims={**many(claim(place)), "minItems": 1},
        links=many(link),
    )


def claim(place: dict[str, Schema]) -> Schema:
    """Return the schema of one claim."""
    span = {"start": WHOLE, "end": WHOLE}
    words = record(**span, text=TEXT)
    actor = record(id=MAYBE_TEXT, name=TEXT, role=one_of("role"), **span)
    timex = record(**span, text=TEXT, value=TEXT)
    quantity = record(text=TEXT, low=MAYBE_NUMBER, high=MAYBE_NUMBER, unit=TEXT, **span)
    return record(
        id=TEXT,
        article=TEXT,
        path=MAYBE_TEXT,
        publisher=MAYBE_TEXT,
        published=END,
        **span,
        quote={"type": "string", "minLength": 1},
        trigger=words,
        type=one_of("event type"),
        status=one_of("claim status"),
        main={"type": "boolean"},
        speaker=maybe(record(name=TEXT, **span)),
        cue=maybe(words),
        content=maybe(record(**span)),
        stance=one_of("stance"),
        actors=many(actor),
        places=many(record(**place, **span)),
        relation=one_of("relation"),
        basis=one_of("basis"),
        earliest=END,
        latest=END,
        timex=maybe(timex),
        steps=many(TEXT),
        quantities=many(quantity),
    )


def _article_fields() -> dict[str, Schema]:
    evidence = record(date=END, evidence=one_of("evidence"), score=NUMBER, doubts=many(TEXT))
    return {
        "path": MAYBE_TEXT,
        "paths": many(TEXT),
        "id": TEXT,
        "title": MAYBE_TEXT,
        "publisher": MAYBE_TEXT,
        "byline": MAYBE_TEXT,
        "url": MAYBE_TEXT,
        "published": END,
        "published_evidence": many(evidence),
        "published_doubts": many(TEXT),
        "published_score": MAYBE_NUMBER,
        "characters": WHOLE,
        "boilerplate": many(record(start=WHOLE, end=WHOLE, reason=TEXT)),
    }


def read() -> Schema:
    """Return the schema of an article that was read, or of something left out."""
    return {"anyOf": [record(**_article_fields()), record(path=TEXT, skipped=TEXT)]}


def article() -> Schema:
    """Return the schema of an article of a timeline, with its text and its copies."""
    copy = record(article=TEXT, containment=NUMBER, shared_sentences=WHOLE)
    return record(**_article_fields(), text=TEXT, near_duplicates=many(copy))


if __name__ == "__main__":
    main()
