"""Which articles report the same happening: pairs weighed by named reasons, then grouped.

Two articles on one shooting, a day apart, share headline words, the victim's full name and the
street; a follow-up on the arrest, a month later, still shares the names, the ages and the day.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from timeline.graph import facts as fact
from timeline.graph.notes import Notes
from timeline.graph.profile import Index, ages, profiles
from timeline.graph.weighed import Weighed
from timeline.spreading import alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.graph.profile import Aspect
    from timeline.model import Article, Claim
    from timeline.spreading import Parts

Reason = tuple[str, float]

#: Weights of a logistic regression on pairs of local news articles (tools/fit_stories.py): the sum
#: of the reasons is the log-odds that two articles report one happening.
WEIGHTS: Mapping[str, float] = {
    "two articles are two happenings until shown otherwise": -2.4,
    "text": 2.9,
    "headline": 2.3,
    "names": 3.3,
    "full names": 1.6,
    "numbers": 0.95,
    "ages": 1.9,
    "logarithm of the days between": -0.7,
    "main events on different days": -1.4,
    "a day in common": 1.8,
    "days all after the other was published": -1.3,
    "no age in common": -1.4,
    "no place in common": -0.35,
    "a person in common": 0.65,
    "a surname in common": 1.3,
    "several surnames in common": 1.8,
}
#: Pairs are looked at from LIKELY on; groups join when their pairs, on average, weigh more than
#: TOGETHER; a pair nothing suggested weighs UNSEEN, and none less than LEAST (chosen on one half of
#: the development articles, confirmed on the other).
LIKELY, TOGETHER, UNSEEN, LEAST = -0.5, -1.5, -5.0, -6.0
#: An article is found under this many of its weightiest words and full names,
TOP_WORDS, TOP_NAMES = 20, 8
#: unless more articles than this have them.
COMMONEST = 60
#: How alike two texts or their full names must be to be weighed, near in time and far apart.
ALIKE_NEAR, ALIKE_FAR, ALIKE_NAMES, NEAR_DAYS = 0.10, 0.16, 0.12, 14
#: As how many days apart articles count of which one has no date.
UNKNOWN_DAYS = 3
#: How many pairs of articles keep their likeness while claims are compared.
REMEMBERED = 2_048


class Stories:
    """The articles of a corpus (by publication, then id) grouped by the happening they report.

    ``of`` gives for each article id the id of the first article of its story.
    """

    def __init__(self, articles: Sequence[Article], notes: Notes, parts: Parts = alone) -> None:
        """Group the articles; ``notes`` have each one's days and places, where known."""
        weighing = Weighing(articles, notes)
        pairs, ids = _weighed(weighing, parts), weighing.ids
        self._text = weighing.profiles["text"]
        del weighing
        self.of = _grouped(ids, pairs)
        self.vocabulary = self._text.vocabulary
        self._at = {article: at for at, article in enumerate(ids)}
        self._alike = lru_cache(maxsize=REMEMBERED)(self._text.cosine)

    def alike(self, one: str, other: str) -> float:
        """Return how alike the words of two articles are, 0 to 1."""
        return self._alike(*sorted((self._at[one], self._at[other])))


def group(articles: Iterable[Article], claims: Iterable[Claim] = ()) -> dict[str, str]:
    """Return for every article id the id of the first article that reports the same happening."""
    ordered = sorted(articles, key=lambda a: (fact.publication_day(a) or fact.FUTURE, a.id))
    return Stories(ordered, Notes(claims)).of


def _weighed(weighing: Weighing, parts: Parts) -> Weighed:
    """Return the pairs of articles worth weighing, each once."""
    indexes = weighing.indexes()

    def weigh(part: int, of: int) -> bytes:
        found = Weighed()
        for one, other in weighing.candidates(range(part, len(weighing.ids), of), indexes):
            reasons = weighing.reasons(one, other)
            found.add(one, other, max(LEAST, math.fsum(weight for _, weight in reasons)))
        return found.data()

    return Weighed(parts(weigh))


def _grouped(ids: Sequence[str], pairs: Weighed) -> dict[str, str]:
    groups = _Groups(len(ids), pairs)
    likely = ((-weight, one, other) for one, other, weight in pairs if weight > LIKELY)
    for _, one, other in sorted(likely):
        groups.join(one, other)
    return {article: ids[groups.of[at]] for at, article in enumerate(ids)}


