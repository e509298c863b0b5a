"""The packaged gazetteer: names in any spelling, ids that are stable, places where they are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from timeline.lang import words
from timeline.places.gazetteer import Gazetteer
from timeline.places.spelling import fold

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
from outline import centre

GAZETTEER = Gazetteer.packaged()


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Spīn Bōldak", "spin boldak"),
        ("SPIN-BOLDAK", "spin boldak"),
        ("St. Louis", "saint louis"),
        ("Côte d'Ivoire", "cote divoire"),
        ("Côte d\u2019Ivoire", "cote divoire"),
        ("Łódź", "lodz"),
        ("", ""),
    ],
)
def test_spellings_meet(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("identifier", "lat", "lon"),
    [
        ("place/af/kandahar/spin-boldak", 31.0, 66.4),
        ("place/af/kandahar", 31.5, 65.9),
        ("place/pk", 30, 70),
        ("place/us/louisiana/rapides-parish-district", 31.2, -92.5),
        ("place/si/koper-capodistria/koper", 45.5, 13.7),
    ],
)
def test_places_lie_where_they_are(identifier: str, lat: float, lon: float) -> None:
    found = GAZETTEER.place(identifier)
    assert found is not None
    assert found.place.lat == pytest.approx(lat, abs=0.3)
    assert found.place.lon == pytest.approx(lon, abs=0.3)


def test_what_is_not_there_is_not_found() -> None:
    assert GAZETTEER.named("Xyzzyville") == ()
    assert GAZETTEER.named("") == ()
    assert GAZETTEER.place("place/xx") is None


def test_every_place_the_word_lists_name_is_in_the_gazetteer() -> None:
    tables = words("en", "names")
    listed = [*tables["regions"], *tables["cities"]]
    listed += [region for regions in tables["postal"].values() for region in regions]
    listed += [f"place/{code.lower()}" for code in {**tables["countries"], **tables["demonyms"]}]
    assert [name for name in listed if GAZETTEER.place(name) is None] == []


def test_a_towns_region_and_district_hold_it() -> None:
    town = GAZETTEER.place("place/us/louisiana/ball")
    assert town is not None
    assert town.place.region == "place/us/louisiana"
    assert town.district == "place/us/louisiana/rapides-parish-district"


def test_the_middle_of_an_area_is_not_drawn_to_its_crowded_side() -> None:
    square = [(0.0, 0.0), (0.0, 10.0), (10.0, 0.0), (10.0, 10.0)]
    crowd = [(0.5 + step / 100, 0.5) for step in range(30)]
    assert centre(square + crowd) == pytest.approx((5, 5), abs=0.01)


def test_an_area_across_the_date_line_keeps_its_middle() -> None:
    assert abs(centre([(-17.0, 178.0), (-18.0, -179.0), (-16.0, -179.0)])[1]) > 178


def test_one_town_is_its_own_middle() -> None:
    assert centre([(1.0, 2.0)]) == (1.0, 2.0)
