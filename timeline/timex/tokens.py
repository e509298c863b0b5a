"""One pass over the text: words, numbers and marks with their offsets, and one code for each.

"Sept. 11," becomes the words "sept.", "11" and "," and a string of three codes; rules match that
string and their matches are carried back to characters by the offsets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from timeline.model import Span
from timeline.timex.lexicon import BREAK, OTHER

if TYPE_CHECKING:
    from timeline.timex.lexicon import Lexicon

#: Letters of alphabets; marks that combine with them and ideographs stand as tokens of their own.
_LETTER = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u1fff"
#: The blank before is taken along and commonest tokens come first, for speed; group 1 is the token.
_TOKEN = re.compile(
    rf"""
    \x20?
    (
      [A-Za-z]+ (?![{_LETTER}.])
    | [,.] (?![0-9])
    | \n[^\S\n]*\n\s*
    | (?=\S)
      (?: [{_LETTER}]+ (?:\.[{_LETTER}]+)* \.?
      | ['\N{{RIGHT SINGLE QUOTATION MARK}}][sS]\b
      | [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}
        (?:T[0-9]{{2}}:?[0-9]{{2}}(?::?[0-9]{{2}}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{{2}}:?[0-9]{{2}})?)?
        (?![0-9])
      | [0-9]{{1,4}}/[0-9]{{1,2}}(?:/[0-9]{{2,4}})? (?![0-9/])
      | [0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})? (?![0-9:])
      | [0-9]{{1,3}}(?:,[0-9]{{3}})+ (?![0-9])
      | [0-9]+ (?: \.[0-9]+ | (?:[sS][tT]|[nN][dD]|[rR][dD]|[tT][hH]|[sS])\b )?
      | \S
      )
    )
    """,
    re.VERBOSE,
)
#: Marks that mean what a plainer one means.
_PLAIN = {"\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{EN DASH}": "-", "\N{MINUS SIGN}": "-"}
#: A token's word, its code, and 1 if its full stop is a token of its own; and its offsets.
_Read: TypeAlias = tuple[str, str, int]
_Offsets: TypeAlias = tuple[int, int]
#: How many different tokens are remembered with their codes, across texts.
_REMEMBERED = 50_000


class Tokens(NamedTuple):
    """The words of a text in lower case, their half-open offsets, and their codes."""

    text: str
    words: list[str]
    spans: list[tuple[int, int]]
    codes: str

    def capital(self, index: int) -> bool:
        """Return whether the word starts with a capital letter in the text."""
        return self.text[self.spans[index][0]].isupper()

    def word(self, index: int) -> str:
        """Return the word in lower case, or "" outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def span(self, start: int, end: int) -> Span:
        """Return the characters of the words from ``start`` to before ``end``."""
        return Span(start=self.spans[start][0], end=self.spans[end - 1][1])


def cut(text: str, lexicon: Lexicon) -> Tokens:
    """Return the tokens of ``text``; every offset is a character offset into it."""
    memory = lexicon.memory
    if len(memory) > _REMEMBERED:
        memory.clear()
    tokens, spans = [], []
    for found in _TOKEN.finditer(text):
        tokens.append(found[1])
        spans.append(found.span(1))
    for token in set(tokens).difference(memory):
        memory[token] = _read(token, lexicon)
    reads = [memory[token] for token in tokens]
    reads, spans = _with_stops(reads, spans, (".", lexicon.codes.get(".", OTHER), 0))
    words = [word for word, _, _ in reads]
    return Tokens(text, words, spans, "".join([code for _, code, _ in reads]))


def _with_stops(
    reads: list[_Read], spans: list[_Offsets], stop: _Read
) -> tuple[list[_Read], list[_Offsets]]:
    """Return the tokens with the full stops that belong to no abbreviation on their own."""
    all_reads: list[_Read] = []
    all_spans: list[_Offsets] = []
    done = 0
    for index in [i for i, read in enumerate(reads) if read[2]]:
        start, end = spans[index]
        all_reads += reads[done : index + 1]
        all_reads.append(stop)
        all_spans += spans[done:index]
        all_spans += ((start, end - 1), (end - 1, end))
        done = index + 1
    return all_reads + reads[done:], all_spans + spans[done:]


def _read(token: str, lexicon: Lexicon) -> _Read:
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
