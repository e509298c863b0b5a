"""Say from which other trigger of its sentence a claim may borrow a date or a place it lacks.

"He was killed in Friday's fighting": "killed" borrows from "fighting". "A man was shot and killed
on Monday": "shot" borrows from "killed". "... , killing twelve": from the verb it hangs on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.denials import denies

if TYPE_CHECKING:
    from timeline.events.scene import Trigger
    from timeline.events.tree import Tree
    from timeline.events.words import Words


#: Types done by speaking: "said on Friday ... and accused" is one occasion.
SPOKEN = frozenset({"accuse", "reject", "threaten", "demand", "support", "agree", "statement"})


def lenders(tree: Tree, words: Words, triggers: list[Trigger]) -> list[tuple[int, ...]]:
    """Return for each trigger the indices of those it may borrow from, best first."""
    at = {trigger.token: index for index, trigger in enumerate(triggers)}
    for index, trigger in enumerate(triggers):
        if trigger.carried:
            at.setdefault(trigger.clause, index)
    links: list[list[int]] = [[] for _ in triggers]
    for index, trigger in enumerate(triggers):
        means = _is_means(tree, words, trigger)
        if trigger.type == "statement" and not means:
            continue
        spoken = means or (trigger.type in SPOKEN and tree.relations[trigger.clause] == "conj")
        for head, both in (*_ties(tree, words, trigger), *_held(tree, words, trigger)):
            other = at.get(head)
            if other is None or other == index:
                continue
            if triggers[other].type == "statement" and not spoken:
                continue
            if _is_aftermath(words, triggers[other]) and triggers[other].type != trigger.type:
                continue
            links[index].append(other)
            if both and not _is_aftermath(words, triggers[other]):
                links[other].append(index)
    return [tuple(dict.fromkeys(found)) for found in links]


def _is_means(tree: Tree, words: Words, trigger: Trigger) -> bool:
    """Return whether a gerund says by what something was done ("opened the fair by saying")."""
    marks = {tree.lemmas[k] for k in tree.kids(trigger.token, "mark", "case")}
    return tree.tokens[trigger.token].tag == "VBG" and bool(marks & words.sets["parts.acting"])


def _held(tree: Tree, words: Words, trigger: Trigger) -> list[tuple[int, bool]]:
    """Return the participle that makes a noun happen: "a suit, filed in May", "the vote held"."""
    if not trigger.noun or trigger.carried:
        return []
    return [
        (k, False)
        for k in tree.kids(trigger.token, "acl")
        if tree.tokens[k].tag == "VBN" and tree.lemmas[k] in words.sets["light.do"]
    ]


def _is_aftermath(words: Words, trigger: Trigger) -> bool:
    """Return whether an event follows another by days: an arrest "in the shooting" dates itself."""
    return trigger.type in words.sets["event_words.aftermath"]


def _ties(tree: Tree, words: Words, trigger: Trigger) -> list[tuple[int, bool]]:
    """Return the tokens a trigger is tied to, and whether the tie works both ways."""
    top = trigger.clause if trigger.carried or not trigger.noun else trigger.token
    head, relation = tree.tokens[top].head, tree.relations[top]
    if head == top:
        return []
    if trigger.noun and not trigger.carried:
        case = tree.case(top)
        answered = (
            tree.lemmas[head] in words.sets["frames.answered"] and case in words.sets["grammar.to"]
        )
        within = relation in {"obl", "nmod"} and (case in words.sets["frames.within"] or answered)
        return [(head, True)] if within or relation in {"nsubj", "conj"} else []
    if relation == "conj" and tree.kid(top, "aux") is None:
        subject = tree.kid(top, "nsubj", "nsubj:pass")
        if subject is None or tree.tokens[subject].tag == "PRP":
            return [(head, subject is None)]
    if relation in {"xcomp", "advcl"} and not denies(tree, words, head):
        bare = tree.tokens[top].tag in {"VBG", "VBN", "VB"} and (
            tree.kid(top, "nsubj", "nsubj:pass", "aux") is None
        )
        marks = {tree.lemmas[k] for k in tree.kids(top, "mark", "advmod")}
        during = bool(marks & words.sets["when.while"])
        return [(head, relation == "xcomp" or during)] if bare or during else []
    return []
