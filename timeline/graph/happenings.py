"""What kind of happening a sentence tells, by verb or noun, and what it befell.

"A grain silo exploded", "the Constanta silo blast" and "when a silo blew up" tell one kind of
happening (``explosion``) of one thing (``silo``); "a bus blew up" tells it of another.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from timeline import lang
from timeline.graph import facts as fact
from timeline.graph import lexicon, matter, wording
from timeline.graph.matter import AFFIRMING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.graph.facts import Facts

Reason = tuple[str, float]

#: What one thing that it befell adds, and what another takes.
SAME_THING = 1.2
ANOTHER_THING = -2.0
#: What two tolls add whose sentences tell one kind of happening of one thing.
ONE_HAPPENING = 2.0
#: How many words on either side of it tell what a happening befell.
REACH = 6
#: What ends the words around a happening.
_ENDS = re.compile(r"[,;:.()\u201c\u201d\"]")


def kind(first: Facts, second: Facts) -> str:
    """Return the kind of happening that both triggers tell, or ""."""
    return min(kinds(first.lemma) & kinds(second.lemma), default="")


def kinds(lemma: str) -> frozenset[str]:
    """Return the kinds of happenings that a trigger can tell."""
    return _kinds().get(lemma, _NONE)


def reasons(first: Facts, second: Facts) -> list[Reason]:
    """Return what two claims say of one kind of happening: the thing it befell, or its toll."""
    if first.said == second.said:
        return []
    shared = kind(first, second)
    if shared:
        return _thing(_befell(first, shared), _befell(second, shared), (first, second))
    if first.article == second.article or not _tolls(first, second):
        return []
    found: list[Reason] = []
    for which in sorted(told(first.quote).keys() & told(second.quote).keys()):
        one, other = _befell(first, which), _befell(second, which)
        if one & other:
            words = f"tolls of one happening ({which}: {min(one & other)})"
            return [(words, ONE_HAPPENING)]
        found = found or _thing(one, other, (first, second))
    return found


def taken_up(first: Facts, second: Facts) -> bool:
    """Return whether "the blast" takes up an explosion that its article has told."""
    if not (first.known or second.known) or not kind(first, second):
        return False
    return not any(lexicon.says(one.quote, "counted", "several") for one in (first, second))


def one_matter(first: Facts, second: Facts) -> bool:
    """Return whether two claims of one event plainly tell one happening, or its toll."""
    return any(weight > 0 for _, weight in reasons(first, second))


def may_be_one(mine: Sequence[Facts], theirs: Sequence[Facts]) -> bool:
    """Return whether claims of two events may tell one: of one kind, and of no other thing.

    Who tells both in one article tells two.
    """
    if not {one.article for one in mine}.isdisjoint(one.article for one in theirs):
        return False
    return any(_may_meet(one, other) for one in mine for other in theirs)


def _may_meet(first: Facts, second: Facts) -> bool:
    if not matter.may_meet(first, second):
        return False
    weights = [weight for _, weight in reasons(first, second)]
    return min(weights) > 0 if weights else bool(kind(first, second))


def _thing(mine: frozenset[str], theirs: frozenset[str], pair: tuple[Facts, Facts]) -> list[Reason]:
    if mine & theirs:
        return [(f"of the same thing ({min(mine & theirs)})", SAME_THING)]
    one, other = (set(wording.content_words(each.quote)) for each in pair)
    if mine and theirs and mine.isdisjoint(other) and theirs.isdisjoint(one):
        return [(f"of another thing ({min(mine)}, {min(theirs)})", ANOTHER_THING)]
    return []


def _tolls(first: Facts, second: Facts) -> bool:
    """Return whether both count the dead or the hurt of what has happened."""
    alike = first.type == second.type and first.type in fact.TOLLS
    affirmed = {first.status, second.status} <= AFFIRMING
    return alike and affirmed and bool(first.quantities and second.quantities)


def _befell(one: Facts, which: str) -> frozenset[str]:
    """Return the words for what a happening befell, without those of where it was."""
    where = {word for place in one.places for word in wording.content_words(place.name)}
    return told(one.quote).get(which, _NONE) - where


@lru_cache(maxsize=4_096)
def told(quote: str) -> Mapping[str, frozenset[str]]:
    """Return the kinds of happenings that a sentence tells, with the words around each."""
    found: dict[str, frozenset[str]] = {}
    for hit in _words().finditer(quote.casefold()):
        around = frozenset(wording.content_words(_around(quote, hit.start(), hit.end())))
        for which in _kinds()[hit[0]]:
            found[which] = found.get(which, _NONE) | (around - _idle())
    return found


def _around(quote: str, start: int, end: int) -> str:
    before = _ENDS.split(quote[:start])[-1].split()[-REACH:]
    after = _ENDS.split(quote[end:])[0].split()[:REACH]
    return " ".join([*before, *after])


_NONE = frozenset[str]()


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for which, words in lexicon.table("happenings").items():
        for word in words:
            found.setdefault(word, set()).add(which)
    return {word: frozenset(those) for word, those in found.items()}


@cache
def _words() -> re.Pattern[str]:
    longest = sorted(_kinds(), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")


@cache
def _idle(language: str = "en") -> frozenset[str]:
    """Return words that stand around happenings and are nothing that they befall."""
    time = lang.words(language, "time")
    words = [*time["weekday"], *time["month"], *lexicon.people(), *lexicon.cues("around", "idle")]
    return frozenset(stem for word in [*words, *_kinds()] for stem in wording.content_words(word))
