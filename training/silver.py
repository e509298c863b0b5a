"""Label raw text for the small model: trees by the parse teacher, names by the names teacher.

"Residents of Kandahar fled." → its tree; Kandahar, corrected by the gazetteer (corrected.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy
from corrected import corrected
from labelling import named, parsed
from raw import passages
from spacy.tokens import DocBin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spacy.language import Language
    from teacher import Teacher


def trees(sources: Sequence[Path], corpus: Path, teachers: Sequence[Teacher]) -> None:
    """Write the text of ``sources`` as a corpus with the teachers' tags and trees."""
    nlp = spacy.blank("en")
    docs = [doc for source in sources for doc in passages(source, nlp)]
    DocBin(docs=parsed(teachers, docs), store_user_data=False).to_disk(corpus)


def names(sources: Sequence[Path], corpus: Path, parser: Language, namer: Teacher) -> None:
    """Write the text of ``sources`` as a corpus with the names found in it."""
    raw = [doc for source in sources for doc in passages(source, parser)]
    docs = list(parser.pipe(raw))
    found = DocBin(store_user_data=False)
    for doc, (spans, doubtful) in zip(docs, named([namer], docs), strict=True):
        doc.set_ents(spans)
        found.add(corrected(doc, doubtful))
    found.to_disk(corpus)
