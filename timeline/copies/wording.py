"""The words of an article as copies are compared: sentences, and runs of three words.

"He said: “It burned.”" → words ("he", "said", "it", "burned"), shingles {"he said it", "said it
burned"}.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.model import Article, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Words per shingle; three is what near-duplicate detection of news uses (Broder 1997 and after).
SHINGLE = 3
WORD = re.compile(r"[^\W_]+")
#: A sentence ends at its mark, with the quotes and brackets behind it, before a blank and a
#: capital.
SENTENCE_END = re.compile(
    r"[.!?…]+[\"'”\u2019»)\]]*(?=\s+[\"'“\u2018«(\[]*[^\W\d_a-zß-öø-ÿ])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Dr|St)\.)(?<!\b(?:Mrs|Gen|Col|Sgt|Rev|Sen|Rep|Gov)\.)"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence of the article: where it stands, its words, and its paragraph."""

    span: Span
    words: tuple[str, ...]
    paragraph: int


def words(text: str) -> list[str]:
    """Return the words of a text, lower case, in order; punctuation and its style do not count."""
    return WORD.findall(text.lower())


def sentences(article: Article) -> Iterator[Wording]:
    """Yield the sentences of the article's own text; furniture and captions are not copy."""
    for number, part in enumerate(article.paragraphs):
        if part.kind != "text":
            continue
        start = part.span.start
        for found in SENTENCE_END.finditer(article.text, start, part.span.end):
            yield _wording(article.text, start, found.end(), number)
            start = found.end()
        if article.text[start : part.span.end].strip():
            yield _wording(article.text, start, part.span.end, number)


def _wording(text: str, start: int, end: int, paragraph: int) -> Wording:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Wording(Span(start=start, end=end), tuple(words(piece)), paragraph)


def shingles(tokens: list[str] | tuple[str, ...]) -> set[str]:
    """Return the runs of three words; a shorter text is one run."""
    if len(tokens) < SHINGLE:
        return {" ".join(tokens)} if tokens else set()
    return set(map(" ".join, zip(tokens, tokens[1:], tokens[2:], strict=False)))


def running_words(article: Article) -> list[str]:
    """Return the words of the running text."""
    return [
        word
        for part in article.paragraphs
        if part.kind == "text"
        for word in words(part.span.of(article.text))
    ]
