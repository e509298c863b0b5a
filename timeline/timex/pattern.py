"""Patterns over words: a rule's pattern becomes a regular expression over word codes.

``"[{edge} [on]] {weekday}"`` reads "Friday", "late Friday" and "early on Friday": ``{slot}`` is a
table of words, ``[...]`` may be left out, ``(a | b)`` chooses, ``(...)*`` repeats up to five times,
anything else stands for itself. The text is turned into one character per word first (its code), so
a pattern costs a handful of character classes and no pattern can take more than linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_PIECE = re.compile(r"\{[\w:]+\}|[\[\]()|]\*?|[^\s\[\](){}|]+")
#: The longest number or list a pattern may repeat: "two hundred and fifty-six thousand" has six.
REPEATS = 5


class Node(NamedTuple):
    """A piece of a pattern: a word, a slot, a sequence, a choice, an option or a repetition."""

    kind: Literal["word", "slot", "all", "any", "maybe", "many"]
    name: str = ""
    alias: str = ""
    parts: tuple[Node, ...] = ()


@dataclass(slots=True, eq=False, repr=False)
class _Reader:
    pieces: list[str]
    at: int = 0

    def next(self) -> str | None:
        return self.pieces[self.at] if self.at < len(self.pieces) else None

    def choice(self) -> Node:
        branches = [self.sequence()]
        while self.next() == "|":
            self.at += 1
            branches.append(self.sequence())
        return branches[0] if len(branches) == 1 else Node("any", parts=tuple(branches))

    def sequence(self) -> Node:
        parts = []
        while (piece := self.next()) is not None and piece[0] not in "|])":
            parts.append(self.item(piece))
        return Node("all", parts=tuple(parts))

    def item(self, piece: str) -> Node:
        self.at += 1
        if piece in "[(":
            inner = self.choice()
            closing = self.next() or ""
            self.at += 1
            if closing.endswith("*"):
                return Node("many", parts=(inner,))
            return Node("maybe", parts=(inner,)) if piece == "[" else inner
        if piece[0] == "{":
            name, _, alias = piece[1:-1].partition(":")
            return Node("slot", name=name, alias=alias or name)
        return Node("word", name=piece)


@cache
def read(pattern: str) -> Node:
    """Return the tree of a pattern."""
    return _Reader(_PIECE.findall(pattern)).choice()


def literals(pattern: str) -> Iterator[str]:
    """Yield the words of a pattern that stand for themselves."""
    return (piece for piece in _PIECE.findall(pattern) if piece[0] not in "{[(|)]")


@dataclass(slots=True, eq=False, repr=False)
class Compiler:
    """Turns trees into regular expressions, given the codes of words, slots and named patterns.

    ``codes`` maps a slot or "=word" to the body of a character class, ``phrases`` a slot to its
    entries of several words, ``macros`` a name to a pattern used as if it were a slot; the slots
    inside an ``opened`` macro keep their names.
    """

    codes: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    macros: Mapping[str, Node]
    opened: frozenset[str]
    names: dict[str, int] = field(default_factory=dict)

    def compile(self, pattern: str, before: str = "") -> re.Pattern[str]:
        """Return the expression; each slot is a group named after it, numbered when repeated.

        What matches ``before`` must follow and is not part of the match.
        """
        self.names = {}
        follows = f"(?={self._source(read(before), named=False)})" if before else ""
        return re.compile(f"(?:{self._source(read(pattern))}){follows}", re.DOTALL)

    def _source(self, node: Node, *, named: bool = True) -> str:
        match node.kind:
            case "word":
                return self._word(node.name)
            case "slot":
                return self._slot(node, named=named)
            case "all":
                return "".join(self._source(part, named=named) for part in node.parts)
            case "any":
                return self._any(self._source(part, named=named) for part in node.parts)
            case "maybe":
                return f"(?:{self._source(node.parts[0], named=named)})?"
            case "many":
                return f"(?:{self._source(node.parts[0], named=False)}){{0,{REPEATS}}}"

    def _slot(self, node: Node, *, named: bool) -> str:
        if node.name in self.opened:
            return self._source(self.macros[node.name], named=named)
        if node.name in self.macros:
            body = self._source(self.macros[node.name], named=False)
        else:
            body = self._entries(node.name)
        if not named:
            return f"(?:{body})"
        count = self.names[node.alias] = self.names.get(node.alias, 0) + 1
        return f"(?P<{node.alias}_{count}>{body})"

    def _entries(self, slot: str) -> str:
        phrases = sorted(self.phrases.get(slot, ()), key=len, reverse=True)
        branches = ["".join(map(self._word, phrase)) for phrase in phrases]
        if slot in self.codes:
            branches.append(f"[{re.escape(self.codes[slot])}]")
        return self._any(branches)

    def _word(self, word: str) -> str:
        return f"[{re.escape(self.codes['=' + word])}]"

    @staticmethod
    def _any(branches: Iterator[str] | list[str]) -> str:
        return "(?:" + "|".join(branches) + ")"


def first(node: Node, entries: Callable[[str], frozenset[str]]) -> tuple[frozenset[str], bool]:
    """Return the codes a pattern may start with, and whether it may match nothing."""
    match node.kind:
        case "word":
            return entries("=" + node.name), False
        case "slot":
            return entries(node.name), False
        case "any":
            found = [first(part, entries) for part in node.parts]
            return frozenset().union(*(codes for codes, _ in found)), any(e for _, e in found)
        case "maybe" | "many":
            return first(node.parts[0], entries)[0], True
    codes: frozenset[str] = frozenset()
    for part in node.parts:
        more, empty = first(part, entries)
        codes |= more
        if not empty:
            return codes, False
    return codes, True
