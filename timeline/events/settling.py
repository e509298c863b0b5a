"""Read an expression with the word it hangs on, where that word changes what it says of a day.

"will not open until June": it opens in June at the earliest. "postponed from Saturday": Saturday is
the old day, no beginning. "The biggest sale since 2015" is no sale that has lasted since 2015.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.clause_status import is_put_off, waits
from timeline.events.tense import tense_of

if TYPE_CHECKING:
    from datetime import datetime

    from timeline.events.scene import Dated, Trigger
    from timeline.events.tree import Tree
    from timeline.events.words import Words

_WEEK = 7
#: Tags of superlatives; "first" and "last" compare with all before as they do.
_SUPERLATIVE = frozenset({"JJS", "RBS"})


def settled(tree: Tree, words: Words, dated: Dated, trigger: Trigger) -> Dated:
    """Return an expression as the word it hangs on makes it for the trigger it belongs to."""
    if dated.timex.relation == "on" and _limits(tree, words, dated, trigger):
        return replace(dated, timex=replace(dated.timex, relation="by"))
    head = tree.tokens[dated.token].head
    put_off = tree.is_verb(head) and (waits(tree, words, head) or is_put_off(tree, words, head))
    if dated.timex.relation == "until" and put_off:
        ahead = tense_of(tree, head).time in {"future", "none"}
        return replace(dated, timex=replace(dated.timex, relation="since" if ahead else "on"))
    if dated.timex.relation != "since":
        return dated
    moved = {tree.verb_lemma(head), tree.lemmas[head]} & words.sets["light.cancel"]
    if moved and tree.case(dated.token) in words.sets["grammar.from"]:
        return replace(dated, timex=replace(dated.timex, relation="on"))
    if _ranks(tree, dated.token):
        return replace(dated, timex=replace(dated.timex, type="DURATION"))
    return dated


def _limits(tree: Tree, words: Words, dated: Dated, trigger: Trigger) -> bool:
    """Return whether a day is of what ends the event ("will not sail before the tide of 26 May").

    The day itself may be it: "left before the court ruled on Friday" may be that Friday morning.
    """
    own = tree.case(dated.token) in words.sets["parts.owning"]  # no "before a panel on 3 May"
    for i in tree.up(dated.token):
        if i in {trigger.token, trigger.clause}:
            return False
        opens = {tree.case(i), *(tree.lemmas[k] for k in tree.kids(i, "mark"))}
        clause = tree.relations[i] == "advcl" or (own and tree.relations[i] in {"obl", "nmod"})
        if clause and opens & words.sets["when.ending"]:
            return True
    return False


def joined(tree: Tree, group: list[Dated]) -> list[Dated]:
    """Return expressions with days of one week told together as the ends of one stretch.

    "on Tuesday and Wednesday": the talks were held on both days. "on 3 March and 28 April" are two
    occasions, of which the first is taken.
    """
    days = {
        d.token: d.timex.interval.start
        for d in group
        if d.timex.interval is not None and d.timex.interval.granularity == "day"
    }
    pairs = [(tree.tokens[t].head, t) for t in days if tree.relations[t] == "conj"]
    both = {t for pair in pairs if _is_near(days.get(pair[0]), days[pair[1]]) for t in pair}
    return [
        replace(d, timex=replace(d.timex, relation="between")) if d.token in both else d
        for d in group
    ]


def _is_near(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and abs((other - one).days) < _WEEK


def _ranks(tree: Tree, token: int) -> bool:
    """Return whether the phrase an expression closes is the first or most of its kind since."""
    head = tree.tokens[token].head
    near = range(max(tree.left[head], token - 8), token)
    ranked = tree.words.sets["grammar.ranked"]
    return any(
        tree.tokens[i].tag in _SUPERLATIVE
        or (tree.lemmas[i] in ranked and tree.relations[i] in {"amod", "nummod"})
        for i in near
    )
