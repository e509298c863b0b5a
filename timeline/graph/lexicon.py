"""What triggers mean to each other: shared meanings, rival outcomes, words of change and order.

``meanings("fall")`` holds ``gain-control`` as ``meanings("capture")`` does, so "the town fell" and
"fighters captured the town" may be one event; the words are in ``lang/en/relations.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline import lang


@dataclass(frozen=True, slots=True)
class Rivalry:
    """Two sets of meanings that exclude each other when two parties have them of one place."""

    one: frozenset[str]
    other: frozenset[str]
    reading: str


def table(name: str, language: str = "en") -> dict[str, Any]:
    """Return one table of the language's relation words."""
    found: dict[str, Any] = lang.words(language, "relations")[name]
    return found


@cache
def _meanings(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for meaning, lemmas in table("meanings", language).items():
        for lemma in lemmas:
            found.setdefault(lemma, set()).add(meaning)
    return {lemma: frozenset(names) for lemma, names in found.items()}


def meanings(lemma: str, language: str = "en") -> frozenset[str]:
    """Return the meanings a trigger lemma can have; a phrase ("call off") has its words' ones."""
    known = _meanings(language)
    if lemma in known:
        return known[lemma]
    return frozenset(m for word in lemma.split() for m in known.get(word, ()))


@cache
def rivalries(language: str = "en") -> tuple[Rivalry, ...]:
    """Return the pairs of outcomes that exclude each other."""
    return tuple(
        Rivalry(frozenset(r["one"]), frozenset(r["other"]), r["reading"])
        for r in lang.words(language, "relations")["rivals"]
    )


def rival(first: frozenset[str], second: frozenset[str], language: str = "en") -> str | None:
    """Return what two triggers disagree about ("who holds it"), or None."""
    for rivalry in rivalries(language):
        straight = first & rivalry.one and second & rivalry.other
        crossed = first & rivalry.other and second & rivalry.one
        if (straight or crossed) and not first & second:
            return rivalry.reading
    return None


@cache
def cues(group: str, kind: str, language: str = "en") -> tuple[str, ...]:
    """Return the words of one kind in one table, longest first ("called off" before "off")."""
    return tuple(sorted(table(group, language)[kind], key=lambda word: (-len(word), word)))
