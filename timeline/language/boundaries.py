"""Where sentences may begin, said before the parse: it decides only what spelling leaves open.

“Get out!” he said. “They fired.” → two sentences, at the first character and at the second
opening quotation mark: a mark belongs to what it encloses, and "he" does not begin anew.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from timeline.lang import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

_OPENING = frozenset({*"\u201c\u2018([{\u00ab`", "``"})
_CLOSING = frozenset("\u201d\u2019)]}\u00bb")
_STRAIGHT = frozenset({'"', "'", "''"})
_SPEECH_ENDS = frozenset({"\u201d", "\u2019", *_STRAIGHT})
_TERMINAL = re.compile(r"[.!?]+")
_ELLIPSIS = re.compile(r"\.{2,}|\u2026")
_SHORTENED = re.compile(r"(?:\w\.)+\w?\.?|\w+\.")
#: How far behind a quotation its speaker's verb may stand: "...?" the town's chief of police asked.
REACH = 8
#: Within how many words an aside on the speaker closes: "...?” Ana Kos, the harbour master, asked".
ASIDE = 14
#: How far behind its comma the speaker's verb stands.
NEAR = 2


def starts(tokens: Sequence[Token]) -> list[bool | None]:
    """Return for each word whether it begins a sentence; None leaves it to the parse.

    Behind letters and digits none does, which is most words: they are not looked at further.
    """
    plain = [True, *(token.text.isalnum() for token in tokens)]
    return [
        index == 0 or (not plain[index] and _begins(tokens, index)) for index in range(len(tokens))
    ]


def _begins(tokens: Sequence[Token], index: int) -> bool | None:
    token = tokens[index]
    if _closes(token) and not tokens[index - 1].is_space:
        return False
    last = _before_marks(tokens, index)
    before = tokens[last].text
    verdict = _ends(before, tokens[last - 1].text if last else "", tokens[index].text)
    if verdict is False:
        return None if _new_line(tokens[index - 1]) and not _small(tokens, index) else False
    if _small(tokens, index) or (before != "." and _speaker_follows(tokens, last + 1, index)):
        return False
    return tokens[index].text in _abbreviations("openers") or None if verdict is None else verdict


def _before_marks(tokens: Sequence[Token], index: int) -> int:
    """Return the last word before ``index`` that is no closing mark, a few marks back at most."""
    last = index - 1
    while last > max(0, index - REACH) and (_closes(tokens[last]) or tokens[last].is_space):
        last -= 1
    return last


def _ends(word: str, before: str, after: str) -> bool | None:
    """Return whether a sentence ends with ``word``, None where spelling cannot tell."""
    stem = before if word == "." else word[:-1]
    if word.endswith(".") and stem in _abbreviations("counted"):
        return False if after[0].isdigit() else None
    if word == ".":
        return False if before in _abbreviations("inside") else _unless_shortened(before)
    if _TERMINAL.fullmatch(word) and not _ELLIPSIS.fullmatch(word):
        return True
    if _ELLIPSIS.search(word):
        return None
    if word.endswith(".") and _SHORTENED.fullmatch(word):
        stem = word[:-1]
        if before[:1].isdigit() and stem in _abbreviations("amounts"):
            return True  # "rose to £26m. Marchetti ..."
        return False if len(stem) == 1 or stem in _abbreviations("inside") else None
    return False


def _unless_shortened(before: str) -> bool | None:
    return None if before in _abbreviations("either") else True


@cache
def _abbreviations(kind: str) -> frozenset[str]:
    return frozenset(words("en", "names")["abbreviations"][kind])


@cache
def _speech_verbs() -> frozenset[str]:
    return frozenset(words("en", "names")["speech"]["verbs"])


def _closes(token: Token) -> bool:
    """Return whether a mark closes; a straight one does when it leans on the word before it."""
    if token.text in _STRAIGHT:
        return token.i > 0 and not token.nbor(-1).whitespace_ and not token.nbor(-1).is_space
    return token.text in _CLOSING


def _opens(token: Token) -> bool:
    return token.text in _OPENING or (token.text in _STRAIGHT and not _closes(token))


def _new_line(blank: Token) -> bool:
    return blank.is_space and "\n" in blank.text


def _small(tokens: Sequence[Token], index: int) -> bool:
    """Return whether the next word, marks aside, is one that begins no sentence."""
    end = min(len(tokens), index + REACH)
    while index < end and (_opens(tokens[index]) or tokens[index].is_space):
        index += 1
    return index == end or not (
        tokens[index].text[0].isupper() or tokens[index].text[0].isdigit() or tokens[index].is_title
    )


def _speaker_follows(tokens: Sequence[Token], mark: int, index: int) -> bool:
    """Return whether ``index`` follows a closing quotation mark and leads to a verb of saying."""
    if mark == index or not any(token.text in _SPEECH_ENDS for token in tokens[mark:index]):
        return False
    for at in range(index, min(len(tokens), index + REACH)):
        token = tokens[at]
        if token.text in _speech_verbs():
            return True
        if token.text == ",":
            return _speaks_behind_aside(tokens, at)
        if _opens(token) or token.is_punct:
            return False
    return False


def _speaks_behind_aside(tokens: Sequence[Token], comma: int) -> bool:
    """Return whether a verb of saying stands right behind the comma that closes an aside."""
    for at in range(comma + 1, min(len(tokens), comma + ASIDE)):
        if tokens[at].text == ",":
            return any(token.text in _speech_verbs() for token in tokens[at + 1 : at + 1 + NEAR])
        if _opens(tokens[at]) or _TERMINAL.fullmatch(tokens[at].text):
            return False
    return False
