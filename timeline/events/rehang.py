"""Give time expressions back to what was said when the parse hung them on the saying.

"Police say two men were shot on Friday": "Friday" hangs on "say" in the parse, lies inside what is
said, and dates the shooting. "On Sunday, police say, he fled": "say" is present, Sunday is past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.tense import tense_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.saying import Saying
    from timeline.events.scene import Dated, Scene, Trigger


def rehung(
    scene: Scene, triggers: list[Trigger], owner: list[int], sayings: Sequence[Saying]
) -> list[int]:
    """Return the index of the trigger each time expression of a sentence belongs to."""
    if not triggers:
        return []
    sentence = triggers[0].sentence
    found = []
    for dated in scene.timexes[sentence]:
        index = owner[dated.token]
        cue = _cue(triggers, index, sayings)
        if cue is not None:
            index = _said(scene, triggers, index, dated, cue)
        found.append(index)
    return found


def _cue(triggers: list[Trigger], index: int, sayings: Sequence[Saying]) -> Saying | None:
    if index < 0 or triggers[index].type != "statement":
        return None
    return next((s for s in sayings if s.cue == triggers[index].token), None)


def _said(
    scene: Scene, triggers: list[Trigger], index: int, dated: Dated, saying: Saying
) -> int:
    """Return the trigger inside what was said that a date on the cue belongs to, or the cue's own."""
    tree = scene.trees[saying.sentence]
    span = dated.timex.span
    inside = any(content.contains(span) for content in saying.contents)
    if not inside and not (_is_past(scene, dated) and tense_of(tree, saying.cue).time == "present"):
        return index
    contents = [
        i
        for i, trigger in enumerate(triggers)
        if any(c.contains(tree.tokens[trigger.token].span) for c in saying.contents)
    ]
    before = [i for i in contents if triggers[i].token < dated.token]
    if not contents:
        return index
    return before[-1] if before and inside else contents[0]


def _is_past(scene: Scene, dated: Dated) -> bool:
    interval, published = dated.timex.interval, scene.publication
    if interval is None or published is None or interval.end is None or published.start is None:
        return False
    return interval.end <= published.start
