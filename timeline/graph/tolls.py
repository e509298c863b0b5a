"""Tolls told without their place and day: the story they stand in says what they count.

"Floods swept through the valley. The district said 17 people had lost their lives." and "Floods in
the valley left 26 dead" count the dead of one story.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.graph import facts as fact
from timeline.graph.matter import AFFIRMING, SPREAD

if TYPE_CHECKING:
    from timeline.graph.facts import Facts

Reason = tuple[str, float]

#: What one story adds for two tolls of which one has nothing of its own: enough where the articles
#: are alike, too little where they are not.
ONE_STORY = 1.5


def reasons(first: Facts, second: Facts) -> list[Reason]:
    """Return the reason for one event that two tolls stand in one story, one of them bare."""
    if first.type != second.type or first.type not in fact.TOLLS or first.story != second.story:
        return []
    if first.article == second.article or not (_is_bare(first) or _is_bare(second)):
        return []
    told = {first.status, second.status} <= AFFIRMING and first.quantities and second.quantities
    return [("tolls of one story", ONE_STORY)] if told else []


def _is_bare(one: Facts) -> bool:
    """Return whether a toll names no place, no day and nobody, so that it speaks of the story."""
    return not (one.places or one.firm or one.named or one.relation in SPREAD)
