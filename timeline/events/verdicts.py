"""Tell the day of a verdict from the day of the deed it is about.

"was found guilty of the murder on Monday": nobody is tried within the week, so Monday is the
verdict's. "indicted on Tuesday in the death of Ray Cole last August": the death was in August.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from timeline import interval as calendar
from timeline.events.scene import tokens_of
from timeline.events.when import POINTS

if TYPE_CHECKING:
    from timeline.events.scene import Dated, Scene, Trigger
    from timeline.events.tree import Tree

#: A deed is judged no sooner than so many days after it.
_SOON = timedelta(days=21)
#: How many words above a deed its verdict stands at most.
_ABOVE = 6


def tried(scene: Scene, triggers: list[Trigger], index: int, dated: Dated) -> int:
    """Return the trigger an expression belongs to, given the one the parse hangs it on."""
    trigger, words = triggers[index], scene.words
    if dated.timex.type not in POINTS or dated.token < trigger.token:
        return index
    tree = scene.trees[trigger.sentence]
    plea = _plea(scene, tree, triggers, trigger)
    if plea is not None and not _has_day(scene, tree, triggers[plea], dated):
        return plea
    deeds = frozenset(words.table["stories"]["violence"]) - words.sets["event_words.aftermath"]
    if trigger.type in deeds:
        verdict = _verdict(scene, tree, triggers, trigger)
        free = verdict is not None and not _has_day(scene, tree, triggers[verdict], dated)
        return verdict if verdict is not None and free and _is_fresh(scene, dated) else index
    if trigger.type in words.sets["event_words.aftermath"] and not trigger.noun:
        behind = [n for n, t in enumerate(triggers) if t.type in deeds and t.noun]
        deed = next((n for n in behind if _closes(tree, triggers[n].token, dated)), None)
        if deed is not None and _has_day(scene, tree, trigger, dated):
            return deed
    return index


def _plea(scene: Scene, tree: Tree, triggers: list[Trigger], deed: Trigger) -> int | None:
    """Return the plea that names a charge: "admitted theft and fraud at the court in April"."""
    told = tree.kid(deed.token, "det", "nmod:poss", "nummod") is not None
    if not deed.noun or told or tree.relations[deed.token] not in {"obj", "obl", "xcomp"}:
        return None
    verb = tree.tokens[deed.token].head
    pleads = tree.is_verb(verb) and tree.lemmas[verb] in scene.words.sets["frames.pleas"]
    return next((n for n, t in enumerate(triggers) if t.token == verb), None) if pleads else None


def _verdict(scene: Scene, tree: Tree, triggers: list[Trigger], deed: Trigger) -> int | None:
    """Return the verdict a deed is told as the ground of ("found guilty of the murder")."""
    above = {token for token, _ in zip(tree.up(deed.token), range(_ABOVE), strict=False)}
    return next(
        (
            n
            for n, t in enumerate(triggers)
            if t.token in above and t.lemma in scene.words.sets["frames.verdicts"]
        ),
        None,
    )


def _has_day(scene: Scene, tree: Tree, trigger: Trigger, but: Dated) -> bool:
    """Return whether another expression hangs on a trigger itself, or on its subject."""
    own = {trigger.clause, *tree.kids(trigger.clause, "nsubj", "nsubj:pass", "xcomp")}
    return any(
        d is not but and d.timex.type in POINTS and tree.tokens[d.token].head in own
        for d in scene.timexes[trigger.sentence]
    )


def _is_fresh(scene: Scene, dated: Dated) -> bool:
    """Return whether a day lies so short before publication that the deed cannot."""
    interval, published = dated.timex.interval, scene.publication
    if interval is None or interval.start is None or published is None or published.start is None:
        return False
    day = calendar.unit_minutes(interval.granularity) <= calendar.unit_minutes("day")
    return day and published.start - _SOON <= interval.start <= published.start


def _closes(tree: Tree, noun: int, dated: Dated) -> bool:
    """Return whether an expression stands right behind the phrase of a noun."""
    first = tokens_of(tree, dated.timex.span).start
    if tree.tokens[first - 1].tag == "IN":
        first -= 1
    return noun < first and tree.right[noun] + 1 == first
