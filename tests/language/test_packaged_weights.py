"""The weights that ship: their size, and that they are as good as their card says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import DocBin
from spacy.training import Example

from timeline.language.matrices import dense
from timeline.language.pipeline import load, packaged

if TYPE_CHECKING:
    from pathlib import Path

#: What the issue of the language pipeline allows, in bytes.
MOST = 25_000_000
#: Floors in percent, about a point below what was measured on so many of the documents.
FLOORS = {
    "ud_dev": (120, {"tag_acc": 94.0, "dep_uas": 84.3, "dep_las": 80.8}),
    "ner_dev": (120, {"ents_f": 85.0}),
}


def test_the_weights_are_light() -> None:
    files = [file for file in packaged().rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) < MOST
    assert (packaged() / "MODEL_CARD.md").is_file()


@pytest.mark.parametrize("name", FLOORS)
def test_scores_have_not_fallen(name: str, shared: Path) -> None:
    documents, floors = FLOORS[name]
    nlp = load(None)
    gold = list(DocBin().from_disk(shared / "nlp" / f"{name}.spacy").get_docs(nlp.vocab))
    with dense():
        scores = nlp.evaluate(
            Example(nlp.make_doc(doc.text), doc) for doc in gold[:: len(gold) // documents]
        )
    assert not {
        figure: scores[figure] for figure, least in floors.items() if 100 * scores[figure] < least
    }
