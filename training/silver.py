"""Label raw text for the small model: trees by the parse teacher, names by the names teacher.

"Residents of Kandahar fled." → its tree; Kandahar, corrected by the gazetteer (corrected.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corrected import corrected
from labelling import named, parsed
from raw import passages
from spacy.tokens import DocBin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from teacher import Teacher


def trees(sources: Sequence[Path], corpus: Path, teachers: Sequence[Teacher]) -> None:
    """Write the text of ``sources`` as a corpus with the teachers' tags and trees."""
    docs = [doc for source in sources for doc in passages(source)]
    DocBin(docs=parsed(teachers, docs), store_user_data=False).to_disk(corpus)


def names(
    sources: Sequence[Path], corpus: Path, parsers: Sequence[Teacher], namers: Sequence[Teacher]
) -> None:
    """Write the text of ``sources`` as a corpus with the names found in it."""
    docs = [doc for source in sources for doc in passages(source)]
    found = DocBin(store_user_data=False)
    for doc, (spans, doubtful) in zip(parsed(parsers, docs), named(namers, docs), strict=True):
        doc.set_ents([doc.char_span(s.start_char, s.end_char, label=s.label_) for s in spans])
        found.add(corrected(doc, doubtful))
    found.to_disk(corpus)
