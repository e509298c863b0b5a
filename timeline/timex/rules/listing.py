"""The list of all rules as Markdown, written from the rules themselves (docs/time-rules.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.timex.rules import FAMILIES

if TYPE_CHECKING:
    from timeline.timex.rule import Rule

_HEAD = """# The time rules

Written by `python -m timeline.timex.rules`; do not edit. Examples are read as if published on
Friday 16 July 2021.
"""


def listing() -> str:
    """Return all families, each rule with its pattern, what it reads and what it leaves alone."""
    parts = [_HEAD]
    for title, family in FAMILIES.items():
        parts.append(f"## {title}\n\n{(family.__doc__ or '').strip()}\n")
        parts += [_entry(rule) for rule in family.RULES]
    return "\n".join(parts)


def _entry(rule: Rule) -> str:
    lines = [f"### {rule.name}\n", f"`{rule.pattern}`" + _before(rule) + "\n"]
    lines += [f"- {_quoted(text)} → `{value}`" for text, value in rule.reads]
    lines += [f"- leaves alone: {_quoted(text)}" for text in rule.leaves]
    return "\n".join(lines) + "\n"


def _before(rule: Rule) -> str:
    return f" before `{rule.before}`" if rule.before else ""


def _quoted(text: str) -> str:
    return text.replace("[", "**").replace("]", "**")
