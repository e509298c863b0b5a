"""The paragraphs claims quote from, each once, and where in them a span of the article lies.

The page counts in UTF-16 units as its script does, the records in characters: an emoji before a
quote would otherwise move every mark by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.model import Article, Claim, Span


class Passages:
    """Collects paragraphs; ``number(article, span)`` says which one holds a span."""

    def __init__(self) -> None:
        """Start empty."""
        self.texts: list[str] = []
        self.articles: list[str] = []
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._starts: list[int] = []
        self._plain: list[bool] = []

    def number(self, article: Article, span: Span) -> int:
        """Return the number of the paragraph that holds ``span``, else of the span itself."""
        holder = next((p.span for p in article.paragraphs if p.span.contains(span)), span)
        key = (article.id, holder.start, holder.end)
        if key not in self._numbers:
            text = holder.of(article.text)
            self._numbers[key] = len(self.texts)
            self.texts.append(text)
            self.articles.append(article.id)
            self._starts.append(holder.start)
            self._plain.append(not text or max(text) <= "\uffff")
        return self._numbers[key]

    def placed(self, number: int, claim: Claim) -> dict[str, int]:
        """Return where sentence, trigger and time expression begin, and how long they are.

        The sentence counts from its paragraph, the others from the sentence; the expression may
        stand before it. A length of 0 says that it lies in another paragraph.
        """
        timex = claim.when.timex
        spans = (claim.sentence, claim.trigger, timex.span if timex else None)
        (start, length), trigger, when = (self._place(number, span) for span in spans)
        return {
            "from": start,
            "length": length,
            "trigger": trigger[0] - start if trigger[1] else 0,
            "trigger_length": trigger[1],
            "timex": when[0] - start if when[1] else 0,
            "timex_length": when[1],
        }

    def _place(self, number: int, span: Span | None) -> tuple[int, int]:
        if span is None:
            return 0, 0
        text, origin = self.texts[number], self._starts[number]
        start, end = span.start - origin, span.end - origin
        if not 0 <= start < end <= len(text):
            return 0, 0
        if self._plain[number]:
            return start, end - start
        return _units(text[:start]), _units(text[start:end])


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
