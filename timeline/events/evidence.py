"""What speaks for each day on which the deed an article goes back to may have happened.

"Two men were arrested Tuesday in the Sept. 13 shooting outside a bar": 13 September is told of the
shooting itself, Tuesday of what followed. Every expression that names a day is evidence for that
day, named by reasons; the weights of the reasons stand in ``story_day``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from timeline import interval as calendar
from timeline.events.scene import tokens_of
from timeline.events.telling import LISTS, around, form, governed, label_of, words_before
from timeline.events.when import POINTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from timeline.events.scene import Scene
    from timeline.events.tree import Tree
    from timeline.model import Claim, Timex

#: How many days before publication a report looks back that names no day.
QUIET = 7
#: Each further expression with the same reason adds half as much as the one before it.
_HALF = 0.5
_WORD = re.compile(r"[a-z]{4,}")
_DAY = calendar.unit_minutes("day")
#: Hours before which "at 2 a.m." may be told as the evening before; also how many expressions a
#: report opens with.
_SHORT = 8
_MONTH = 31


@dataclass(slots=True)
class Day:
    """A day the deed may have happened on, with what speaks for it: reason to strength, 0 to 1.

    ``words`` are the expressions that name it, as the text has them.
    """

    reasons: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The days an article leaves open, and what speaks for none of them: an older one, untold."""

    days: Mapping[date, Day]
    older: Mapping[str, float]


def evidence(scene: Scene, claims: Sequence[Claim], types: Collection[str]) -> Weighed:
    """Return what speaks for each day on which an event of ``types`` may have happened."""
    return _Reading(scene, claims, frozenset(types)).weighed()


