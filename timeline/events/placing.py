"""Place claims that name no place of their own by the claims and the headline around them.

"Rebels attacked Koper. ... The rebels have attacked the harbour": the second attack is placed where
the one just told of is, since both are attacks of the rebels.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.where import place_of
from timeline.model import Location

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.scene import Scene
    from timeline.model import Claim, EventType, Mention

#: How many paragraphs a scene carries on without its place being named again.
REACH = 2
#: Paragraphs of text behind the first that may tell where an article plays.
LEAD = 2


def placed(scene: Scene, claims: Sequence[tuple[Claim, int]]) -> list[Claim]:
    """Return the claims with the place of the same matter told shortly before, where one is told.

    ``claims`` come with their paragraphs. The same matter is the same type of violence or war with
    an actor in common.
    """
    kinds = scene.words.sets["places.carried_types"]
    last: dict[EventType, tuple[Claim, int]] = {}
    found = []
    told = {p for _, p in claims if scene.article.paragraphs[p].kind in {"title", "text"}}
    rank = {p: i for i, p in enumerate(sorted(told))}
    for claim, where in claims:
        paragraph = rank.get(where, where)
        kept = claim
        if claim.type in kinds and claim.status in {"occurred", "ongoing"}:
            before = last.get(claim.type)
            near = before is not None and paragraph - before[1] <= REACH
            if not claim.places and before is not None and near and _share(claim, before[0]):
                kept = replace(claim, places=before[0].places)
            if kept.places:
                last[claim.type] = (kept, paragraph)
        found.append(kept)
    return found


def _share(claim: Claim, other: Claim) -> bool:
    return bool({a.entity for a in claim.actors} & {a.entity for a in other.actors})


def first_place(scene: Scene) -> tuple[Location, ...]:
    """Return where an article plays that does not say it of its main event: its first town.

    Only its headline and first paragraphs tell: what is named further down is mostly elsewhere.
    """
    best: Mention | None = None
    texts = [i for i, p in enumerate(scene.article.paragraphs) if p.kind == "text"]
    last = texts[: LEAD + 1][-1] if texts else len(scene.article.paragraphs)
    for sentence, names in enumerate(scene.names):
        if scene.paragraph(sentence) > last:
            break
        for mention in names.values():
            if mention.kind != "place" or mention.place is None:
                continue
            if mention.place.kind == "city":
                return (Location(place=place_of(mention), span=mention.span),)
            best = best or mention
    return () if best is None else (Location(place=place_of(best), span=best.span),)
