"""Names as the gazetteer has them: what the word lists know becomes what the model has seen.

"Residents of Kandahar fled." → Kandahar as LOC, whatever it was taken for before; names of which
nothing is certain are left open and teach nothing.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline import places
from timeline.lang import words
from timeline.language.reading import STARTS, read
from timeline.language.units import Unit
from timeline.model import Article
from timeline.model import Span as Stretch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span

    from timeline.model import Mention

#: Letters above which a name in capitals is shouting rather than an acronym (UNESCO).
SHOUTED = 6
LABELS = {"person": "PERSON", "organisation": "ORG", "group": "NORP", "place": "LOC"}


def corrected(doc: Doc, doubtful: Iterable[int] = ()) -> Doc:
    """Return a parsed document with its names corrected; the words ``doubtful`` may stay open."""
    article = Article(id="raw", text=doc.text)
    doc.user_data[STARTS] = [token.idx for token in doc]
    whole = Unit(span=Stretch(start=0, end=len(doc.text)), paragraph=0)
    sentences, mentions = read(doc, whole, doc.text)
    spans = [(m, _span(doc, m)) for m in places.resolve(article, sentences, mentions)]
    sure = [span for mention, span in spans if span and not _doubtful(mention)]
    unsure = [span for mention, span in spans if span and _doubtful(mention)]
    taken = {token.i for span in (*sure, *unsure) for token in span}
    # A word that is a name by the parse and in none that was found: who knows whose.
    overlooked = {*doubtful, *(token.i for token in doc if token.pos_ == "PROPN")} - taken
    doc.set_ents(sure, missing=[*unsure, *(doc[n : n + 1] for n in sorted(overlooked))])
    return doc


def _doubtful(mention: Mention) -> bool:
    """Return whether nothing should be learned here: "GOATHERD", "Secretary of State Rice"."""
    titled = mention.kind == "person" and "of" in mention.name.split()
    return titled or (mention.name.isupper() and len(mention.name) > SHOUTED)


def _span(doc: Doc, mention: Mention) -> Span | None:
    """Return the name as the gold labels it: there a movement is an organisation."""
    label = "ORG" if mention.name in _movements() else LABELS.get(mention.kind)
    if label is None:
        return None
    return doc.char_span(mention.span.start, mention.span.end, label=label)


@cache
def _movements() -> frozenset[str]:
    return frozenset(words("en", "names")["movements"]["names"])
