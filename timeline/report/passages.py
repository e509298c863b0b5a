"""The paragraphs claims quote from, cut where a quote begins or ends, each piece of text once.

Wire copy that ten papers print is one piece with ten places. The page counts in UTF-16 units as its
script does, the records in characters: an emoji before a quote would otherwise move every mark.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.model import Article, Claim, Span
    from timeline.report.table import Strings


@dataclass(slots=True)
class _Passage:
    """A stretch of one article and the offsets at which quotes begin and end."""

    article: Article
    span: Span
    cuts: set[int] = field(default_factory=set)

    def bounds(self) -> list[int]:
        """Return where its pieces begin, and the end of the last."""
        return sorted({self.span.start, self.span.end, *self.cuts})


class Passages:
    """The paragraphs of some claims, numbered in the order in which the claims come."""

    def __init__(self, quoted: Iterable[tuple[Article, Claim]]) -> None:
        """Note all paragraphs and quotes, so that the cuts are known before they are asked for."""
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._all: list[_Passage] = []
        for article, claim in quoted:
            self._all[self.number(article, claim)].cuts.update(
                (claim.sentence.start, claim.sentence.end)
            )
        self._bounds = [{at: n for n, at in enumerate(passage.bounds())} for passage in self._all]

    def number(self, article: Article, claim: Claim) -> int:
        """Return the number of the paragraph that holds the claim's sentence, else of that."""
        span = claim.sentence
        holder = next((p.span for p in article.paragraphs if p.span.contains(span)), span)
        key = (article.id, holder.start, holder.end)
        if key not in self._numbers:
            self._numbers[key] = len(self._all)
            self._all.append(_Passage(article, holder))
        return self._numbers[key]

    def rows(self, texts: Strings) -> Iterator[tuple[str, list[int]]]:
        """Return for each paragraph its article's id and the numbers of its pieces of text."""
        for passage in self._all:
            text = passage.article.text
            pieces = [texts(text[start:end]) for start, end in pairwise(passage.bounds())]
            yield passage.article.id, [piece for piece in pieces if piece >= 0]

    def placed(self, number: int, claim: Claim) -> dict[str, int]:
        """Return which pieces are the quote, and where in it trigger and expression stand.

        The expression may stand before the quote; a length of 0 says that it lies in another
        paragraph.
        """
        timex = claim.when.timex
        first = self._bounds[number][claim.sentence.start]
        trigger = self._place(number, claim, claim.trigger)
        when = self._place(number, claim, timex.span if timex else None)
        return {
            "piece": first,
            "pieces": self._bounds[number][claim.sentence.end] - first,
            "trigger": trigger[0],
            "trigger_length": trigger[1],
            "timex": when[0],
            "timex_length": when[1],
        }

    def _place(self, number: int, claim: Claim, span: Span | None) -> tuple[int, int]:
        passage = self._all[number]
        if span is None or span.start >= span.end or not passage.span.contains(span):
            return 0, 0
        text, origin = passage.article.text, claim.sentence.start
        before = _units(text[min(origin, span.start) : max(origin, span.start)])
        return (before if span.start >= origin else -before), _units(span.of(text))


def _units(text: str) -> int:
    if not text or max(text) <= "\uffff":
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
