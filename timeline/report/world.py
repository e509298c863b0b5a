"""The outlines the map is drawn on: the whole world coarsely, and finely around the places.

From Natural Earth (public domain), distilled by ``tools/outlines.py``; a line is its first point in
hundredths of a degree and then the steps from point to point.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Place

#: Fine outlines are added when the places lie in a box of at most so many degrees.
NEAR_DEGREES = 60
#: Degrees shown around the outermost places, so that a single town still shows its country.
MARGIN_DEGREES = 10

Lines = dict[str, list[list[int]]]


def outlines(places: Sequence[Place]) -> dict[str, Lines] | None:
    """Return the lines to draw under ``places``, or None when none has coordinates."""
    points = [(p.lon, p.lat) for p in places if p.lat is not None and p.lon is not None]
    if not points:
        return None
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    drawn = {"world": _read("world")}
    if max(east - west, north - south) <= NEAR_DEGREES:
        margin = MARGIN_DEGREES
        box = (west - margin, south - margin, east + margin, north + margin)
        drawn["near"] = {
            kind: [line for line in lines if _touches(line, box)]
            for kind, lines in _read("near").items()
        }
    return drawn


@cache
def _read(name: str) -> Lines:
    text = (files(__package__) / "data" / f"{name}.json").read_text(encoding="utf-8")
    lines: Lines = json.loads(text)
    return lines


def _touches(line: list[int], box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = (100 * side for side in box)
    xs, ys = accumulate(line[::2]), accumulate(line[1::2])
    return any(west <= x <= east and south <= y <= north for x, y in zip(xs, ys, strict=True))
