"""Put the claims of one article together from their parts."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from hashlib import blake2s
from typing import TYPE_CHECKING

from timeline.events import sayings
from timeline.events.actors import core, participant, participants
from timeline.events.antecedents import Antecedents, antecedents
from timeline.events.dating import dates
from timeline.events.drafts import Draft, draft
from timeline.events.labels import label, statement
from timeline.events.main_event import mark_main
from timeline.events.placing import placed
from timeline.events.roles import arguments
from timeline.events.scene import Scene, lay_out
from timeline.events.stories import is_ahead, is_past
from timeline.events.triggers import at
from timeline.events.where import locations
from timeline.events.worth import is_told, is_worth
from timeline.model import Attribution, Claim, Quantity, Span, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.events.roles import Argument
    from timeline.events.saying import Saying
    from timeline.events.scene import Trigger
    from timeline.events.tree import Tree
    from timeline.model import (
        Article,
        ClaimStatus,
        EventType,
        Mention,
        Participant,
        Sentence,
        Timex,
        When,
    )


#: A label of an attitude with no more words has lost what the attitude is to.
_TORN = 3


def claims(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
) -> tuple[Claim, ...]:
    """Return what one article says, in order of place; exactly one claim is ``main`` if any is.

    Nothing comes from boilerplate; every claim's sentence and trigger are spans of the text.
    """
    return _built(lay_out(article, sentences, mentions, timexes), None)


def claims_at(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
    spans: Sequence[Span],
) -> tuple[Claim, ...]:
    """Return the claims whose triggers are the heads of ``spans``, however little they say.

    For event mentions that are given: by an annotator, by another extractor.
    """
    return _built(lay_out(article, sentences, mentions, timexes), spans)


def _built(scene: Scene, spans: Sequence[Span] | None) -> tuple[Claim, ...]:
    """Return the claims at ``spans``, or without any those worth standing on a timeline."""
    said = sayings.find(scene)
    known = antecedents(scene, said)
    drafts = draft(scene, said, spans or ())
    wanted = None if spans is None else at(scene, spans)
    built = [
        (claim, scene.paragraph(one.trigger.sentence))
        for one, when in zip(drafts, dates(scene, drafts), strict=True)
        if wanted is None or (one.trigger.sentence, one.trigger.token) in wanted
        for claim in _told(scene, one, when, known, whatever=wanted is not None)
    ]
    return tuple(mark_main(scene, placed(scene, built), [p for _, p in built]))


def _told(
    scene: Scene, draft: Draft, when: When, known: Antecedents, *, whatever: bool
) -> Iterator[Claim]:
    """Yield the claim of a draft if it says enough, or ``whatever`` it says."""
    claim = _unlabelled(scene, draft, when, known)
    if whatever or is_worth(scene, draft, claim):
        claim = replace(claim, label=_label(scene, draft, known))
        if whatever or is_told(draft, claim):
            yield claim


def _unlabelled(scene: Scene, draft: Draft, when: When, known: Antecedents) -> Claim:
    """Return a claim without its label, for half of all are not worth one."""
    article, trigger = scene.article, draft.trigger
    tree = scene.trees[trigger.sentence]
    span = tree.tokens[trigger.token].span
    return Claim(
        id=_id(article, span, trigger.type),
        article=article.id,
        sentence=tree.sentence.span,
        trigger=span,
        lemma=trigger.lemma,
        label="",
        type=trigger.type,
        status=_settled(scene, draft, when),
        when=when,
        actors=_actors(scene, draft, known),
        places=locations(scene, trigger, draft.owned, known)
        or locations(scene, trigger, draft.lent, known)
        or locations(scene, trigger, _within(tree, trigger), known),
        attribution=_attribution(scene, draft.saying or _own_saying(draft), known),
        quantities=tuple(_counted(c.quantity, trigger.type) for c in draft.counted),
        origin=_origin(article, span),
    )


def _within(tree: Tree, trigger: Trigger) -> range:
    """Return the tokens of the subject: "the toll of the fire in Koper rose" is about Koper."""
    subject = tree.kid(trigger.clause, "nsubj", "nsubj:pass")
    if subject is None or trigger.type == "statement":
        return range(0)
    return range(tree.left[subject], tree.right[subject] + 1)


def _actors(scene: Scene, draft: Draft, known: Antecedents) -> tuple[Participant, ...]:
    """Return the actors of a claim; who makes a statement is found as its speaker."""
    trigger, uttered = draft.trigger, draft.uttered
    tree = scene.trees[trigger.sentence]
    found = arguments(tree, scene.words, trigger)
    if trigger.type == "statement" and uttered is not None and uttered.speaker is not None:
        speaker: list[Argument] = [(uttered.speaker, "agent")]
        found = speaker + [
            (t, role) for t, role in found if role != "agent" and t != uttered.speaker
        ]
    return participants(scene, trigger, found, known)


def _label(scene: Scene, draft: Draft, known: Antecedents) -> str:
    uttered = draft.uttered
    if draft.trigger.type == "statement" and uttered is not None:
        speaker = _speaker(scene, uttered.sentence, uttered.speaker, known)
        said = statement(scene, draft.trigger, uttered, speaker.name if speaker else "")
        if said is not None:
            return said
    own = draft.saying
    quoted = own is not None and own.direct
    who = _speaker(scene, own.sentence, own.speaker, known) if own and quoted else None
    text = label(scene, draft.trigger, known, who.name if who else "")
    if uttered is not None and uttered.cue == draft.trigger.token and len(text.split()) <= _TORN:
        speaker = _speaker(scene, uttered.sentence, uttered.speaker, known)
        text = statement(scene, draft.trigger, uttered, speaker.name if speaker else "") or text
    return text


def _counted(quantity: Quantity, kind: EventType) -> Quantity:
    """Return a quantity with its unit: a bare number of dead or hurt is of people."""
    if quantity.unit or kind not in {"kill", "injure"}:
        return quantity
    return replace(quantity, unit="people")


def _id(article: Article, span: Span, kind: str) -> str:
    key = f"{article.id}\0{span.start}\0{span.end}\0{kind}"
    return blake2s(key.encode(), digest_size=8).hexdigest()


def _settled(scene: Scene, draft: Draft, when: When) -> ClaimStatus:
    """Return the status in the light of the date: what lies ahead has not occurred."""
    published = scene.publication
    if published is None or when.interval is None:
        return draft.status
    awaits = draft.trigger.lemma in scene.words.sets["status.awaited"]
    begun = when.interval.start is not None
    if draft.status == "planned" and awaits and begun and is_past(scene, when.interval):
        return "occurred"  # "a roof first proposed in 2011"
    if draft.status not in {"occurred", "ongoing", "habitual"}:
        return draft.status
    if draft.tense.time == "present" and any(d.timex.type == "SET" for d in draft.dated):
        return "habitual"  # "the valley floods every spring"
    if is_ahead(scene, when.interval) or _is_scheduled(scene, draft, when):
        return "planned"
    end = when.interval.end
    reaching = when.relation in {"by", "before", "until"} and when.timex is not None
    if reaching and end is not None and published.end is not None and end > published.end:
        return "planned"
    return draft.status


def _is_scheduled(scene: Scene, draft: Draft, when: When) -> bool:
    """Return whether a clock time in the present is one to come ("the office closes at 8 p.m.")."""
    timed = when.timex is not None and when.timex.type == "TIME"
    present = draft.tense.time == "present" and not draft.tense.progressive
    calendar = draft.trigger.lemma in scene.words.sets["status.on_schedule"]
    return timed and present and calendar and not is_past(scene, when.interval)


def _own_saying(draft: Draft) -> Saying | None:
    """Return the saying a denial or an accusation is itself, if nobody reports it."""
    uttered = draft.uttered
    return uttered if uttered is not None and uttered.stance in {"denies", "accuses"} else None


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
        span = core(tree, token)
        return Speaker(name=scene.text(span), span=span)
    return Speaker(name=actor.name, span=actor.span, entity=actor.entity)


def _origin(article: Article, span: Span) -> str:
    at = bisect_right(article.passages, span.start, key=lambda passage: passage.span.start) - 1
    if at >= 0 and article.passages[at].span.contains(span):
        return article.passages[at].origin
    return article.id
