"""Give a day that is past to what was done, not to what was only meant to be.

"It blocked the firm's attempt to buy a ferry line in 2019": whatever became of the purchase, it was
blocked in 2019.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.stories import is_past
from timeline.events.tense import tense_of
from timeline.events.when import POINTS

if TYPE_CHECKING:
    from timeline.events.scene import Dated, Scene, Trigger

#: How an infinitive hangs on the word it completes ("an attempt to buy", "tried to buy").
_COMPLETING = frozenset({"acl", "xcomp", "advcl"})
_DONE = frozenset({"past", "perfect", "pluperfect"})


def done(scene: Scene, triggers: list[Trigger], index: int, dated: Dated) -> int:
    """Return the trigger an expression belongs to, given the one the parse hangs it on."""
    trigger = triggers[index]
    tree = scene.trees[trigger.sentence]
    completes = tree.relations[trigger.clause] in _COMPLETING and not tree.kids(
        trigger.clause, "aux"
    )
    meant = not trigger.noun and tense_of(tree, trigger.clause).time == "infinitive"
    if (
        not (meant and completes)
        or dated.timex.type not in POINTS
        or not is_past(scene, dated.timex.interval)
    ):
        return index
    above = {t.clause: n for n, t in enumerate(triggers) if not t.noun}
    governor = next((above[i] for i in tree.up(trigger.clause) if i in above), None)
    if governor is None or tense_of(tree, triggers[governor].clause).time not in _DONE:
        return index
    verb = triggers[governor].clause
    said = triggers[governor].type == "statement" or any(
        d is not dated and d.timex.type in POINTS and tree.tokens[d.token].head == verb
        for d in scene.timexes[trigger.sentence]
    )
    return index if said else governor
