"""Fit the weights of ``timeline.events.story_place`` on articles whose town is known.

    python tools/fit_places.py incidents-dev.jsonl

Reads one object a line: id, incident, title, text, published, latlon. The choice among the places
an article's names may mean is a conditional logit (numpy, two units of ridge); every place within
20 km of the true one counts as right, or within 161 km where there is none so near. Prints each
reason's weight.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from choosing import Choice, fit

from timeline import language, places, sources
from timeline.events.scene import lay_out
from timeline.events.whereabouts import whereabouts
from timeline.model import Place
from timeline.places.toponyms import kilometres

if TYPE_CHECKING:
    from timeline.events.whereabouts import Spot

#: Kilometres within which a place is the true one, and within which its neighbourhood is.
TOWN, NEAR = 20, 161


def spots(row: dict[str, Any]) -> list[Spot]:
    """Return the places an article may play at, as the program sees them."""
    article = sources.from_text(row["text"], fields={"title": row["title"]})
    parse = language.parse(article)
    names = places.resolve(article, parse.sentences, parse.mentions)
    return whereabouts(lay_out(article, parse.sentences, names, ()))


def right(here: list[Spot], row: dict[str, Any]) -> np.ndarray:
    """Return which places are the true one, or else lie in its neighbourhood."""
    lat, lon = row["latlon"]
    true = Place(id="", name="", kind="city", lat=lat, lon=lon)
    far = np.array([kilometres(spot.candidate.place, true) for spot in here])
    return far <= (TOWN if (far <= TOWN).any() else NEAR)


def main(path: Path) -> None:
    """Print each reason's weight."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = [(row, spots(row)) for row in rows if row.get("latlon")]
    names = sorted({name for _, here in found for spot in here for name in spot.reasons})
    choices = [
        Choice(np.array([[s.reasons.get(n, 0.0) for n in names] for s in here]), meant)
        for row, here in found
        if here and (meant := right(here, row)).any()
    ]
    for weight, name in sorted(zip(fit(choices), names, strict=True), reverse=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main(Path(sys.argv[1]))
