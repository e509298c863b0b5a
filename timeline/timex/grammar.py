"""The rules of a language made ready: the lexicon, and which rules a word may open.

The scan asks two questions before it runs a rule: may it start with this word, and does the text
hold at all a word the rule cannot do without? A pattern is compiled when both are first yes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from timeline.timex import lexicon as lexicons
from timeline.timex import pattern
from timeline.timex.lexicon import BREAK, OTHER
from timeline.timex.rule import Match
from timeline.timex.rules import RULES
from timeline.timex.rules.macros import MACROS, OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.timex.expression import Expression
    from timeline.timex.lexicon import Lexicon
    from timeline.timex.rule import Rule
    from timeline.timex.tokens import Tokens


#: What follows when no rule can reach further than the word before.
_UNKNOWN = frozenset({OTHER, BREAK})


class Candidate(NamedTuple):
    """An expression found: its words (half-open token indexes), rule and meaning."""

    start: int
    end: int
    rule: str
    expression: Expression


@dataclass(slots=True, eq=False, repr=False)
class _Ready:
    """A rule with its place in the order and what its pattern asks of codes.

    It starts with one of ``first``, holds one of ``needs``, and reads each of ``alone`` by itself.
    """

    rule: Rule
    order: int
    first: frozenset[str]
    needs: frozenset[str]
    alone: frozenset[str]
    compiled: re.Pattern[str] | None = None

    def compile(self, compiler: pattern.Compiler) -> re.Pattern[str]:
        """Compile the rule's pattern and keep it."""
        self.compiled = compiler.compile(self.rule.pattern, self.rule.before)
        return self.compiled


#: Longest first, then rules that ask for what follows, then the order of the rules.
_RANK = itemgetter(0, 1, 2)


def _class(codes: Iterable[str]) -> str:
    """Return the character class of the codes."""
    return f"[{re.escape(''.join(sorted(codes)))}]"


@dataclass(slots=True, eq=False, repr=False)
class Grammar:
    """The rules of one language, compiled as texts ask for them."""

    lexicon: Lexicon
    compiler: pattern.Compiler
    rules: tuple[_Ready, ...]
    openers: dict[str, list[_Ready]] = field(default_factory=dict)
    places: re.Pattern[str] = re.compile("")

    def __post_init__(self) -> None:
        """List the rules under each code they may start with, and join all codes in one scan."""
        for ready in self.rules:
            for code in sorted(ready.first):
                self.openers.setdefault(code, []).append(ready)
        alone = _class(frozenset().union(*(ready.alone for ready in self.rules)))
        self.places = re.compile(f"{alone}|{_class(self.openers)}(?!{_class(_UNKNOWN)})")

    def scan(self, tokens: Tokens) -> Iterator[Candidate]:
        """Yield the longest reading at each place, from left to right, none overlapping."""
        codes, done = tokens.codes + OTHER, 0
        present = frozenset(codes)
        usable = {ready.order for ready in self.rules if not present.isdisjoint(ready.needs)}
        openers = {
            code: [ready for ready in self.openers[code] if ready.order in usable]
            for code in present.intersection(self.openers)
        }
        alone = {code: [r for r in rules if code in r.alone] for code, rules in openers.items()}
        for place in self.places.finditer(codes):
            at = place.start()
            if at < done:
                continue
            rules = (alone if codes[at + 1] in _UNKNOWN else openers)[codes[at]]
            found = self._longest(tokens, at, rules) if rules else None
            if found is not None:
                yield found
                done = found.end

    def _longest(self, tokens: Tokens, at: int, rules: list[_Ready]) -> Candidate | None:
        fits = []
        codes = tokens.codes
        for ready in rules:
            compiled = ready.compiled or ready.compile(self.compiler)
            found = compiled.match(codes, at)
            if found is not None and found.end() > at:
                fits.append((-found.end(), not ready.rule.before, ready.order, ready.rule, found))
        if len(fits) > 1:
            fits.sort(key=_RANK)
        for *_, rule, found in fits:
            meaning = rule.meaning(Match(tokens, found, self.lexicon))
            if meaning is not None:
                return Candidate(at, found.end(), rule.name, meaning)
        return None


