"""Which of two people of one surname a title means: "Mrs Hale" beside Anna and Peter Hale.

A surname two people share stays by itself; a title that fits the given name of one alone tells.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline import lang
from timeline.places.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.places.words import Run


def titled(found: Sequence[Run], language: str) -> dict[int, str]:
    """Return the full name a titled surname stands for, by where the surname begins."""
    if language not in lang.languages("people"):
        return {}
    titles, given = _genders(language)
    full: dict[str, set[str]] = {}
    for run in found:
        parts = run.name.split()
        if run.kind == "person" and len(parts) > 1:
            full.setdefault(fold(parts[-1]), set()).add(run.name)
    meant: dict[int, str] = {}
    for run in found:
        shared = full.get(fold(run.name), set())
        gender = titles.get(run.before, "")
        if run.kind != "person" or not gender or len(shared) < 2:
            continue
        fitting = [name for name in sorted(shared) if given.get(name.split()[0].lower()) == gender]
        if len(fitting) == 1:
            meant[run.span.start] = fitting[0]
    return meant


@cache
def _genders(language: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return titles and given names with the gender each tells."""
    table = lang.words(language, "people")
    listed = lang.words(language, "given_names")["given"]
    titles = {title: gender for gender, some in table["titles"].items() for title in some}
    given = {name: g for g in ("female", "male") for name in listed[g].split()}
    given |= {name: g for g in ("female", "male") for name in table["given"][g].split()}
    either = table["given"]["either"].split()
    return titles, {name: g for name, g in given.items() if name not in either}
