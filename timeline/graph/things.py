"""What was done to what, where no actor tells: the words that follow the trigger, or a link of two.

"Police reopened the burnt terminal" and "the railway line reopened" have their trigger in common
and nothing else; "will meet for a two-day summit" tells one plan with two triggers.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from timeline.graph import lexicon, wording

if TYPE_CHECKING:
    from timeline.graph.facts import Facts

Reason = tuple[str, float]

#: What another object of the same verb weighs: as much as the verb.
ANOTHER = -4.0
#: What a plan and what it is for add: with one meaning they outweigh that claims are two.
PURPOSE = 2.5


def another(first: Facts, second: Facts) -> list[Reason]:
    """Return the reason against one event that one verb has another object in each sentence.

    Only where the claims share no actor and no place, and no word of one's object is in the other.
    """
    if first.patients or second.patients or not first.named.isdisjoint(second.named):
        return []
    if any(one.id == other.id for one in first.places for other in second.places):
        return []
    for one, other in ((first, second), (second, first)):
        thing = _object(one)
        said = frozenset(wording.content_words(thing) if thing else ())
        if said and said.isdisjoint(wording.content_words(other.quote)):
            return [(f"another object ({thing})", ANOTHER)]
    return []


def purpose(first: Facts, second: Facts) -> list[Reason]:
    """Return the reason for one event that one trigger tells what the other is for."""
    one, other = sorted((first, second), key=lambda each: each.start + each.at)
    alike = one.type == other.type and one.status == other.status == "planned"
    together = (one.start, one.end) == (other.start, other.end)
    if one.article != other.article or not together or not alike:
        return []
    between = first.quote[one.until : other.at]
    return [("one plan and what it is for", PURPOSE)] if _purpose().search(between) else []


def _object(one: Facts) -> str:
    """Return the words of the object that stands right after the trigger, or none."""
    found = _phrase().match(one.quote, one.until)
    return _rest().sub("", found[1]).strip() if found else ""


@cache
def _phrase() -> re.Pattern[str]:
    words = "|".join(lexicon.cues("object", "known"))
    return re.compile(rf" (?:{words}) ((?:[^\W\d_][\w'-]* ?){{1,4}})")


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(lexicon.cues('object', 'ends'))})\b.*")


@cache
def _purpose() -> re.Pattern[str]:
    words = "|".join(lexicon.cues("object", "purpose"))
    return re.compile(rf"\b(?:{words})(?: [\w-]+){{0,3}} $")
