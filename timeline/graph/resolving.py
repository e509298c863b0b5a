"""One id for an actor in all claims, and the places where the user put them.

"Siddiqui" of one article carries the id of the Danish Siddiqui of another; a district gives way to
its town of the same name, and the town that is who acts is no place of what it did.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.graph import actors, aliases, geography

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.graph.aliases import Aliases
    from timeline.graph.unions import Local
    from timeline.model import Claim, Location, Place


@dataclass(frozen=True, slots=True)
class Resolver:
    """Which actor each local actor is, and what the user says of places."""

    of: Mapping[Local, str]
    known: Aliases

    def __call__(self, claim: Claim) -> Claim:
        """Return the claim with its actors' and speaker's ids, and its places."""
        attribution = claim.attribution
        if attribution is not None and attribution.speaker is not None:
            speaker = attribution.speaker
            found = self._ident(claim, speaker.entity, speaker.name)
            if found != speaker.entity:
                attribution = replace(attribution, speaker=replace(speaker, entity=found))
        return replace(
            claim,
            actors=tuple(
                replace(a, entity=self._ident(claim, a.entity, a.name)) for a in claim.actors
            ),
            places=places(claim, self.known),
            attribution=attribution,
        )

    def _ident(self, claim: Claim, entity: str, name: str) -> str:
        return self.of.get(actors.local(claim.article, entity, name), "")


def located(claim: Claim, known: Aliases) -> Claim:
    """Return the claim with its places alone resolved."""
    found = places(claim, known)
    return claim if found == claim.places else replace(claim, places=found)


def places(claim: Claim, known: Aliases) -> tuple[Location, ...]:
    """Return the places where the user put them, of a town and its namesake district the town."""
    found = _sites(claim)
    wider = geography.wider([loc.place for loc in found])
    if wider:
        found = tuple(loc for loc in found if loc.place.id not in wider)
    if not known.coordinates:
        return found
    return tuple(replace(loc, place=_moved(loc.place, known)) for loc in found)


def _sites(claim: Claim) -> tuple[Location, ...]:
    """Return where it was, without the town that is who acts ("Kyiv rejected the offer")."""
    acting = {a.span for a in claim.actors if a.kind == "place" and a.role == "agent"}
    if not acting:
        return claim.places
    return tuple(one for one in claim.places if one.place.kind != "city" or one.span not in acting)


def _moved(place: Place, known: Aliases) -> Place:
    point = known.coordinates.get(aliases.key(place.name))
    return place if point is None else replace(place, lat=point[0], lon=point[1])
