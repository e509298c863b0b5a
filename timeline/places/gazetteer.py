"""Look places up by name, offline, in two sorted tables that are unpacked on first use.

``Gazetteer.packaged().named("Sheberghan")`` → Shibirghān (``place/af/jowzjan/shibirghan``), found
under one of its other names. Data: GeoNames, CC BY 4.0; ``tools/make_gazetteer.py`` makes it.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from timeline.model import Place
from timeline.places.spelling import fold

if TYPE_CHECKING:
    from timeline.model import PlaceKind

KINDS: dict[str, PlaceKind] = {"c": "country", "r": "region", "d": "region", "t": "city"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place a name may mean; ``main`` if it is the name the gazetteer itself uses.

    ``level`` is c (country), r (first-level region), d (district) or t (town); ``district`` is the
    id of a town's district.
    """

    place: Place
    level: str
    population: int
    main: bool
    district: str = ""


class Gazetteer:
    """Places by name and by id. Both tables are lists of lines, searched by bisection."""

    def __init__(self, places: bytes, names: bytes) -> None:
        """Hold the two tables, each sorted by its first column."""
        self._places = places.split(b"\n")
        self._names = names.split(b"\n")

    @staticmethod
    @cache
    def packaged() -> Gazetteer:
        """Return the gazetteer that ships with the package, read once (about 0.2 s)."""
        data = files(__package__) / "data"
        tables = (
            gzip.decompress((data / f"{name}.tsv.gz").read_bytes()) for name in ("places", "names")
        )
        return Gazetteer(*tables)

    @lru_cache(maxsize=8192)  # noqa: B019 - one gazetteer lives as long as the process
    def named(self, name: str) -> tuple[Candidate, ...]:
        """Return every place ``name`` may mean, in any spelling, in the order of their ids."""
        key = fold(name).encode()
        line = _starting(self._names, key + b"\t")
        if not key or line is None:
            return ()
        main, other = (
            [int(number) for number in column.split()] for column in line.split(b"\t")[1:3]
        )
        found = {number: number in set(main) for number in sorted({*main, *other})}
        return tuple(
            self._candidate(self._places[number], main=is_main) for number, is_main in found.items()
        )

    def __contains__(self, name: str) -> bool:
        """Return whether anything is called so."""
        return _starting(self._names, fold(name).encode() + b"\t") is not None

    def place(self, identifier: str) -> Candidate | None:
        """Return the place with this id, or None."""
        line = _starting(self._places, identifier.encode() + b"\t")
        return None if line is None else self._candidate(line, main=True)

    def countries(self) -> tuple[Place, ...]:
        """Return every country, in the order of its code."""
        rows = (line for line in self._places if line.count(b"/", 0, line.index(b"\t")) == 1)
        return tuple(self._candidate(line, main=True).place for line in rows)

    @staticmethod
    def _candidate(line: bytes, *, main: bool) -> Candidate:
        identifier, name, level, lat, lon, population, district = line.decode().split("\t")
        parts = identifier.split("/")
        region = "/".join(parts[:3]) if len(parts) > 3 and parts[2] != "-" else ""
        place = Place(
            id=identifier,
            name=name,
            kind=KINDS[level],
            lat=float(lat),
            lon=float(lon),
            country=parts[1].upper(),
            region=region,
        )
        inside = f"{region}/{district}-district" if district else ""
        return Candidate(
            place=place, level=level, population=int(population), main=main, district=inside
        )


def _starting(lines: list[bytes], start: bytes) -> bytes | None:
    """Return the line of a sorted list that begins with ``start``."""
    at = bisect_left(lines, start)
    return lines[at] if at < len(lines) and lines[at].startswith(start) else None
