"""Claims: who did what to whom, where, when, according to whom, as one article says it.

"Villagers from Koper, which fell to the rebels on Tuesday, told ..." → a claim "Koper fell to the
rebels" (trigger "fell", type seize, agent the rebels, place Koper, on Tuesday), and a statement by
the villagers.
"""

from timeline.events.claims import claims, claims_at
from timeline.events.story_day import StoryDay, story_day
from timeline.events.story_place import StoryPlace, story_place

__all__ = ["StoryDay", "StoryPlace", "claims", "claims_at", "story_day", "story_place"]
