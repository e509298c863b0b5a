"""Articles as rows: JSON, JSON Lines and CSV, with the names of their fields mapped to ours.

{"headline": "...", "body": "...", "date": "2021-07-16"} is read without help; other names are
mapped with ``fields={"published": "day_in_print"}``.
"""

from __future__ import annotations

import csv
from json import loads
from typing import TYPE_CHECKING, Any

import msgspec

from timeline.model import Skipped
from timeline.sources.draft import Draft, Drafts, Fields, Material
from timeline.sources.encoding import decode, utf8
from timeline.sources.plain import NAMES, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: Names under which exports keep the text of an article, the likeliest first.
TEXT_NAMES = (
    "text",
    "body",
    "content",
    "article",
    "maintext",
    "full_text",
    "fulltext",
    "article_text",
)
#: Names under which a JSON file keeps its list of articles.
LIST_NAMES = (
    "articles",
    "items",
    "results",
    "data",
    "docs",
    "documents",
    "hits",
    "entries",
    "rows",
)


def json_lines(material: Material, fields: Fields) -> Drafts:
    """Yield an article a line; a line that cannot be read is named and the rest goes on."""
    noted = False
    with utf8(material.open()) as stream:
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            path = f"{material.path}:{number}"
            try:
                row, note = _decoded(line)
            except ValueError as error:
                yield Skipped(path=path, reason=f"is not valid JSON ({error}); correct the line")
                continue
            if note and not noted:
                noted = True
                yield Skipped(path=path, reason=note)
            yield from _row(path, row, fields)


def json(material: Material, fields: Fields) -> Drafts:
    """Yield the articles of a JSON file, whether it is one value or one object a line."""
    with material.open() as stream:
        first, second = (stream.readline(1_000_000).strip() for _ in range(2))
    lines = first.startswith(b"{") and first.endswith(b"}") and second.startswith(b"{")
    yield from (json_lines if lines else json_file)(material, fields)


def json_file(material: Material, fields: Fields) -> Drafts:
    """Yield the articles of one JSON value: an object, a list, or a list inside an object."""
    with material.open() as stream:
        raw = stream.read()
    try:
        value, note = _decoded(raw)
    except ValueError as error:
        reason = (
            f"is not valid JSON ({error}); correct it, or save it as one object a line (.jsonl)"
        )
        yield Skipped(path=material.path, reason=reason)
        return
    if note:
        yield Skipped(path=material.path, reason=note)
    rows = _listed(value)
    if rows is None:
        yield from _row(material.path, value, fields)
        return
    for number, row in enumerate(rows, start=1):
        yield from _row(f"{material.path}:{number}", row, fields)


def _decoded(raw: bytes) -> tuple[Any, str]:
    """Return the value, and a note if not every byte of it is valid Unicode.

    Raises:
        ValueError: if it is not JSON.
    """
    try:
        return msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf")), ""
    except ValueError:
        text, note = decode(raw)
        return loads(text), note


def _listed(value: Any) -> list[Any] | None:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        return next((value[n] for n in LIST_NAMES if isinstance(value.get(n), list)), None)
    return None


def table(material: Material, fields: Fields) -> Drafts:
    """Yield an article a row of a CSV or tab-separated file with a header."""
    notes: list[tuple[int, str]] = []
    with utf8(material.open()) as raw:
        reader = csv.reader(_lines(raw, notes), dialect=_dialect(raw))
        try:
            header = next(reader, [])
            complaint = _missing(header, fields)
            if complaint:
                yield Skipped(path=material.path, reason=complaint)
                return
            for row in reader:
                path = f"{material.path}:{reader.line_num}"
                yield from _row(path, dict(zip(header, row, strict=False)), fields)
        except csv.Error as error:
            reason = (
                f"cannot be read past line {reader.line_num} ({error}); correct the quoting there"
            )
            yield Skipped(path=material.path, reason=reason)
    for number, note in notes[:1]:
        yield Skipped(path=f"{material.path}:{number}", reason=note)


def _lines(raw: Iterable[bytes], notes: list[tuple[int, str]]) -> Iterator[str]:
    """Yield the lines as text; note the first that is not all valid Unicode, and why."""
    csv.field_size_limit(2**31 - 1)
    for number, line in enumerate(raw, start=1):
        text, note = decode(line)
        if note and not notes:
            notes.append((number, note))
        yield text.replace("\x00", "")


def _dialect(raw: Any) -> type[csv.Dialect]:  # noqa: ANN401 - a binary stream
    head = decode(raw.peek(65536)[:65536].split(b"\n")[0] if hasattr(raw, "peek") else b"")[0]
    delimiter = max(",\t;|", key=head.count)

    class Found(csv.excel):
        pass

    Found.delimiter = delimiter
    return Found


def _missing(header: Iterable[str], fields: Fields) -> str:
    if not any(header):
        return "holds no text; put the articles into it"
    names = {name.strip().lower() for name in header}
    for ours, theirs in fields.items():
        if theirs.strip().lower() not in names:
            return (
                f"has no column {theirs!r} for {ours} (its columns: {', '.join(sorted(names))}); "
                f"name another with --field {ours}=COLUMN"
            )
    if "text" not in fields and not names.intersection(TEXT_NAMES):
        return (
            f"has no column with the text (looked for {', '.join(TEXT_NAMES)}); "
            "name it with --field text=COLUMN"
        )
    return ""


def _row(path: str, row: Any, fields: Fields) -> Drafts:  # noqa: ANN401 - whatever JSON holds
    if not isinstance(row, dict):
        yield Skipped(path=path, reason="is not an object with fields; give one object an article")
        return
    values = {str(key).strip().lower(): _text_of(value) for key, value in row.items()}
    for ours, theirs in fields.items():
        values[ours] = values.get(theirs.strip().lower(), "")
    text = next((values[name] for name in TEXT_NAMES if values.get(name)), "")
    if not text.strip():
        looked = fields.get("text") or ", ".join(TEXT_NAMES)
        reason = f"has no text (looked for {looked}); name its field with --field text=NAME"
        yield Skipped(path=path, reason=reason)
        return
    known = {key: value for key, value in values.items() if key in NAMES and value}
    yield Draft(path=path, text=text, fields={**named(known), **_mapped(values, fields)})


def _mapped(values: Mapping[str, str], fields: Fields) -> dict[str, str]:
    return {ours: values[ours] for ours in fields if ours != "text" and values.get(ours)}


def _text_of(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """Return a field's value as text: names of a list joined, an object by its name or title."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, (_text_of(item) for item in value)))
    if isinstance(value, dict):
        return next((_text_of(value[k]) for k in ("name", "title", "uri", "url") if k in value), "")
    return str(value)
