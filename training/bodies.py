"""Made-up names of bodies, in the ways firms, banks and offices are called all over the world.

"Nampula Tractors", "Veltora", "Ortiz & Lind", "National Timber Corporation", "KTB Foods", "Bank of
Oruro": what the names data has of bodies are mostly parties, bands and universities.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import spacy

from timeline.lang import words
from timeline.language.pipeline import packaged

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

#: What stands before a trade in place of a family or a town.
RANGING = (
    "National", "United", "General", "Global", "Royal", "First", "Northern", "Southern", "Eastern",
    "Western", "Central", "International", "Pacific", "Atlantic", "Continental", "Imperial",
    "Consolidated", "Allied", "American", "European", "African", "Asian", "Federal", "Standard",
)  # fmt: skip
#: How firms end in one country or another.
ENDINGS = (
    "Corp", "Corporation", "Inc", "Ltd", "Limited", "Group", "Holdings", "Company", "Co", "AG",
    "GmbH", "SA", "SpA", "AB", "NV", "PLC", "LLC", "Partners", "Brothers", "Sons", "International",
)  # fmt: skip
#: What coined names are put together from.
ONSETS = ("b", "br", "c", "d", "f", "g", "gl", "k", "kr", "l", "m", "n", "p", "r", "s", "st", "t",
          "tr", "v", "x", "z")  # fmt: skip
VOWELS, CODAS = ("a", "e", "i", "o", "u", "ia", "eo"), ("", "", "n", "r", "x", "l", "s", "nt", "rd")
LETTERS = "ABCDEFGHIKLMNOPRSTVW"
#: What the firms of made-up news deal in (unseen.py): training never names it.
UNSEEN = ("Bearings", "Boilers", "Cranes", "Mills", "Orchards", "Quarries", "Tanneries", "Turbines")
#: Times a noun must stand in the text, in small letters, to be what a firm may deal in.
SEEN = 4
#: Letters a plural is not made behind by "s" alone.
HISSING = ("s", "x", "z", "y", "ch", "sh")


class Bodies:
    """Draws names of bodies after places, families and what they deal in."""

    def __init__(self, draw: random.Random, places: Sequence[str], families: Sequence[str]) -> None:
        """Take where the names come from; trades are told later (``deal_in``)."""
        self._draw, self._places, self._families = draw, places, families
        self._heads = sorted(words("en", "names")["heads"]["bodies"])
        self._trades = self._heads

    def deal_in(self, trades: Sequence[str]) -> None:
        """Take what the bodies may deal in."""
        self._trades = trades or self._heads

    def drawn(self, words: int) -> list[str]:
        """Return the words of a name, about as many as asked for."""
        made = {1: self._single, 2: self._pair}.get(words, self._long)
        return made()

    def of(self, head: str) -> str:
        """Return the name of a body that is a ``head``, after a place or a family."""
        return f"{self._draw.choice(self._draw.choice((self._places, self._families)))} {head}"

    def _single(self) -> list[str]:
        return [self._draw.choice((self._coined, self._initials))()]

    def _pair(self) -> list[str]:
        first = self._draw.choice(
            (self._whose, self._whose, self._whose, self._coined, self._range)
        )
        last = self._draw.choice((self._heads, self._trades, self._trades, ENDINGS))
        return [*first().split(), self._draw.choice(last)]

    def _long(self) -> list[str]:
        kind = self._draw.randrange(4)
        if kind == 0:
            return [self._draw.choice(self._families), "&", self._draw.choice(self._families)]
        if kind == 1:
            return ["Bank", "of", *self._draw.choice(self._places).split()]
        middle = self._draw.choice(self._trades)
        first = (self._whose, self._range)[kind - 2]()
        return [*first.split(), middle, self._draw.choice((*ENDINGS, *self._heads))]

    def _whose(self) -> str:
        return self._draw.choice(self._draw.choice((self._places, self._families)))

    def _range(self) -> str:
        return self._draw.choice(RANGING)

    def _coined(self) -> str:
        syllables = [
            self._draw.choice(ONSETS) + self._draw.choice(VOWELS)
            for _ in range(self._draw.choice((2, 2, 3)))
        ]
        return "".join(syllables).capitalize() + self._draw.choice(CODAS)

    def _initials(self) -> str:
        return "".join(self._draw.choice(LETTERS) for _ in range(self._draw.choice((2, 3, 3, 4))))


def trades(docs: Iterable[Doc]) -> list[str]:
    """Return the common nouns of a text with a capital: "Cement", "Bearings".

    Only what is nothing but a noun in the dictionary counts, and nothing that shall stay unseen.
    """
    index = spacy.load(packaged()).get_pipe("lemmatizer").lookups.get_table("lemma_index")
    nouns = set(index["noun"]).difference(*(index[pos] for pos in ("verb", "adj", "adv")))
    seen = Counter(token.text for doc in docs for token in doc if token.text.islower())
    kept = sorted(word for word in nouns if seen[word] >= SEEN and word.isalpha() and len(word) > 3)
    forms = (word if word.endswith(HISSING) else f"{word}s" for word in kept)
    both = sorted({form.title() for pair in zip(kept, forms, strict=True) for form in pair})
    avoided = {form for trade in UNSEEN for form in (trade, trade.removesuffix("s"))}
    return [form for form in both if form not in avoided]
