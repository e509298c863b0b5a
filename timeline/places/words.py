"""A sentence as naming sees it: words with their neighbours, and names as runs of them.

"in southern Kandahar province" → the run (2, 3), ``before`` "southern", ``after`` "province".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from timeline.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.model import Mention, MentionKind, Sentence, Token


@dataclass(frozen=True, kw_only=True)
class Run:
    """A name as words ``start`` to ``end`` (exclusive) of a sentence; ``said`` is the model's kind.

    ``kind`` is what naming makes of it; ``sure`` marks kinds that no vote may change. What follows
    from these is asked again and again, and kept.
    """

    sentence: Sentence
    start: int
    end: int
    kind: MentionKind
    said: MentionKind | None = None
    sure: bool = False

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """Return the words of the name."""
        return self.sentence.tokens[self.start : self.end]

    @cached_property
    def span(self) -> Span:
        """Return where the name stands in the article."""
        tokens = self.tokens
        return Span(start=tokens[0].span.start, end=tokens[-1].span.end)

    @cached_property
    def name(self) -> str:
        """Return the name as the text has it, white space made single blanks."""
        return joined(self.tokens)

    @property
    def before(self) -> str:
        """Return the word before the name, empty at the start of the sentence."""
        return self.sentence.tokens[self.start - 1].text if self.start else ""

    @property
    def after(self) -> str:
        """Return the word after the name, empty at the end of the sentence."""
        tokens = self.sentence.tokens
        return tokens[self.end].text if self.end < len(tokens) else ""

    def trimmed(self, start: int, end: int) -> Run:
        """Return the same name with other bounds."""
        return replace(self, start=start, end=end)


def joined(tokens: Sequence[Token]) -> str:
    """Return words as one name: "Al", "-", "Qaeda" → "Al-Qaeda"."""
    parts: list[str] = []
    end = tokens[0].span.start if tokens else 0
    for token in tokens:
        parts.append(" " if token.span.start > end else "")
        parts.append(token.text)
        end = token.span.end
    return "".join(parts)


def runs(sentences: Sequence[Sentence], mentions: Iterable[Mention]) -> Iterator[Run]:
    """Yield the mentions as runs of words; one that no sentence holds is left out."""
    begins = [sentence.span.start for sentence in sentences]
    for mention in mentions:
        at = bisect_right(begins, mention.span.start) - 1
        if at >= 0 and sentences[at].tokens:
            found = _run(sentences[at], mention)
            if found.start < found.end:
                yield found


def _run(sentence: Sentence, mention: Mention) -> Run:
    begins = [token.span.start for token in sentence.tokens]
    start = bisect_right(begins, mention.span.start) - 1
    end = bisect_left(begins, mention.span.end)
    return Run(sentence=sentence, start=start, end=end, kind=mention.kind, said=mention.kind)
