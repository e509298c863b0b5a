"""Which place a name means here: the article's other places decide among the namesakes.

"Alexandria, La." → the town in Louisiana; a later bare "Alexandria" in the same article, the same.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import asin, cos, log10, radians, sin, sqrt
from typing import TYPE_CHECKING

from timeline.places.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.model import Place
    from timeline.places.gazetteer import Candidate, Gazetteer
    from timeline.places.lexicon import Lexicon
    from timeline.places.words import Run

#: What a kind of place is worth beside its population: newspapers name states and countries most.
LEVELS = {"c": 4.0, "r": 2.0, "d": 0.4, "t": 0.0}
#: An exact main name outweighs this many powers of ten of population of a mere alternative.
MAIN = 2.0
#: Weights of the company a place keeps, in powers of ten of population (set on one half of LGL).
SAME_COUNTRY, SAME_REGION, NEAR, HELD, HOLDS, SAID = 1.0, 2.0, 1.5, 3.0, 2.5, 12.0
#: Kilometres within which two places of one article support each other.
NEIGHBOURHOOD = 150.0
ROUNDS = 3


@dataclass(slots=True)
class Toponym:
    """A place name of the article with what it may mean, and what it is taken to mean."""

    name: str
    candidates: tuple[Candidate, ...]
    count: int = 1
    within: set[str] = field(default_factory=set)
    level: str = ""
    chosen: Candidate | None = None


def resolved(
    found: Sequence[Run], demonyms: Iterable[str], lexicon: Lexicon, gazetteer: Gazetteer
) -> dict[str, Place | None]:
    """Return the place each name means in this article; None for what no gazetteer has.

    Args:
        found: the mentions that are places.
        demonyms: countries (ISO 3166) of the peoples the article names.
        lexicon: aliases of countries and regions.
        gazetteer: where namesakes come from.
    """
    toponyms = _toponyms(found, lexicon, gazetteer)
    nations = Counter(demonyms)
    for toponym in toponyms.values():
        toponym.chosen = _best(toponym, (), nations)
    for _ in range(ROUNDS):
        chosen = [t for t in toponyms.values() if t.chosen is not None]
        for toponym in toponyms.values():
            toponym.chosen = _best(toponym, chosen, nations)
    return {name: t.chosen.place if t.chosen else None for name, t in toponyms.items()}


def _toponyms(found: Sequence[Run], lexicon: Lexicon, gazetteer: Gazetteer) -> dict[str, Toponym]:
    toponyms: dict[str, Toponym] = {}
    for index, run in enumerate(found):
        name = run.name
        if name in toponyms:
            toponyms[name].count += 1
        else:
            toponyms[name] = Toponym(name=name, candidates=meanings(name, lexicon, gazetteer))
        _note_context(toponyms[name], run, found[index + 1 : index + 2], lexicon, gazetteer)
    return toponyms


def meanings(name: str, lexicon: Lexicon, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return what ``name`` may mean: one place for an alias, else all namesakes."""
    alias = _alias(name, lexicon)
    if alias and fold(name) not in gazetteer:
        candidate = gazetteer.place(alias)
        return () if candidate is None else (candidate,)
    found = gazetteer.named(name)
    listed = gazetteer.place(alias) if alias else None
    if listed is not None and listed.place.id not in {c.place.id for c in found}:
        found = (*found, listed)
    return found


def _alias(name: str, lexicon: Lexicon) -> str:
    known = lexicon.known(name)
    if known is None:
        return lexicon.abbreviated.get(name, "")
    return known.place or (f"place/{known.country.lower()}" if known.country else "")


def _note_context(
    toponym: Toponym, run: Run, following: Sequence[Run], lexicon: Lexicon, gazetteer: Gazetteer
) -> None:
    """Note what stands right beside the name: "X, Ohio", "X province", "X in Pakistan"."""
    if run.after in lexicon.region_heads:
        toponym.level = "rd"
    elif run.after in lexicon.town_heads:
        toponym.level = "t"
    for other in following:
        between = (
            run.sentence.tokens[run.end : other.start] if other.sentence is run.sentence else ()
        )
        words = [token.text.lower() for token in between]
        if words in ([","], ["in"], [",", "in"]) or (
            not words and other.name in lexicon.abbreviated
        ):
            holders = meanings(other.name, lexicon, gazetteer)
            toponym.within |= {c.place.id for c in holders if c.level in "crd"}


def _best(
    toponym: Toponym, others: Sequence[Toponym], nations: Mapping[str, int]
) -> Candidate | None:
    scored = [
        (_score(candidate, toponym, others, nations), candidate.place.id, candidate)
        for candidate in toponym.candidates
    ]
    return max(scored, key=lambda s: (s[0], s[1]))[2] if scored else None


def _score(
    candidate: Candidate,
    toponym: Toponym,
    others: Sequence[Toponym],
    nations: Mapping[str, int],
) -> float:
    score = log10(candidate.population + 10) + LEVELS[candidate.level] + MAIN * candidate.main
    score += SAID * _is_within(candidate, toponym.within)
    if toponym.level:
        score += SAID / 4 * (candidate.level in toponym.level)
    if candidate.place.country in nations:
        score += SAME_COUNTRY
    return score + _company(candidate, toponym, others)


def _is_within(candidate: Candidate, holders: set[str]) -> bool:
    """Return whether one of the places named right behind it holds the candidate."""
    place = candidate.place
    country = f"place/{place.country.lower()}"
    return place.id not in holders and not holders.isdisjoint(
        {country, place.region, candidate.district} - {""}
    )


def _company(candidate: Candidate, toponym: Toponym, others: Sequence[Toponym]) -> float:
    """Return how well the candidate fits the other places of the article, strongest ties only."""
    country = region = near = held = 0.0
    for other in others:
        if other is toponym or other.chosen is None:
            continue
        place, there = candidate.place, other.chosen.place
        if there.id == place.id:
            continue
        country = max(country, SAME_COUNTRY * (place.country == there.country))
        if there.id in {place.region, candidate.district}:
            held = max(held, HELD)
        if place.id in {there.region, other.chosen.district}:
            held = max(held, HOLDS)
        if place.region and place.region == there.region:
            region = SAME_REGION
        if other.chosen.level in "td" and candidate.level in "td":
            near = max(near, NEAR * (kilometres(place, there) < NEIGHBOURHOOD))
    return country + max(region, held) + near


def kilometres(first: Place, second: Place) -> float:
    """Return the great-circle distance (haversine, Earth radius 6,371 km)."""
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return float("inf")
    north, east = radians(second.lat - first.lat), radians(second.lon - first.lon)
    half = (
        sin(north / 2) ** 2
        + cos(radians(first.lat)) * cos(radians(second.lat)) * sin(east / 2) ** 2
    )
    return 12_742 * asin(min(1.0, sqrt(half)))
