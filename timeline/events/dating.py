"""Date all claims of an article in order, each in the light of those before it.

"A man was shot on Monday. He died in hospital. ... The shooting happened at 9 p.m." The story's
Monday carries over to "died"; a later mention that has a date gives it to an earlier one that has
none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.events.definite import is_pointed_at
from timeline.events.leading import led
from timeline.events.precedence import is_earlier, is_later, leads_up_to, put_later
from timeline.events.reaching import reached
from timeline.events.recalling import known, looked_back, narrowed
from timeline.events.shared_dates import relative_when, shared
from timeline.events.shifting import after_event, before_event
from timeline.events.stories import is_ahead, is_kin, is_recent
from timeline.events.tense import Tense
from timeline.events.tree import first_word
from timeline.events.when import (
    Circumstances,
    by_circumstances,
    by_expression,
    is_telling,
    whole_day,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.events.drafts import Draft
    from timeline.events.scene import Scene
    from timeline.model import Interval, Timex, When

#: Paragraphs, headline included, in which the present tense tells the news of the day.
LEAD = 2
#: "After 9 p.m." is still a time of that day, so it tells the day of the story too.
_CLOCK = frozenset({"minute", "hour"})


@dataclass(frozen=True, slots=True)
class _Story:
    """The time the text last put itself at: by which draft, in which paragraph."""

    interval: Interval
    words: str
    draft: Draft
    paragraph: int


def dates(scene: Scene, drafts: list[Draft]) -> list[When]:
    """Return the date of each draft."""
    text = scene.article.text
    own = [relative_when(scene, d) or by_expression(text, d.dated, d.trigger.token) for d in drafts]
    own = [None if _is_ahead(scene, d, when) else when for d, when in zip(drafts, own, strict=True)]
    own = [put_later(scene, d, when) for d, when in zip(drafts, own, strict=True)]
    own = [when or after_event(scene, drafts, own, i) for i, when in enumerate(own)]
    own = [
        before_event(scene, drafts, own, i) or when if when is None or drafts[i].borrows else when
        for i, when in enumerate(own)
    ]
    own = [when or shared(scene, drafts, own, i) for i, when in enumerate(own)]
    spoken = {
        (d.trigger.sentence, d.trigger.token): when
        for d, when in zip(drafts, own, strict=True)
        if when is not None
    }
    found: list[When] = []
    story: _Story | None = None
    for start, end in _by_sentence(drafts):
        here = _sentence_story(scene, drafts, own, start, end)
        for i in range(start, end):
            when = own[i]
            if when is None:
                when = by_circumstances(_around(scene, drafts[i], here, story, spoken))
            found.append(when)
        carrying = [s for s in here if _carries(scene, s)]
        story = carrying[-1] if carrying else story
    found = known(scene, drafts, looked_back(scene, drafts, found))
    found = narrowed(scene, drafts, found)
    return reached(scene, drafts, led(scene, drafts, found))


def _is_ahead(scene: Scene, draft: Draft, when: When | None) -> bool:
    """Return whether a day lies ahead of what is told as done: it is another event's.

    "The truce, due to begin on Monday, collapsed" has not collapsed on Monday. "was set for Monday"
    tells of the plan, and stays.
    """
    if when is None or not is_ahead(scene, when.interval):
        return False
    trigger = draft.trigger
    told = draft.tense.time in {"past", "perfect", "pluperfect"} and not trigger.noun
    plans = {"status.planned_verbs", "light.fixed", "light.cancel", "light.move"}
    planning = any(trigger.lemma in scene.words.sets[name] for name in plans)
    return told and draft.status in {"occurred", "ongoing"} and not planning


def _by_sentence(drafts: list[Draft]) -> Iterator[tuple[int, int]]:
    start = 0
    for i in range(1, len(drafts) + 1):
        if i == len(drafts) or drafts[i].trigger.sentence != drafts[start].trigger.sentence:
            yield start, i
            start = i


def _sentence_story(
    scene: Scene, drafts: list[Draft], own: list[When | None], start: int, end: int
) -> list[_Story]:
    """Return the times claims of one sentence put it at, in order."""
    found = []
    for i in range(start, end):
        when, draft = own[i], drafts[i]
        if when is None or when.timex is None or when.interval is None:
            continue
        told = draft.status in {"occurred", "ongoing"} or _is_fronted(scene, draft, when.timex)
        if draft.trigger.type == "statement" or not told:
            continue
        clock = when.relation in {"before", "after"} and when.interval.granularity in _CLOCK
        if (clock or when.relation in {"on", "during"}) and is_telling(when):
            words = when.timex.span.of(scene.article.text)
            paragraph = scene.paragraph(draft.trigger.sentence)
            found.append(_Story(whole_day(when.interval), words, draft, paragraph))
    return found


def _is_fronted(scene: Scene, draft: Draft, timex: Timex) -> bool:
    """Return whether a time in front of a past clause tells when the whole sentence is.

    "On Thursday police tried to clear the gate; 17 were hurt": whatever became of the attempt.
    """
    tree = scene.trees[draft.trigger.sentence]
    first = first_word(tree.tokens)
    near = tree.tokens[min(first + 1, len(tree.tokens) - 1)].span
    root = next((i for i, token in enumerate(tree.tokens) if token.head == i), first)
    return timex.span.start <= near.start and tree.tokens[root].tag == "VBD"


def _carries(scene: Scene, story: _Story) -> bool:
    """Return whether a claim moves the story: a main clause in the simple past, of these weeks."""
    draft = story.draft
    named = draft.trigger.noun and not draft.trigger.carried
    if draft.tense.time != "past" or named or not is_recent(scene, story.interval):
        return False
    tree = scene.trees[draft.trigger.sentence]
    i = draft.trigger.clause
    for _ in range(4):
        relation = tree.relations[i]
        if relation in {"acl", "acl:relcl", "advcl"}:
            return False
        if relation not in {"conj", "ccomp", "obj", "nsubj", "nsubj:pass", "parataxis", "xcomp"}:
            return True
        i = tree.tokens[i].head
    return True


def _around(
    scene: Scene,
    draft: Draft,
    here: list[_Story],
    story: _Story | None,
    spoken: dict[tuple[int, int], When],
) -> Circumstances:
    saying = draft.saying
    near, loosely = _near(scene, draft, here, story)
    tense = draft.tense
    lead = _is_lead(scene, scene.paragraph(draft.trigger.sentence))
    if draft.trigger.noun and draft.trigger.clause == draft.trigger.token and tense.time == "none":
        tense = Tense("present")
    return Circumstances(
        tense=tense,
        status=draft.status,
        lead=lead,
        statement=draft.trigger.type == "statement",
        state=draft.trigger.lemma
        in scene.words.sets["stative.verbs"] | scene.words.sets["stative.having"],
        publication=scene.publication,
        near=near,
        loosely=loosely,
        later=is_later(scene, draft),
        speech=spoken.get((saying.sentence, saying.cue)) if saying else None,
        quoted=saying is not None and saying.direct,
    )


def _near(
    scene: Scene, draft: Draft, here: list[_Story], story: _Story | None
) -> tuple[tuple[Interval, str] | None, bool]:
    """Return the time the text is at for a claim without an expression of its own."""
    if draft.trigger.type == "statement" or draft.status not in {"occurred", "denied"}:
        return None, False
    if _is_never(scene, draft):
        return None, False
    tree, trigger = scene.trees[draft.trigger.sentence], draft.trigger
    if trigger.noun and not trigger.carried and is_pointed_at(tree, trigger.token):
        return None, False  # told before ("the depot fire")
    before = draft.tense.time == "pluperfect"
    if draft.tense.time not in {"past", "none", "pluperfect"} or (
        draft.tense.progressive and draft.saying
    ):
        return None, False
    told = [s for s in here if _goes_with(scene, draft, s.draft)]
    if before:  # "it had agreed to buy it, six months after talks failed" did not come before that
        told = [s for s in told if not is_earlier(scene, s.draft)]
    same = next(iter(told), None)
    if before:
        return ((same.interval, same.words), True) if same is not None else (None, False)
    if same is not None:
        before = is_earlier(scene, draft) or leads_up_to(scene, draft, same.draft)
        return (same.interval, same.words), before
    quoted = draft.saying is not None and draft.saying.direct
    if story is None or here or (quoted and story.draft.saying is not draft.saying):
        return None, False  # another day stands here, or somebody else tells it
    paragraph = scene.paragraph(draft.trigger.sentence)
    on = paragraph - story.paragraph <= 1 and is_kin(scene, draft, story.draft)
    return ((story.interval, story.words), is_earlier(scene, draft)) if on else (None, False)


def _goes_with(scene: Scene, draft: Draft, other: Draft) -> bool:
    """Return whether two claims of one sentence are told of one occasion.

    Not when somebody else says the one, nor when the dated one is an aside ("the town, which fell
    on
    Monday") outside of which the other stands.
    """
    if draft.saying is not other.saying and (other.saying is not None or draft.saying is None):
        return False
    if other.trigger.noun and not other.trigger.carried:
        return False
    aftermath = scene.words.sets["event_words.aftermath"]
    if other.trigger.type in aftermath and draft.trigger.type not in aftermath:
        return False
    tree = scene.trees[draft.trigger.sentence]
    for i in (other.trigger.clause, *tree.up(other.trigger.clause)):
        if tree.relations[i] in {"acl:relcl", "acl"}:
            return tree.left[i] <= draft.trigger.token <= tree.right[i]
    return True


def _is_never(scene: Scene, draft: Draft) -> bool:
    """Return whether it is denied for all times rather than for the time the text is at."""
    tree = scene.trees[draft.trigger.sentence]
    never = scene.words.sets["when.never"]
    return any(tree.lemmas[k] in never for k in tree.kids(draft.trigger.clause, "advmod"))


def _is_lead(scene: Scene, paragraph: int) -> bool:
    if scene.article.paragraphs[paragraph].kind == "title":
        return True
    texts = [p for p in scene.article.paragraphs[: paragraph + 1] if p.kind == "text"]
    return len(texts) <= LEAD and scene.article.paragraphs[paragraph].kind == "text"
