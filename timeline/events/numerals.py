"""Read a number in figures or words: "1,200", "2.5 million", "forty-five", "a hundred and six"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.timex import numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.events.tree import Tree
    from timeline.events.words import Words

_FIGURE = re.compile(r"^[£$€]?\d{1,3}(?:,\d{3})*(?:\.\d+)?$|^\d+(?:\.\d+)?$")


def number(tree: Tree, words: Words, i: int) -> tuple[float | None, int]:
    """Return the number that starts at token ``i`` and its last token; None if none does."""
    text = tree.tokens[i].text.lower()
    table = words.table["quantities"]
    # Taggers take "sixteen" at the head of a sentence for an adjective; "one" may be somebody.
    if tree.tokens[i].tag != "CD" and table["numbers"].get(text, 1) == 1:
        return None, i
    if _FIGURE.match(text):
        return _scaled(tree, words, i)
    if text not in table["numbers"] and text not in table["scales"]:
        return None, i
    return _spelled(tree, words, i)


def _scaled(tree: Tree, words: Words, i: int) -> tuple[float, int]:
    """Return figures with the words for a thousand or a million behind them."""
    value = float(tree.tokens[i].text.lstrip("£$€").replace(",", ""))
    scales = words.table["quantities"]["scales"]
    while i + 1 < len(tree.tokens) and (text := tree.tokens[i + 1].text.lower()) in scales:
        value *= scales[text]
        i += 1
    return value, i


def _spelled(tree: Tree, words: Words, i: int) -> tuple[float | None, int]:
    """Return the number that the longest run of number words spells."""
    table = words.table["quantities"]
    values = {word: int(value) for word, value in (table["numbers"] | table["scales"]).items()}
    said, found, last = [tree.tokens[i].text.lower()], values[tree.tokens[i].text.lower()], i
    while (following := _next(tree, words, last, values)) is not None:
        said.append(tree.tokens[following].text.lower())
        whole = numbers.spelled(said, values)
        if whole is None:
            break
        found, last = whole, following
    return float(found), last


def _next(tree: Tree, words: Words, last: int, values: Mapping[str, int]) -> int | None:
    """Return where the next word of the same number stands, past a hyphen or "and"."""
    table, texts = words.table["quantities"], [t.text.lower() for t in tree.tokens[last : last + 3]]
    if len(texts) > 1 and texts[1] in values:
        return last + 1
    tens = table["numbers"].get(texts[0], 0) >= 20
    if len(texts) < 3 or texts[2] not in table["numbers"]:
        return None
    joined = (texts[1] == "-" and tens) or (
        texts[0] in table["scales"] and texts[1] in words.sets["quantities.adding"]
    )
    return last + 2 if joined else None
