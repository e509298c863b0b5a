"""The component for names reads any document and is kept and read back whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from timeline.language.naming import FACTORY, LONGEST, Names
from timeline.language.pipeline import load

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

TEXTS = [
    "Ana Torres fled Kabul.",
    "",
    " ",
    "No name stands here. Leyla Demir met officials of the Red Cross in Lviv.",
    "“All is over,” Omar Haddad told Reuters.",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(None)


def names(nlp: Language, texts: list[str], *, batch: int) -> list[list[tuple[str, str]]]:
    docs = nlp.pipe(texts, batch_size=batch)
    return [[(name.text, name.label_) for name in doc.ents] for doc in docs]


def test_names_are_found_with_their_kind(nlp: Language) -> None:
    found = names(nlp, TEXTS, batch=64)
    assert found[0] == [("Ana Torres", "PERSON"), ("Kabul", "LOC")]
    assert found[1] == found[2] == []
    assert ("Leyla Demir", "PERSON") in found[3]


def test_names_do_not_depend_on_what_is_read_together(nlp: Language) -> None:
    assert names(nlp, TEXTS, batch=1) == names(nlp, TEXTS, batch=64)


def test_a_sentence_without_end_is_read_in_pieces(nlp: Language) -> None:
    doc = nlp.make_doc("Ana Torres fled Kabul and " * LONGEST)
    found = nlp.get_pipe("ner")(doc).ents  # type: ignore[operator]
    assert len(found) > LONGEST


def test_a_component_is_read_back_as_it_was_kept(nlp: Language, tmp_path: Path) -> None:
    kept = nlp.get_pipe("ner")
    assert isinstance(kept, Names)
    kept.to_disk(tmp_path / "ner")
    again = Names(nlp.vocab).from_disk(tmp_path / "ner")
    assert again.to_bytes() == Names(nlp.vocab).from_bytes(kept.to_bytes()).to_bytes()
    doc = nlp(TEXTS[3])
    wanted = [str(name) for name in doc.ents]
    doc.set_ents([])
    assert [str(name) for name in again(doc).ents] == wanted
    assert again.labels == kept.labels


def test_spacy_itself_knows_the_component() -> None:
    assert spacy.blank("en").add_pipe(FACTORY)
