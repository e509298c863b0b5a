"""The words that tell persons from things, women from men, and kinds of bodies, as look-ups.

``people("en").gender_of_given("Elena")`` is "f"; "Kim", who is either, and names not listed are "".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from timeline import lang

if TYPE_CHECKING:
    from collections.abc import Mapping

#: "f", "m", or "" where nothing tells.
Gender = str


@dataclass(frozen=True, slots=True)
class People:
    """One language's words for persons and bodies; nouns are lemmas, names in small letters.

    ``told`` are all words that tell of what kind a body is, be they part of its name.
    """

    titles: Mapping[str, Gender]
    persons: Mapping[str, Gender]
    crowds: frozenset[str]
    nobody: frozenset[str]
    bodies: frozenset[str]
    kinds: Mapping[str, frozenset[str]]
    told: frozenset[str]
    broad: frozenset[str]
    pronouns: Mapping[str, str]
    reflexive: frozenset[str]
    acting: frozenset[str]
    seizing: frozenset[str]
    freeing: frozenset[str]
    given: Mapping[str, Gender]
    endings: tuple[str, ...]
    no_endings: frozenset[str]

    def gender_of_name(self, name: str) -> Gender:
        """Return the gender a full name tells: by the given name, else by a Slavic ending."""
        parts = name.lower().split()
        given = self.given.get(parts[0], "") if parts else ""
        if given or len(parts) < 2:
            return given
        last = parts[-1]
        return "f" if last.endswith(self.endings) and last not in self.no_endings else ""

    def is_kind(self, noun: str, told: frozenset[str]) -> bool:
        """Return whether "the ``noun``" may mean a body that is called the words ``told``."""
        return noun in told or not told.isdisjoint(self.kinds.get(noun, frozenset()))


@cache
def people(language: str) -> People:
    """Return the words of a language; English where it has none of its own."""
    code = language if language in lang.languages("people") else "en"
    table = lang.words(code, "people")
    listed = lang.words(code, "given_names")["given"]
    given = {n: g for g in ("female", "male") for n in listed[g].split()}
    given |= {n: g for g in ("female", "male") for n in table["given"][g].split()}
    given |= dict.fromkeys(table["given"]["either"].split(), "")
    nouns = table["nouns"]
    persons = dict.fromkeys(nouns["person"].split(), "")
    persons |= {n: g[0] for g in ("female", "male") for n in nouns[g].split()}
    return People(
        titles={t: g[0] for g, listed in table["titles"].items() for t in listed},
        persons=persons,
        crowds=frozenset(nouns["many"]),
        nobody=frozenset(nouns["nobody"]),
        bodies=frozenset(table["bodies"]["acting"].split()),
        kinds={n: frozenset(k.split()) for n, k in table["bodies"]["kinds"].items()},
        told=frozenset(w for k in table["bodies"]["kinds"].values() for w in k.split())
        | frozenset(table["bodies"]["acting"].split())
        | frozenset(table["bodies"]["no_firms"]["names"]),
        broad=frozenset(table["bodies"]["broad"]["nouns"]),
        pronouns={p: kind for kind, listed in table["pronouns"].items() for p in listed},
        reflexive=frozenset(table["reflexive"]["words"]),
        acting=frozenset(table["verbs"]["acting"].split()),
        seizing=frozenset(table["verbs"]["seizing"].split()),
        freeing=frozenset(table["verbs"]["freeing"].split()),
        given={n: g[:1] for n, g in given.items()},
        endings=tuple(table["surnames"]["female"]),
        no_endings=frozenset(table["surnames"]["other"]),
    )
