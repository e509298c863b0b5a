"""Choose the one claim an article is about: headline, lead, what the rest keeps coming to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.placing import first_place
from timeline.events.scene import tokens_of
from timeline.events.stories import is_long_past
from timeline.events.story_day import weighed_day
from timeline.events.story_place import weighed_place
from timeline.model import Location

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.scene import Scene
    from timeline.events.tree import Tree
    from timeline.model import Claim, When

#: What is told in a clause beside the main one is seldom what an article is about.
_ASIDE = 0.6
#: From this likelihood on what is weighed dates and places a main event that does neither itself.
LIKELY = 0.5
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
    headline = set(_WORD.findall(scene.title.lower()))
    types = Counter(str(claim.type) for claim in claims if claim.type not in {"statement", "other"})
    order = sorted(set(paragraphs))
    trees = {tree.sentence.span: tree for tree in scene.trees}
    scores = [
        _score(claim, order.index(paragraph), headline, types)
        * (_ASIDE if _is_aside(trees[claim.sentence], claim) else 1.0)
        * (_ASIDE if is_long_past(scene, claim.when.interval) else 1.0)
        for claim, paragraph in zip(claims, paragraphs, strict=True)
    ]
    best = max(range(len(claims)), key=lambda i: (scores[i], -i))
    main = claims[best]
    if not main.places:
        main = replace(main, places=_where(scene))
    main = replace(main, when=_weighed(scene, main, claims))
    return [*claims[:best], replace(main, main=True), *claims[best + 1 :]]


def _where(scene: Scene) -> tuple[Location, ...]:
    """Return where the article plays: what its names together say, else its first town."""
    found = weighed_place(scene)
    if found is None or found.span is None or found.likely < LIKELY:
        return first_place(scene)
    return (Location(place=found.place, span=found.span),)


def _weighed(scene: Scene, main: Claim, claims: Sequence[Claim]) -> When:
    """Return the main claim's date; of violence that names no day itself, weighed from all told."""
    violent = frozenset(scene.words.table["stories"]["violence"])
    deed = violent - scene.words.sets["event_words.aftermath"]
    undated = main.when.basis in {"reported", "current"} and main.when.timex is None
    if not undated or main.type not in deed or main.status not in {"occurred", "ongoing"}:
        return main.when
    found = weighed_day(scene, claims, deed)
    return main.when if found is None or found.likely < LIKELY else found.when


def _is_aside(tree: Tree, claim: Claim) -> bool:
    """Return whether a claim is told in a clause that hangs on a noun or another clause."""
    token = tokens_of(tree, claim.trigger).start
    return any(tree.relations[i] in {"acl", "acl:relcl", "advcl"} for i in (token, *tree.up(token)))


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
