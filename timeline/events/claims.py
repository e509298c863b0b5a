"""Put the claims of one article together from their parts."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from hashlib import blake2s
from typing import TYPE_CHECKING

from timeline.events import sayings, triggers
from timeline.events.actors import participant, participants
from timeline.events.antecedents import Antecedents, antecedents
from timeline.events.lending import lenders
from timeline.events.labels import label, statement
from timeline.events.main_event import mark_main
from timeline.events.owners import owners
from timeline.events.quantities import Counted, quantities
from timeline.events.rehang import rehung
from timeline.events.roles import arguments
from timeline.events.scene import Dated, Scene, Trigger, lay_out
from timeline.events.status import status_of
from timeline.events.tense import tense_of
from timeline.events.when import (
    LEAD,
    Circumstances,
    Narrative,
    by_circumstances,
    POINTS,
    by_expression,
    is_telling,
    narrowed,
)
from timeline.events.where import locations
from timeline.model import Attribution, Claim, Span, Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.saying import Saying
    from timeline.model import Article, ClaimStatus, Mention, Sentence, Timex, When


@dataclass(frozen=True, slots=True)
class _Draft:
    """A trigger with what its sentence gives it, before it is dated by what stands around."""

    trigger: Trigger
    owned: tuple[int, ...]
    lent: tuple[int, ...]
    dated: tuple[Dated, ...]
    counted: tuple[Counted, ...]
    status: ClaimStatus
    saying: Saying | None
    uttered: Saying | None


def claims(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
) -> tuple[Claim, ...]:
    """Return what one article says, in order of place; exactly one claim is ``main`` if any is.

    Nothing comes from boilerplate; every claim's sentence and trigger are spans of the text.
    """
    scene = lay_out(article, sentences, mentions, timexes)
    known = antecedents(scene)
    said = sayings.find(scene)
    spoken: list[list[Saying]] = [[] for _ in scene.trees]
    for saying in said:
        spoken[saying.sentence].append(saying)
    drafts = [d for s, here in enumerate(spoken) for d in _drafts(scene, s, said, here)]
    dates = _dates(scene, drafts, said)
    built = [
        (claim, scene.paragraph(draft.trigger.sentence))
        for draft, when in zip(drafts, dates, strict=True)
        for claim in (_claim(scene, draft, when, known),)
        if _is_worth(scene, draft, claim)
    ]
    return tuple(mark_main(scene, [c for c, _ in built], [p for _, p in built]))


def _drafts(
    scene: Scene, sentence: int, said: list[Saying], here: list[Saying]
) -> list[_Draft]:
    if scene.kind(sentence) == "boilerplate":
        return []
    tree = scene.trees[sentence]
    found = triggers.find(scene, sentence)
    if not found:
        return []
    owner = owners(tree, found)
    groups: list[list[int]] = [[] for _ in found]
    for token, index in enumerate(owner):
        if index >= 0:
            groups[index].append(token)
    borrowing = lenders(tree, scene.words, found)
    counted = quantities(scene, sentence)
    hung = rehung(scene, found, owner, here)
    dated: list[list[Dated]] = [[] for _ in found]
    for one, index in zip(scene.timexes[sentence], hung, strict=True):
        if index >= 0:
            dated[index].append(one)
    return [
        _Draft(
            trigger=trigger,
            owned=tuple(groups[index]),
            lent=tuple(t for other in borrowing[index] for t in groups[other]),
            dated=_own_or_lent(
                [tuple(dated[i]) for i in (index, *borrowing[index])]
            ),
            counted=tuple(c for c in counted if owner[c.token] == index),
            status=status_of(scene, trigger),
            saying=_saying_of(scene, trigger, said),
            uttered=next(
                (s for s in here if s.cue == trigger.token), None
            ),
        )
        for index, trigger in enumerate(found)
    ]


def _own_or_lent(groups: list[tuple[Dated, ...]]) -> tuple[Dated, ...]:
    return next((group for group in groups if any(d.timex.type in POINTS for d in group)), groups[0])


def _saying_of(scene: Scene, trigger: Trigger, said: list[Saying]) -> Saying | None:
    """Return the innermost saying whose content holds the trigger."""
    span = scene.trees[trigger.sentence].tokens[trigger.token].span
    inside = [
        (content.end - content.start, index)
        for index, saying in enumerate(said)
        if abs(saying.sentence - trigger.sentence) <= 40
        for content in saying.contents
        if content.contains(span)
    ]
    return said[min(inside)[1]] if inside else None


def _dates(scene: Scene, drafts: list[_Draft], said: list[Saying]) -> list[When]:
    text = scene.article.text
    own = [by_expression(text, d.dated, d.trigger.token) for d in drafts]
    spoken = {
        (d.trigger.sentence, d.trigger.token): when
        for d, when in zip(drafts, own, strict=True)
        if when is not None
    }
    dates: list[When] = []
    narrative: Narrative | None = None
    for draft, when in zip(drafts, own, strict=True):
        paragraph = scene.paragraph(draft.trigger.sentence)
        if when is None:
            when = by_circumstances(_around(scene, draft, narrative, spoken))  # noqa: PLW2901
        elif when.interval is not None and when.timex and _sets_time(draft, when):
            narrative = Narrative(when.interval, paragraph, when.timex.span.of(text))
        dates.append(when)
    return _narrow(drafts, dates, text)


def _sets_time(draft: _Draft, when: When) -> bool:
    return (
        when.interval is not None
        and is_telling(when.interval)
        and draft.trigger.type != "statement"
        and draft.status in {"occurred", "ongoing"}
        and when.relation == "on"
    )


def _around(
    scene: Scene,
    draft: _Draft,
    narrative: Narrative | None,
    spoken: dict[tuple[int, int], When],
) -> Circumstances:
    trigger, saying = draft.trigger, draft.saying
    paragraph = scene.paragraph(trigger.sentence)
    return Circumstances(
        tense=tense_of(scene.trees[trigger.sentence], trigger.clause),
        status=draft.status,
        paragraph=paragraph,
        lead=_is_lead(scene, paragraph),
        publication=scene.publication,
        narrative=narrative,
        speech=spoken.get((saying.sentence, saying.cue)) if saying else None,
        quoted=saying is not None and saying.direct,
        statement=trigger.type == "statement",
    )


def _is_lead(scene: Scene, paragraph: int) -> bool:
    if scene.article.paragraphs[paragraph].kind == "title":
        return True
    texts = [i for i, p in enumerate(scene.article.paragraphs[: paragraph + 1]) if p.kind == "text"]
    return len(texts) <= LEAD and scene.article.paragraphs[paragraph].kind == "text"


def _narrow(drafts: list[_Draft], dates: list[When], text: str) -> list[When]:
    precise = [
        (d.trigger.type, when.interval, when.timex.span.of(text))
        for d, when in zip(drafts, dates, strict=True)
        if when.interval is not None and when.timex is not None and is_telling(when.interval)
    ]
    return [
        narrowed(when, [(i, w) for kind, i, w in precise if kind == draft.trigger.type])
        for draft, when in zip(drafts, dates, strict=True)
    ]


def _claim(scene: Scene, draft: _Draft, when: When, known: Antecedents) -> Claim:
    article, trigger = scene.article, draft.trigger
    tree = scene.trees[trigger.sentence]
    span = tree.tokens[trigger.token].span
    return Claim(
        id=_id(article, span, trigger.type),
        article=article.id,
        sentence=tree.sentence.span,
        trigger=span,
        lemma=trigger.lemma,
        label=_label(scene, draft, known),
        type=trigger.type,
        status=_settled(scene, draft, when),
        when=when,
        actors=participants(scene, trigger.sentence, arguments(tree, scene.words, trigger), known),
        places=locations(scene, trigger, draft.owned, known)
        or locations(scene, trigger, draft.lent, known),
        attribution=_attribution(scene, draft.saying, known),
        quantities=tuple(c.quantity for c in draft.counted),
        origin=_origin(article, span),
    )


def _label(scene: Scene, draft: _Draft, known: Antecedents) -> str:
    uttered = draft.uttered
    if draft.trigger.type == "statement" and uttered is not None:
        speaker = _speaker(scene, uttered.sentence, uttered.speaker, known)
        said = statement(scene, draft.trigger, uttered, speaker.name if speaker else "")
        if said is not None:
            return said
    return label(scene, draft.trigger, known)


def _id(article: Article, span: Span, kind: str) -> str:
    key = f"{article.id}\0{span.start}\0{span.end}\0{kind}"
    return blake2s(key.encode(), digest_size=8).hexdigest()


def _settled(scene: Scene, draft: _Draft, when: When) -> ClaimStatus:
    """Return the status in the light of the date: what lies ahead has not occurred."""
    published = scene.publication
    if draft.status not in {"occurred", "ongoing"} or published is None or when.interval is None:
        return draft.status
    start, end = when.interval.start, published.end
    if start is not None and end is not None and start >= end:
        return "planned"
    return draft.status


def _attribution(scene: Scene, saying: Saying | None, known: Antecedents) -> Attribution | None:
    if saying is None:
        return None
    content = Span(
        start=min(c.start for c in saying.contents), end=max(c.end for c in saying.contents)
    )
    via = _speaker(scene, saying.sentence, saying.via, known)
    return Attribution(
        speaker=_speaker(scene, saying.sentence, saying.speaker, known),
        cue=saying.cue_span,
        content=content,
        stance=saying.stance,
        via=via.name if via else "",
    )


def _speaker(scene: Scene, sentence: int, token: int | None, known: Antecedents) -> Speaker | None:
    if token is None:
        return None
    actor = participant(scene, sentence, token, "agent", known)
    tree = scene.trees[sentence]
    if actor is None:
        from timeline.events.actors import core

        span = core(tree, token)
        return Speaker(name=scene.text(span), span=span)
    return Speaker(name=actor.name, span=actor.span, entity=actor.entity)


def _origin(article: Article, span: Span) -> str:
    at = bisect_right(article.passages, span.start, key=lambda passage: passage.span.start) - 1
    if at >= 0 and article.passages[at].span.contains(span):
        return article.passages[at].origin
    return article.id


def _is_worth(scene: Scene, draft: _Draft, claim: Claim) -> bool:
    """Return whether a claim says enough to stand on a timeline."""
    trigger = draft.trigger
    if trigger.type == "other":
        return (
            bool(draft.dated) and claim.status != "habitual" and bool(claim.actors or claim.places)
        )
    if trigger.noun and not trigger.carried:
        return bool(draft.dated or claim.actors or claim.places)
    return scene.kind(trigger.sentence) != "heading" or bool(claim.actors)
