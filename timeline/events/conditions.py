"""Say whether a clause is a condition, or hangs on one: neither has happened.

"if it fails or is sold", "provided the court agrees", "had the driver braked", "until they leave".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.tense import tense_of
from timeline.events.tree import first_word

if TYPE_CHECKING:
    from timeline.events.tree import Tree
    from timeline.events.words import Words


def has_condition(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether an if-clause hangs on the verb."""
    return any(
        tree.lemmas[mark] in words.sets["status.conditional_marks"]
        for k in tree.kids(verb, "advcl")
        for mark in tree.kids(k, "mark")
    )


def is_inverted(tree: Tree, words: Words, i: int) -> bool:
    """Return whether a word stands in a condition that opens its sentence with its helper.

    "Had the driver braked, the girl would have survived": neither he braked nor did she survive.
    """
    tokens = tree.tokens
    first = first_word(tokens)
    if tokens[first].text.lower() not in words.sets["status.inverting"]:
        return False
    comma = next((k for k in range(first, len(tokens)) if tokens[k].text == ","), 0)
    modals = words.sets["status.inverted_modals"]
    supposed = any(t.tag == "MD" and t.text.lower() in modals for t in tokens[comma:])
    return first < i < comma and supposed and tokens[-1].text != "?"


def is_conditional(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether a clause is a condition, or part of one ("if it fails or is sold")."""
    if _is_provided(tree, words, verb):
        return True
    for i in (verb, *tree.up(verb)):
        marks = [tree.lemmas[k] for k in tree.kids(i, "mark", "advmod") if k < i]
        if any(mark in words.sets["status.conditional_marks"] for mark in marks):
            return True
        if tree.relations[i] not in {"conj", "xcomp", "aux", "cop"}:
            return False
    return False


def _is_provided(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether a clause is a condition behind a participle ("provided the court agrees")."""
    opening = tree.tokens[verb].head
    return tree.relations[verb] == "ccomp" and (
        tree.tokens[opening].text.lower() in words.sets["status.provided"]
        and tree.kid(opening, "nsubj", "nsubj:pass", "aux", "aux:pass") is None
    )


def is_awaited(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether a clause limits something still to come ("would last until they withdrew")."""
    if tree.relations[verb] != "advcl":
        return False
    if not any(
        tree.lemmas[k] in words.sets["status.limits"] for k in tree.kids(verb, "mark", "advmod")
    ):
        return False
    return bool(tense_of(tree, tree.tokens[verb].head).modal)
