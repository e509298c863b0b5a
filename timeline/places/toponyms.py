"""Which place a name means here: the article's other places decide among the namesakes.

"Alexandria, La." → the town in Louisiana; a later bare "Alexandria" in the same article, the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import asin, cos, log2, log10, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.model import Place
    from timeline.places.gazetteer import Candidate, Gazetteer
    from timeline.places.lexicon import Lexicon
    from timeline.places.words import Run

#: What a kind of place is worth beside its population: newspapers name states and countries most.
LEVELS = {"c": 4.0, "r": 2.0, "d": 0.4, "t": 0.0}
#: An exact main name outweighs this many powers of ten of population of a mere alternative.
MAIN = 2.0
#: What papers mean by a bare "Washington" or "New York" (``cities`` and ``regions`` of the lists).
USUAL = 4.0
#: What each kind of tie to another place of the article is worth, in powers of ten of population:
#: chosen on one half of LGL, where each may change by a third with less than half a point's effect.
TIES = {"country": 1.0, "region": 2.0, "near": 2.0, "held": 3.0, "holds": 2.5}
#: What stands right behind a name ("Paris, Texas") or its noun ("Kandahar province") outweighs all.
SAID, NOUN = 12.0, 3.0
#: Kilometres within which two places of one article support each other.
NEIGHBOURHOOD = 150.0
ROUNDS = 3
#: Share of an area's people in the town of its name from which the bare name means the town.
SEAT = 0.15


@dataclass(slots=True)
class Toponym:
    """A place name of the article with what it may mean, and what it is taken to mean.

    ``alone`` is what speaks for each candidate whatever the other names mean.
    """

    name: str
    candidates: tuple[Candidate, ...]
    count: int = 1
    within: set[str] = field(default_factory=set)
    level: str = ""
    alias: str = ""
    alone: Sequence[float] = ()
    chosen: Candidate | None = None


def resolved(
    found: Sequence[Run],
    hints: Iterable[str],
    nations: Iterable[str],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> dict[str, Place | None]:
    """Return the place each name means in this article; None for what no gazetteer has.

    Args:
        found: the mentions that are places.
        hints: further names of places, inside names of bodies ("Athens Police Department").
        nations: countries (ISO 3166) of the peoples the article names and of its publisher.
        lexicon: aliases of countries and regions.
        gazetteer: where namesakes come from.
    """
    toponyms = _toponyms(found, lexicon, gazetteer)
    for name in hints:
        toponyms.setdefault(name, Toponym(name=name, candidates=meanings(name, lexicon, gazetteer)))
    spoken = frozenset(nations)
    for toponym in toponyms.values():
        toponym.alone = [_alone(candidate, toponym, spoken) for candidate in toponym.candidates]
        toponym.chosen = _best(toponym, ())
    for _ in range(ROUNDS):
        if not _chosen_anew(toponyms.values()):
            break
    return {name: t.chosen.place if t.chosen else None for name, t in toponyms.items()}


def _chosen_anew(toponyms: Iterable[Toponym]) -> bool:
    """Choose once more, in the company of what all others mean now; return whether any changed."""
    others = [toponym for toponym in toponyms if toponym.chosen is not None]
    changed = False
    for toponym in others:
        if len(toponym.candidates) > 1:
            before, toponym.chosen = toponym.chosen, _best(toponym, others)
            changed |= toponym.chosen is not before
    return changed


def _toponyms(found: Sequence[Run], lexicon: Lexicon, gazetteer: Gazetteer) -> dict[str, Toponym]:
    toponyms: dict[str, Toponym] = {}
    for index, run in enumerate(found):
        name = run.name
        if name in toponyms:
            toponyms[name].count += 1
        else:
            toponyms[name] = Toponym(
                name=name,
                candidates=meanings(name, lexicon, gazetteer),
                alias=_alias(name, lexicon),
            )
        _note_context(toponyms[name], run, found[index + 1 : index + 2], lexicon, gazetteer)
    return toponyms


def meanings(name: str, lexicon: Lexicon, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return what ``name`` may mean: one place for an alias, else all namesakes."""
    alias = _alias(name, lexicon)
    if alias and name not in gazetteer:
        candidate = gazetteer.place(alias)
        return () if candidate is None else (candidate,)
    found = gazetteer.named(name)
    if not found and not alias:
        return _core(name, lexicon, gazetteer)
    listed = gazetteer.place(alias) if alias else None
    if listed is not None and listed.place.id not in {c.place.id for c in found}:
        found = (*found, listed)
    return found


