"""Which numbers count all there were: not "one of them", "five others" or "two died at the scene".

News tells the whole toll first and its parts after; a later count is of all again if it says so
("a total of"), counts anew ("the toll rose to") or is somebody's own.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from timeline.graph import lexicon
from timeline.graph.facts import TOLLS

if TYPE_CHECKING:
    from timeline.graph.facts import Facts
    from timeline.model import Quantity

#: "5 of 8" numbers one of a row.
_OF_SO_MANY = re.compile(r"\d of \d")
#: What ends the words that a bare number can belong to: "her brother, 22, dead", "[56]".
_ENDS = re.compile(r"[,;:()\[\]]")


def whole(one: Facts) -> list[Quantity]:
    """Return the claim's quantities that count all there were.

    Not "one of them" or "five others", nor each of "12 Somalis and 11 Yemenis".
    """
    units = Counter(head(quantity) for quantity in one.quantities)
    return [
        quantity
        for quantity in one.quantities
        if units[head(quantity)] == 1 and not _of_a_part(quantity, one)
    ]


def asserted(one: Facts, quantity: Quantity, *, against: Facts) -> bool:
    """Return whether a text gives a count as that of all, so that another contradicts it.

    Inside one article those who count are set against each other, so each gives their own.
    """
    if one.recount or lexicon.says(one.quote, "counted", "total"):
        return True
    alone = quantity.low == quantity.high == 1 and (one.type != "kill" or _bare(quantity))
    own = bool(one.voice) and one.article == against.article
    return not alone and (one.opens or own)


def head(quantity: Quantity) -> str:
    """Return the last word of the unit: Somali pirates and Yemeni pirates are pirates."""
    return quantity.unit.rpartition(" ")[2]


def _of_a_part(quantity: Quantity, one: Facts) -> bool:
    return (
        _worded_as_part(quantity)
        or _stands_apart(quantity, one)
        or _beside_others(quantity, one)
        or _listed(quantity, one)
        or _of_one_degree(quantity, one)
    )


def _worded_as_part(quantity: Quantity) -> bool:
    if f" {quantity.unit} " in {" other ", " others "}:
        return True
    text = f" {quantity.text.casefold()} "
    for words in lexicon.cues("counted", "beyond"):
        text = text.replace(f" {words} ", " ")
    found = any(f" {words} " in text for words in lexicon.cues("counted", "part"))
    return found or bool(_OF_SO_MANY.search(quantity.text))


def _stands_apart(quantity: Quantity, one: Facts) -> bool:
    """Return whether the bare number is an age or a note: nothing ties it to what happened."""
    return _bare(quantity) and bool(_ENDS.search(_between(quantity, one)))


def _bare(quantity: Quantity) -> bool:
    """Return whether it is a number alone: "killing one", "leaving 12 dead"."""
    return " " not in quantity.text


def _beside_others(quantity: Quantity, one: Facts) -> bool:
    """Return whether words around a count say that there are more: "including two officers"."""
    parts = lexicon.cues("counted", "part")
    begin = one.start
    rest = f" {one.quote[quantity.span.end - begin :].casefold()} "
    if one.type not in TOLLS and lexicon.says(rest, "counted", "besides"):
        return True  # "three were shot dead and two others wounded": five were shot
    if rest.startswith(tuple(f"  {word} " for word in parts)):
        return True
    before = f" {one.quote[: quantity.span.start - begin].casefold().rstrip()}"
    cues = (*parts, *lexicon.cues("counted", "among"), *lexicon.cues("counted", "vague"))
    return before.endswith(tuple(f" {word}" for word in cues))


def _listed(quantity: Quantity, one: Facts) -> bool:
    """Return whether it stands in a list: "two officers and a deputy", "one guard, one child"."""
    joined = lexicon.cues("counted", "joined")
    rest = one.between(quantity.span.end, one.end).casefold().split()[:2]
    if len(rest) > 1 and rest[0] in joined and rest[1] in lexicon.cues("counted", "single-one"):
        return True
    for other in one.quantities:
        first, second = sorted((quantity.span, other.span), key=lambda span: span.start)
        if one.between(first.end, second.start).strip(" ,").casefold() in joined:
            return True
    return False


def _of_one_degree(quantity: Quantity, one: Facts) -> bool:
    """Return whether those hurt badly or slightly, or dead on the spot, are counted alone."""
    if lexicon.says(one.quote, "counted", "on-the-spot"):
        return True
    if one.type != "injure":
        return False
    dead = f" {quantity.text.casefold()} ".endswith(
        tuple(f" {word} " for word in lexicon.cues("counted", "dead"))
    )
    return dead or lexicon.says(_reach(quantity, one), "counted", "degree")


def _between(quantity: Quantity, one: Facts) -> str:
    """Return the words from a count to its trigger, whichever stands first."""
    first, second = sorted((quantity.span, one.trigger), key=lambda span: span.start)
    return one.between(first.end, second.start)


def _reach(quantity: Quantity, one: Facts) -> str:
    """Return the words from a count to its trigger, with the word before the first of them."""
    start = min(quantity.span.start, one.trigger.start)
    last = one.between(one.start, start).split()[-1:]
    return " ".join([*last, _between(quantity, one)])
