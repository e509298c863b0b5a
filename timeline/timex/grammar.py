"""The rules of a language made ready: lexicon, compiled patterns, and which rules a word may open.

The scan asks one question of each word ("may a rule start with you?") and runs rules only there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from timeline.timex import lexicon as lexicons
from timeline.timex import pattern
from timeline.timex.rule import Match
from timeline.timex.rules import RULES
from timeline.timex.rules.macros import MACROS, OPEN

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from timeline.timex.expression import Expression
    from timeline.timex.lexicon import Lexicon
    from timeline.timex.rule import Rule
    from timeline.timex.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expression found: its words (half-open token indexes), rule and meaning."""

    start: int
    end: int
    rule: str
    expression: Expression


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled rules of one language, by the code of the word they may start with."""

    lexicon: Lexicon
    openers: Mapping[str, tuple[tuple[Rule, re.Pattern[str]], ...]]

    def scan(self, tokens: Tokens) -> Iterator[Candidate]:
        """Yield the longest reading at each place, from left to right, none overlapping."""
        openers, codes, at = self.openers, tokens.codes, 0
        while at < len(codes):
            rules = openers.get(codes[at])
            found = self._longest(tokens, at, rules) if rules else None
            if found is None:
                at += 1
            else:
                yield found
                at = found.end

    def _longest(
        self, tokens: Tokens, at: int, rules: tuple[tuple[Rule, re.Pattern[str]], ...]
    ) -> Candidate | None:
        fits = []
        for order, (rule, expression) in enumerate(rules):
            found = expression.match(tokens.codes, at)
            if found is not None and found.end() > at:
                fits.append((-found.end(), not rule.before, order, rule, found))
        fits.sort(key=lambda fit: fit[:3])
        for *_, rule, found in fits:
            meaning = rule.meaning(Match(tokens, found, self.lexicon))
            if meaning is not None:
                return Candidate(at, found.end(), rule.name, meaning)
        return None


@cache
def grammar(language: str) -> Grammar:
    """Return the compiled rules of a language.

    Raises:
        KeyError: if the language has no words for time.
    """
    sources = (
        [rule.pattern for rule in RULES] + [rule.before for rule in RULES] + list(MACROS.values())
    )
    lexicon = lexicons.build(language, sources)
    macros = {name: pattern.read(source) for name, source in MACROS.items()}
    compiler = pattern.Compiler(lexicon.members, lexicon.phrases, macros, OPEN)
    openers: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}
    for rule in RULES:
        compiled = compiler.compile(rule.pattern, rule.before)
        codes, _ = pattern.first(
            pattern.read(rule.pattern), lambda slot: _entries(slot, lexicon, macros)
        )
        for code in sorted(codes):
            openers.setdefault(code, []).append((rule, compiled))
    return Grammar(lexicon, {code: tuple(rules) for code, rules in openers.items()})


def _entries(slot: str, lexicon: Lexicon, macros: Mapping[str, pattern.Node]) -> frozenset[str]:
    if slot in macros:
        return pattern.first(macros[slot], lambda name: _entries(name, lexicon, macros))[0]
    codes = set(lexicon.members.get(slot, ""))
    for phrase in lexicon.phrases.get(slot, ()):
        codes |= set(lexicon.members["=" + phrase[0]])
    return frozenset(codes)
