"""Read how many: counts with their bounds and units.

"at least 12 people" is 12 or more people; "nearly 2,000" is about 2,000; "dozens" is 24 or more;
"10 to 15 houses" is 10 to 15.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.events.numerals import number
from timeline.model import Quantity

if TYPE_CHECKING:
    from timeline.events.scene import Scene
    from timeline.events.tree import Tree
    from timeline.events.words import Words

#: Below this a fraction on a singular noun is a degree or a version.
_SCALE = 100


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity and the token of the thing counted."""

    quantity: Quantity
    token: int


def quantities(scene: Scene, sentence: int) -> tuple[Counted, ...]:
    """Return the counts of one sentence, without ages, dates and times."""
    tree, words = scene.trees[sentence], scene.words
    dated = [d.timex.span for d in scene.timexes[sentence]]
    found: list[Counted] = []
    i = 0
    while i < len(tree.tokens):
        value, last = _value(tree, words, i)
        if value is None or any(tree.tokens[i].span.overlaps(span) for span in dated):
            i += 1
            continue
        counted = _counted(scene, tree, i, last, value)
        if counted is not None:
            found.append(counted)
        i = last + 1
    return tuple(found)


def _value(tree: Tree, words: Words, i: int) -> tuple[tuple[float, float | None] | None, int]:
    """Return low and high of the number that starts at ``i``, and its last token."""
    first, last = number(tree, words, i)
    if first is None:
        vague = words.table["quantities"]["vague"].get(tree.tokens[i].text.lower())
        return (None if vague is None else (float(vague), None)), i
    ranging = words.sets["quantities.ranging"]
    if last + 2 < len(tree.tokens) and tree.tokens[last + 1].text.lower() in ranging:
        second, end = number(tree, words, last + 2)
        if second is not None and second > first:
            return (first, second), end
    return (first, first), last


def _counted(
    scene: Scene, tree: Tree, first: int, last: int, value: tuple[float, float | None]
) -> Counted | None:
    words = scene.words
    thing = _thing(tree, first, last)
    after = tree.tokens[last + 1].text.lower() if last + 1 < len(tree.tokens) else ""
    if thing is None or after in words.sets["quantities.ageing"]:
        return None
    unit = words.table["quantities"]["signs"].get(tree.lemmas[thing], tree.lemmas[thing])
    fraction = value[0] % 1 != 0 and value[0] < _SCALE
    if unit in words.sets["quantities.not_counted"] or (fraction and not _is_measured(tree, first)):
        return None
    start, low, high = _bounds(tree, words, first, value)
    span = tree.span(start, max(last, thing) if thing - last <= 4 else last)
    bare = first <= thing <= last or tree.tokens[thing].tag in {"DT", "PRP"}
    sign = words.table["quantities"]["signs"].get(tree.tokens[thing].text)
    unit_text = "" if bare else sign or tree.tokens[thing].text
    return Counted(
        Quantity(text=scene.text(span), low=low, high=high, unit=unit_text, span=span), thing
    )


def _thing(tree: Tree, first: int, last: int) -> int | None:
    """Return the noun counted: what the number modifies, or what follows "of"."""
    sets = tree.words.sets
    run = range(first, last + 1)
    of = (k for i in run for k in tree.kids(i, "nmod") if tree.case(k) in sets["parts.owning"])
    of = (k for k in of if k > last)
    if (counted := next(of, None)) is not None:
        return counted
    for i in run:
        head = tree.tokens[i].head
        apart = any(tree.tokens[k].text == "," for k in range(last + 1, head))
        if tree.relations[i] in {"nummod", "amod"} and last < head <= last + 6:
            return last if apart else _last_noun(tree, head)
    reached = tree.case(last) in sets["quantities.reaching"]
    if reached and tree.relations[last] in {"obl", "nmod"}:
        return last
    subject = tree.relations[last] in {"nsubj", "nsubj:pass", "obj", "xcomp", "dep"}
    return last if subject and tree.tokens[first].text[0] != "$" else None


def _last_noun(tree: Tree, i: int) -> int:
    """Return the noun a compound ends in: in "two harbour firm workers" the workers are counted."""
    while tree.relations[i] == "compound" and tree.tokens[i].head == i + 1:
        i += 1
    return i


def _is_measured(tree: Tree, i: int) -> bool:
    """Return whether a number counts more than one ("2.5 tonnes"), no degree ("a 6.4 quake")."""
    head = tree.tokens[i].head
    share = tree.lemmas[head] in tree.words.sets["quantities.measures"]
    return share or tree.tokens[head].tag in {"NNS", "NNPS"} or tree.tokens[i].text[0] in "$£€"


def _bounds(
    tree: Tree, words: Words, first: int, value: tuple[float, float | None]
) -> tuple[int, float | None, float | None]:
    """Return where the quantity starts with its modifier, and its low and high."""
    low, high = value
    before = [token.text.lower() for token in tree.tokens[max(0, first - 4) : first]]
    for size in (4, 3, 2, 1):
        phrase = " ".join(before[-size:])
        if len(before) < size:
            continue
        if phrase in words.sets["quantities.at_least"]:
            return first - size, low, None
        if phrase in words.sets["quantities.at_most"]:
            return first - size, None, high if high is not None else low
        if phrase in words.sets["quantities.about"]:
            return first - size, low, high
    return first, low, high
