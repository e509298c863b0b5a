"""Between text and spaCy's ``Doc``: words with their true offsets in, plain records out.

"He  fled." (two spaces) → three words; the blank that spaCy would make a word of its own is left
out, so that heads and neighbours are words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.language.attachment import attached
from timeline.language.boundaries import starts
from timeline.language.labels import Arc, universal
from timeline.language.verbs import settled
from timeline.model import Mention, Sentence, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

    from timeline.language.units import Unit
    from timeline.model import MentionKind

#: What the names of each label are: OntoNotes labels and the shorter set of the packaged model.
KINDS: dict[str, MentionKind] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "NORP": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "other",
    "MISC": "other",
}
#: Key of ``Doc.user_data`` for where each word starts in the unit's text.
STARTS = "starts"


#: Characters that print nothing; they part words and belong to none.
_UNSEEN = re.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f\\u200b-\\u200f\\u2060\\ufeff\\ufffd]")


def doc_of(nlp: Language, text: str) -> Doc:
    """Return ``text`` as words without blanks, each remembering where it starts."""
    from spacy.tokens import Doc  # noqa: PLC0415 - see pipeline.load

    made = list(nlp.make_doc(_UNSEEN.sub(" ", text)))
    begins = starts(made)
    kept = [token for token in made if not token.is_space]
    doc = Doc(
        nlp.vocab,
        words=[token.text for token in kept],
        spaces=[bool(token.whitespace_) or _before_blank(token) for token in kept],
        sent_starts=[begins[token.i] for token in kept],
    )
    doc.user_data[STARTS] = [token.idx for token in kept]
    return doc


def _before_blank(token: SpacyToken) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().is_space


def read(
    doc: Doc, unit: Unit, text: str, *, clear: bool = False
) -> tuple[list[Sentence], list[Mention]]:
    """Return the sentences and names of a parsed unit; offsets count characters of ``text``.

    ``clear`` says that the labels are ClearNLP's and must be read as UD.
    """
    starts = [unit.span.start + start for start in doc.user_data[STARTS]]
    mentions = list(_mentions(doc, starts, text))
    persons = [mention.span for mention in mentions if mention.kind == "person"]
    words = list(_words(doc))
    sentences = [
        _sentence(
            words[found.start : found.end],
            unit.paragraph,
            starts[found.start : found.end],
            text,
            clear=clear,
            persons=persons,
        )
        for found in doc.sents
    ]
    return sentences, mentions


@dataclass(frozen=True, slots=True)
class _Word:
    """What the pipeline says of a word; ``head`` counts from the word itself."""

    head: int
    relation: str
    pos: str
    lemma: str
    tag: str
    morphology: str
    length: int


def _words(doc: Doc) -> Iterator[_Word]:
    """Yield the words of a document: read column by column, which is five times as fast."""
    strings = doc.vocab.strings
    table = doc.to_array(["HEAD", "LENGTH", "DEP", "POS", "LEMMA", "TAG", "MORPH"])
    heads, lengths = table[:, 0].astype("int64").tolist(), table[:, 1].tolist()
    named = table[:, 2:]
    known = {int(key): strings[int(key)] for key in set(named.ravel().tolist())}
    known[strings["_"]] = ""  # how spaCy stores a word without morphology
    for head, length, keys in zip(heads, lengths, named.tolist(), strict=True):
        relation, pos, lemma, tag, morphology = (known[key] for key in keys)
        yield _Word(head, relation, pos, lemma, tag, morphology, length)


def _sentence(  # noqa: PLR0913 - what a sentence is made of, by name
    words: list[_Word],
    paragraph: int,
    starts: list[int],
    text: str,
    *,
    clear: bool,
    persons: list[Span],
) -> Sentence:
    arcs = [
        Arc(head=at + word.head, relation=word.relation, pos=word.pos, lemma=word.lemma)
        for at, word in enumerate(words)
    ]
    if clear:
        arcs = universal(arcs)
    tokens = [
        _token(word, start, arc, text) for word, start, arc in zip(words, starts, arcs, strict=True)
    ]
    span = Span(start=tokens[0].span.start, end=tokens[-1].span.end)
    inside = [person for person in persons if span.contains(person)]
    tokens = attached(settled(tokens), inside)
    return Sentence(span=span, paragraph=paragraph, tokens=tuple(tokens))


def _token(word: _Word, start: int, arc: Arc, text: str) -> Token:
    lemma = arc.lemma if arc.pos == "PROPN" else arc.lemma.lower()
    span = Span(start=start, end=start + word.length)
    written = span.of(text)
    return Token(
        span=span,
        text=written,
        lemma=lemma or written,
        pos=arc.pos,
        tag=word.tag,
        head=arc.head,
        relation="root" if arc.relation == "ROOT" else arc.relation,
        morphology=word.morphology,
    )


def _mentions(doc: Doc, starts: list[int], text: str) -> Iterator[Mention]:
    for name in doc.ents:
        kind = KINDS.get(name.label_)
        if kind is not None:
            span = Span(start=starts[name.start], end=starts[name.end - 1] + len(doc[name.end - 1]))
            yield Mention(span=span, kind=kind, name=" ".join(span.of(text).split()))
