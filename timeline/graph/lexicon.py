"""What triggers mean to each other: shared meanings, rival outcomes, words of change and order.

``meanings("fall")`` holds ``gain-control`` as ``meanings("capture")`` does, so "the town fell" and
"fighters captured the town" may be one event; the words are in ``lang/en/relations.toml``.
"""

from __future__ import annotations

import gzip
import re
from array import array
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from timeline import lang

Kinship = Literal["close", "loose", "opposed", "none"]
#: How many of a lemma's senses, most frequent first, count as what it usually means.
BEST = 2
#: Shorter words ("king", "ring") are no verbs with an ending.
LEAST_STEM = 5
_NO_SENSES = array("H")


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


@lru_cache(maxsize=4_096)
def meanings(lemma: str, language: str = "en") -> frozenset[str]:
    """Return the meanings a trigger lemma can have; a phrase ("call off") has its words' ones."""
    known = _meanings(language)
    if lemma in known:
        return known[lemma]
    return frozenset(m for word in lemma.split() for m in known.get(word, ()))


@cache
def people(language: str = "en") -> frozenset[str]:
    """Return words for kinds of people, as claims know them: "passenger", "worker", "guard"."""
    words = lang.words(language, "claims")
    kinds = frozenset(table("counted", language)["kinds"])
    return kinds.union(words["actors"]["people"], words["classes"]["human"])


@cache
def _wordnet() -> tuple[dict[str, array[int]], frozenset[tuple[int, int]]]:
    """Return WordNet's verb senses of each lemma, best first, and the pairs that are opposed.

    Distilled by tools/distil_wordnet.py; see NOTICE for WordNet's licence.
    """
    packed = (files(__package__) / "data" / "wordnet.tsv.gz").read_bytes()
    senses: dict[str, array[int]] = {}
    opposed: set[tuple[int, int]] = set()
    for line in gzip.decompress(packed).decode().splitlines():
        lemma, found = line.split("\t")
        numbers = array("H", map(int, found.split()))
        if lemma == "!":
            opposed.add((min(numbers), max(numbers)))
        else:
            senses[lemma] = numbers
    return senses, frozenset(opposed)


@lru_cache(maxsize=65_536)
def best_senses(lemma: str) -> tuple[str, ...]:
    """Return names for the senses a lemma usually has, to find what is akin to it."""
    return tuple(f"sense {sense}" for sense in _wordnet()[0].get(lemma, _NO_SENSES)[:BEST])


@lru_cache(maxsize=65_536)
def kinship(first: str, second: str) -> Kinship:
    """Return how two trigger lemmas are akin by WordNet.

    ``close`` if one of the two best senses of each is the same ("killing", "kill") or the one is
    the other as a noun ("reopening", "reopen"), ``loose`` if
    any sense is, ``opposed`` if their best senses are antonyms ("open", "close"), else ``none``.
    """
    if stem(first) == stem(second):
        return "close"
    senses, opposed = _wordnet()
    one, other = senses.get(first, _NO_SENSES), senses.get(second, _NO_SENSES)
    if set(one[:BEST]) & set(other[:BEST]):
        return "close"
    pairs = {(min(a, b), max(a, b)) for a in one[:BEST] for b in other[:BEST]}
    if pairs & opposed:
        return "opposed"
    return "loose" if set(one) & set(other) else "none"


def stem(lemma: str) -> str:
    """Return a verb and its noun in -ing as one: "reopen", "reopening"."""
    return lemma.removesuffix("ing").removesuffix("e") if len(lemma) > LEAST_STEM else lemma


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


@lru_cache(maxsize=2_048)
def says(sentence: str, group: str, kind: str, language: str = "en") -> bool:
    """Return whether a sentence has one of the words of a kind ("postponed", "rose")."""
    return bool(_any_of(group, kind, language).search(sentence.casefold()))


@cache
def _any_of(group: str, kind: str, language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(cue) for cue in cues(group, kind, language))
    return re.compile(rf"\b(?:{words})\b")


@cache
def cues(group: str, kind: str, language: str = "en") -> tuple[str, ...]:
    """Return the words of one kind in one table, longest first ("called off" before "off")."""
    return tuple(sorted(table(group, language)[kind], key=lambda word: (-len(word), word)))
