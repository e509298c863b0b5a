"""The words claims are read by, turned once per language into tables that answer in one look-up.

``words("en").verbs["fall"]`` is ``"seize"``, ``nouns["attack"]`` is ``"attack"``, and
``stances["deny"]`` is ``"denies"``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from timeline import lang

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.model import EventType, Stance

#: Tables of reporting verbs whose stance is not their name: who demands or supports also asserts.
_STANCES: dict[str, Stance] = {
    "asserts": "asserts",
    "denies": "denies",
    "hedges": "hedges",
    "expects": "expects",
    "accuses": "accuses",
    "demands": "asserts",
    "supports": "asserts",
    "knows": "asserts",
}


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words for claims; ``table`` is the file as it stands."""

    verbs: Mapping[str, EventType]
    nouns: Mapping[str, EventType]
    stances: Mapping[str, Stance]
    attitudes: Mapping[str, str]
    noun_stances: Mapping[str, Stance]
    judging: Mapping[str, Stance]
    judging_by: Mapping[tuple[str, str], Stance]
    sets: Mapping[str, frozenset[str]]
    table: Mapping[str, Any]


@cache
def words(language: str) -> Words:
    """Return the tables of a language; English where it has none of its own."""
    code = language if language in lang.languages("claims") else "en"
    table = lang.words(code, "claims")
    return Words(
        verbs=_by_word(table["verbs"]),
        nouns=_by_word(table["nouns"]),
        stances={w: _STANCES[t] for t, ws in reversed(table["reporting"].items()) for w in ws},
        attitudes={w: t for t, ws in reversed(table["reporting"].items()) for w in ws},
        noun_stances=dict(_by_stance(table["reporting_nouns"])),
        judging=dict(_by_stance(table["attitudes"])),
        judging_by={
            (verb, case): _STANCES[t]
            for t, by in table["attitudes_by"].items()
            for verb, cases in by.items()
            for case in cases
        },
        sets=_sets(table),
        table=table,
    )


def _by_stance(groups: Mapping[str, list[str]]) -> Iterator[tuple[str, Stance]]:
    """Yield each word of the tables that are named by a stance with that stance."""
    for name, members in groups.items():
        if name in _STANCES:
            yield from ((member, _STANCES[name]) for member in members)


def _by_word(groups: Mapping[str, list[str]]) -> dict[str, EventType]:
    """Return word to type; a word listed under two types keeps the first."""
    types: dict[str, EventType] = {}
    for name, members in groups.items():
        for member in members:
            types.setdefault(member, cast("EventType", name))
    return types


def _sets(table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {
        f"{theme}.{name}": frozenset(w for w in value if isinstance(w, str))
        for theme, group in table.items()
        for name, value in group.items()
        if isinstance(value, (list, dict))
    }
