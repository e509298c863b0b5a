"""What the words between two happenings of one sentence say of their order.

"Afghan forces clash with fighters after launching an operation": the launch came before the clash.
"A guard was killed during the siege": the killing is a part of the siege.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from timeline.graph import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.graph.facts import Facts
    from timeline.graph.groups import Tellers

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
    """What one sentence says of two of its claims, by position: which came first, or is a part."""

    kind: Literal["before", "within"]
    first: int
    second: int
    claims: tuple[str, str]
    word: str
    article: str

    def of_events(self, events: Sequence[int]) -> Hint:
        """Return what it says of two events, by the number of each claim's event."""
        return self._replace(first=events[self.first], second=events[self.second])

    def said(self, reason: str) -> Said:
        """Return the link the sentence makes, with the reason in words."""
        return Said(self.first, self.second, BY_WORDS, reason, (self.claims,))


class Hints:
    """What the sentences of all articles say of two of their claims."""

    def __init__(self) -> None:
        """Start without claims."""
        self._between: list[tuple[str, int, Hint]] = []
        self._counted: list[tuple[str, Hint]] = []

    def add(self, claims: Iterable[Facts]) -> None:
        """Read the sentences of some articles, of whose claims these are all, in order of id."""
        told = [one for one in claims if one.type != "statement" and one.status in TOLD]
        told.sort(key=lambda one: (one.article, one.start, one.trigger))
        for left, right in pairwise(told):
            if (left.article, left.start) == (right.article, right.start):
                found = _between(left, right)
                self._between += [(left.article, left.start, hint) for hint in found]
            if left.article == right.article:
                self._counted += [(left.article, hint) for hint in _counted(left, right)]

    def read(self, events: Sequence[int]) -> list[Hint]:
        """Return what they say of two events, by the number of each claim's event."""
        self._between.sort(key=itemgetter(0, 1))
        self._counted.sort(key=itemgetter(0))
        found = [*(hint for *_, hint in self._between), *(hint for _, hint in self._counted)]
        meant = (hint.of_events(events) for hint in found)
        return [hint for hint in meant if hint.first != hint.second]


def dated(hint: Hint, tellers: Tellers) -> bool:
    """Return whether other articles name the days of both events: one sentence is no evidence.

    Then these can contradict the word.
    """
    return all(
        any(_names_its_day(one) and one.article != hint.article for one in tellers.of(event))
        for event in (hint.first, hint.second)
    )


def _names_its_day(one: Facts) -> bool:
    said = one.firm and one.basis in _NAMED and one.relation == "on"
    return said and one.type != "other"


def _between(left: Facts, right: Facts) -> Iterator[Hint]:
    between = left.quote[left.until : right.at]
    if len(between) >= FARTHEST:
        return
    opening = left.quote[: left.at]
    for kind in _KINDS:
        word = _cue(kind).search(between.casefold())
        if word is not None:
            yield _hint(kind, left, right, word[1])
            return
        word = _opener(kind).match(opening.casefold()) if "," in between else None
        if word is not None:
            yield _hint(kind, right, left, word[1])
            return


def _hint(kind: str, left: Facts, right: Facts, word: str) -> Hint:
    """Return what a word says that stands between two happenings, or that opens the second."""
    if kind == "later-first":
        return _said("before", right, left, word)
    return _said("within" if kind == "within" else "before", left, right, word)


def _said(kind: Literal["before", "within"], first: Facts, second: Facts, word: str) -> Hint:
    claims = first.id, second.id
    return Hint(kind, first.position, second.position, claims, word, first.article)


def _counted(earlier: Facts, one: Facts) -> Iterator[Hint]:
    """Yield that "two days later" comes after what its article told just before."""
    if one.follows and earlier.firm and one.firm:
        if earlier.last < one.first:
            yield _said("before", earlier, one, one.follows)
        elif one.last < earlier.first:
            yield _said("before", one, earlier, one.follows)


@cache
def _opener(kind: str) -> re.Pattern[str]:
    """Return what opens a sentence that first tells the circumstance: "After the talks, ..."."""
    words = "|".join(lexicon.cues("order", kind))
    return re.compile(rf"\W*({words})(?![\w-])(?! all\b)[^,]*$")


@cache
def _cue(kind: str) -> re.Pattern[str]:
    words = "|".join(lexicon.cues("order", kind))
    return re.compile(rf"(?<![\w-])({words})(?![\w-])(?! all\b)")
