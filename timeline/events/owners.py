"""Say which trigger each word of a sentence belongs to, by the parse and never by nearness.

"Police said on Friday that two men died on Monday": "Friday" belongs to "said", "Monday" to "died".
In "began to withdraw on Monday" the day hangs on "began" and belongs to "withdraw".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.events.scene import Trigger
    from timeline.events.tree import Tree

#: Relations a clause hangs by: what lies beyond belongs to another clause.
CLAUSAL = frozenset(
    {"root", "ccomp", "advcl", "acl", "acl:relcl", "conj", "parataxis", "csubj", "advcl:relcl"}
)
NOBODY = -1


def owners(tree: Tree, triggers: list[Trigger]) -> list[int]:
    """Return for each token the index of the trigger it belongs to, or ``NOBODY``."""
    own: dict[int, int] = {}
    for index, trigger in enumerate(triggers):
        own[trigger.token] = index
    verbs = {trigger.token for trigger in triggers}
    for index, trigger in enumerate(triggers):
        if trigger.noun and trigger.carried and trigger.clause not in verbs:
            own.setdefault(trigger.clause, index)
    found = [NOBODY] * len(tree.tokens)
    for i in reversed(tree.from_leaves()):
        head = tree.tokens[i].head
        if i in own:
            found[i] = own[i]
        elif tree.is_verb(i) and (tree.relations[i] in CLAUSAL or head == i):
            found[i] = _complement(tree, i, own)
            if found[i] == NOBODY and tree.relations[i] in {"acl", "acl:relcl"} and head in own:
                found[i] = own[head]
            elif found[i] == NOBODY and tree.relations[i] == "advcl" and not tree.is_verb(head):
                found[i] = found[head]  # "a fair that was due to be held on Friday"
        elif head != i:
            found[i] = found[head]
    return found


def _complement(tree: Tree, verb: int, own: dict[int, int]) -> int:
    """Return the trigger a verb without one of its own leads to ("began to withdraw").

    Not to a clause that "that" opens: when "the court heard on Monday that he shot" is no day of
    the shot.
    """
    told = (
        k
        for k in tree.kids(verb, "xcomp", "ccomp")
        if not any(tree.lemmas[m] in tree.words.sets["cues.that"] for m in tree.kids(k, "mark"))
    )
    return next((own[k] for k in told if k in own), NOBODY)
