"""How places lie to each other: the same, one holding the other, near, or apart.

Spin Boldak lies in the region Kandahar and the country AF, so a claim "in Kandahar province" may be
about the same event as one "in Spin Boldak", and one "in Herat" may not.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from timeline.graph import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Place

Lie = Literal["same", "holds", "near", "apart"]

_CLOSEST: tuple[Lie, ...] = ("same", "holds", "near", "apart")
EARTH_KM = 6371.0
#: Towns this close are named for one another in the news ("near Chaman" for Spin Boldak): a city
#: and its outskirts, the 25 km of the usual toponym scores.
NEAR_KM = 25.0


def lie(first: Place, second: Place) -> Lie:
    """Return how two places lie to each other; a place known by name only is apart from others."""
    return "same" if first.id == second.id else _lie(first, second)


@lru_cache(maxsize=16_384)
def _lie(first: Place, second: Place) -> Lie:
    if holds(first, second) or holds(second, first):
        return "holds"
    distance = kilometres(first, second)
    return "near" if distance is not None and distance <= NEAR_KM else "apart"


def holds(outer: Place, inner: Place) -> bool:
    """Return whether ``outer`` is the country or first-level region of ``inner``."""
    if outer.kind == "country":
        return inner.kind != "country" and bool(outer.country) and outer.country == inner.country
    return outer.kind == "region" and inner.region == outer.id


def wider(places: Sequence[Place]) -> frozenset[str]:
    """Return the ids of districts and regions whose town of the same name is among the places."""
    if len(places) < 2:
        return frozenset()
    towns = [place for place in places if place.kind == "city"]
    return frozenset(
        area.id
        for area in places
        for town in towns
        if area.kind == "region"
        and names.plain(area.name) == names.plain(town.name)
        and lie(area, town) in {"holds", "near"}
    )


def closest(first: Sequence[Place], second: Sequence[Place]) -> tuple[Lie, Place, Place] | None:
    """Return the closest pair of places of two claims, or None if one of them names none."""
    pairs = [(lie(a, b), a, b) for a in first for b in second]
    if len(pairs) < 2:
        return pairs[0] if pairs else None
    return min(pairs, key=lambda p: (_CLOSEST.index(p[0]), p[1].id, p[2].id))


def kilometres(first: Place, second: Place) -> float | None:
    """Return the great-circle distance (haversine), or None without coordinates."""
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return None
    south, north = math.radians(first.lat), math.radians(second.lat)
    east = math.radians(second.lon - first.lon)
    half = (
        math.sin((north - south) / 2) ** 2
        + math.cos(south) * math.cos(north) * math.sin(east / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
