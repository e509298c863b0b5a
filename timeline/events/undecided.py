"""Say whether an event noun names what is only called for, weighed or turned down.

"rejected a curfew", "calls for an inquiry", "fears of an attack", "debated a ban": none of them has
come to be. "rejected an appeal": the appeal was made, for nobody decides on words already said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.definite import is_definite

if TYPE_CHECKING:
    from timeline.events.scene import Trigger
    from timeline.events.tree import Tree
    from timeline.events.words import Words
    from timeline.model import ClaimStatus


def is_undecided(tree: Tree, words: Words, trigger: Trigger, *, definite: bool) -> bool:
    """Return whether a noun's verb turns it down, or weighs what is not known yet."""
    if trigger.type not in words.sets["status.decided_types"]:
        return False
    noun = trigger.token
    verb, relation = tree.tokens[noun].head, tree.relations[noun]
    lemmas = {tree.verb_lemma(verb), tree.lemmas[verb]}
    if relation in {"obj", "nsubj:pass"} and lemmas & words.sets["status.turned_down"]:
        return True
    if definite or not lemmas & words.sets["status.weighing"]:
        return False
    on = relation == "obl" and tree.case(noun) in words.sets["status.weighing_cases"]
    return on or relation in {"obj", "nsubj:pass"}


def under_noun(tree: Tree, words: Words, noun: int) -> ClaimStatus | None:
    """Return what the noun above says of an event ("calls for a curfew", "plans for a march")."""
    if tree.relations[noun] not in {"nmod", "obl"}:
        return None
    case, above = tree.case(noun), _above(tree, noun)
    if case in words.sets["status.open_cases"]:
        if above in words.sets["status.open_nouns"]:
            return "hypothetical"
        return "planned" if above in words.sets["status.prepared_nouns"] else None
    weighed = above in words.sets["status.weighing_nouns"]
    if weighed and case in words.sets["status.weighing_cases"]:
        return None if is_definite(tree, noun) else "hypothetical"
    return None


def _above(tree: Tree, noun: int) -> str:
    """Return the noun a phrase hangs on, or stands right behind ("made plans for a strike")."""
    if tree.relations[noun] == "nmod":
        head = tree.tokens[noun].head
        return tree.lemmas[head] if tree.tokens[head].tag.startswith("NN") else ""
    before = tree.left[noun] - 1
    if before < 0 or tree.tokens[before].tag not in {"NN", "NNS"}:
        return ""
    return tree.lemmas[before] if tree.tokens[before].head == tree.tokens[noun].head else ""
