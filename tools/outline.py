"""The middle of an area known only by its towns: the centroid of the outline around them.

Towns crowd where people live, so their mean lies by the coast or the capital; the outline's middle
does not.
"""

from __future__ import annotations

Point = tuple[float, float]


def centre(points: list[Point]) -> Point:
    """Return the centroid (latitude, longitude in degrees) of the convex hull of ``points``.

    A country across the date line is unrolled first, so that Fiji does not land in Africa.
    """
    if max(p[1] for p in points) - min(p[1] for p in points) > 180:
        points = [(lat, lon + 360 if lon < 0 else lon) for lat, lon in points]
    hull = _hull(sorted(set(_without_strays(points))))
    lat, lon = _centroid(hull)
    return round(lat, 4), round((lon + 180) % 360 - 180, 4)


def _without_strays(points: list[Point]) -> list[Point]:
    """Return the points without the one in a hundred farthest from the middle: slips, islands."""
    middle = tuple(sorted(values)[len(points) // 2] for values in zip(*points, strict=True))
    ordered = sorted(points, key=lambda p: (abs(p[0] - middle[0]) + abs(p[1] - middle[1]), p))
    return ordered[: len(points) - len(points) // 100]


def _hull(points: list[Point]) -> list[Point]:
    """Return the convex hull of sorted points (Andrew's monotone chain, 1979)."""
    if len(points) < 3:
        return points
    return _half(points) + _half(points[::-1])


def _half(points: list[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _turn(first: Point, second: Point, third: Point) -> float:
    return (second[0] - first[0]) * (third[1] - first[1]) - (second[1] - first[1]) * (
        third[0] - first[0]
    )


def _centroid(hull: list[Point]) -> Point:
    pairs = list(zip(hull, hull[1:] + hull[:1], strict=True))
    crosses = [a[0] * b[1] - b[0] * a[1] for a, b in pairs]
    area = sum(crosses)
    if abs(area) < 1e-9:
        return sum(p[0] for p in hull) / len(hull), sum(p[1] for p in hull) / len(hull)
    lat = sum((a[0] + b[0]) * c for (a, b), c in zip(pairs, crosses, strict=True))
    lon = sum((a[1] + b[1]) * c for (a, b), c in zip(pairs, crosses, strict=True))
    return lat / (3 * area), lon / (3 * area)
