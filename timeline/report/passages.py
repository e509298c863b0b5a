"""The paragraphs claims quote from, cut where a quote begins or ends, each piece of text once.

Wire copy that ten papers print is one piece with ten places. The page counts in UTF-16 units as its
script does, the records in characters: an emoji before a quote would otherwise move every mark.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from timeline.report.numbers import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.model import Article, Claim, Span
    from timeline.report.table import Strings
    from timeline.report.told import Told


class Passages:
    """The paragraphs of some claims, numbered in the order in which the claims come."""

    def __init__(
        self, articles: Sequence[Article], quoted: Iterable[tuple[int, Claim | Told]]
    ) -> None:
        """Note all paragraphs and quotes, so that the cuts are known before they are asked for.

        Each claim comes with the number of its article.
        """
        self._articles = articles
        #: The number of each claim's paragraph.
        self.of = array("I")
        #: Of each paragraph the number of its article, and its first and last characters.
        self._holders = array("I")
        numbers, cuts = Numbers(), array("I")
        for number, claim in quoted:
            span = _holder(articles[number], claim.sentence)
            at = numbers.next(f"{number} {span.start} {span.end}")
            if 3 * at == len(self._holders):
                self._holders.extend((number, span.start, span.end))
            self.of.append(at)
            cuts.extend((claim.sentence.start, claim.sentence.end))
        self._firsts, self._cuts = _by_paragraph(self.of, cuts, len(numbers))

    def _bounds(self, number: int) -> list[int]:
        """Return where the pieces of a paragraph begin, and the end of its last."""
        _, start, end = self._holders[3 * number : 3 * number + 3]
        first, last = self._firsts[number : number + 2]
        return sorted({start, end, *self._cuts[first:last]})

    def rows(self, texts: Strings) -> Iterator[tuple[int, list[int]]]:
        """Return for each paragraph its article's number and the numbers of its pieces of text."""
        for number, article in enumerate(self._holders[::3]):
            text = self._articles[article].text
            pieces = [texts(text[start:end]) for start, end in pairwise(self._bounds(number))]
            yield article, [piece for piece in pieces if piece >= 0]

    def placed(self, number: int, article: Article, claim: Claim) -> dict[str, int]:
        """Return which pieces are the quote, and where in it trigger and expression stand.

        The expression may stand before the quote; a length of 0 says that it lies in another
        paragraph.
        """
        timex, bounds = claim.when.timex, self._bounds(number)
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


def _holder(article: Article, sentence: Span) -> Span:
    """Return the paragraph that holds the sentence, else the sentence."""
    return next((p.span for p in article.paragraphs if p.span.contains(sentence)), sentence)


def _by_paragraph(
    of: Sequence[int], cuts: Sequence[int], paragraphs: int
) -> tuple[array[int], array[int]]:
    """Return two cuts a claim in order of paragraph, and where those of each begin."""
    counts = [0] * (paragraphs + 1)
    for paragraph in of:
        counts[paragraph + 1] += 2
    firsts = array("Q", accumulate(counts))
    ends, placed = firsts[:], array("I", bytes(4 * len(cuts)))
    for claim, paragraph in enumerate(of):
        at = ends[paragraph]
        placed[at], placed[at + 1] = cuts[2 * claim], cuts[2 * claim + 1]
        ends[paragraph] = at + 2
    return firsts, placed


def _units(text: str) -> int:
    if not text or max(text) <= "\uffff":
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
