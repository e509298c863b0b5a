"""Pipelines that speak ClearNLP are read as UD: hand-made parses, as such a pipeline makes them."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from timeline.language.labels import Arc, is_clear, universal
from timeline.language.reading import STARTS, read
from timeline.language.units import Unit
from timeline.model import Span

#: text, then word by word: head, label, part of speech (lemma where it matters)
FELL = [
    ("Town", 1, "nsubj", "NOUN"),
    ("fell", 1, "ROOT", "VERB"),
    ("to", 1, "prep", "ADP"),
    ("rebels", 2, "pobj", "NOUN"),
]
DRIVEN = [
    ("Rebels", 2, "nsubjpass", "NOUN"),
    ("were", 2, "auxpass", "AUX"),
    ("driven", 2, "ROOT", "VERB"),
    ("out", 2, "prep", "ADP"),
    ("of", 3, "prep", "ADP"),
    ("town", 4, "pobj", "NOUN"),
    ("by", 2, "agent", "ADP"),
    ("troops", 6, "pobj", "NOUN"),
]
ILL = [
    ("He", 1, "nsubj", "PRON"),
    ("is", 1, "ROOT", "AUX"),
    ("ill", 1, "acomp", "ADJ"),
    ("now", 1, "advmod", "ADV"),
]
AFTER = [
    ("They", 1, "nsubj", "PRON"),
    ("left", 1, "ROOT", "VERB"),
    ("after", 1, "prep", "ADP"),
    ("losing", 2, "pcomp", "VERB"),
    ("ground", 3, "dobj", "NOUN"),
]
CHIEF = [
    ("The", 1, "det", "DET"),
    ("head", 4, "nsubj", "NOUN"),
    ("of", 1, "prep", "ADP"),
    ("police", 2, "pobj", "NOUN"),
    ("told", 4, "ROOT", "VERB"),
    ("them", 4, "dative", "PRON"),
]

Row = tuple[str, int, str, str]


def arcs(rows: list[Row]) -> list[Arc]:
    return [
        Arc(head=head, relation=label, pos=pos, lemma="be" if text in {"is", "were"} else text)
        for text, head, label, pos in rows
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (FELL, ["nsubj<1", "root<1", "case<3", "obl<1"]),
        (
            DRIVEN,
            [
                "nsubj:pass<2",
                "aux:pass<2",
                "root<2",
                "case<5",
                "case<5",
                "obl<2",
                "case<7",
                "obl:agent<2",
            ],
        ),
        (ILL, ["nsubj<2", "cop<2", "root<2", "advmod<2"]),
        (AFTER, ["nsubj<1", "root<1", "mark<3", "advcl<1", "obj<3"]),
        (CHIEF, ["det<1", "nsubj<4", "case<3", "nmod<1", "root<4", "iobj<4"]),
    ],
    ids=["oblique", "passive", "copula", "clause", "noun"],
)
def test_clearnlp_labels_become_universal(rows: list[Row], expected: list[str]) -> None:
    assert [f"{arc.relation}<{arc.head}" for arc in universal(arcs(rows))] == expected


def test_a_document_of_another_pipeline_comes_out_as_records() -> None:
    text = "Town fell to rebels"
    words = [row[0] for row in FELL]
    doc = Doc(
        spacy.blank("en").vocab,
        words=words,
        heads=[row[1] for row in FELL],
        deps=[row[2] for row in FELL],
        pos=[row[3] for row in FELL],
        lemmas=words,
        ents=["B-GPE", "O", "O", "O"],
    )
    doc.user_data[STARTS] = [token.idx for token in doc]
    unit = Unit(span=Span(start=0, end=len(text)), paragraph=0)
    (sentence,), (mention,) = read(doc, unit, text, clear=True)
    assert [token.relation for token in sentence.tokens] == ["nsubj", "root", "case", "obl"]
    assert (mention.name, mention.kind) == ("Town", "place")


def test_the_scheme_is_known_by_its_object() -> None:
    assert is_clear(["nsubj", "dobj"])
    assert not is_clear(["nsubj", "obj"])
