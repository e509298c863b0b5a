"""Date all claims of an article in order, each in the light of those before it.

"A man was shot on Monday. He died in hospital. ... The shooting happened at 9 p.m." The story's
Monday carries over to "died"; a later mention that has a date gives it to an earlier one that has
none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline import interval as calendar
from timeline.events.tense import Tense
from timeline.events.when import (
    Circumstances,
    by_circumstances,
    by_expression,
    described,
    is_telling,
)
from timeline.model import Interval, When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.events.drafts import Draft
    from timeline.events.scene import Scene
    from timeline.model import Timex

#: Paragraphs, headline included, in which the present tense tells the news of the day.
LEAD = 2
#: Days around publication in which a date can be the time of a story rather than its background.
RECENT = 45
#: How many sentences a later mention ("It happened on Monday") looks back for what it dates.
LOOK_BACK = 6


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
    own = [by_expression(text, d.dated, d.trigger.token) for d in drafts]
    own = [when or _after_event(drafts, own, i) for i, when in enumerate(own)]
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
    return _narrowed(scene, drafts, _looked_back(scene, drafts, found))


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
        if draft.trigger.type == "statement" or draft.status not in {"occurred", "ongoing"}:
            continue
        if when.relation in {"on", "during"} and is_telling(when):
            words = when.timex.span.of(scene.article.text)
            paragraph = scene.paragraph(draft.trigger.sentence)
            found.append(_Story(_whole_day(when.interval), words, draft, paragraph))
    return found


def _whole_day(interval: Interval) -> Interval:
    """Return the day of an interval that lies inside one: a story goes on past the hour."""
    if interval.start is None or calendar.unit_minutes(interval.granularity) >= _DAY:
        return interval
    return calendar.of(interval.start, "day")


_DAY = calendar.unit_minutes("day")


def _carries(scene: Scene, story: _Story) -> bool:
    """Return whether a claim moves the story: a main clause in the simple past, of these weeks."""
    draft = story.draft
    named = draft.trigger.noun and not draft.trigger.carried
    if draft.tense.time != "past" or named or not _is_recent(scene, story.interval):
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


def _is_recent(scene: Scene, interval: Interval) -> bool:
    """Return whether a date lies in the weeks around publication: older ones are background."""
    published = scene.publication
    if published is None or published.start is None or interval.start is None:
        return True
    return abs((interval.start - published.start).days) <= RECENT


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
        publication=scene.publication,
        near=near,
        loosely=loosely,
        speech=spoken.get((saying.sentence, saying.cue)) if saying else None,
        quoted=saying is not None and saying.direct,
    )


def _near(
    scene: Scene, draft: Draft, here: list[_Story], story: _Story | None
) -> tuple[tuple[Interval, str] | None, bool]:
    """Return the time the text is at for a claim without an expression of its own."""
    if draft.trigger.type == "statement" or draft.status not in {"occurred", "denied"}:
        return None, False
    if draft.tense.time not in {"past", "none"} or (draft.tense.progressive and draft.saying):
        return None, False
    same = next((s for s in here if _goes_with(scene, draft, s.draft)), None)
    if same is not None:
        return (same.interval, same.words), _is_earlier(scene, draft)
    if story is None:
        return None, False
    paragraph = scene.paragraph(draft.trigger.sentence)
    on = paragraph - story.paragraph <= 1 and _is_kin(scene, draft, story.draft)
    return ((story.interval, story.words), _is_earlier(scene, draft)) if on else (None, False)


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


def _is_earlier(scene: Scene, draft: Draft) -> bool:
    """Return whether the clause is marked as coming before the rest ("after he was shot")."""
    tree = scene.trees[draft.trigger.sentence]
    earlier = scene.words.sets["when.earlier"]
    return any(tree.lemmas[k] in earlier for k in tree.kids(draft.trigger.clause, "mark", "case"))


def _is_kin(scene: Scene, draft: Draft, other: Draft) -> bool:
    """Return whether two types belong to one kind of story ("was shot" and "died")."""
    pair = {draft.trigger.type, other.trigger.type}
    return len(pair) == 1 or any(
        pair <= frozenset(kin) for kin in scene.words.table["stories"].values()
    )


def _is_lead(scene: Scene, paragraph: int) -> bool:
    if scene.article.paragraphs[paragraph].kind == "title":
        return True
    texts = [p for p in scene.article.paragraphs[: paragraph + 1] if p.kind == "text"]
    return len(texts) <= LEAD and scene.article.paragraphs[paragraph].kind == "text"


def _after_event(drafts: list[Draft], own: list[When | None], i: int) -> When | None:
    """Return the date of "two days after it fell", once "fell" has one."""
    timex = next((d.timex for d in drafts[i].dated if d.timex.anchor == "event"), None)
    if timex is None or timex.shift is None:
        return None
    here = drafts[i].trigger.sentence
    token = next(d.token for d in drafts[i].dated if d.timex is timex)
    follows = [
        j
        for j, other in enumerate(drafts)
        if other.trigger.sentence == here and j != i and other.trigger.token > token
    ]
    base = _event_day(drafts, own, follows, i)
    if base is None:
        return None
    interval = calendar.moved(_whole_day(base), timex.shift.amount, timex.shift.unit)
    return _shifted(timex, interval, base)


def _shifted(timex: Timex, interval: Interval, base: Interval) -> When:
    step = f"the event lies at {described(base)}"
    return When(
        interval=interval,
        basis="anchored",
        timex=timex,
        steps=(*timex.steps, step, f"→ {described(interval)}"),
    )


def _event_day(
    drafts: list[Draft], own: list[When | None], follows: list[int], i: int
) -> Interval | None:
    """Return when the event an expression hangs on took place, if that is known."""
    for j in follows:
        when = own[j]
        if when is not None and is_telling(when) and not _shares(drafts[i], drafts[j]):
            return when.interval
    if not follows:
        return None
    kinds = {drafts[j].trigger.type for j in follows}
    for j in range(i - 1, -1, -1):
        when = own[j]
        if drafts[j].trigger.type in kinds and when is not None and is_telling(when):
            return when.interval
    return None


def _shares(draft: Draft, other: Draft) -> bool:
    return bool(draft.dated) and draft.dated == other.dated


def _looked_back(scene: Scene, drafts: list[Draft], found: list[When]) -> list[When]:
    """Return the dates with those given later ("It happened on Monday") brought back."""
    dates = list(found)
    for i, draft in enumerate(drafts):
        when = dates[i]
        if when.timex is None or not is_telling(when) or not _recalls(scene, draft):
            continue
        for j in range(i - 1, -1, -1):
            if draft.trigger.sentence - drafts[j].trigger.sentence > LOOK_BACK:
                break
            if _is_recalled(scene, draft, drafts[j], dates[j]):
                words = when.timex.span.of(scene.article.text)
                step = f"further on it is dated “{words}”"
                dates[j] = When(
                    interval=when.interval, basis="narrative", steps=(*when.steps, step)
                )
    return dates


def _recalls(scene: Scene, draft: Draft) -> bool:
    """Return whether a claim speaks of an event told before: "it happened", "the shooting"."""
    tree, words = scene.trees[draft.trigger.sentence], scene.words
    token, clause = draft.trigger.token, draft.trigger.clause
    if all(d.timex.anchor not in {"publication", "narrative"} for d in draft.dated):
        return False
    happens = bool({tree.verb_lemma(clause), tree.lemmas[clause]} & words.sets["when.recalling"])
    if draft.trigger.noun:
        possessed = any(tree.kid(k, "case") is not None for k in tree.kids(token, "nmod:poss"))
        the = any(tree.lemmas[k] in words.sets["status.definite"] for k in tree.kids(token, "det"))
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
    return (general and story) or _is_kin(scene, draft, other)


def _narrowed(scene: Scene, drafts: list[Draft], found: list[When]) -> list[When]:
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
        day = _whole_day(interval)
        if calendar.contains(when.interval, day) and day != when.interval:
            step = f"the same matter is dated “{words}” further on → {described(day)}"
            return replace(when, interval=day, steps=(*when.steps, step))
    return when
