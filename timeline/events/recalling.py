"""Bring a date given further on back to the claim it dates.

"A guard was shot. ... It happened on Monday." → the shot is Monday's. "Troops have clashed ... the
clashes on Friday" → the day's news narrowed to Friday.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline import interval as calendar
from timeline.events.definite import is_definite, is_pointed_at
from timeline.events.stories import is_kin
from timeline.events.when import described, is_telling, whole_day
from timeline.model import When

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.events.drafts import Draft
    from timeline.events.scene import Scene
    from timeline.model import Interval

#: How many sentences a later mention ("It happened on Monday") looks back for what it dates.
LOOK_BACK = 6


def looked_back(scene: Scene, drafts: list[Draft], found: list[When]) -> list[When]:
    """Return the dates with those given later ("It happened on Monday") brought back."""
    dates = list(found)
    for i, draft in enumerate(drafts):
        when = dates[i]
        if draft.status not in {"occurred", "ongoing"} or not _recalls(scene, draft):
            continue
        if when.timex is None or not is_telling(when):
            continue
        for j in range(i - 1, -1, -1):
            if draft.trigger.sentence - drafts[j].trigger.sentence > LOOK_BACK:
                break
            if _is_recalled(scene, draft, drafts[j], dates[j]):
                dates[j] = _brought_back(scene, draft, drafts[j], when)
    return dates


def _brought_back(scene: Scene, draft: Draft, other: Draft, when: When) -> When:
    """Return the date a later mention gives an earlier one: of an arrest, the day from which on."""
    words = "" if when.timex is None else when.timex.span.of(scene.article.text)
    aftermath, published = scene.words.sets["event_words.aftermath"], scene.publication
    follows = other.trigger.type in aftermath and draft.trigger.type not in aftermath
    if not follows or published is None or when.interval is None:
        step = f"further on it is dated “{words}”"
        return When(interval=when.interval, basis="narrative", steps=(*when.steps, step))
    interval = replace(whole_day(when.interval), end=whole_day(published).end)
    step = f"what it followed is dated “{words}” further on → {described(interval)}"
    return When(interval=interval, relation="after", basis="narrative", steps=(*when.steps, step))


def _recalls(scene: Scene, draft: Draft) -> bool:
    """Return whether a claim speaks of an event told before: "it happened", "the shooting"."""
    tree, words = scene.trees[draft.trigger.sentence], scene.words
    token, clause = draft.trigger.token, draft.trigger.clause
    if all(d.timex.anchor not in {"publication", "narrative"} for d in draft.dated):
        return False
    happens = bool({tree.verb_lemma(clause), tree.lemmas[clause]} & words.sets["when.recalling"])
    if draft.trigger.noun:
        possessed = any(tree.kid(k, "case") is not None for k in tree.kids(token, "nmod:poss"))
        the = is_pointed_at(tree, token)
        return (the and draft.trigger.carried and happens) or possessed
    subject = tree.kid(token, "nsubj")
    return (
        happens
        and subject is not None
        and (
            tree.lemmas[subject] in words.sets["when.recalled"] or tree.tokens[subject].tag == "PRP"
        )
    )


def _is_recalled(scene: Scene, draft: Draft, other: Draft, when: When) -> bool:
    if when.basis not in {"reported", "current"} or other.status not in {"occurred", "ongoing"}:
        return False
    if other.trigger.type in {"statement", "other"} or other.tense.time == "pluperfect":
        return False
    general = not draft.trigger.noun or draft.trigger.lemma in scene.words.sets["when.recalled"]
    story = any(other.trigger.type in kin for kin in scene.words.table["stories"].values())
    return (general and story) or is_kin(scene, draft, other)


#: So many letters at least a verb and its noun begin with alike ("resign", "resignation").
_ROOT = 5


def known(scene: Scene, drafts: list[Draft], found: list[When]) -> list[When]:
    """Return the dates with those of events spoken of as known taken from where they are told.

    "Adria launched the ferry in 2003. ... Since its launch, ...": the launch is that of 2003. Not
    where the text dates two events of the type: "the attack" need not be that of 2019.
    """
    told: dict[str, dict[Interval, tuple[When, set[str]]]] = {}
    for draft, when in zip(drafts, found, strict=True):
        if when.timex is None or when.interval is None or not _is_told(draft, when.interval):
            continue
        of_type = told.setdefault(draft.trigger.type, {})
        of_type.setdefault(when.interval, (when, set()))[1].add(_root(draft.trigger.lemma))
    return [
        _retold(scene, draft, when, told.get(draft.trigger.type, {}))
        for draft, when in zip(drafts, found, strict=True)
    ]


def _is_told(draft: Draft, interval: Interval) -> bool:
    closed = interval.start is not None and interval.end is not None
    return closed and draft.status in {"occurred", "ongoing"}


def _root(lemma: str) -> str:
    return lemma[:_ROOT]


def _retold(
    scene: Scene, draft: Draft, when: When, told: Mapping[Interval, tuple[When, set[str]]]
) -> When:
    """Return the date of the only event of a type that is told, for a noun that speaks of it."""
    if len(told) != 1 or not draft.trigger.noun or not _is_spoken_of(scene, draft, when):
        return when
    ((only, roots),) = told.values()
    if _root(draft.trigger.lemma) not in roots or only.timex is None:
        return when
    words = only.timex.span.of(scene.article.text)
    step = f"spoken of as known; where it is told it is dated “{words}”"
    return When(interval=only.interval, basis="narrative", steps=(*only.steps, step))


def _is_spoken_of(scene: Scene, draft: Draft, when: When) -> bool:
    """Return whether an event noun without a date is one the reader knows ("its launch")."""
    if when.basis not in {"reported", "current"} or draft.status not in {"occurred", "ongoing"}:
        return False
    return is_definite(scene.trees[draft.trigger.sentence], draft.trigger.token)


def narrowed(scene: Scene, drafts: list[Draft], found: list[When]) -> list[When]:
    """Return two-day ``current`` dates narrowed to a day the text names for the same matter."""
    text = scene.article.text
    precise = [
        (draft.trigger.type, when.interval, when.timex.span.of(text))
        for draft, when in zip(drafts, found, strict=True)
        if when.interval is not None and when.timex is not None and is_telling(when)
    ]
    return [
        _narrow(when, [(i, w) for kind, i, w in precise if kind == draft.trigger.type])
        for draft, when in zip(drafts, found, strict=True)
    ]


def _narrow(when: When, better: list[tuple[Interval, str]]) -> When:
    if when.basis != "current" or when.interval is None:
        return when
    for interval, words in better:
        day = whole_day(interval)
        if calendar.contains(when.interval, day) and day != when.interval:
            step = f"the same matter is dated “{words}” further on → {described(day)}"
            return replace(when, interval=day, steps=(*when.steps, step))
    return when