def _core(name: str, lexicon: Lexicon, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the meanings of a name without what narrows it: "Northeast Georgia", "Yobe State"."""
    first, _, rest = name.partition(" ")
    if rest and first.lower() in lexicon.directions:
        return meanings(rest, lexicon, gazetteer)
    rest, _, last = name.rpartition(" ")
    areas = gazetteer.named(rest) if last.lower() in lexicon.region_heads else ()
    return tuple(candidate for candidate in areas if candidate.level in "rd")


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


def _best(toponym: Toponym, others: Sequence[Toponym]) -> Candidate | None:
    scored = [
        (alone + _company(candidate, toponym, others), candidate.place.id, candidate)
        for candidate, alone in zip(toponym.candidates, toponym.alone, strict=True)
    ]
    return max(scored, key=lambda s: (s[0], s[1]))[2] if scored else None


def _alone(candidate: Candidate, toponym: Toponym, nations: frozenset[str]) -> float:
    usual = candidate.place.id == toponym.alias
    score = log10(candidate.population + 10) + MAIN * (candidate.main or usual)
    score += USUAL * (usual and candidate.level != "c")
    score += -1 if _is_seated(candidate, toponym.candidates) else LEVELS[candidate.level]
    score += SAID * _is_within(candidate, toponym.within)
    if toponym.level:
        score += NOUN * (candidate.level in toponym.level)
    if candidate.place.country in nations:
        score += TIES["country"]
    return score


def _is_seated(area: Candidate, namesakes: Sequence[Candidate]) -> bool:
    """Return whether an area is little more than its namesake town: Kandahar, Islamabad, Paris."""
    return area.level in "rd" and any(
        town.level == "t"
        and town.main
        and area.place.id in {town.place.region, town.district}
        and town.population >= SEAT * area.population
        for town in namesakes
    )


def _is_within(candidate: Candidate, holders: set[str]) -> bool:
    """Return whether one of the places named right behind it holds the candidate."""
    place = candidate.place
    country = f"place/{place.country.lower()}"
    return place.id not in holders and not holders.isdisjoint(
        {country, place.region, candidate.district} - {""}
    )


def _company(candidate: Candidate, toponym: Toponym, others: Sequence[Toponym]) -> float:
    """Return how well the candidate fits the other places of the article.

    One companion of a sort gives that sort's full weight, each doubling of their number half as
    much again.
    """
    ties: dict[str, int] = {}
    for other in others:
        if other is toponym or other.chosen is None:
            continue
        if other.chosen.place.id != candidate.place.id:
            for tie in _ties(candidate, other.chosen):
                ties[tie] = ties.get(tie, 0) + 1
    return sum(TIES[tie] * (1 + log2(count) / 2) for tie, count in ties.items())


def _ties(candidate: Candidate, other: Candidate) -> Iterator[str]:
    """Yield each way in which a companion supports the candidate."""
    place, there = candidate.place, other.place
    if place.country == there.country:
        yield "country"
    if there.id in {place.region, candidate.district}:
        yield "held"
    elif place.id in {there.region, other.district}:
        yield "holds"
    elif place.region and place.region == there.region:
        yield "region"
    if other.level in "td" and candidate.level in "td" and kilometres(place, there) < NEIGHBOURHOOD:
        yield "near"


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
