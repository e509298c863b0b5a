"""What a teacher learns of each word: tag, morphology, head and relation, or the names' bounds.

"Ana Torres fled" → B-PERSON L-PERSON O; a word whose gold is open teaches nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from sentences import Read
    from spacy.tokens import Doc, Span, Token

#: Marks words whose gold is open.
OPEN = -100


class Parse:
    """Tags, morphology with the part of speech, heads (0 the root) and relations."""

    def __init__(self, docs: Iterable[Doc]) -> None:
        """Collect what there is to be said."""
        tokens = [token for doc in docs for token in doc]
        self.labels = {
            "tags": sorted({token.tag_ for token in tokens}),
            "forms": sorted({_form(token) for token in tokens}),
        }
        self.relations = sorted({token.dep_ for token in tokens})

    def taught(self, sentence: Span, read: Read) -> Read:
        """Return the sentence with its gold."""
        gold = {
            "tags": _row(self.labels["tags"].index(token.tag_) for token in sentence),
            "forms": _row(self.labels["forms"].index(_form(token)) for token in sentence),
            "heads": _row(_head(token, sentence) for token in sentence),
            "relations": _row(self.relations.index(token.dep_) for token in sentence),
        }
        return replace(read, gold=gold)


class Names:
    """Where names begin and end, and of what kind they are."""

    relations: Sequence[str] = ()

    def __init__(self, docs: Iterable[Doc]) -> None:
        """Collect the kinds of names there are."""
        kinds = sorted({name.label_ for doc in docs for name in doc.ents})
        self.labels = {"names": ["O", *(f"{place}-{kind}" for kind in kinds for place in "BILU")]}

    def taught(self, sentence: Span, read: Read) -> Read:
        """Return the sentence with its gold."""
        known = self.labels["names"].index
        return replace(
            read,
            gold={"names": _row(known(mark) if mark else OPEN for mark in marks(sentence))},
        )


def marks(sentence: Span) -> list[str]:
    """Return O, B-, I-, L- and U- of each word, nothing where the gold is open."""
    found = ["" if token.ent_iob_ == "" else "O" for token in sentence]
    for name in sentence.ents:
        first, last = name.start - sentence.start, name.end - sentence.start - 1
        found[first : last + 1] = [f"I-{name.label_}"] * len(name)
        found[last] = f"L-{name.label_}"
        found[first] = f"{'U' if first == last else 'B'}-{name.label_}"
    return found


def _form(token: Token) -> str:
    return f"{token.pos_} {token.morph}"


def _head(token: Token, sentence: Span) -> int:
    return 0 if token.head.i == token.i else token.head.i - sentence.start + 1


def _row(numbers: Iterable[int]) -> NDArray[np.int64]:
    return np.fromiter(numbers, dtype="int64")


TASKS: dict[str, type[Parse | Names]] = {"parse": Parse, "names": Names}
