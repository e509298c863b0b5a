"""What a user knows better than the text: names that are one, names that are not, and where.

[[same]]
names = ["TTP", "Tehreek-e-Taliban Pakistan"]
name = "Pakistani Taliban"                    # shown; optional

[[not-same]]
names = ["Ghani", "Ashraf Ghani"]

[coordinates]
"Spin Boldak" = [31.0, 66.4]                  # latitude, longitude in degrees
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any, NoReturn

from timeline.graph import names
from timeline.model import UsageError

if TYPE_CHECKING:
    from pathlib import Path

REMEDY = "see docs/graph.md for the form of an aliases file"


def key(name: str) -> str:
    """Return the form under which names are compared: without case, accents and article."""
    return " ".join(names.words(name))


@dataclass(frozen=True, slots=True)
class Aliases:
    """A user's corrections; every key is a name as ``key`` gives it."""

    #: name -> the first name of its group
    same: dict[str, str] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = frozenset()
    shown: dict[str, str] = field(default_factory=dict)
    coordinates: dict[str, tuple[float, float]] = field(default_factory=dict)

    def separates(self, first: str, second: str) -> bool:
        """Return whether the user said that these two names are not one."""
        one, other = sorted((key(first), key(second)))
        return (one, other) in self.apart


def read(path: Path) -> Aliases:
    """Return the corrections in a TOML file.

    Raises:
        UsageError: if the file cannot be read, has another form or contradicts itself; the
            message names the lines.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(str(path), f"cannot be read as TOML ({error})", REMEDY) from error
    same, shown = _groups(path, text, _named(path, data, "same"))
    apart = _apart(path, text, _named(path, data, "not-same"), same)
    return Aliases(same, apart, shown, _coordinates(path, text, data.get("coordinates", {})))


def _named(path: Path, data: dict[str, Any], table: str) -> list[dict[str, Any]]:
    groups = data.get(table, [])
    well = isinstance(groups, list) and all(
        isinstance(g, dict)
        and isinstance(g.get("names"), list)
        and len(g["names"]) > 1
        and all(isinstance(name, str) and key(name) for name in g["names"])
        and isinstance(g.get("name", ""), str)
        for g in groups
    )
    if not well:
        raise UsageError(str(path), f"[[{table}]] needs names = [two or more names]", REMEDY)
    return list(groups)


def _groups(
    path: Path, text: str, groups: list[dict[str, Any]]
) -> tuple[dict[str, str], dict[str, str]]:
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for group in groups:
        first, *rest = map(key, group["names"])
        for other in rest:
            parent[root(other)] = root(first)
    shown: dict[str, str] = {}
    for group in (g for g in groups if "name" in g):
        one = root(key(group["names"][0]))
        if shown.setdefault(one, group["name"]) != group["name"]:
            _contradict(path, text, (shown[one], group["name"]), "name one actor in two ways")
    return {name: root(name) for name in parent}, shown


def _apart(
    path: Path, text: str, groups: list[dict[str, Any]], same: dict[str, str]
) -> frozenset[tuple[str, str]]:
    found = set()
    for group in groups:
        for one, other in combinations(group["names"], 2):
            if same.get(key(one), key(one)) == same.get(key(other), key(other)):
                _contradict(path, text, (one, other), "are said to be the same and not the same")
            found.add((min(key(one), key(other)), max(key(one), key(other))))
    return frozenset(found)


def _coordinates(path: Path, text: str, table: Any) -> dict[str, tuple[float, float]]:  # noqa: ANN401 - whatever TOML held
    found: dict[str, tuple[float, float]] = {}
    points: dict[str, Any] = table if isinstance(table, dict) else {"coordinates": None}
    for name, point in points.items():
        listed = point if isinstance(point, list) else []
        pair = [part for part in listed if isinstance(part, int | float)]
        if len(pair) != 2:
            _contradict(path, text, (name,), "needs [latitude, longitude] in degrees")
        if abs(pair[0]) > 90 or abs(pair[1]) > 180:
            _contradict(path, text, (name,), "lies outside latitude 90 and longitude 180")
        if found.setdefault(key(name), (float(pair[0]), float(pair[1]))) != tuple(pair):
            _contradict(path, text, (name,), "has two different coordinates")
    return found


def _contradict(path: Path, text: str, culprits: tuple[str, ...], what: str) -> NoReturn:
    lines = sorted(
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if any(f'"{name}"' in line or f"'{name}'" in line for name in culprits)
    )
    where = "line" if len(lines) == 1 else "lines"
    subject = " and ".join(f'"{name}"' for name in culprits)
    place = f" ({where} {', '.join(map(str, lines))})" if lines else ""
    raise UsageError(str(path), f"{subject} {what}{place}", "correct one of them")
