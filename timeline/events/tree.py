"""A sentence as a tree that can be walked both ways, built once.

"Villagers of Old Koper, which fell to rebels": ``children[fell]`` are "which" and "rebels";
``left[Koper]``, ``right[Koper]`` span "of Old Koper, which fell to rebels".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.mend import mended
from timeline.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.events.tense import Tense
    from timeline.events.words import Words
    from timeline.model import Sentence, Token

#: No sentence anybody wrote is longer; beyond it there are tables and junk, and no claims.
LONGEST = 600
#: How far up a tree one looks: deeper nesting than this is a broken parse.
DEEPEST = 40


def first_word(tokens: Sequence[Token]) -> int:
    """Return the index of the word a sentence opens with, behind quotation marks and dashes."""
    return next((i for i, token in enumerate(tokens) if token.text[:1].isalnum()), 0)


class Tree:
    """One sentence with its children and subtree edges (token indices, ends inclusive).

    ``ends`` are the characters at which its tokens end, ``tenses`` those of its clauses that were
    asked for.
    """

    __slots__ = (
        "children",
        "ends",
        "index",
        "left",
        "lemmas",
        "relations",
        "right",
        "sentence",
        "tenses",
        "tokens",
        "words",
    )

    def __init__(self, sentence: Sentence, index: int, words: Words) -> None:
        """Read the heads of ``sentence``; ``index`` is its place in the article."""
        self.sentence = sentence
        self.words = words
        self.index = index
        whole = len(sentence.tokens) <= LONGEST
        self.tokens: tuple[Token, ...] = mended(sentence.tokens, words) if whole else ()
        self.lemmas = [token.lemma.lower() for token in self.tokens]
        self.relations = [token.relation for token in self.tokens]
        self.ends = [token.span.end for token in self.tokens]
        self.tenses: dict[int, Tense] = {}
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                self.children[token.head].append(i)
        self.left = list(range(len(self.tokens)))
        self.right = list(range(len(self.tokens)))
        left, right = self.left, self.right
        for i in self.from_leaves():
            head = self.tokens[i].head
            left[head] = min(left[head], left[i])
            right[head] = max(right[head], right[i])

    def from_leaves(self) -> list[int]:
        """Return the tokens so that each stands before its governor."""
        order = [i for i, token in enumerate(self.tokens) if token.head == i]
        for i in order:
            order.extend(self.children[i])
        return order[::-1]

    def kids(self, i: int, *relations: str) -> list[int]:
        """Return the children of ``i`` whose relation is one of ``relations``."""
        children, known = self.children[i], self.relations
        return [k for k in children if known[k] in relations] if children else []

    def kid(self, i: int, *relations: str) -> int | None:
        """Return the first child of ``i`` with one of ``relations``, or None."""
        for k in self.children[i]:
            if self.relations[k] in relations:
                return k
        return None

    def up(self, i: int) -> Iterator[int]:
        """Yield the governors of ``i``, nearest first, without ``i`` itself."""
        for _ in range(DEEPEST):
            head = self.tokens[i].head
            if head == i:
                return
            yield head
            i = head

    def case(self, i: int) -> str:
        """Return the preposition that stands before the phrase of ``i``, or ""."""
        case = self.kid(i, "case")
        return "" if case is None else self.lemmas[case]

    def of(self, i: int) -> int | None:
        """Return the noun behind "of" in the phrase of ``i`` ("hundreds of men"), or None."""
        owning = self.words.sets["parts.owning"]
        return next((k for k in self.kids(i, "nmod") if self.case(k) in owning), None)

    def text(self, i: int) -> str:
        """Return the word at ``i`` as it stands, "" outside the sentence."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def joined(self, i: int) -> Iterator[int]:
        """Yield ``i`` and the words coordinated with it ("Kabul, Herat and Islamabad")."""
        yield i
        for k in self.kids(i, "conj"):
            yield from self.joined(k)

    def span(self, first: int, last: int) -> Span:
        """Return the characters from token ``first`` to token ``last``, both included."""
        return Span(start=self.tokens[first].span.start, end=self.tokens[last].span.end)

    def subtree(self, i: int) -> Span:
        """Return the characters of the subtree of ``i``."""
        return self.span(self.left[i], self.right[i])

    def verb_lemma(self, i: int) -> str:
        """Return the lemma with its particle: "broke out" is "break out"."""
        particle = self.kid(i, "compound:prt")
        return self.lemmas[i] if particle is None else f"{self.lemmas[i]} {self.lemmas[particle]}"

    def phrases(self, i: int) -> set[str]:
        """Return the lemma alone, with its particle and with each adverb: "bring forward"."""
        beside = (self.lemmas[k] for k in self.kids(i, "advmod"))
        return {self.lemmas[i], self.verb_lemma(i), *(f"{self.lemmas[i]} {a}" for a in beside)}

    def is_verb(self, i: int) -> bool:
        """Return whether the token is a verb form, by its tag."""
        return self.tokens[i].tag.startswith("VB")
