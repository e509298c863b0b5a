"""Outcomes that exclude each other: who holds a town, whether somebody is free.

"The army has retaken the area" against "the insurgents still control it": two parties, one place,
and only one of them can be right. Both stay, side by side.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from timeline.graph import lexicon, matter
from timeline.graph.conflicts import Difference
from timeline.graph.matter import AFFIRMING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.graph.facts import Facts

#: What they share: the reading, then a place and a week or an article and a sentence.
_Key = tuple[str, str, str]
_Blocks = dict[_Key, tuple["array[int]", "array[int]"]]

#: So many claims on each side of a matter are compared.
MOST = 20
#: Days within which two accounts of a place are rivals.
_WEEK = 8
#: A week that is over when the day's articles are read, and a day that is after all weeks.
_AT_ONCE, _NEVER = -1, 4_000_000


class Outcomes:
    """Claims that may rival each other, by position: of one place and week, or of one sentence.

    Whatever has but one side when its time is over is forgotten.
    """

    def __init__(self) -> None:
        """Start without claims."""
        self._open: dict[int, _Blocks] = {}
        self._rival: _Blocks = {}

    def add(self, claims: Iterable[Facts]) -> None:
        """Take down all claims of the articles that come next in order of publication."""
        today = 0
        for one in claims:
            today = _NEVER if one.published is None else one.published
            for rivalry in lexicon.rivalries():
                sides = [bool(one.meanings & side) for side in (rivalry.one, rivalry.other)]
                for week, key in _rival_keys(one, rivalry.reading) if any(sides) else ():
                    block = self._open.setdefault(week, {}).setdefault(
                        key, (array("I"), array("I"))
                    )
                    for side in (side for side in (0, 1) if sides[side]):
                        block[side].append(one.position)
        self._settle(today // _WEEK)

    def _settle(self, week: int) -> None:
        for over in [begun for begun in self._open if begun < week]:
            blocks = self._open.pop(over)
            self._rival |= {key: sides for key, sides in blocks.items() if all(sides)}

    def differences(self, claims: Sequence[Facts]) -> list[Difference]:
        """Return pairs of claims of different parties that cannot both hold of one place.

        "The army has retaken the area" against "the insurgents still control it": other agents or
        other speakers, one place (or one article's sentence), times that overlap.
        """
        self._settle(_NEVER)
        seen: dict[tuple[str, str], Difference] = {}
        for key in sorted(self._rival):
            first, second = ([claims[at] for at in side[:MOST]] for side in self._rival[key])
            for difference in (_rival(one, other, key[0]) for one in first for other in second):
                if difference is not None:
                    pair = difference.newer.id, difference.older.id
                    seen.setdefault(pair, difference)
        return list(seen.values())


def _rival_keys(one: Facts, reading: str) -> set[tuple[int, _Key]]:
    """Return what a claim may share with a rival, and the week after which nobody else does."""
    if one.status not in AFFIRMING or one.type in {"statement", "other"}:
        return set()
    found = {(_AT_ONCE, (reading, f"sentence {one.article}", str(one.start)))}
    if one.published is not None:
        weeks = {(one.published + move) // _WEEK for move in (0, 3)}
        found |= {(week, (reading, place.id, str(week))) for place in one.places for week in weeks}
    return found


def _rival(one: Facts, other: Facts, reading: str) -> Difference | None:
    if one.id == other.id or one.meanings & other.meanings:
        return None
    if not _other_parties(one, other) or one.last < other.first:
        return None
    if not matter.befalls_the_same(one, other):
        return None
    older, newer = sorted((one, other), key=lambda f: (f.published or 0, f.id))
    return Difference("conflicts", newer, older, f"rival accounts of {reading}")


def _other_parties(one: Facts, other: Facts) -> bool:
    if one.told_by and other.told_by:
        return one.told_by != other.told_by
    apart = one.acting.isdisjoint(other.acting) and bool(one.acting and other.acting)
    return apart and bool(one.told_by or other.told_by)
