"""Where an article plays that says it nowhere in one sentence: its names weighed together.

"FRANKLIN -- Johnson County authorities ...": the Franklin of that county. Each place its names may
mean is weighed by named reasons (``whereabouts``); the likeliest neighbourhood is found first,
then the place in it.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, NamedTuple

from timeline.events.scene import lay_out
from timeline.events.whereabouts import whereabouts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.events.scene import Scene
    from timeline.events.whereabouts import Spot
    from timeline.model import Article, Mention, Place, Sentence, Span

#: What each reason is worth, in log odds: fitted by ``tools/fit_places.py`` on 2,355 local reports
#: of one incident each, whose towns are known.
WEIGHTS: Mapping[str, float] = {
    "county named": 2.66,
    "level t": 2.01,
    "level d": 1.93,
    "as resolved": 1.59,
    "of a body": 1.46,
    "region named": 1.25,
    "people": 1.04,
    "not taken for a place": 0.81,
    "headline": 0.78,
    "region behind it": 0.70,
    "company": 0.63,
    "opening": 0.62,
    "named again": 0.45,
    "dateline": 0.34,
    "named first": 0.18,
    "another region behind it": -0.43,
    "street": -0.68,
    "part of a town": -0.74,
    "alone": -1.00,
    "other regions named": -1.25,
    "level r": -1.95,
    "level c": -1.98,
    "other name": -2.72,
}
#: Degrees of latitude and longitude within which places speak for one neighbourhood.
_NORTH, _EAST = 1.0, 1.3


class StoryPlace(NamedTuple):
    """The likeliest place, where the text names it, how likely it is (0 to 1), and why."""

    place: Place
    span: Span | None
    likely: float
    reasons: tuple[str, ...]


def story_place(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> StoryPlace | None:
    """Return where an article plays, or None where it names no place the gazetteer has."""
    return weighed_place(lay_out(article, sentences, mentions, ()))


def weighed_place(scene: Scene) -> StoryPlace | None:
    """Return the same for an article laid out."""
    spots = [spot for spot in whereabouts(scene) if spot.candidate.place.lat is not None]
    if not spots:
        return None
    scores = [score(spot.reasons) for spot in spots]
    top = max(scores)
    odds = [exp(s - top) for s in scores]
    around = [
        sum(o for o, other in zip(odds, spots, strict=True) if _is_beside(spot, other))
        for spot in spots
    ]
    centre = max(range(len(spots)), key=lambda i: (around[i], odds[i], spots[i].candidate.place.id))
    best = max(
        (i for i, spot in enumerate(spots) if _is_beside(spots[centre], spot)),
        key=lambda i: (odds[i], spots[i].candidate.place.id),
    )
    spot = spots[best]
    reasons = sorted(spot.reasons, key=lambda name: (-_worth(spot, name), name))
    return StoryPlace(
        spot.candidate.place,
        spot.span,
        around[centre] / sum(odds),
        tuple(name for name in reasons if _worth(spot, name) > 0),
    )


def score(reasons: Mapping[str, float]) -> float:
    """Return the weighed sum of reasons, in the order of their names so that sums agree."""
    return sum(WEIGHTS.get(name, 0.0) * reasons[name] for name in sorted(reasons))


def _worth(spot: Spot, name: str) -> float:
    return WEIGHTS.get(name, 0.0) * spot.reasons[name]


def _is_beside(spot: Spot, other: Spot) -> bool:
    """Return whether two places lie in one neighbourhood."""
    here, there = spot.candidate.place, other.candidate.place
    if here.lat is None or there.lat is None or here.lon is None or there.lon is None:
        return False
    return abs(here.lat - there.lat) < _NORTH and abs(here.lon - there.lon) < _EAST
