"""Say whether a plan is told as one that no longer holds: "was to open in May, but workers ...".

A plan of the past is given up where the sentence turns against it ("planned to sign, but talks
collapsed"), where its noun is called off ("a hearing that was to be held has been adjourned") and
where its tense says so itself ("had been due to fly", "was to have opened").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.tense import tense_of

if TYPE_CHECKING:
    from timeline.events.tree import Tree
    from timeline.events.words import Words

_OVER = frozenset({"past", "perfect", "pluperfect"})
_AHEAD = frozenset({"future", "infinitive"})


def is_to(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether "is to", "was to" plans the verb: an infinitive with a helper of its own."""
    kids = tree.kids(verb, "aux", "cop", "aux:pass")
    helped = any(tree.tokens[k].text.lower() in words.sets["helpers.planning"] for k in kids)
    return helped and any(tree.tokens[k].tag == "TO" for k in tree.kids(verb, "mark", "aux"))


def is_lapsed(tree: Tree, words: Words, head: int) -> bool:
    """Return whether a plan's tense says that it is over ("had been due to fly in July")."""
    plans = words.sets["status.lapsing"]
    if tree.kid(head, "compound:prt") is not None:
        return False  # "had set out to climb"
    known = bool({tree.lemmas[head], tree.tokens[head].text.lower()} & plans)
    return known and tense_of(tree, head).time == "pluperfect"


def is_given_up(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether what was to happen did not, as its sentence tells it."""
    plan = _plan(tree, words, verb)
    if plan is None:
        return False
    if plan == verb and _would_have(tree, words, verb):
        return True
    if tree.lemmas[plan] in words.sets["status.supposing"]:
        return True  # who "was supposed to" has not
    pluperfect = plan != verb and tense_of(tree, plan).time == "pluperfect"
    return (
        _turns(tree, words, plan)
        or _is_undone(tree, words, plan)
        or (pluperfect and _is_forestalled(tree, words, (verb, plan)))
    )


def _plan(tree: Tree, words: Words, verb: int) -> int | None:
    """Return the word of the past that plans the verb: "was to", "was due", "planned"."""
    if is_to(tree, words, verb):
        return verb if _was(tree, words, verb) else None
    head = tree.tokens[verb].head
    if tree.relations[verb] != "xcomp" or tense_of(tree, verb).time != "infinitive":
        return None
    if tree.kid(head, "compound:prt") is not None:
        return None
    named = {tree.lemmas[head], tree.tokens[head].text.lower()}
    if named & words.sets["status.lapsing"]:
        return head if _was(tree, words, head) or tense_of(tree, head).time in _OVER else None
    meant = bool(named & words.sets["status.meaning"])
    over = tense_of(tree, head).time in _OVER or tree.tokens[head].tag == "VBN"
    return head if meant and over else None


def _was(tree: Tree, words: Words, i: int) -> bool:
    kids = tree.kids(i, "aux", "cop", "aux:pass")
    return any(tree.tokens[k].text.lower() in words.sets["helpers.was"] for k in kids)


def _would_have(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether it "was to have" happened: nobody says so of what did."""
    return any(tree.lemmas[k] in words.sets["helpers.have"] for k in tree.kids(verb, "aux"))


def _turns(tree: Tree, words: Words, plan: int) -> bool:
    """Return whether the sentence goes on against a plan ("..., but the crew refused")."""
    against = [k for k in tree.kids(plan, "conj") if k > plan]
    if tree.relations[plan] == "acl":  # the parse of "the firms planned to sign, but talks fell"
        above = tree.tokens[tree.tokens[plan].head].head
        against += [above] if above > plan else []
    return any(_opposes(tree, words, plan, k) for k in against)


def _opposes(tree: Tree, words: Words, plan: int, verb: int) -> bool:
    sets = words.sets
    between = (k for k in tree.kids(verb, "cc") if plan < k < verb)
    turned = any(tree.lemmas[k] in sets["status.contrasts"] for k in between)
    tense = tense_of(tree, verb)
    if tense.time in _AHEAD:  # "but will now open in June"
        return turned and any(
            tree.lemmas[k] in sets["status.instead"] for k in tree.kids(verb, "advmod")
        )
    return turned and not tense.modal


def _is_undone(tree: Tree, words: Words, plan: int) -> bool:
    """Return whether the noun of a plan is called off ("a vote that was to be held is off")."""
    if tree.relations[plan] not in {"acl", "acl:relcl"}:
        return False
    noun = tree.tokens[plan].head
    verb = tree.tokens[noun].head
    undone = {tree.verb_lemma(verb), tree.lemmas[verb]} & words.sets["status.undoing"]
    return bool(undone) and tree.relations[noun] in {"nsubj:pass", "obj", "nsubj"}


def _is_forestalled(tree: Tree, words: Words, at: tuple[int, int]) -> bool:
    """Return whether something came before it ("had planned to leave before he was stopped")."""
    return any(
        tree.lemmas[mark] in words.sets["status.forestalling"]
        for i in at
        for k in tree.kids(i, "advcl")
        if tense_of(tree, k).time in _OVER
        for mark in tree.kids(k, "mark")
    )
