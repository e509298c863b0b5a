"""Draft the claims of an article: each trigger with what its own sentence gives it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.events import denials, triggers
from timeline.events.lending import lenders
from timeline.events.owners import owners
from timeline.events.quantities import Counted, quantities
from timeline.events.rehang import rehung
from timeline.events.scene import tokens_of
from timeline.events.settling import joined, settled
from timeline.events.status import status_of
from timeline.events.stories import is_over
from timeline.events.tallies import assigned, recalled
from timeline.events.tense import Tense, tense_of
from timeline.events.when import POINTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from timeline.events.saying import Saying
    from timeline.events.scene import Dated, Scene, Trigger
    from timeline.events.tree import Tree
    from timeline.model import ClaimStatus, Span

#: What has not happened: its day is no day of what has.
_MEANT = frozenset({"planned", "hypothetical"})
#: A saying further away than this many sentences cannot hold a trigger in its content.
_FAR = 40


@dataclass(frozen=True, slots=True)
class Draft:
    """A trigger with what its sentence gives it, before it is dated by what stands around.

    ``owned`` are the tokens that belong to it, ``lent`` those of the triggers it may borrow from;
    ``saying`` holds it in its content, ``uttered`` is the saying it is the cue of.
    """

    trigger: Trigger
    tense: Tense
    status: ClaimStatus
    owned: tuple[int, ...]
    lent: tuple[int, ...]
    dated: tuple[Dated, ...]
    counted: tuple[Counted, ...]
    saying: Saying | None
    uttered: Saying | None

    @property
    def borrows(self) -> bool:
        """Return whether its expressions are those of a trigger it is tied to."""
        return all(d.token not in self.owned for d in self.dated if d.timex.type in POINTS)


def draft(scene: Scene, said: list[Saying], given: Iterable[Span] = ()) -> list[Draft]:
    """Return the drafts of an article in order of place.

    ``given`` are spans somebody else calls events: each is a trigger too, whatever its word.
    """
    forced = triggers.at(scene, given)
    spoken: list[list[Saying]] = [[] for _ in scene.trees]
    for saying in said:
        spoken[saying.sentence].append(saying)
    holders = _holders(scene, said)
    found = [
        one
        for sentence in range(len(scene.trees))
        if scene.kind(sentence) != "boilerplate"
        for one in _drafts(scene, sentence, spoken[sentence], holders[sentence], forced)
    ]
    return recalled(scene.trees, found)


def _holders(scene: Scene, said: list[Saying]) -> list[list[Saying]]:
    """Return for each sentence the sayings whose content reaches into it."""
    found: list[list[Saying]] = [[] for _ in scene.trees]
    for saying in said:
        reach = range(max(0, saying.sentence - _FAR), min(len(scene.trees), saying.sentence + _FAR))
        for content in saying.contents:
            for sentence in reach:
                if content.overlaps(scene.trees[sentence].sentence.span):
                    found[sentence].append(saying)
    return found


def _drafts(
    scene: Scene,
    sentence: int,
    here: list[Saying],
    holders: list[Saying],
    forced: AbstractSet[tuple[int, int]],
) -> list[Draft]:
    tree = scene.trees[sentence]
    found = triggers.find(scene, sentence, forced)
    if not found:
        return []
    unheard = denials.unheard(scene, found, here)
    here, holders = [*here, *unheard], [*holders, *unheard]
    owner = owners(tree, found)
    owned: list[list[int]] = [[] for _ in found]
    for token, index in enumerate(owner):
        if index >= 0:
            owned[index].append(token)
    dated = _dated(scene, found, owner, here)
    borrowing = lenders(tree, scene.words, found)
    counted = assigned(tree, quantities(scene, sentence), found, owner)
    found = [_unsaid(scene, trigger, here) for trigger in found]
    deniers = [denials.denier(tree, scene.words, trigger) for trigger in found]
    sayings = [
        next((s for s in here if s.cue == cue), None) or _saying_of(scene, trigger, holders)
        for trigger, cue in zip(found, deniers, strict=True)
    ]
    statuses = [
        status_of(scene, trigger, said=saying is not None, denied=cue is not None)
        for trigger, saying, cue in zip(found, sayings, deniers, strict=True)
    ]
    return [
        Draft(
            trigger=trigger,
            tense=tense_of(tree, trigger.clause),
            status=statuses[index],
            owned=tuple(owned[index]),
            lent=tuple(t for other in borrowing[index] for t in owned[other]),
            dated=_own_or_lent(
                [dated[index]]
                + [
                    dated[i]
                    if trigger.noun
                    else _lent(
                        scene, _not_later(tree, dated[i], trigger), statuses[i], statuses[index]
                    )
                    for i in borrowing[index]
                ]
            ),
            counted=tuple(counted[index]),
            saying=sayings[index],
            uttered=next((s for s in here if s.cue == trigger.token), None),
        )
        for index, trigger in enumerate(found)
    ]


def _dated(
    scene: Scene, found: list[Trigger], owner: list[int], here: list[Saying]
) -> list[list[Dated]]:
    """Return the time expressions of each trigger of a sentence."""
    sentence = found[0].sentence
    tree = scene.trees[sentence]
    dated: list[list[Dated]] = [[] for _ in found]
    for one, index in zip(scene.timexes[sentence], rehung(scene, found, owner, here), strict=True):
        if index >= 0:
            dated[index].append(settled(tree, scene.words, one, found[index]))
    return [joined(tree, group) for group in dated]


def _unsaid(scene: Scene, trigger: Trigger, here: list[Saying]) -> Trigger:
    """Return what a trigger that says nothing does ("responded to a fire", "claimed lives")."""
    speaks = trigger.lemma in scene.words.sets["utter.always"]
    if trigger.type != "statement" or speaks or any(s.cue == trigger.token for s in here):
        return trigger
    return replace(trigger, type="other")


def _not_later(tree: Tree, dated: list[Dated], trigger: Trigger) -> list[Dated]:
    """Return the days that say nothing of a later time ("was hit and died two days later")."""
    later = tree.words.sets["when.later"]
    last = [max(tokens_of(tree, d.timex.span), default=0) for d in dated]
    return [
        d
        for d, k in zip(dated, last, strict=True)
        if k < trigger.token or tree.lemmas[k] not in later
    ]


def _lent(
    scene: Scene, dated: list[Dated], lender: ClaimStatus, status: ClaimStatus
) -> list[Dated]:
    """Return the days that pass on: not between what was done and what is only meant.

    "agreed on Wednesday to reopen a crossing": Wednesday is the agreement's alone. "threatened to
    strike on Saturday": nobody has threatened on Saturday, which lies ahead.
    """
    if (status in _MEANT) == (lender in _MEANT):
        return dated
    return [] if status in _MEANT else [d for d in dated if is_over(scene, d.timex.interval)]


def _own_or_lent(groups: list[list[Dated]]) -> tuple[Dated, ...]:
    """Return the first group that says when: the claim's own expressions, else a lender's."""
    return tuple(
        next((group for group in groups if any(d.timex.type in POINTS for d in group)), groups[0])
    )


def _is_given(tree: Tree, trigger: Trigger) -> bool:
    """Return whether an event is taken for granted by what is said, whoever denies the rest.

    "denied knowing the man, who was arrested on Monday": nobody denies the arrest.
    """
    for i in (trigger.clause, *tree.up(trigger.clause)):
        subject = tree.kid(i, "nsubj", "nsubj:pass")
        relative = tree.relations[i] == "acl:relcl" and subject is not None
        if relative and subject is not None and tree.tokens[subject].tag in {"WP", "WDT"}:
            return True
    return False


def _is_occasion(scene: Scene, trigger: Trigger, saying: Saying) -> bool:
    """Return whether an event is where something was said: "promised a new bridge at a rally"."""
    tree = scene.trees[trigger.sentence]
    beside = tree.tokens[trigger.token].head == saying.cue and saying.sentence == tree.index
    at = tree.case(trigger.token) in scene.words.sets["frames.at"]
    return trigger.noun and beside and at and tree.relations[trigger.token] == "obl"


def _saying_of(scene: Scene, trigger: Trigger, holders: list[Saying]) -> Saying | None:
    """Return the innermost saying whose content holds the trigger."""
    tree = scene.trees[trigger.sentence]
    span = tree.tokens[trigger.token].span
    given = _is_given(tree, trigger)
    inside = [
        (content.end - content.start, index)
        for index, saying in enumerate(holders)
        for content in saying.contents
        if content.contains(span) and not (given and saying.stance == "denies")
        if not _is_occasion(scene, trigger, saying)
    ]
    return holders[min(inside)[1]] if inside else None
