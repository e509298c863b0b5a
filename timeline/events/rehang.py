"""Give time expressions back to what was said when the parse hung them on the saying.

"Police say two men were shot on Friday": "Friday" hangs on "say" in the parse, lies inside what is
said, and dates the shooting. "On Sunday, police say, he fled": "say" is present, Sunday is past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.attempts import done
from timeline.events.bystanders import dates_nothing
from timeline.events.owners import NOBODY
from timeline.events.stories import is_past
from timeline.events.tense import tense_of
from timeline.events.verdicts import tried

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
        beyond = _beyond_distance(scene, triggers, dated)
        if beyond is not None:
            found.append(beyond)
            continue
        ahead = _awaiting(scene, triggers, dated, sayings)
        if ahead is not None:
            found.append(ahead)
            continue
        noun = _noun_after(scene, triggers, dated)
        behind = _cue_before(scene, triggers, dated)
        own = None if index == NOBODY else triggers[index]
        claimed = noun is not None or behind is not None
        if dates_nothing(scene, sentence, dated, own, told=claimed):
            found.append(NOBODY)
            continue
        if noun is not None or behind is not None:
            found.append(noun if noun is not None else behind or 0)
            continue
        if index == NOBODY:
            index = _nearest(scene, triggers, dated)
        cue = _cue(triggers, index, sayings)
        if cue is not None:
            index = _said(scene, triggers, index, dated, cue)
        if index != NOBODY:
            index = done(scene, triggers, tried(scene, triggers, index, dated), dated)
        found.append(index)
    return found


def _awaiting(
    scene: Scene, triggers: list[Trigger], dated: Dated, sayings: Sequence[Saying]
) -> int | None:
    """Return the verb a limit or a distance belongs to before all nouns in between.

    "expected a report on the fire by Friday": the report; "reopened three days after the fire".
    """
    telling = {s.cue for s in sayings if any(c.contains(dated.timex.span) for c in s.contents)}
    verbs = [
        (i, t)
        for i, t in enumerate(triggers)
        if not t.noun and t.token < dated.token and t.token not in telling
    ]
    if dated.timex.anchor == "event":
        return verbs[-1][0] if verbs else _behind_landmark(scene, triggers, dated)
    if dated.timex.relation not in {"by", "before", "until"} or not verbs:
        return None
    index, last = verbs[-1]
    return index if last.lemma in scene.words.sets["status.awaited"] else None


def _behind_landmark(scene: Scene, triggers: list[Trigger], dated: Dated) -> int:
    """Return the verb behind the event a distance in front counts from, or ``NOBODY``.

    "Two days after it fell, troops left": the leaving, for the fall is what is counted from.
    """
    tree = scene.trees[triggers[0].sentence]
    behind = [(i, t) for i, t in enumerate(triggers) if t.token > dated.token]
    if not behind:
        return NOBODY
    landmark = behind[0][1]
    edge = max(tree.right[landmark.token], landmark.clause if landmark.carried else 0)
    verbs = [(i, t) for i, t in behind[1:] if not t.noun]
    return next((i for i, t in verbs if t.token > edge), verbs[0][0] if verbs else NOBODY)


def _beyond_distance(scene: Scene, triggers: list[Trigger], dated: Dated) -> int | None:
    """Return whose a day is that stands in the phrase a distance counts from, or None.

    "resigned three weeks before the election on 2 June": the election's, not the resignation's.
    """
    tree = scene.trees[triggers[0].sentence]
    first = next(
        (
            d.token
            for d in reversed(scene.timexes[triggers[0].sentence])
            if d.timex.anchor == "event" and d.timex.shift is not None and d.token < dated.token
        ),
        None,
    )
    if first is None or dated.timex.anchor == "event":
        return None
    between = range(first + 1, dated.token)
    if any(tree.is_verb(i) or tree.tokens[i].text == "," for i in between):
        return None
    nouns = [n for n, t in enumerate(triggers) if t.noun and t.token in between]
    return nouns[-1] if nouns else NOBODY


def _noun_after(scene: Scene, triggers: list[Trigger], dated: Dated) -> int | None:
    """Return the event noun right after an expression ("Saturday night's fatal shooting")."""
    tree = scene.trees[triggers[0].sentence]
    i = dated.token
    while i < len(tree.tokens) and tree.tokens[i].span.start < dated.timex.span.end:
        i += 1
    for k in range(i, min(i + 4, len(tree.tokens))):
        tag = tree.tokens[k].tag
        index = next((n for n, t in enumerate(triggers) if t.noun and t.token == k), None)
        if index is not None:
            return index
        if not (tag.startswith(("NN", "JJ")) or tag in {"POS", "HYPH"}):
            return None
    return None


def _cue_before(scene: Scene, triggers: list[Trigger], dated: Dated) -> int | None:
    """Return the saying whose verb stands right before an expression ("said Thursday it would")."""
    tree = scene.trees[triggers[0].sentence]
    i = dated.token
    while i > 0 and tree.tokens[i].span.end > dated.timex.span.start:
        i -= 1
    if tree.tokens[i].tag == "IN":
        i -= 1
    closes = dated.timex.span.end >= tree.tokens[-1].span.start - 1
    index = next(
        (n for n, t in enumerate(triggers) if t.token == i and t.type == "statement"), None
    )
    return None if closes else index


def _nearest(scene: Scene, triggers: list[Trigger], dated: Dated) -> int:
    """Return the event whose clause an expression closes that the parse hung on no event.

    Not across another verb or a comma: "was in hospital on Monday after he was shot" says nothing
    of
    the day of the shot.
    """
    tree = scene.trees[triggers[0].sentence]
    before = [i for i, trigger in enumerate(triggers) if trigger.token < dated.token]
    if not before:
        return NOBODY
    last = triggers[before[-1]].token
    between = range(last + 1, dated.token)
    if len(between) > _CLOSE or any(tree.is_verb(i) or tree.tokens[i].text == "," for i in between):
        return NOBODY
    return before[-1]


#: How many words may stand between an event and an expression that closes its clause.
_CLOSE = 10


def _cue(triggers: list[Trigger], index: int, sayings: Sequence[Saying]) -> Saying | None:
    if index < 0 or triggers[index].type != "statement":
        return None
    return next((s for s in sayings if s.cue == triggers[index].token), None)


def _said(scene: Scene, triggers: list[Trigger], index: int, dated: Dated, saying: Saying) -> int:
    """Return the trigger inside what was said that a date belongs to, or the cue's own."""
    tree = scene.trees[saying.sentence]
    span = dated.timex.span
    inside = any(content.contains(span) for content in saying.contents)
    if not inside and not (
        is_past(scene, dated.timex.interval) and tense_of(tree, saying.cue).time == "present"
    ):
        return index
    contents = [
        i
        for i, trigger in enumerate(triggers)
        if any(c.contains(tree.tokens[trigger.token].span) for c in saying.contents)
    ]
    before = [i for i in contents if triggers[i].token < dated.token]
    if not contents:
        return NOBODY if inside and saying.direct else index
    return before[-1] if before and inside else contents[0]
