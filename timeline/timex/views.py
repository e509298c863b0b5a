"""What ``timeline times`` shows: one JSON object an expression, a table, or the article as HTML.

The JSON is the contract of docs/contracts.md: ends inclusive, null for open or unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline import interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.model import Timex


def as_json(timex: Timex, text: str) -> dict[str, Any]:
    """Return one entry of ``timexes`` in the machine-readable output of ``timeline times``."""
    earliest, latest = interval.ends(timex.interval)
    return {
        "start": timex.span.start,
        "end": timex.span.end,
        "text": timex.span.of(text),
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "relation": timex.relation,
        "earliest": earliest,
        "latest": latest,
        "anchor": timex.anchor,
        "offset": timex.offset,
        "rule": timex.rule,
        "steps": list(timex.steps),
    }


def as_table(timexes: Iterable[Timex], text: str) -> str:
    """Return a plain-text view: each expression in its sentence, its reading and its steps."""
    return "\n".join(_entry(timex, text) for timex in timexes)


def _entry(timex: Timex, text: str) -> str:
    earliest, latest = interval.ends(timex.interval)
    when = "no day known" if timex.interval is None else f"{earliest or '..'} to {latest or '..'}"
    mod = f" {timex.mod}" if timex.mod else ""
    return (
        f"{_in_sentence(timex, text)}\n"
        f"    {timex.type} {timex.value}{mod}   {timex.relation} {when}   anchor: {timex.anchor}"
        f"   rule: {timex.rule}\n"
        f"    {' → '.join((timex.span.of(text), *timex.steps))}\n"
    )


#: How much of the sentence the table shows on each side of the expression, in characters.
_AROUND = 60


def _in_sentence(timex: Timex, text: str) -> str:
    low, high = max(timex.span.start - _AROUND, 0), timex.span.end + _AROUND
    before = text[low : timex.span.start].rpartition("\n")[2]
    after = text[timex.span.end : high].partition("\n")[0]
    found = " ".join(timex.span.of(text).split())
    return _printable(f"{before}[{found}]{after}")


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.05rem/1.6 Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }}
mark {{ background: #ffe08a; color: #1d1d1d; border-radius: .2rem; padding: 0 .15rem; }}
mark {{ cursor: help; }}
mark.DURATION {{ background: #c9e4de; }} mark.SET {{ background: #e2d4f0; }}
mark.open {{ background: none; color: inherit; border-bottom: .15rem dotted currentColor; }}
article {{ white-space: pre-wrap; overflow-wrap: anywhere; }}
</style>
</head>
<body>
<h1>{title}</h1>
<article>{body}</article>
</body>
</html>
"""


def as_html(timexes: Sequence[Timex], text: str, *, title: str = "Time expressions") -> str:
    """Return a page of the article with its expressions highlighted and explained on hover.

    Nothing of the article is markup in it, and the page loads nothing.
    """
    parts, at = [], 0
    for timex in timexes:
        parts += [_visible(text[at : timex.span.start]), _mark(timex, text)]
        at = timex.span.end
    parts.append(_visible(text[at:]))
    return _PAGE.format(title=_visible(title), body="".join(parts))


def _mark(timex: Timex, text: str) -> str:
    earliest, latest = interval.ends(timex.interval)
    when = timex.offset or (f"{earliest or '..'} to {latest or '..'}" if timex.interval else "")
    why = " → ".join((timex.span.of(text), *timex.steps))
    known = timex.type if timex.interval or timex.type != "DATE" else f"{timex.type} open"
    note = _visible(f"{timex.value}  {timex.relation} {when}\n{why}")
    return (
        f'<mark class="{known}" tabindex="0" title="{note}">{_visible(timex.span.of(text))}</mark>'
    )


def _visible(text: str) -> str:
    """Return the text escaped, control characters (which HTML forbids) as the replacement sign."""
    clean = "".join(
        c if c in "\n\t" or c.isprintable() or c.isspace() else "\N{REPLACEMENT CHARACTER}"
        for c in text
    )
    from html import escape  # noqa: PLC0415 - only pages need it

    return escape(clean)
