"""Say which claims and dates can belong to one story, and how a date lies to publication.

"was shot" and "died" are of one kind; a date a year before publication is background, no story.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.events.drafts import Draft
    from timeline.events.scene import Scene
    from timeline.model import Interval

#: Days around publication in which a date can be the time of a story rather than its background.
RECENT = 45
#: What was over more than this many days before publication is background, whatever the headline.
LONG = 62


def is_kin(scene: Scene, draft: Draft, other: Draft) -> bool:
    """Return whether two types belong to one kind of story ("was shot" and "died")."""
    pair = {draft.trigger.type, other.trigger.type}
    return len(pair) == 1 or any(
        pair <= frozenset(kin) for kin in scene.words.table["stories"].values()
    )


def is_recent(scene: Scene, interval: Interval) -> bool:
    """Return whether a date lies in the weeks around publication: older ones are background."""
    published = scene.publication
    if published is None or published.start is None or interval.start is None:
        return True
    return abs((interval.start - published.start).days) <= RECENT


def is_ahead(scene: Scene, interval: Interval | None) -> bool:
    """Return whether an interval begins after publication."""
    published = scene.publication
    if interval is None or published is None or interval.start is None or published.end is None:
        return False
    return interval.start >= published.end


def is_over(scene: Scene, interval: Interval | None) -> bool:
    """Return whether an interval is over when publication is, if only on its day."""
    published = scene.publication
    if interval is None or published is None or interval.end is None or published.end is None:
        return False
    return interval.end <= published.end


def is_past(scene: Scene, interval: Interval | None) -> bool:
    """Return whether an interval is over before the day of publication begins."""
    published = scene.publication
    if interval is None or published is None or interval.end is None or published.start is None:
        return False
    return interval.end <= published.start


def is_long_past(scene: Scene, interval: Interval | None) -> bool:
    """Return whether an interval was over long before publication."""
    published = scene.publication
    if interval is None or published is None or interval.end is None or published.start is None:
        return False
    return published.start - interval.end > timedelta(days=LONG)
