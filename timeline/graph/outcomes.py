"""Outcomes that exclude each other: who holds a town, whether somebody is free.

"The army has retaken the area" against "the insurgents still control it": two parties, one place,
and only one of them can be right. Both stay, side by side.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.graph import lexicon, matter
from timeline.graph.conflicts import Difference
from timeline.graph.matter import AFFIRMING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.graph.facts import Facts


def rival_outcomes(claims: Sequence[Facts]) -> list[Difference]:
    """Return pairs of claims of different parties that cannot both hold of one place.

    "The army has retaken the area" against "the insurgents still control it": other agents or other
    speakers, one place (or one article's sentence), times that overlap.
    """
    blocks: dict[tuple[str, str, str], tuple[list[Facts], list[Facts]]] = defaultdict(
        lambda: ([], [])
    )
    for one in claims:
        for rivalry in lexicon.rivalries():
            sides = [bool(one.meanings & side) for side in (rivalry.one, rivalry.other)]
            for key in _rival_keys(one, rivalry.reading) if any(sides) else ():
                for side in (side for side in (0, 1) if sides[side]):
                    blocks[key][side].append(one)
    seen: dict[tuple[str, str], Difference] = {}
    for key in sorted(blocks):
        for one in blocks[key][0][:20]:
            for other in blocks[key][1][:20]:
                difference = _rival(one, other, key[0])
                if difference is not None:
                    pair = difference.newer.id, difference.older.id
                    seen.setdefault(pair, difference)
    return list(seen.values())


def _rival_keys(one: Facts, reading: str) -> set[tuple[str, str, str]]:
    if one.status not in AFFIRMING or one.type in {"statement", "other"}:
        return set()
    found = {(reading, f"sentence {one.article}", str(one.start))}
    if one.published is not None:
        weeks = {(one.published + move) // 8 for move in (0, 3)}
        found |= {(reading, place.id, str(week)) for place in one.places for week in weeks}
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
