"""How `timeline times` shows what it found: a table to read, lines of JSON, or the marked text."""

from __future__ import annotations

import html as escape
import json
from typing import TYPE_CHECKING, Any

from timeline import interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.cli.times_in import Text
    from timeline.model import Timex


def row(text: str, found: Timex) -> dict[str, Any]:
    """Return one expression as docs/contracts.md describes it."""
    earliest, latest = interval.ends(found.interval)
    return {
        "start": found.span.start,
        "end": found.span.end,
        "text": found.span.of(text),
        "type": found.type,
        "value": found.value,
        "mod": found.mod,
        "relation": found.relation,
        "earliest": earliest,
        "latest": latest,
        "anchor": found.anchor,
        "offset": found.offset,
        "rule": found.rule,
        "steps": list(found.steps),
    }


def jsonl(text: Text, found: Sequence[Timex]) -> str:
    """Return one line of JSON: ``{"id", "timexes"}``."""
    rows = [row(text.text, timex) for timex in found]
    return json.dumps({"id": text.id, "timexes": rows}, ensure_ascii=False)


def table(text: Text, found: Sequence[Timex]) -> str:
    """Return a line per expression, and its derivation indented below it."""
    if not found:
        return "no time expressions"
    return "\n".join(_lines(text.text, timex) for timex in found)


def _lines(text: str, found: Timex) -> str:
    words = " ".join(found.span.of(text).split())
    steps = "".join(f"\n      {step}" for step in found.steps)
    return f"{words}  [{found.type} {found.value}]  {_days(found)}{steps}"


def _days(found: Timex) -> str:
    earliest, latest = interval.ends(found.interval)
    if earliest is None and latest is None:
        return found.offset or "unresolved"
    days = earliest if earliest == latest else f"{earliest or '…'} to {latest or '…'}"
    return f"{days}" if found.relation == "on" else f"{found.relation} {days}"


_PAGE = """<!DOCTYPE html>
<html lang="{language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Time expressions</title>
<style>
:root {{ color-scheme: light dark; font: 1.05rem/1.6 system-ui, sans-serif; }}
body {{ max-width: 44rem; margin: 2rem auto; padding: 0 1rem; white-space: pre-wrap; }}
mark {{ background: #ffe08a; color: #1b1b1b; border-radius: .2em; padding: 0 .15em; }}
mark small {{ font: .75em ui-monospace, monospace; }}
</style>
<body>{body}</body></html>"""


def html(text: Text, found: Sequence[Timex]) -> str:
    """Return a page with the text, its expressions marked, the derivation as their hover text."""
    parts, done = [], 0
    for timex in found:
        parts += [_escaped(text.text[done : timex.span.start]), _mark(text.text, timex)]
        done = timex.span.end
    parts.append(_escaped(text.text[done:]))
    return _PAGE.format(language=_escaped(text.language), body="".join(parts))


def _mark(text: str, found: Timex) -> str:
    steps, words = _escaped("\n".join(found.steps)), _escaped(found.span.of(text))
    return f'<mark title="{steps}">{words} <small>{_escaped(_days(found))}</small></mark>'


def _escaped(text: str) -> str:
    shown = "".join(
        c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in text
    )
    return escape.escape(shown)
