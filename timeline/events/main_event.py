"""Choose the one claim an article is about: headline, lead, what the rest keeps coming to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.placing import first_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.scene import Scene
    from timeline.model import Claim

_WORD = re.compile(r"[a-z]{4,}")
#: Statements and what has not happened are the main event only where there is nothing else.
_WEIGHT = {
    "occurred": 1.0,
    "ongoing": 1.0,
    "planned": 0.6,
    "cancelled": 0.8,
    "denied": 0.5,
    "hypothetical": 0.2,
    "habitual": 0.2,
}


def mark_main(scene: Scene, claims: Sequence[Claim], paragraphs: Sequence[int]) -> list[Claim]:
    """Return the claims with the main one marked; ``paragraphs`` are the claims' own."""
    if not claims:
        return []
    title = set(_WORD.findall(_title(scene).lower()))
    types = Counter(str(claim.type) for claim in claims if claim.type not in {"statement", "other"})
    order = sorted(set(paragraphs))
    scores = [
        _score(claim, order.index(paragraph), title, types)
        for claim, paragraph in zip(claims, paragraphs, strict=True)
    ]
    best = max(range(len(claims)), key=lambda i: (scores[i], -i))
    main = claims[best]
    if not main.places:
        main = replace(main, places=first_place(scene))
    return [*claims[:best], replace(main, main=True), *claims[best + 1 :]]


def _title(scene: Scene) -> str:
    if scene.article.title:
        return scene.article.title
    first = next((p for p in scene.article.paragraphs if p.kind == "title"), None)
    return "" if first is None else scene.text(first.span)


def _score(claim: Claim, place: int, title: set[str], types: Counter[str]) -> float:
    weight = _WEIGHT[claim.status]
    if claim.type == "statement":
        weight *= 0.25
    elif claim.type == "other":
        weight *= 0.5
    near = 1 / (1 + place)
    shared = len(title & set(_WORD.findall(claim.label.lower()))) / (len(title) or 1)
    common = types[claim.type] / (sum(types.values()) or 1)
    dated = 0.3 if claim.when.basis in {"stated", "anchored"} else 0.0
    return weight * (near + shared + common + dated)
