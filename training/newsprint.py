"""Make training text look like newsprint: capitals, curly quotation marks, no case.

'He said "no".' → 'He said “no”.' or 'He Said "No".'; lengths never change, so the gold stays true.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import spacy
from spacy.training import Example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc


def curly(text: str) -> str:
    """Return ``text`` with typographic quotation marks and apostrophes."""
    text = re.sub(r'(?<!\S)"|(?<=[(\[])"', "\u201c", text)
    return text.replace('"', "\u201d").replace("'", "\u2019")


#: Share of texts rewritten each way: about what headlines and quotations are of a newspaper.
SHARES: tuple[tuple[float, Callable[[str], str]], ...] = (
    (0.02, str.lower),
    (0.02, str.upper),
    (0.03, lambda text: re.sub(r"\b[a-z](?=\w{3})", lambda first: first[0].upper(), text)),
    (0.02, lambda text: re.sub(r"\b[A-Z]\w+", lambda name: name[0].upper(), text)),
    (0.25, curly),
)


@spacy.registry.augmenters("timeline.newsprint.v1")
def newsprint() -> Callable[[Language, Example], Iterator[Example]]:
    """Return an augmenter that rewrites a share of the examples, the same ones in every run."""
    chance = random.Random(17)  # noqa: S311 - a draw of examples, not a secret

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        draw = chance.random()
        for share, rewrite in SHARES:
            draw -= share
            if draw < 0:
                yield rewritten(nlp, example, rewrite)
                return
        yield example

    return augment


def as_printed(docs: Iterable[Doc]) -> Iterator[Doc]:
    """Yield the documents, a share of them rewritten."""
    nlp, augment = spacy.blank("en"), newsprint()
    for doc in docs:
        for example in augment(nlp, Example(doc, doc)):
            yield example.reference


def rewritten(nlp: Language, example: Example, rewrite: Callable[[str], str]) -> Example:
    """Return the example over the rewritten text, or as it is where its length would change."""
    text = rewrite(example.text)
    if len(text) != len(example.text):
        return example
    gold = example.to_dict()
    gold["token_annotation"]["ORTH"] = [
        text[token.idx : token.idx + len(token)] for token in example.reference
    ]
    return example.from_dict(nlp.make_doc(text), gold)
