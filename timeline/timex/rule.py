"""A rule: a pattern, the meaning it yields, and phrases it must read and must leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.timex import numbers

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from timeline.model import Anchor
    from timeline.timex.expression import Expression
    from timeline.timex.lexicon import Lexicon
    from timeline.timex.tokens import Tokens


class Match(NamedTuple):
    """A place where a rule's pattern fits: its words, the values of its slots, its neighbours."""

    tokens: Tokens
    found: re.Match[str]
    lexicon: Lexicon

    @property
    def start(self) -> int:
        """Return the index of the first word."""
        return self.found.start()

    @property
    def end(self) -> int:
        """Return the index after the last word."""
        return self.found.end()

    def words(self, slot: str) -> list[str]:
        """Return the words a slot took, in lower case; none if it took no part."""
        groups, number = self.found.re.groupindex, 1
        while (group := groups.get(f"{slot}_{number}")) is not None:
            start, end = self.found.span(group)
            if start >= 0:
                return self.tokens.words[start:end]
            number += 1
        return []

    def has(self, slot: str) -> bool:
        """Return whether a slot took part."""
        return bool(self.words(slot))

    def get(self, slot: str, table: str = "") -> Any:  # noqa: ANN401 - a table's values are its own
        """Return the value of a slot (looked up in ``table`` when the slot is an alias)."""
        words = self.words(slot)
        entries = self.lexicon.slots[table or slot]
        return entries.get(" ".join(words), entries.get(_glued(words))) if words else None

    def number(self, slot: str) -> int | None:
        """Return a slot's words as a whole number, or None."""
        sets = self.lexicon.contexts
        words = [word for word in self.words(slot) if word not in sets["in_numbers"]]
        if len(words) == 1 and words[0][0].isdecimal():
            digits = words[0].rstrip("stndrh").replace(",", "")
            return int(digits) if digits.isdecimal() else None
        if len(words) >= 1 and words[0] in sets["before_scale"]:
            words = words[1:]
        ordinals = self.lexicon.slots["ordinal"]
        if " ".join(words) in ordinals:
            return int(ordinals[" ".join(words)])
        if "-".join(words) in ordinals:
            return int(ordinals["-".join(words)])
        return numbers.spelled(words, dict(self.lexicon.slots["cardinal"]))

    def before(self, count: int = 1) -> str:
        """Return the word ``count`` places before the match, or ""."""
        return self.tokens.word(self.start - count)

    def after(self, count: int = 1) -> str:
        """Return the word ``count`` places after the match, or ""."""
        return self.tokens.word(self.end + count - 1)

    def led(self, context: str, count: int = 1) -> bool:
        """Return whether the word before is one of the list ``context``."""
        return self.before(count) in self.lexicon.contexts[context]

    def trailed(self, context: str, count: int = 1) -> bool:
        """Return whether the word after is one of the list ``context``."""
        return self.after(count) in self.lexicon.contexts[context]

    def home(self) -> Anchor:
        """Return what a step counts from: "the following May" from the time of the narrative.

        So does "the next spring", while "next spring" counts from the day of writing.
        """
        told = self.words("which")[-1:]
        narrative = bool(told) and (
            told[0] in self.lexicon.contexts["narrative_words"]
            or (self.led("articles") and told[0] in self.lexicon.slots["narrativewhich"])
        )
        return "narrative" if narrative else "publication"

    def closes(self) -> bool:
        """Return whether the clause ends with the expression."""
        return self.after() in _CLOSING

    @property
    def text(self) -> str:
        """Return the matched words in lower case, joined by blanks."""
        return " ".join(self.tokens.words[self.start : self.end])


#: What ends a clause, the end of the text included.
_CLOSING = frozenset({".", ",", ";", ":", "!", "?", ")", "\n", "", '"', "”", "—"})


def _glued(words: list[str]) -> str:
    """Return the words as a table's key writes them: marks stick to the word before."""
    text = " ".join(words).replace(" 's", "'s")
    return text.replace(" - ", "-").replace(" '", "'")


class Rule(NamedTuple):
    """One way of saying a time.

    ``reads`` are sentences with the expression in square brackets and its TIMEX3 value, read as if
    published on Friday 16 July 2021; ``leaves`` are sentences in which the rule finds nothing;
    ``before`` is a pattern of what must follow without being part of the expression;
    a ``prefix`` is nothing without an expression right behind it.
    """

    name: str
    pattern: str
    meaning: Callable[[Match], Expression | None]
    reads: tuple[tuple[str, str], ...]
    leaves: tuple[str, ...]
    before: str = ""
    prefix: bool = False
