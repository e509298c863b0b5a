"""The words of an article as copies are compared: sentence by sentence.

"He said: “It burned.”" → the words ("he", "said", "it", "burned"): how it is set does not count.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Article

#: Every mark and blank of ASCII as a blank; letters, digits and the bytes of other letters stay.
BLANKS = bytes(byte if byte > 127 or chr(byte).isalnum() else 32 for byte in range(256))
#: Marks and blanks beyond ASCII that newsrooms set.
MARKS = re.compile("[\u00a0\u00ab\u00bb\u00bf\u00a1\u00b7\u2000-\u206f\u3000-\u303f]")
#: A sentence ends at its mark, with the quotes and brackets behind it, before a blank and a
#: capital.
SENTENCE_END = re.compile(
    r"[.!?…]+[\"'”\u2019»)\]]*(?=\s+[\"'“\u2018«(\[]*[^\W\d_a-zß-öø-ÿ])"
    r"(?<!\b[A-Z]\.)(?<!\b(?:Mr|Dr|St)\.)(?<!\b(?:Mrs|Gen|Col|Sgt|Rev|Sen|Rep|Gov)\.)"
)


class Wording(NamedTuple):
    """A sentence of the article: where it stands, and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


def plain_bytes(text: str) -> bytes:
    """Return a text lower case as UTF-8, every mark a blank.

    Bytes, because a table lookup on bytes is many times as fast as a pattern on characters.
    """
    plain = text if text.isascii() else MARKS.sub(" ", text)
    return plain.lower().encode("utf-8", "replace").translate(BLANKS)


def words(text: str) -> list[bytes]:
    """Return the words of a text, lower case, as UTF-8; punctuation and its style do not count."""
    return plain_bytes(text).split()


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
    while start < end and text[start].isspace():
        start += 1
    return Wording(start, end, paragraph)


def running_text(article: Article) -> str:
    """Return the running text: what is neither headline, heading, caption nor furniture."""
    text = article.text
    return "\n".join(
        [
            text[part.span.start : part.span.end]
            for part in article.paragraphs
            if part.kind == "text"
        ]
    )
