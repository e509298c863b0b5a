"""One pass over the text: words, numbers and marks with their offsets, and one code for each.

"Sept. 11," becomes the words "sept.", "11" and "," and a string of three codes; rules match that
string and their matches are carried back to characters by the offsets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.timex.lexicon import BREAK, OTHER

if TYPE_CHECKING:
    from timeline.model import Span
    from timeline.timex.lexicon import Lexicon

_TOKEN = re.compile(
    r"""
    (?P<break>\n[^\S\n]*\n\s*)
    | ['’]s\b
    | [^\W\d_]+ (?:\.[^\W\d_]+)* \.?
    | [0-9]{4}-[0-9]{2}-[0-9]{2} (?:T[0-9]{2}:?[0-9]{2}(?::?[0-9]{2})?)? (?![0-9])
    | [0-9]{1,4}/[0-9]{1,2}(?:/[0-9]{2,4})? (?![0-9/])
    | [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})? (?![0-9:])
    | [0-9]{1,3}(?:,[0-9]{3})+ (?![0-9])
    | [0-9]+ (?: \.[0-9]+ | (?:st|nd|rd|th|s)\b )?
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text in lower case, where each starts and ends, and their codes."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    codes: str

    def capital(self, index: int) -> bool:
        """Return whether the word starts with a capital letter in the text."""
        return self.text[self.starts[index]].isupper()

    def word(self, index: int) -> str:
        """Return the word in lower case, or "" outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def within(self, span: Span) -> str:
        """Return the characters of a span."""
        return self.text[span.start : span.end]


def cut(text: str, lexicon: Lexicon) -> Tokens:
    """Return the tokens of ``text``; every offset is a character offset into it."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    codes: list[str] = []
    known = lexicon.codes
    capital = lexicon.capital
    for found in _TOKEN.finditer(text):
        token = found[0]
        start, end = found.span()
        head = token[0]
        if head == "\n":
            word, code = "\n", BREAK
        elif head in "0123456789":
            word, code = token, lexicon.number_code(token)
        else:
            word = token.lower()
            code = known.get(word, OTHER)
            if code == OTHER and len(word) > 1 and word[-1] == ".":
                word, end = word[:-1], end - 1
                code = known.get(word, OTHER)
            if word in capital and not head.isupper():
                code = OTHER
        words.append(word)
        starts.append(start)
        ends.append(end)
        codes.append(code)
        if end != found.end():
            words.append(".")
            starts.append(end)
            ends.append(end + 1)
            codes.append(known.get(".", OTHER))
    return Tokens(text, words, starts, ends, "".join(codes))
