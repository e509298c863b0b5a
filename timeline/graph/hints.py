"""What the words between two happenings of one sentence say of their order.

"Afghan forces clash with fighters after launching an operation": the launch came before the clash.
"A guard was killed during the siege": the killing is a part of the siege.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from timeline.graph import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.graph.facts import Facts

#: Only what happened has an order that words can contradict.
TOLD = frozenset({"occurred", "ongoing"})
#: The word of order stands close to both triggers: so many characters lie between them at most.
FARTHEST = 80
#: A link by words is as good as the reading of one sentence.
BY_WORDS = 0.7
#: Bases of days that the text itself names.
_NAMED = frozenset({"stated", "anchored"})
_KINDS = ("later-first", "earlier-first", "within")


class Said(NamedTuple):
    """A link between two events by their numbers: how sure, why, and the claims that say so."""

    first: int
    second: int
    score: float
    reason: str
    claims: tuple[tuple[str, str], ...] = ()


class Hint(NamedTuple):
    """What one sentence says of two of its events: which came first, or is part of the second."""

    kind: Literal["before", "within"]
    first: int
    second: int
    claims: tuple[str, str]
    word: str
    #: Whether other articles name the days of both, so that these can contradict the word.
    dated: bool
    article: str

    def said(self, reason: str) -> Said:
        """Return the link the sentence makes, with the reason in words."""
        return Said(self.first, self.second, BY_WORDS, reason, (self.claims,))


class _Ends(NamedTuple):
    """The events of two triggers, in the order of the sentence, and whether others date them."""

    first: int
    second: int
    dated: bool

    def turned(self) -> _Ends:
        return _Ends(self.second, self.first, self.dated)


def read(claims: Sequence[Facts], of_claim: Mapping[str, int]) -> list[Hint]:
    """Return what sentences with two events and one word of order between them say.

    ``of_claim`` has the number of each claim's event.
    """
    sentences: dict[tuple[str, int], list[Facts]] = defaultdict(list)
    for one in claims:
        if one.type != "statement" and one.status in TOLD:
            sentences[one.article, one.start].append(one)
    found: list[Hint] = []
    named = _named(claims, of_claim)
    for where in sorted(place for place, told in sentences.items() if len(told) > 1):
        told = sorted(sentences[where], key=lambda one: (one.trigger, one.id))
        for left, right in pairwise(told):
            ends = of_claim[left.id], of_claim[right.id]
            if ends[0] != ends[1]:
                found += _between(left, right, _Ends(*ends, _dated(ends, where[0], named)))
    articles: dict[str, list[Facts]] = defaultdict(list)
    for where in sorted(sentences):
        articles[where[0]] += sorted(sentences[where], key=lambda one: one.trigger)
    for told in articles.values():
        found += _counted(told, of_claim, named)
    return found


def _named(claims: Sequence[Facts], of_claim: Mapping[str, int]) -> dict[int, set[str]]:
    """Return for each event the articles that name its day themselves."""
    found: dict[int, set[str]] = defaultdict(set)
    for one in claims:
        said = one.firm and one.basis in _NAMED and one.relation == "on"
        if said and one.type != "other":
            found[of_claim[one.id]].add(one.article)
    return found


def _dated(ends: tuple[int, int], article: str, named: Mapping[int, set[str]]) -> bool:
    """Return whether other articles name the days of both: one sentence is no evidence."""
    return all(named.get(end, set()) - {article} for end in ends)


def _between(left: Facts, right: Facts, ends: _Ends) -> Iterator[Hint]:
    between = left.quote[left.until : right.at]
    if len(between) >= FARTHEST:
        return
    opening = left.quote[: left.at]
    for kind in _KINDS:
        word = _cue(kind).search(between.casefold())
        if word is not None:
            yield _hint(kind, left, right, ends, word[1])
            return
        word = _opener(kind).match(opening.casefold()) if "," in between else None
        if word is not None:
            yield _hint(kind, right, left, ends.turned(), word[1])
            return


def _hint(kind: str, left: Facts, right: Facts, ends: _Ends, word: str) -> Hint:
    """Return what a word says that stands between two happenings, or that opens the second."""
    claims, article = (left.id, right.id), left.article
    first, second, dated = ends
    if kind == "later-first":
        return Hint("before", second, first, claims[::-1], word, dated, article)
    meant: Literal["before", "within"] = "within" if kind == "within" else "before"
    return Hint(meant, first, second, claims, word, dated, article)


def _counted(
    told: Sequence[Facts], of_claim: Mapping[str, int], named: Mapping[int, set[str]]
) -> Iterator[Hint]:
    """Yield that "two days later" comes after what its article told just before."""
    for earlier, one in pairwise(told):
        if not (one.follows and earlier.firm and one.firm):
            continue
        ends = of_claim[earlier.id], of_claim[one.id]
        claims = earlier.id, one.id
        said, article = one.follows, one.article
        dated = _dated(ends, article, named)
        if ends[0] != ends[1] and earlier.last < one.first:
            yield Hint("before", *ends, claims, said, dated, article)
        elif ends[0] != ends[1] and one.last < earlier.first:
            yield Hint("before", *ends[::-1], claims[::-1], said, dated, article)


@cache
def _opener(kind: str) -> re.Pattern[str]:
    """Return what opens a sentence that first tells the circumstance: "After the talks, ..."."""
    words = "|".join(lexicon.cues("order", kind))
    return re.compile(rf"\W*({words})(?![\w-])(?! all\b)[^,]*$")


@cache
def _cue(kind: str) -> re.Pattern[str]:
    words = "|".join(lexicon.cues("order", kind))
    return re.compile(rf"(?<![\w-])({words})(?![\w-])(?! all\b)")