class Weighing:
    """What speaks for pairs of these articles (named by their positions) telling one happening."""

    def __init__(self, articles: Sequence[Article], notes: Notes) -> None:
        """Read the articles in every aspect, each once, beside the notes on their claims."""
        self.ids: list[str] = []
        self.published: list[int | None] = []
        self.ages: list[set[int] | frozenset[int]] = []
        self.profiles = profiles(self._read(articles))
        noted = [notes[article] for article in self.ids]
        self.days = [note.days for note in noted]
        self.told = [note.told for note in noted]
        self.places = [note.places for note in noted]
        self.persons = [note.persons for note in noted]
        self.main = [note.main for note in noted]

    def _read(self, articles: Iterable[Article]) -> Iterator[Article]:
        for article in articles:
            self.ids.append(article.id)
            self.published.append(fact.publication_day(article))
            self.ages.append(ages(article.text) or frozenset())
            yield article

    def reasons(self, one: int, other: int) -> list[Reason]:
        """Return each named reason with its weight, the doubt that comes first included."""
        return [(name, WEIGHTS[name] * value) for name, value in self.measures(one, other)]

    def measures(self, one: int, other: int) -> Iterator[tuple[str, float]]:
        """Yield how much of each reason a pair shows; reasons not shown are left out."""
        yield next(iter(WEIGHTS)), 1.0
        for aspect, profile in self.profiles.items():
            alike = profile.cosine(one, other)
            yield aspect, math.sqrt(alike) if aspect == "text" else alike
        yield "logarithm of the days between", math.log1p(self._gap(one, other))
        first, second = self.main[one], self.main[other]
        if first is not None and second is not None and first != second:
            yield "main events on different days", 1.0
        if self.days[one] & self.days[other]:
            yield "a day in common", 1.0
        if _apart(self.places[one], self.places[other]):
            yield "no place in common", 1.0
        if self._after(one, other) or self._after(other, one):
            yield "days all after the other was published", 1.0
        yield from _ages(self.ages[one], self.ages[other])
        yield from _persons(self.persons[one], self.persons[other])

    def _after(self, one: int, other: int) -> bool:
        day = self.published[other]
        return day is not None and bool(self.told[one]) and min(self.told[one]) > day

    def indexes(self) -> list[Index]:
        """Return under which words the articles are found."""
        return [Index(self.profiles[aspect], many, COMMONEST) for aspect, many in _FOUND_UNDER]

    def candidates(
        self, ones: Iterable[int], indexes: Sequence[Index]
    ) -> Iterator[tuple[int, int]]:
        """Yield the pairs worth weighing, the earlier article, one of ``ones``, first.

        They share a rare word if they are of the same days, others share two.
        """
        for one in ones:
            shared = Counter(chain.from_iterable(index.after(one) for index in indexes))
            for other in sorted(shared):
                near = shared[other] > 1 or self._gap(one, other) <= NEAR_DAYS
                if near and self._alike(one, other):
                    yield one, other

    def _alike(self, one: int, other: int) -> bool:
        near = self._gap(one, other) <= NEAR_DAYS
        text = self.profiles["text"].cosine(one, other)
        if text > (ALIKE_NEAR if near else ALIKE_FAR):
            return True
        return self.profiles["full names"].cosine(one, other) > ALIKE_NAMES

    def _gap(self, one: int, other: int) -> int:
        first, second = self.published[one], self.published[other]
        return UNKNOWN_DAYS if first is None or second is None else abs(first - second)


_FOUND_UNDER: tuple[tuple[Aspect, int], ...] = (("text", TOP_WORDS), ("full names", TOP_NAMES))


def _apart(first: set[str], second: set[str]) -> bool:
    return bool(first and second) and not first & second


def _ages(
    first: set[int] | frozenset[int], second: set[int] | frozenset[int]
) -> Iterator[tuple[str, float]]:
    if first and second:
        shared = len(first & second) / len(first | second)
        yield ("ages", shared) if shared else ("no age in common", 1.0)


def _persons(
    first: set[tuple[str, ...]], second: set[tuple[str, ...]]
) -> Iterator[tuple[str, float]]:
    if any(len(name) > 1 for name in first & second):
        yield "a person in common", 1.0
    surnames = {name[-1] for name in first} & {name[-1] for name in second}
    if surnames:
        yield "a surname in common", 1.0
        if len(surnames) > 1:
            yield "several surnames in common", 1.0


class _Groups:
    """Positions of articles in groups, joined while their pairs agree on average.

    Of two groups it is known by how much all their pairs together weigh more than as many UNSEEN
    ones, so that to ask whether two large groups agree costs no more than of two articles.
    """

    def __init__(self, many: int, scored: Iterable[tuple[int, int, float]]) -> None:
        self.of = list(range(many))
        self.members = {at: [at] for at in self.of}
        self.beyond: dict[int, dict[int, float]] = {}
        for one, other, weight in scored:
            self.beyond.setdefault(one, {})[other] = weight - UNSEEN
            self.beyond.setdefault(other, {})[one] = weight - UNSEEN

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.of[one], self.of[other]))
        if low == high or self._mean(low, high) <= TOGETHER:
            return
        for at in self.members[high]:
            self.of[at] = low
        self.members[low] += self.members.pop(high)
        kept = self.beyond[low]
        for third, beyond in self.beyond.pop(high).items():
            theirs = self.beyond[third]
            del theirs[high]
            if third != low:
                kept[third] = theirs[low] = kept.get(third, 0.0) + beyond

    def _mean(self, low: int, high: int) -> float:
        pairs = len(self.members[low]) * len(self.members[high])
        return UNSEEN + self.beyond[low].get(high, 0.0) / pairs
