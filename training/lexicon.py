"""What gazetteers and dictionaries know of each word, as a vector that parser and names read.

"kabul" → (a city of millions, a region); "heavy" → (adjective); "merkel" → (a surname). The model
learns from the sentence when to believe them: "Reading" is a town, a surname and a verb. Behind
these stands the company the word keeps in raw text (company.py).
"""

from __future__ import annotations

import gzip
import importlib
from collections import defaultdict
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import spacy
from company import UNSEEN
from faker.config import AVAILABLE_LOCALES
from spacy.strings import get_string_id
from spacy.vectors import Vectors

from timeline.lang import words
from timeline.language.pipeline import packaged
from timeline.places.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

FEATURES = (
    "country",
    "region",
    "city of a million",
    "city",
    "town",
    "begins a place",
    "goes on in a place",
    "people",
    "body",
    "within a body",
    "first name",
    "first name in many countries",
    "surname",
    "surname in many countries",
    "noun",
    "verb",
    "adjective",
    "adverb",
)
#: Inhabitants below which a town's name is left out: of one word, and of several.
SMALL, MENTIONED = 5_000, 15_000
#: Columns: id, name, level (c, r, d, t), latitude, longitude, inhabitants; see the gazetteer.
TABLE = files("timeline.places") / "data" / "places.tsv.gz"
LISTS = {"noun": "noun", "verb": "verb", "adj": "adjective", "adv": "adverb"}


def write(folder: Path, near: Mapping[str, NDArray[np.float32]] | None = None) -> None:
    """Write a blank pipeline whose vocabulary holds the vectors, one row for words of one vector.

    ``near`` is the company of words (company.py), further columns behind the features.
    """
    known: defaultdict[str, set[str]] = defaultdict(set)
    for source in (_places, _named, _persons, _dictionary):
        for word, feature in source():
            known[word].add(feature)
    near = near or {}
    unseen = near.get(UNSEEN, ())
    rows: dict[tuple[frozenset[str], str], int] = {}
    keys: dict[str, int] = {}
    for word in sorted({*known, *near} - {UNSEEN}):
        told = (frozenset(known.get(word, ())), word if word in near else "")
        keys[word] = rows.setdefault(told, len(rows))
    table = np.array(
        [
            [*(name in features for name in FEATURES), *near.get(word, unseen)]
            for features, word in rows
        ],
        dtype="float32",
    )
    _save(folder, table, keys)


def _save(folder: Path, table: NDArray[np.float32], keys: dict[str, int]) -> None:
    nlp = spacy.blank("en")
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings, data=table, attr="LOWER", name="timeline.lexicon"
    )
    for word, row in keys.items():
        nlp.vocab.vectors.add(get_string_id(word), row=row)
    nlp.to_disk(folder)


def _places() -> Iterator[tuple[str, str]]:
    for aliases in words("en", "names")["countries"].values():
        for alias in aliases:
            yield from _name(alias, "country")
    for line in gzip.decompress(TABLE.read_bytes()).decode().splitlines():
        _, name, level, _, _, inhabitants, *_ = line.split("\t")
        population = int(inhabitants)
        if level != "t":
            yield from _name(name, "country" if level == "c" else "region")
        elif population >= (MENTIONED if " " in name else SMALL):
            yield from _name(name, _size(population))


def _size(population: int) -> str:
    if population >= 1_000_000:
        return "city of a million"
    return "city" if population >= 50_000 else "town"


def _name(name: str, feature: str) -> Iterator[tuple[str, str]]:
    """Yield the feature for a name of one word, else that its words belong to a place's name."""
    for spelling in {name.lower(), fold(name)}:
        first, *rest = spelling.split()
        yield first, "begins a place" if rest else feature
        yield from ((word, "goes on in a place") for word in rest)


def _named() -> Iterator[tuple[str, str]]:
    tables = words("en", "names")
    for name in chain(tables["peoples"]["names"], *tables["demonyms"].values()):
        yield from ((word, "people") for word in name.lower().split())
    for name in [*tables["bodies"]["names"], *tables["movements"]["names"]]:
        parts = name.lower().split()
        yield from ((word, "body" if len(parts) == 1 else "within a body") for word in parts)
    for head in tables["heads"]["bodies"]:
        yield head.lower(), "within a body"


def _persons() -> Iterator[tuple[str, str]]:
    for name, feature, countries in persons():
        yield name.lower(), feature
        if countries > 1:
            yield name.lower(), f"{feature} in many countries"


def persons() -> Iterator[tuple[str, str, int]]:
    """Yield first names and surnames in Latin letters, and in how many countries Faker has them."""
    for kind, feature in (("first", "first name"), ("last", "surname")):
        spread: defaultdict[str, set[str]] = defaultdict(set)
        for locale in sorted(AVAILABLE_LOCALES):
            for name in _listed(locale, kind):
                spread[name].add(locale)
        for name, locales in spread.items():
            yield name, feature, len(locales)


def _listed(locale: str, kind: str) -> Iterator[str]:
    try:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    except ImportError:  # a locale without names of persons
        return
    for table in ("", "_male", "_female"):
        names = getattr(provider, f"{kind}_names{table}", ())
        if not isinstance(names, property):
            yield from (name for name in names if name.isalpha() and name[0] < "\u0250")


def _dictionary() -> Iterator[tuple[str, str]]:
    """Yield the dictionary forms the lemmatizer knows (WordNet)."""
    tables = spacy.load(packaged()).get_pipe("lemmatizer").lookups
    for pos, feature in LISTS.items():
        for word in tables.get_table("lemma_index")[pos]:
            yield word, feature
        for form in tables.get_table("lemma_exc")[pos]:
            yield form, feature
