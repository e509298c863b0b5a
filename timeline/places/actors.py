"""Which mentions are one actor: the full name, the later surname, the acronym in brackets.

"Danish Siddiqui ... Siddiqui" → one entity ``person/danish-siddiqui``.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.places.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from timeline.places.words import Run

#: Words between a name and the acronym that stands for it.
_OPENING = ({"(", "["}, {"or", "known", "as", '"', "\u201c"})


def entities(found: Sequence[Run]) -> dict[str, str]:
    """Return an entity id by name for every person, body and group of the article."""
    acronyms = _acronyms(found)
    full = _full_names(found)
    return {
        run.name: f"{run.kind}/{_slug(acronyms.get(run.name) or full.get(run.name) or run.name)}"
        for run in found
        if run.kind in {"person", "organisation", "group"}
    }


def _slug(name: str) -> str:
    return fold(name).replace(" ", "-") or "-"


def _full_names(found: Sequence[Run]) -> Mapping[str, str]:
    """Return, for each shorter form of a name, the only full name that has it.

    A surname two people share stays by itself, and so does what two firms begin with.
    """
    full: dict[str, str] = {}
    for kind, shortens in (("person", _shortens), ("organisation", _stands_for)):
        full |= _longest({run.name for run in found if run.kind == kind}, shortens)
    return full


def _longest(names: AbstractSet[str], shortens: Callable[[str, str], bool]) -> dict[str, str]:
    full: dict[str, str] = {}
    for short in sorted(names):
        longer = {name for name in names if shortens(short, name)}
        longest = {name for name in longer if not any(shortens(name, other) for other in longer)}
        if len(longest) == 1:
            full[short] = longest.pop()
    return full


def _shortens(short: str, name: str) -> bool:
    """Return whether ``short`` is the surname, the first name or the tail of ``name``."""
    parts, whole = fold(short).split(), fold(name).split()
    if len(parts) >= len(whole):
        return False
    return whole[-len(parts) :] == parts or (len(parts) == 1 and whole[0] == parts[0])


def _stands_for(short: str, name: str) -> bool:
    """Return whether ``short`` is how a body's name begins or its last word.

    "Kyoda" of "Kyoda Motors", "the Accord" of the "Northern Accord".
    """
    parts, whole = fold(short).split(), fold(name).split()
    begins = len(parts) < len(whole) <= len(parts) + 2 and whole[: len(parts)] == parts
    return begins or (len(parts) == 1 < len(whole) and whole[-1:] == parts)


def _acronyms(found: Sequence[Run]) -> Mapping[str, str]:
    """Return what acronyms stand for: defined in brackets, or the only name with these initials."""
    meant: dict[str, str] = {}
    for first, second in pairwise(found):
        if first.sentence is second.sentence and _defines(first, second):
            meant[second.name] = first.name
    bodies = {run.name for run in found if run.kind in {"organisation", "group"}}
    for short in sorted(bodies - meant.keys()):
        longer = [name for name in bodies if _initials(name) == short.replace(".", "")]
        if len(longer) == 1 and len(short) > 1:
            meant[short] = longer[0]
    return meant


def _defines(first: Run, second: Run) -> bool:
    between = [token.text for token in first.sentence.tokens[first.end : second.start]]
    bracketed = bool(between) and between[0] in _OPENING[0] and set(between[1:]) <= _OPENING[1]
    short = second.name.replace(".", "")
    return bracketed and short.isupper() and _in_order(short, _initials(first.name))


def _initials(name: str) -> str:
    """Return the first letters of the capitalised words of a name of several words."""
    parts = [part for part in name.replace("-", " ").split() if part[0].isupper()]
    return "".join(part[0] for part in parts) if len(parts) > 1 else ""


def _in_order(letters: str, initials: str) -> bool:
    """Return whether most letters of the acronym are initials of the name, in order."""
    at = matched = 0
    for letter in letters:
        if letter in initials[at:]:
            at, matched = initials.index(letter, at) + 1, matched + 1
    return matched * 3 >= len(letters) * 2
