"""Who speaks where: which words are inside whose quotation, and whom those words name.

"“Rios lied,” she said": "she" is the speaker, and nobody whom her words name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.events.phrases import Phrase
    from timeline.events.saying import Saying
    from timeline.events.scene import Scene
    from timeline.model import Span

#: A quotation longer than this many sentences is a document, or a mark that was never closed.
FAR = 40


class Quoted:
    """The direct quotations of an article by the sentences they reach into."""

    def __init__(self, scene: Scene, said: Iterable[Saying]) -> None:
        """Lay the quotations of ``said`` out."""
        self._inside: dict[int, list[tuple[Span, Saying]]] = defaultdict(list)
        self._spoken: dict[tuple[int, int], Saying] = {}
        starts = [tree.sentence.span.start for tree in scene.trees]
        for saying in said:
            if not saying.direct:
                continue
            if saying.speaker is not None:
                self._spoken[saying.sentence, saying.speaker] = saying
            for content in saying.contents:
                first = max(0, bisect_right(starts, content.start) - 1)
                last = bisect_right(starts, content.end - 1)
                for sentence in range(first, min(last, first + FAR)):
                    self._inside[sentence].append((content, saying))

    def around(self, sentence: int, span: Span) -> Saying | None:
        """Return the quotation that holds a word, or None."""
        here = self._inside.get(sentence, ())
        return next((saying for content, saying in here if content.contains(span)), None)

    def spoken_by(self, sentence: int, token: int) -> Saying | None:
        """Return the quotation whose speaker stands at a token, or None."""
        return self._spoken.get((sentence, token))

    def named_in(self, scene: Scene, saying: Saying, phrases: Sequence[Phrase]) -> Iterator[str]:
        """Yield the keys of whom a quotation names in the sentence of its speaker."""
        tree = scene.trees[saying.sentence]
        for phrase in phrases:
            span = tree.tokens[phrase.head].span
            if any(content.contains(span) for content in saying.contents):
                yield phrase.key

    def sentences(self) -> list[int]:
        """Return the sentences that hold quoted words, in order."""
        return sorted(self._inside)
