"""Give names in training text others, from everywhere in the world.

"Maria Braun left Bonn Bank." → "Tomoko Hoang left Ouagadougou Foods.": the names data are mostly
Wikipedia and the American web, the news are not. One name stays one name within a document.
"""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from bodies import Bodies, trades
from lexicon import TABLE, persons
from spacy.tokens import Doc

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span

#: Share of documents that are read a second time with other names.
SHARE = 0.3
HALF = 0.5
#: Words of the longest names that are given others.
LONGEST = 4
#: Inhabitants a town needs to be in the news.
TOWN = 10_000


class Renamer:
    """Draws names; one random stream gives one corpus."""

    def __init__(self, draw: random.Random) -> None:
        """Read the lists of first names, surnames and places."""
        self._draw = draw
        self._first = sorted({name for name, kind, _ in persons() if kind == "first name"})
        self._last = sorted({name for name, kind, _ in persons() if kind == "surname"})
        self._places = sorted(set(_places()))
        self.bodies = Bodies(draw, self._places, self._last)

    def copies(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        """Yield a renamed copy of a share of the documents."""
        self.bodies.deal_in(trades(docs))
        for doc in docs:
            if doc.ents and self._draw.random() < SHARE:
                yield self._renamed(doc)

    def drawn(self, kind: str) -> str:
        """Return the name of a person or a place, drawn from all."""
        if kind == "PERSON":
            return f"{self._draw.choice(self._first)} {self._draw.choice(self._last)}"
        return self._draw.choice(self._places)

    def _renamed(self, doc: Doc) -> Doc:
        chosen: dict[str, list[str]] = {}
        words, spaces, ents = [], [], []
        at = 0
        for name in (*doc.ents, doc[len(doc) :]):
            for token in doc[at : name.start]:
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
                ents.append("O" if token.ent_iob_ == "O" else "")
            at = name.end
            if not len(name):
                break
            new = self._name(name, chosen)
            words += new
            spaces += [True] * (len(new) - 1) + [bool(name[-1].whitespace_)]
            ents += [f"B-{name.label_}", *[f"I-{name.label_}"] * (len(new) - 1)]
        return Doc(doc.vocab, words=words, spaces=spaces, ents=ents)

    def _name(self, name: Span, chosen: dict[str, list[str]]) -> list[str]:
        old = [token.text for token in name]
        if name.text in chosen or not all(word.isalpha() and word.istitle() for word in old):
            return chosen.get(name.text, old)
        if name.label_ == "PERSON" and len(old) == 2:
            new = self.drawn("PERSON").split()
            chosen[old[1]] = new[1:]
        elif name.label_ == "LOC" and len(old) == 1:
            new = self.drawn("LOC").split()
        elif name.label_ == "ORG" and len(old) <= LONGEST:
            # Half of two words stay what they were: a university, a band, a party.
            stays = len(old) == 2 and self._draw.random() < HALF
            new = self.bodies.of(old[1]).split() if stays else self.bodies.drawn(len(old))
        else:
            return old
        chosen[name.text] = new
        return new


def _places() -> Iterator[str]:
    for line in gzip.decompress(TABLE.read_bytes()).decode().splitlines():
        _, name, level, _, _, inhabitants, *_ = line.split("\t")
        plain = all(word.isalpha() for word in name.split())
        if plain and (level in "cr" or (level == "t" and int(inhabitants) >= TOWN)):
            yield name
