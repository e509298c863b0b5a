"""What an expression of time stands beside: the words that tell of a deed, its aftermath, a saying.

"He was charged Monday in the June 3 shooting": "Monday" hangs on what followed, "June 3" is the
shooting's own. ``evidence`` makes reasons of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.scene import head_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.events.tree import Tree
    from timeline.events.words import Words
    from timeline.model import Timex

#: What a word says an expression beside it is about, told apart by these lists of words.
LISTS = {
    "happen": "when.recalling",
    "found": "when.finding",
    "answered": "frames.answered",
    "dying": "when.dying",
}


def label_of(tree: Tree, i: int, words: Words, types: frozenset[str]) -> str:
    """Return what a word tells of: the deed, its aftermath, a saying, something else, or ""."""
    tag, lemma = tree.tokens[i].tag, tree.lemmas[i]
    if tag.startswith("VB"):
        kind = words.verbs.get(tree.verb_lemma(i)) or words.verbs.get(lemma)
    elif tag.startswith("NN"):
        kind = words.nouns.get(lemma)
    else:
        return ""
    if lemma in words.sets["when.dying"]:
        return "dying"
    if kind in types:
        return "the deed"
    if tag.startswith("VB"):
        for name, listed in LISTS.items():
            if lemma in words.sets[listed]:
                return name
        if lemma in words.attitudes:
            return "saying"
    if kind in words.sets["event_words.aftermath"]:
        return "aftermath"
    return "else" if kind and tag.startswith("VB") else ""


def governed(tree: Tree, labels: list[str], tokens: range) -> Iterator[str]:
    """Yield what the expression hangs on by the parse."""
    head = head_of(tree, tokens)
    for depth, i in enumerate(tree.up(head)):
        if i in tokens:
            continue
        if labels[i]:
            yield f"hangs on {labels[i]}"
            if depth == 0 and tree.tokens[i].tag.startswith("NN") and labels[i] == "the deed":
                yield "deed's own"
            return
    yield "hangs on nothing"


def around(labels: list[str], tokens: range) -> Iterator[str]:
    """Yield what stands nearest on either side, and whether the sentence tells of the deed."""
    left = next((labels[i] for i in range(tokens.start - 1, -1, -1) if labels[i]), "nothing")
    right = next((labels[i] for i in range(tokens.stop, len(labels)) if labels[i]), "nothing")
    yield f"after {left}"
    yield f"before {right}"
    if "the deed" in labels:
        yield "beside the deed"
    if "aftermath" in labels:
        yield "beside aftermath"


def words_before(tree: Tree, tokens: range) -> list[str]:
    """Return the three words before the expression."""
    return [tree.tokens[i].text for i in range(max(tokens.start - 3, 0), tokens.start)]


def form(timex: Timex) -> Iterator[str]:
    """Yield how exact and of what kind the expression is."""
    if "hour" in timex.stated:
        yield "clock"
    elif "daypart" in timex.stated:
        yield "part of day"
    if "year" in timex.stated:
        yield "full date"
    elif "month" in timex.stated:
        yield "month and day"
    if "days" in timex.stated:
        yield "today or yesterday"
    if timex.relation in {"until", "between"}:
        yield "until or between"
    elif timex.relation == "by":
        yield "relation by"
    if timex.anchor == "narrative":
        yield "counted from the story"
    if "weekday" not in timex.stated and "hour" in timex.stated:
        yield "bare clock"
