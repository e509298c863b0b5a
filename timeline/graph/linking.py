"""From claims to a timeline: actors, events, and what links them; this file is the whole order.

Two articles' "Spin Boldak fell to the Taliban on Wednesday" become one event of two claims; the
clash two days later is another, linked as ``related`` and ``before``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from timeline import collector
from timeline.graph import (
    actors,
    aliases,
    conflicts,
    counts,
    geography,
    merge,
    order,
    outcomes,
    related,
)
from timeline.graph import cluster as clustering
from timeline.graph import facts as fact
from timeline.graph.score import Corpus, Rarity
from timeline.graph.stories import Stories
from timeline.model import Link, Timeline
from timeline.spreading import alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from timeline.graph.aliases import Aliases
    from timeline.graph.conflicts import Difference
    from timeline.graph.facts import Facts
    from timeline.model import Actor, Article, Claim, Event, Location, Place
    from timeline.spreading import Parts


#: From so many claims on it is worth while to compare them in parts.
MANY = 2_000


def link(
    articles: Iterable[Article],
    claims: Iterable[Claim],
    *,
    aliases: Path | None = None,
    parts: Parts = alone,
) -> Timeline:
    """Return the timeline of these claims; the order in which they come makes no difference.

    Actors get one id across articles, in the claims too. ``aliases`` names a user's TOML file of
    names that are or are not the same (see docs/graph.md). ``parts`` has the comparing of articles
    and of claims done in parts, and changes nothing of the result.

    Raises:
        TimelineError: if the aliases file cannot be read or contradicts itself.
    """
    with collector.resting():
        return _linked(articles, claims, _aliases(aliases), parts)


def _linked(
    articles: Iterable[Article], claims: Iterable[Claim], known: Aliases, parts: Parts
) -> Timeline:
    kept = tuple(sorted(articles, key=lambda article: article.id))
    resolved, found = _unified(kept, claims, known)
    rarity = Rarity(len(kept), _counts(resolved))
    read, told = _told(kept, resolved, rarity, parts if len(resolved) >= MANY else alone)
    events = tuple(event for event, _ in told)
    places = _places(resolved)
    return Timeline(
        articles=kept,
        claims=resolved,
        events=events,
        links=_links(events, [group for _, group in told], read, rarity, places),
        actors=found,
        places=places,
    )


def _unified(
    articles: Sequence[Article], claims: Iterable[Claim], known: Aliases
) -> tuple[tuple[Claim, ...], tuple[Actor, ...]]:
    """Return the claims in order of publication, with one id an actor, and the actors."""
    days = {article.id: fact.publication_day(article) for article in articles}
    ordered = sorted(claims, key=lambda claim: (_late(days[claim.article]), claim.id))
    resolution = actors.resolve(ordered, known, {one.id: one.text for one in articles})
    ordered.reverse()  # each is let go of as it is resolved
    resolved = tuple(_resolved(ordered.pop(), resolution, known) for _ in range(len(ordered)))
    return resolved, resolution.actors


def _told(
    articles: Sequence[Article], claims: Sequence[Claim], rarity: Rarity, parts: Parts
) -> tuple[list[Facts], list[tuple[Event, Sequence[Facts]]]]:
    """Return what linking knows of each claim, and the events in order of time with theirs.

    What is only needed to compare claims, the words of sentences and articles, ends here.
    """
    stories = Stories(articles, claims, parts)
    read, sentences = fact.read(articles, stories, claims)
    corpus = Corpus(rarity, stories, sentences)
    groups = clustering.clusters(read, corpus, parts)
    told = [(merge.event(group, corpus), group) for group in groups]
    return read, sorted(told, key=lambda one: merge.sort_key(one[0]))


def _aliases(path: Path | None) -> Aliases:
    return aliases.Aliases() if path is None else aliases.read(path)


def _late(day: int | None) -> int:
    return fact.FUTURE if day is None else day


def _resolved(claim: Claim, resolution: actors.Resolution, known: Aliases) -> Claim:
    """Return the claim with its actors' and speaker's ids, and places where the user put them."""

    def ident(entity: str, name: str) -> str:
        return resolution.of.get(actors.local(claim.article, entity, name), "")

    attribution = claim.attribution
    if attribution is not None and attribution.speaker is not None:
        speaker = attribution.speaker
        found = ident(speaker.entity, speaker.name)
        if found != speaker.entity:
            attribution = replace(attribution, speaker=replace(speaker, entity=found))
    return replace(
        claim,
        actors=tuple(replace(a, entity=ident(a.entity, a.name)) for a in claim.actors),
        places=_located(_sites(claim), known),
        attribution=attribution,
    )


def _sites(claim: Claim) -> tuple[Location, ...]:
    """Return where it was, without the town that is who acts ("Kyiv rejected the offer")."""
    acting = {a.span for a in claim.actors if a.kind == "place" and a.role == "agent"}
    return tuple(one for one in claim.places if one.place.kind != "city" or one.span not in acting)


def _located(found: tuple[Location, ...], known: Aliases) -> tuple[Location, ...]:
    """Return the places where the user put them, of a town and its namesake district the town."""
    wider = geography.wider([loc.place for loc in found])
    if wider:
        found = tuple(loc for loc in found if loc.place.id not in wider)
    if not known.coordinates:
        return found
    return tuple(replace(loc, place=_moved(loc.place, known)) for loc in found)


def _moved(place: Place, known: Aliases) -> Place:
    point = known.coordinates.get(aliases.key(place.name))
    return place if point is None else replace(place, lat=point[0], lon=point[1])


def _counts(claims: Sequence[Claim]) -> Counter[str]:
    """Return in how many articles each actor and place is named."""
    counts: Counter[str] = Counter()
    for _, told in groupby(sorted(claims, key=lambda c: c.article), key=lambda c: c.article):
        named: set[str] = set()
        for claim in told:
            named.update(a.entity for a in claim.actors if a.entity)
            named.update(loc.place.id for loc in claim.places)
        counts.update(named)
    return counts


def _places(claims: Sequence[Claim]) -> tuple[Place, ...]:
    """Return every place once, under the name most claims have for it."""
    found = {loc.place.id: loc.place for claim in claims for loc in claim.places}
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        used_here = {(loc.place.id, loc.place.name) for loc in claim.places}
        for ident, name in used_here:
            used[ident][name] += 1
    return tuple(
        replace(found[ident], name=min(names, key=lambda name: (-names[name], name)))
        for ident, names in sorted(used.items())
    )


def _links(
    events: Sequence[Event],
    groups: Sequence[Sequence[Facts]],
    read: Sequence[Facts],
    rarity: Rarity,
    places: Sequence[Place],
) -> tuple[Link, ...]:
    of_claim = {one.claim.id: at for at, group in enumerate(groups) for one in group}
    differing = [difference for group in groups for difference in conflicts.differences(group)]
    differing += outcomes.rival_outcomes(read)
    differing += counts.told_apart(read, of_claim)
    found = _gathered(differing, [event.id for event in events], of_claim)
    wide = frozenset(place.id for place in places if place.kind == "country")
    days = [group[0].published for group in groups]
    touching = related.pairs(events, rarity, wide, days)
    found += related.links(events, touching)
    sites = {place.id: place for place in places}
    found += order.links(events, read, of_claim, [pair[:2] for pair in touching], sites)
    return tuple(sorted(found, key=lambda one: (one.source, one.kind, one.target, one.claims)))


def _gathered(
    differing: Sequence[Difference], ids: Sequence[str], of_claim: Mapping[str, int]
) -> list[Link]:
    """Return one link for all differences of one kind between the same two events."""
    found: dict[tuple[str, str, str], list[Difference]] = {}
    for one in differing:
        ends = ids[of_claim[one.newer.claim.id]], ids[of_claim[one.older.claim.id]]
        found.setdefault((*ends, one.kind), []).append(one)
    return [
        Link(
            source=source,
            target=target,
            kind="conflicts" if kind == "conflicts" else "updates",
            score=1.0,
            claims=tuple(dict.fromkeys((d.newer.claim.id, d.older.claim.id) for d in differences)),
            reasons=tuple(dict.fromkeys(d.reason for d in differences)),
        )
        for (source, target, kind), differences in found.items()
    ]