class _Reading:
    """One article read for the day of its deed."""

    def __init__(self, scene: Scene, claims: Sequence[Claim], types: frozenset[str]) -> None:
        self.scene = scene
        self.types = types
        self.owning: dict[tuple[int, int], list[Claim]] = defaultdict(list)
        for claim in claims:
            timex = claim.when.timex
            if timex is not None and claim.when.basis in {"stated", "anchored"}:
                self.owning[timex.span.start, timex.span.end].append(claim)
        self.title = _longer_words(scene.title)
        followed = sum(c.type in self.scene.words.sets["event_words.aftermath"] for c in claims)
        told = sum(c.type in types for c in claims)
        self.followed = followed / (followed + told) if followed + told else 0.0
        self.days: dict[date, Day] = defaultdict(Day)
        self.coarse: list[tuple[date, date]] = []
        self.order = 0
        published = scene.publication
        self.today = published.start.date() if published and published.start else None

    def weighed(self) -> Weighed:
        for sentence, tree in enumerate(self.scene.trees):
            if self.scene.kind(sentence) == "boilerplate":
                continue
            labels = [
                label_of(tree, i, self.scene.words, self.types) for i in range(len(tree.tokens))
            ]
            for dated in self.scene.timexes[sentence]:
                self._read(sentence, tree, labels, dated.timex)
        self._unsaid()
        return Weighed(dict(self.days), self._older())

    def _read(self, sentence: int, tree: Tree, labels: list[str], timex: Timex) -> None:
        days = _days(timex)
        if not days:
            self._coarse(timex)
            return
        reasons = list(self._reasons(sentence, tree, labels, timex))
        said = _longer_words(tree.sentence.span.of(self.scene.article.text))
        shared = len(self.title & said) / (len(self.title) or 1)
        for day in days:
            if len(days) > 1:
                reasons.append("one day of several")
            here = self.days[day]
            here.words.append(timex.span.of(self.scene.article.text))
            for reason in dict.fromkeys(reasons):
                here.reasons[reason] += (1 - here.reasons[reason]) * _HALF
            here.reasons["title's words"] = max(here.reasons["title's words"], shared)
        self.order += 1
        self._beside(timex, days)

    def _coarse(self, timex: Timex) -> None:
        """Note a week, a month or a year the text names."""
        whole = timex.interval
        if timex.type not in POINTS or whole is None or whole.start is None or whole.end is None:
            return
        if timex.value.endswith("_REF"):
            return
        self.coarse.append((whole.start.date(), (whole.end - timedelta(minutes=1)).date()))

    def _reasons(self, sentence: int, tree: Tree, labels: list[str], timex: Timex) -> Iterator[str]:
        """Yield the reasons one expression gives for its day."""
        tokens = tokens_of(tree, timex.span)
        yield "named"
        yield from self._owned(timex)
        yield from governed(tree, labels, tokens)
        yield from around(labels, tokens)
        yield from self._told(sentence, tree, tokens)
        if self.order == 0:
            yield "first"
        if self.scene.paragraph(sentence) == 0:
            yield "opening"
        if self.order > _SHORT:
            yield "late"
        yield from form(timex)

    def _owned(self, timex: Timex) -> Iterator[str]:
        """Yield what the claims that have this expression tell of."""
        for claim in self.owning.get((timex.span.start, timex.span.end), ()):
            kind = self._kind(claim)
            if claim.status not in {"occurred", "ongoing"}:
                yield "dates a plan"
            else:
                yield f"dates {kind}"

    def _kind(self, claim: Claim) -> str:
        words = self.scene.words
        if claim.lemma in words.sets["when.dying"]:
            return "dying"
        if claim.type in self.types:
            return "the deed"
        for name, listed in LISTS.items():
            if claim.lemma in words.sets[listed]:
                return name
        if claim.type in words.sets["event_words.aftermath"]:
            return "aftermath"
        return "saying" if claim.type == "statement" else "else"

    def _told(self, sentence: int, tree: Tree, tokens: range) -> Iterator[str]:
        """Yield where the expression stands: beside a stamp, in a caption, in a quotation."""
        before = {w.lower().strip(".:") for w in words_before(tree, tokens)}
        if before & self.scene.words.sets["when.stamps"]:
            yield "stamp"
        if self.scene.kind(sentence) in {"caption", "heading", "title"}:
            yield "caption"

    def _beside(self, timex: Timex, days: list[date]) -> None:
        """Note the morning after a night, and the evening before a morning."""
        whole = timex.interval
        if whole is None or whole.start is None or whole.end is None:
            return
        first = days[0]
        if "TNI" in timex.value:
            self._hint(first + timedelta(days=1), "morning after a night")
        if "TMO" in timex.value or (
            whole.granularity in {"hour", "minute"} and whole.start.hour < _SHORT
        ):
            self._hint(first - timedelta(days=1), "evening before a morning")
        kinds = {self._kind(c) for c in self.owning.get((timex.span.start, timex.span.end), ())}
        if "found" in kinds:
            self._hint(first - timedelta(days=1), "day before the finding")

    def _hint(self, day: date, reason: str) -> None:
        self.days[day].reasons[reason] += (1 - self.days[day].reasons[reason]) * _HALF

    def _unsaid(self) -> None:
        """Add the days before publication, and say of each day how far back it lies."""
        if self.today is None:
            return
        for back in range(QUIET + 1):
            self.days[self.today - timedelta(days=back)]
        named = any(d.reasons["named"] for d in self.days.values())
        for day, here in self.days.items():
            lag = _lag((self.today - day).days)
            here.reasons[lag] = 1.0
            if not here.reasons["named"]:
                here.reasons[f"not named, {lag}"] = 1.0
                if named:
                    here.reasons["not named, others are"] = 1.0
            here.reasons[_AFTERMATH_LAGS.get(lag, "")] = self.followed
            if any(first <= day <= last for first, last in self.coarse):
                here.reasons["in a longer time named"] = 1.0

    def _older(self) -> dict[str, float]:
        past = [c for c in self.coarse if self.today and (self.today - c[0]).days > QUIET]
        named = any(d.reasons["named"] for d in self.days.values())
        deed = any(d.reasons["dates the deed"] for d in self.days.values())
        return {
            "older": 1.0,
            "older, longer time named": float(bool(past)),
            "older, nothing named": float(not named),
            "older, deed dated": float(deed),
        }


def _longer_words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _days(timex: Timex) -> list[date]:
    """Return the day an expression names, or both of a weekend."""
    whole = timex.interval
    if timex.type not in POINTS or whole is None or whole.start is None:
        return []
    if timex.value.endswith("_REF"):
        return []
    if whole.granularity == "weekend":
        return [whole.start.date(), whole.start.date() + timedelta(days=1)]
    if calendar.unit_minutes(whole.granularity) > _DAY:
        return []
    return [whole.start.date()]


def _lag(back: int) -> str:
    """Return how many days before publication a day lies, in words."""
    if back < 0:
        return "after publication"
    named = {0: "publication day", 1: "the day before", 2: "days before", 3: "days before"}
    if back <= QUIET:
        return named.get(back, "the week before")
    return "within a month" if back <= _MONTH else "longer ago"


#: In a report of arrests and trials the last two days are the court's, older ones the deed's.
_AFTERMATH_LAGS = {
    "publication day": "aftermath, recent",
    "the day before": "aftermath, recent",
    "within a month": "aftermath, long ago",
    "longer ago": "aftermath, long ago",
}
