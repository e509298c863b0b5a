"""Counts of one happening that words tie together where claims stay two events.

"Police detained 20, correcting an earlier figure of 14" updates the event with 14 arrested; "45
people died, a figure the government disputes" stands against the toll the story gives.
"""

from __future__ import annotations

import re
from array import array
from functools import cache
from typing import TYPE_CHECKING

from timeline.graph import amounts, geography, lexicon
from timeline.graph.conflicts import Difference, looks_back
from timeline.graph.matter import AFFIRMING
from timeline.graph.timing import NEWS_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.graph.facts import Facts
    from timeline.model import Quantity

#: Types whose claims count people.
_COUNTED = frozenset({"kill", "injure", "arrest"})


class Counts:
    """Claims that count people, by story and type, and which of these words tie to others."""

    def __init__(self) -> None:
        """Start without claims."""
        self._told: dict[tuple[str, str], array[int]] = {}
        self._tied: set[tuple[str, str]] = set()

    def add(self, claims: Iterable[Facts]) -> None:
        """Take down the claims that come next in order of publication."""
        for one in claims:
            if one.type in _COUNTED and one.quantities and one.status in AFFIRMING:
                told = one.story, one.type
                self._told.setdefault(told, array("I")).append(one.position)
                if _corrected(one.quote) or _disputed(one.quote):
                    self._tied.add(told)

    def differences(self, claims: Sequence[Facts], events: Sequence[int]) -> Iterator[Difference]:
        """Yield how counts in different events differ where a sentence itself says that they do.

        ``events`` has the number of each claim's event.
        """
        for told, positions in self._told.items():
            if told in self._tied:
                yield from _told_apart([claims[at] for at in positions], events)


def _told_apart(told: Sequence[Facts], events: Sequence[int]) -> Iterator[Difference]:
    for one in told:
        corrected = _corrected(one.quote)
        if corrected or _disputed(one.quote):
            others = [o for o in told if events[o.position] != events[one.position]]
            near = [other for other in others if _near(one, other)]
            yield from _corrections(one, near, corrected) if corrected else _disputes(one, near)


def _near(one: Facts, other: Facts) -> bool:
    """Return whether both may be of one happening by their days and places."""
    if one.published is None or other.published is None:
        return False
    if other.published > one.published or one.published - other.published > NEWS_DAYS:
        return False
    if max(one.first, other.first) > min(one.last, other.last):
        return False
    if other.firm and one.published - other.last > NEWS_DAYS:
        return False
    closest = geography.closest(one.places, other.places)
    return closest is None or closest[0] != "apart"


def _corrections(one: Facts, others: Iterable[Facts], earlier: frozenset[str]) -> list[Difference]:
    """Return that a count replaces the earlier one that its sentence names."""
    return [
        Difference("updates", one, other, f"from {old.text} to {new.text}")
        for other in others
        for new, old in _rivals(one, other)
        if _digits(old.text) & earlier
    ]


def _disputes(one: Facts, others: Iterable[Facts]) -> list[Difference]:
    """Return that a disputed count stands against the newest one others give."""
    found = [
        (other.published or 0, other.recount, other.id, other, pair)
        for other in others
        if other.quote != one.quote and not looks_back(other.quote)
        for pair in _rivals(one, other)
    ]
    if not found:
        return []
    *_, other, (new, old) = max(found, key=lambda option: option[:3])
    return [Difference("conflicts", one, other, f"{old.text} against {new.text}")]


def _rivals(one: Facts, other: Facts) -> Iterator[tuple[Quantity, Quantity]]:
    for new in one.quantities:
        for old in other.quantities:
            if amounts.comparable(new, old, one.type) and amounts.exclude(new, old):
                yield new, old


def _digits(text: str) -> frozenset[str]:
    return frozenset(found.replace(",", "") for found in re.findall(r"\d[\d,]*", text))


def _corrected(quote: str) -> frozenset[str]:
    """Return the numbers a sentence calls earlier: "correcting an earlier figure of 14"."""
    return frozenset(n.replace(",", "") for n in _earlier().findall(quote.casefold()))


def _disputed(quote: str) -> bool:
    return bool(_denied().search(quote.casefold()))


def _any(kind: str) -> str:
    return "|".join(lexicon.cues("counted", kind))


@cache
def _earlier() -> re.Pattern[str]:
    about = _any("about")
    return re.compile(
        rf"\b(?:{_any('former')}) (?:{_any('figure')}) of (?:(?:{about}) )?(\d[\d,]*\b)"
    )


@cache
def _denied() -> re.Pattern[str]:
    verbs = _any("disputes")
    return re.compile(
        rf"\b(?:{_any('figure')})(?: (?:that|which))?(?: [\w'-]+){{1,4}} (?:{verbs})\b"
    )
