"""What the stages read in one article: sentences, mentions, places."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.model.text import Span
from timeline.model.vocabulary import MentionKind, PlaceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word of the parse, labelled as Universal Dependencies has it.

    ``head`` is the index of the governor in the same sentence (its own index for the root).
    """

    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    head: int
    relation: str
    morphology: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence and its parse; ``paragraph`` is the index into ``Article.paragraphs``."""

    span: Span
    paragraph: int
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place with coordinates, from the gazetteer or known by name only.

    ``country`` is the ISO 3166 code, ``region`` the id of the first-level region that holds it.
    """

    id: str
    name: str
    kind: PlaceKind
    lat: float | None = None
    lon: float | None = None
    country: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the text; ``place`` is set once a toponym is resolved.

    ``entity`` is equal for mentions of one actor inside an article ("Danish Siddiqui", "Siddiqui").
    ``country`` is set for demonyms and adjectives ("Afghan" is a group of AF).
    """

    span: Span
    kind: MentionKind
    name: str
    entity: str = ""
    place: Place | None = None
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """What the language model reads in one article: its sentences in order, and their names."""

    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
