"""Distil the world's outlines from the npm package world-atlas (Natural Earth, public domain).

``python tools/outlines.py timeline/report/data`` writes ``world.json`` (scale 1:110 million) and
``near.json`` (1:50 million): coasts and borders as lines of hundredths of a degree, each line its
first point and then the steps from point to point. The report draws them; nothing is fetched later.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

PACKAGE = "world-atlas@2.0.2"
HUNDREDTHS = 100
#: A step of half the world goes over the edge of the map, not through it.
EDGE_LEAP = 180 * HUNDREDTHS
Line = list[int]


def unpack(folder: str) -> tarfile.TarFile:
    """Return the package as its registry serves it."""
    command = ["npm", "pack", "--silent", PACKAGE]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603 - fixed words
    archive = Path(folder) / done.stdout.strip().splitlines()[-1]
    return tarfile.open(fileobj=io.BytesIO(archive.read_bytes()))


def arc_numbers(node: Any) -> list[int]:  # noqa: ANN401 - TopoJSON nests lists to any depth
    """Return the arc indices under ``node``; a reversed arc is written as its complement."""
    if isinstance(node, int):
        return [node if node >= 0 else ~node]
    return [number for child in node for number in arc_numbers(child)]


def split(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Line]:
    """Return one arc in hundredths of a degree, cut where it leaps over the edge of the map."""
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    points, x, y = [], 0, 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        point = (round((x * sx + tx) * HUNDREDTHS), round((y * sy + ty) * HUNDREDTHS))
        if not points or points[-1] != point:
            points.append(point)
    cuts = [n for n, (a, b) in enumerate(pairwise(points), 1) if abs(b[0] - a[0]) > EDGE_LEAP]
    pieces = [points[start:end] for start, end in pairwise((0, *cuts, len(points)))]
    return [steps(piece) for piece in pieces if len(piece) > 1]


def steps(points: list[tuple[int, int]]) -> Line:
    """Return the first point, then the step to each next one."""
    moves = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    return [value for point in (points[0], *moves) for value in point]


def distil(topology: dict[str, Any]) -> dict[str, list[Line]]:
    """Return coasts (arcs of one country) and borders (arcs of two)."""
    uses: Counter[int] = Counter()
    for country in topology["objects"]["countries"]["geometries"]:
        uses.update(set(arc_numbers(country.get("arcs", []))))
    lines: dict[str, list[Line]] = {"coasts": [], "borders": []}
    for number, arc in enumerate(topology["arcs"]):
        drawn = split(arc, topology["transform"])
        lines["borders" if uses[number] > 1 else "coasts"].extend(drawn)
    return lines


def main() -> None:
    """Write both scales into the folder given as the first argument."""
    target = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder, unpack(folder) as package:
        for scale, name in (("110m", "world"), ("50m", "near")):
            member = package.extractfile(f"package/countries-{scale}.json")
            if member is None:
                message = f"{PACKAGE} holds no countries-{scale}.json"
                raise FileNotFoundError(message)
            text = json.dumps(distil(json.load(member)), separators=(",", ":"))
            (target / f"{name}.json").write_text(text + "\n", encoding="utf-8")
            print(f"{name}.json: {len(text):,} characters")


if __name__ == "__main__":
    main()