@cache
def grammar(language: str) -> Grammar:
    """Return the rules of a language, ready to scan.

    Raises:
        KeyError: if the language has no words for time.
    """
    sources = [source for rule in RULES for source in (rule.pattern, rule.before)]
    lexicon = lexicons.build(language, [*sources, *MACROS.values()])
    macros = {name: pattern.read(source) for name, source in MACROS.items()}
    compiler = pattern.Compiler(lexicon.members, lexicon.phrases, macros, OPEN)
    codes = _Codes(lexicon, macros)
    return Grammar(lexicon, compiler, tuple(codes.ready(rule, i) for i, rule in enumerate(RULES)))


@dataclass(slots=True, eq=False, repr=False)
class _Codes:
    """The codes a piece of a pattern may start with, and those it cannot do without."""

    lexicon: Lexicon
    macros: dict[str, pattern.Node]
    starts: dict[str, frozenset[str]] = field(default_factory=dict)
    needed: dict[str, frozenset[str] | None] = field(default_factory=dict)
    whole: dict[str, tuple[frozenset[str], bool]] = field(default_factory=dict)

    def ready(self, rule: Rule, order: int) -> _Ready:
        tree = pattern.read(rule.pattern)
        needs = self.needs(tree) or self.lexicon.all_codes
        if rule.before:
            after = self.needs(pattern.read(rule.before)) or self.lexicon.all_codes
            needs = min(needs, after, key=len)
        alone = frozenset() if rule.before or rule.prefix else self.alone(tree)[0]
        return _Ready(rule, order, pattern.first(tree, self.start)[0], needs, alone)

    def alone(self, node: pattern.Node) -> tuple[frozenset[str], bool]:
        """Return the codes each of which is a whole match, and whether nothing is one too."""
        match node.kind:
            case "word":
                return self.start("=" + node.name), False
            case "slot":
                return self._slot_alone(node.name)
            case "maybe" | "many":
                return self.alone(node.parts[0])[0], True
        found = [self.alone(part) for part in node.parts]
        if node.kind == "any":
            return frozenset().union(*(codes for codes, _ in found)), any(e for _, e in found)
        needed = [codes for codes, empty in found if not empty]
        if len(needed) > 1:
            return frozenset(), False
        whole = needed or [codes for codes, _ in found]
        return frozenset().union(*whole), not needed

    def _slot_alone(self, slot: str) -> tuple[frozenset[str], bool]:
        if slot not in self.whole:
            macro = self.macros.get(slot)
            self.whole[slot] = (
                (frozenset(self.lexicon.members.get(slot, "")), False)
                if macro is None
                else self.alone(macro)
            )
        return self.whole[slot]

    def start(self, slot: str) -> frozenset[str]:
        """Return the codes a slot, macro or "=word" may start with."""
        if slot not in self.starts:
            self.starts[slot] = self._start(slot)
        return self.starts[slot]

    def _start(self, slot: str) -> frozenset[str]:
        if slot in self.macros:
            return pattern.first(self.macros[slot], self.start)[0]
        members = self.lexicon.members
        phrases = self.lexicon.phrases.get(slot, ())
        return frozenset(members.get(slot, "")).union(*(members["=" + p[0]] for p in phrases))

    def needs(self, node: pattern.Node) -> frozenset[str] | None:
        """Return codes of which every match holds at least one; None if there are none."""
        match node.kind:
            case "word":
                return self.start("=" + node.name)
            case "slot":
                return self._slot_needs(node.name)
            case "maybe" | "many":
                return None
            case "any":
                found = [self.needs(part) for part in node.parts]
                return None if None in found else frozenset().union(*(f for f in found if f))
        known = [needed for part in node.parts if (needed := self.needs(part))]
        return min(known, key=self._commonness, default=None)

    def _slot_needs(self, slot: str) -> frozenset[str] | None:
        if slot not in self.needed:
            macro = self.macros.get(slot)
            self.needed[slot] = self.start(slot) if macro is None else self.needs(macro)
        return self.needed[slot]

    def _commonness(self, codes: frozenset[str]) -> tuple[bool, int]:
        """Order sets of codes by how soon a text holds one: function words sooner than all."""
        return not codes.isdisjoint(self.start("=the") | self.start("=of") | self.start("=a")), len(
            codes
        )
