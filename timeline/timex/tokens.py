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
    from timeline.timex.lexicon import Lexicon

#: Letters of alphabets; marks that combine with them and ideographs stand as tokens of their own.
_LETTER = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u1fff"
_TOKEN = re.compile(
    rf"""
    [{_LETTER}]+ (?:\.[{_LETTER}]+)* \.?
    | (?P<break>\n[^\S\n]*\n\s*)
    | ['\N{{RIGHT SINGLE QUOTATION MARK}}][sS]\b
    | [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} (?:T[0-9]{{2}}:?[0-9]{{2}}(?::?[0-9]{{2}})?)? (?![0-9])
    | [0-9]{{1,4}}/[0-9]{{1,2}}(?:/[0-9]{{2,4}})? (?![0-9/])
    | [0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})? (?![0-9:])
    | [0-9]{{1,3}}(?:,[0-9]{{3}})+ (?![0-9])
    | [0-9]+ (?: \.[0-9]+ | (?:[sS][tT]|[nN][dD]|[rR][dD]|[tT][hH]|[sS])\b )?
    | \S
    """,
    re.VERBOSE,
)
#: Marks that mean what a plainer one means.
_PLAIN = {"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{EN DASH}": "-", "\N{MINUS SIGN}": "-"}
#: How many different tokens are remembered with their codes, across texts.
_REMEMBERED = 50_000


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


def cut(text: str, lexicon: Lexicon) -> Tokens:
    """Return the tokens of ``text``; every offset is a character offset into it."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    codes: list[str] = []
    memory = lexicon.memory
    if len(memory) > _REMEMBERED:
        memory.clear()
    for found in _TOKEN.finditer(text):
        token = found[0]
        known = memory.get(token)
        if known is None:
            known = memory[token] = _read(token, lexicon)
        word, code, stop = known
        start, end = found.span()
        words.append(word)
        starts.append(start)
        codes.append(code)
        ends.append(end - stop)
        if stop:
            words.append(".")
            starts.append(end - 1)
            ends.append(end)
            codes.append(lexicon.codes.get(".", OTHER))
    return Tokens(text, words, starts, ends, "".join(codes))


def _read(token: str, lexicon: Lexicon) -> tuple[str, str, int]:
    """Return a token's word and code, and 1 if its full stop is a token of its own."""
    if token[0] == "\n":
        return "\n", BREAK, 0
    if token[0] in "0123456789":
        return token, lexicon.number_code(token), 0
    word = _PLAIN.get(token[0], token[0]).lower() + token[1:].lower()
    code = lexicon.codes.get(word, OTHER)
    stop = 0
    if code == OTHER and len(word) > 1 and word[-1] == ".":
        word, stop = word[:-1], 1
        code = lexicon.codes.get(word, OTHER)
    if word in lexicon.capital and not token[0].isupper():
        code = OTHER
    return word, code, stop
