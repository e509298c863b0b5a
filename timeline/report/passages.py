"""The paragraphs claims quote from, cut where a quote begins or ends, each piece of text once.

Wire copy that ten papers print is one piece with ten places. The page counts in UTF-16 units as its
script does, the records in characters: an emoji before a quote would otherwise move every mark.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.model import Article, Claim, Span
    from timeline.report.table import Strings
    from timeline.report.told import Told


class _Holder(NamedTuple):
    """Where a paragraph stands: the number of its article, and its characters."""

    article: int
    start: int
    end: int


class Passages:
    """The paragraphs of some claims, numbered in the order in which the claims come."""

    def __init__(
        self, articles: Sequence[Article], quoted: Iterable[tuple[int, Claim | Told]]
    ) -> None:
        """Note all paragraphs and quotes, so that the cuts are known before they are asked for.

        Each claim comes with the number of its article.
        """
        self._articles = articles
        self._numbers: dict[_Holder, int] = {}
        cuts: list[array[int]] = []
        for number, claim in quoted:
            at = self.number(number, articles[number], claim)
            if at == len(cuts):
                cuts.append(array("I"))
            cuts[at].extend((claim.sentence.start, claim.sentence.end))
        #: Where the pieces of each begin, and the end of its last.
        self._bounds = [
            array("I", sorted({holder.start, holder.end, *own}))
            for holder, own in zip(self._numbers, cuts, strict=True)
        ]

    def number(self, at: int, article: Article, claim: Claim | Told) -> int:
        """Return the number of the paragraph that holds the claim's sentence, else of that."""
        span = claim.sentence
        holder = next((p.span for p in article.paragraphs if p.span.contains(span)), span)
        key = _Holder(at, holder.start, holder.end)
        return self._numbers.setdefault(key, len(self._numbers))

    def rows(self, texts: Strings) -> Iterator[tuple[int, list[int]]]:
        """Return for each paragraph its article's number and the numbers of its pieces of text."""
        for holder, bounds in zip(self._numbers, self._bounds, strict=True):
            text = self._articles[holder.article].text
            pieces = [texts(text[start:end]) for start, end in pairwise(bounds)]
            yield holder.article, [piece for piece in pieces if piece >= 0]

    def placed(self, number: int, article: Article, claim: Claim) -> dict[str, int]:
        """Return which pieces are the quote, and where in it trigger and expression stand.

        The expression may stand before the quote; a length of 0 says that it lies in another
        paragraph.
        """
        timex, bounds = claim.when.timex, self._bounds[number]
        first = bisect_left(bounds, claim.sentence.start)
        trigger = self._place(bounds, article, claim, claim.trigger)
        when = self._place(bounds, article, claim, timex.span if timex else None)
        return {
            "piece": first,
            "pieces": bisect_left(bounds, claim.sentence.end) - first,
            "trigger": trigger[0],
            "trigger_length": trigger[1],
            "timex": when[0],
            "timex_length": when[1],
        }

    @staticmethod
    def _place(
        bounds: Sequence[int], article: Article, claim: Claim, span: Span | None
    ) -> tuple[int, int]:
        if span is None or span.start >= span.end:
            return 0, 0
        if span.start < bounds[0] or span.end > bounds[-1]:
            return 0, 0
        text, origin = article.text, claim.sentence.start
        before = _units(text[min(origin, span.start) : max(origin, span.start)])
        return (before if span.start >= origin else -before), _units(span.of(text))


def _units(text: str) -> int:
    if not text or max(text) <= "\uffff":
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
