"""The words of a language as slots, each distinct meaning of a word as one code character.

"second" is an ordinal and a unit: it gets the code shared by exactly the words that are both.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.lang import words
from timeline.timex import numbers, pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Code of a word no pattern knows, and of an empty line between paragraphs.
OTHER, BREAK = "\x00", "\x01"
#: Codes below 256 compile into character classes a hundred times faster than those above.
_FIRST_CODE = 2
#: How a phrase of a table is cut into words: the way ``tokens`` cuts a text.
_PHRASE = re.compile(r"'s\b|[^\W\d_]+(?:\.[^\W\d_]+)*\.?|\d+/\d+|\d+|\S")


class Lexicon(NamedTuple):
    """Slots (table → word → value), the code of every known word, and the codes of every slot.

    ``contexts`` are lists of words that settle what stands beside them; ``memory``
    remembers tokens already read (see ``tokens``).
    """

    slots: Mapping[str, Mapping[str, Any]]
    contexts: Mapping[str, frozenset[str]]
    capital: frozenset[str]
    codes: Mapping[str, str]
    number_codes: Mapping[frozenset[str], str]
    members: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    memory: dict[str, tuple[str, str, int]]

    @property
    def all_codes(self) -> frozenset[str]:
        """Return the code of every known word and number."""
        return frozenset(self.number_codes.values()).union(self.codes.values())

    def number_code(self, token: str) -> str:
        """Return the code of a token of digits."""
        return self.number_codes.get(numbers.kinds(token), OTHER)


def parts(phrase: str) -> tuple[str, ...]:
    """Return the words of a table's key, cut as a text is cut."""
    return tuple(_PHRASE.findall(phrase))


@cache
def tables(
    language: str,
) -> tuple[Mapping[str, Mapping[str, Any]], Mapping[str, frozenset[str]], frozenset[str]]:
    """Return a language's slots, its lists of words beside expressions, and the capital words."""
    data = words(language, "time")
    slots = {name: table for name, table in data.items() if isinstance(table, dict)}
    contexts = {name: frozenset(listed) for name, listed in slots.pop("context").items()}
    return slots, contexts, frozenset(data["capital"])


def build(language: str, patterns: Iterable[str]) -> Lexicon:
    """Return the lexicon for these patterns: their literal words get codes too."""
    slots, contexts, capital = tables(language)
    uses: dict[str, set[str]] = {}
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name, table in slots.items():
        keys = [parts(key) for key in table]
        phrases[name] = tuple(key for key in keys if len(key) > 1)
        for key in keys:
            _use(uses, key, name)
    for text in patterns:
        for word in pattern.literals(text):
            uses.setdefault(word, set()).add("=" + word)
    return _coded(uses, Lexicon(slots, contexts, capital, {}, {}, {}, phrases, {}))


def _use(uses: dict[str, set[str]], key: tuple[str, ...], slot: str) -> None:
    if len(key) == 1:
        uses.setdefault(key[0], set()).add(slot)
        return
    for word in key:
        uses.setdefault(word, set()).add("=" + word)


def _literal(found: frozenset[str]) -> bool:
    """Return whether a word stands only for itself in patterns: those get the high codes."""
    return all(use.startswith("=") for use in found)


def _coded(uses: dict[str, set[str]], bare: Lexicon) -> Lexicon:
    number_sets = {numbers.kinds(sample) for sample in numbers.SAMPLES}
    found_sets = {frozenset(found) for found in uses.values()} | number_sets
    sets = sorted(found_sets, key=lambda found: (_literal(found), sorted(found)))
    code_of = {found: chr(_FIRST_CODE + index) for index, found in enumerate(sets)}
    members: dict[str, str] = {}
    for found, code in code_of.items():
        for name in sorted(found):
            members[name] = members.get(name, "") + code
    return Lexicon(
        bare.slots,
        bare.contexts,
        bare.capital,
        {word: code_of[frozenset(found)] for word, found in uses.items()},
        {found: code_of[found] for found in number_sets},
        members,
        bare.phrases,
        {},
    )
