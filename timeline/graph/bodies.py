"""Bodies under other names: initials, a firm's first word, what stands for a government.

"IMF" is the International Monetary Fund, "Calder" is Calder Foods, "Kabul said" is the Afghan
government; where several bodies could be meant, it is the one whose company the name keeps.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.graph import governments, names
from timeline.graph.unions import only

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.graph.unions import Known, Local, Union


def by_own_article(union: Union, known: Mapping[Local, Known]) -> None:
    """Join "the Union" to the one body its own article calls a union; every country has unions."""
    there: dict[tuple[str, str], list[Local]] = defaultdict(list)
    for where, one in known.items():
        words = names.body(one.name)
        if one.kind == "organisation" and len(words) > 1:
            there[where[0], words[-1]].append(where)
    for where, one in known.items():
        words = names.words(one.name)
        if len(words) == 1 and one.kind == "organisation" and names.is_generic(words):
            meant = {union.root(whole) for whole in there.get((where[0], words[0]), ())}
            if len(meant) == 1:
                whole = meant.pop()
                union.join(whole, where, f"{one.name} is {known[whole].name} in its article")


def by_initials(
    union: Union, known: Mapping[Local, Known], company: Mapping[str, Sequence[str]]
) -> None:
    """Join an acronym to the one body whose initials it is; of two, to that of its company."""
    bodies: dict[str, set[Local]] = defaultdict(set)
    for where, one in known.items():
        if one.kind != "person":
            for acronym in names.initials(one.name):
                bodies[acronym].add(union.root(where))
    for where, one in known.items():
        short = next((name for name, _ in one.names if names.is_acronym(name)), None)
        if short is None:
            continue
        full = {union.root(r) for r in bodies.get(names.plain(short).replace(".", ""), ())}
        full.discard(union.root(where))
        other = full.pop() if len(full) == 1 else only(sorted(full), where, union, company)[0]
        if other is not None:
            union.join(other, where, f"{short} is the initials of {known[other].name}")


def by_short_name(
    union: Union, known: Mapping[Local, Known], company: Mapping[str, Sequence[str]]
) -> None:
    """Join "Calder" to "Calder Foods", if they keep the same company and it is no other place."""
    firms: dict[str, set[Local]] = defaultdict(set)
    for where, one in known.items():
        identity = names.body(one.name)
        if one.kind == "organisation" and names.is_firm(identity):
            firms[identity[0]].add(union.root(where))
    for where, one in known.items():
        words = names.words(one.name)
        found = one.kind == "place" and not where[1].startswith("place/-/")
        if len(words) != 1 or found or names.is_acronym(one.name):
            continue
        candidates = sorted({union.root(c) for c in firms.get(words[0], ())} - {union.root(where)})
        best, _ = only(candidates, where, union, company)
        if best is not None:
            union.join(best, where, f"{one.name} is short for {known[best].name}")


def by_government(union: Union, known: Mapping[Local, Known]) -> None:
    """Join a country, its capital where that speaks or acts, and its government by name."""
    first: dict[str, Local] = {}
    for where, one in known.items():
        country = governments.governed(where[1], one.name)
        whom = first.setdefault(country, where) if country else where
        alike = known[whom].name == one.name
        reason = f"{known[whom].name} and {one.name} stand for one government"
        union.join(whom, where, None if alike else reason)
