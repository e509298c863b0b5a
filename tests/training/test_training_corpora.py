"""What the model is trained on must stay true to the gold, however it is cut and rewritten."""

from __future__ import annotations

import importlib
import random
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example

from timeline.language.pipeline import load

if TYPE_CHECKING:
    from pathlib import Path

NLP = spacy.blank("en")


def document() -> Doc:
    words = [
        "Kabul",
        "fell",
        ".",
        '"',
        "Run",
        ",",
        '"',
        "said",
        "Ana's",
        "aunt",
        ".",
        "They",
        "ran",
    ]
    spaces = [True, False, True, False, False, False, True, True, True, False, True, True, False]
    starts = [index in {0, 3, 11} for index in range(len(words))]
    heads = [1, 1, 1, 7, 7, 7, 7, 7, 9, 7, 7, 12, 12]
    doc = Doc(
        NLP.vocab,
        words=words,
        spaces=spaces,
        heads=heads,
        deps=["dep" if head != index else "ROOT" for index, head in enumerate(heads)],
        tags=["NN"] * len(words),
    )
    assert [token.is_sent_start for token in doc] == starts
    doc.set_ents([Span(doc, 0, 1, label="LOC")], missing=[Span(doc, 8, 9)])
    return doc


def test_pieces_hold_every_word_once_and_never_cut_a_sentence(tmp_path: Path) -> None:
    pieces = importlib.import_module("pieces")
    DocBin(docs=[document()] * 9).to_disk(tmp_path / "gold")
    pieces.write_pieces([tmp_path / "gold"], tmp_path / "cut", seed=5)
    cut = list(DocBin().from_disk(tmp_path / "cut").get_docs(NLP.vocab))
    whole = list(document().sents)
    found = sorted(sentence.text.rstrip(".") for piece in cut for sentence in piece.sents)
    assert found == sorted(sentence.text.rstrip(".") for sentence in whole * 9)


def test_only_single_sentences_lose_their_full_stop(tmp_path: Path) -> None:
    pieces = importlib.import_module("pieces")
    DocBin(docs=[document()] * 60).to_disk(tmp_path / "gold")
    pieces.write_pieces([tmp_path / "gold"], tmp_path / "cut", seed=5)
    cut = list(DocBin().from_disk(tmp_path / "cut").get_docs(NLP.vocab))
    bare = [piece for piece in cut if piece.text.startswith("Kabul fell") and "." not in piece.text]
    assert bare
    assert {piece.text.strip() for piece in bare} == {"Kabul fell"}


def test_what_the_gold_leaves_open_stays_open_in_the_pieces(tmp_path: Path) -> None:
    pieces = importlib.import_module("pieces")
    DocBin(docs=[document()]).to_disk(tmp_path / "gold")
    pieces.write_pieces([tmp_path / "gold"], tmp_path / "cut", seed=5)
    words = [w for piece in DocBin().from_disk(tmp_path / "cut").get_docs(NLP.vocab) for w in piece]
    assert [word.text for word in words if not word.ent_iob_] == ["Ana's"]


def named() -> Doc:
    words = ["Maria", "Braun", "left", "Bonn", ".", "Braun", "met", "the", "BBC", "there", "."]
    doc = Doc(NLP.vocab, words=words)
    spans = [(0, 2, "PERSON"), (3, 4, "LOC"), (5, 6, "PERSON"), (8, 9, "ORG")]
    doc.set_ents(
        [Span(doc, start, end, label=label) for start, end, label in spans],
        missing=[Span(doc, 9, 10)],
    )
    return doc


def test_a_passage_under_other_names_says_the_same_of_them() -> None:
    renamed = importlib.import_module("renamed")
    gold = named()
    draw = random.Random(5)  # noqa: S311 - a draw of examples, not a secret
    copies = list(renamed.Renamer(draw).copies([gold] * 20))
    assert 0 < len(copies) < 20
    for copy in copies:
        person, place, again, body = copy.ents
        assert [e.label_ for e in copy.ents] == [e.label_ for e in gold.ents]
        assert again.text == person[-1].text
        assert (person.text, place.text, body.text) != ("Maria Braun", "Bonn", "BBC")
        assert body.text == "BBC"
        assert [word.text for word in copy if not word.ent_type_] == [
            word.text for word in gold if not word.ent_type_
        ]
        assert [word.text for word in copy if not word.ent_iob_] == ["there"]


def test_words_of_like_company_lie_near_each_other(tmp_path: Path) -> None:
    company = importlib.import_module("company")
    lines = [f"The {town} road was closed ." for town in ("Bonn", "Kyiv")] * 6
    lines += ["They ate bread quickly ."] * 6
    (tmp_path / "raw.txt").write_text("\n".join(lines))
    near = company.vectors([], tmp_path / "raw.txt")
    alike, unlike = near["bonn"] @ near["kyiv"], near["bonn"] @ near["bread"]
    assert alike > unlike
    assert company.UNSEEN in near


def test_one_seed_gives_one_order(tmp_path: Path) -> None:
    pieces = importlib.import_module("pieces")
    DocBin(docs=[document()] * 9).to_disk(tmp_path / "gold")
    for name in ("one", "two"):
        pieces.write_pieces([tmp_path / "gold"], tmp_path / name, seed=5)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("rewrite", ["curly", "upper", "lower"])
def test_rewritten_text_keeps_its_heads_and_names(rewrite: str) -> None:
    newsprint = importlib.import_module("newsprint")
    gold = document()
    change = newsprint.curly if rewrite == "curly" else getattr(str, rewrite)
    example = newsprint.rewritten(NLP, Example(NLP.make_doc(gold.text), gold), change)
    assert example.reference.text == change(gold.text)
    assert [word.head.i for word in example.reference] == [word.head.i for word in gold]
    assert [(name.start, name.label_) for name in example.reference.ents] == [(0, "LOC")]


def test_straight_quotation_marks_become_the_pair_a_newspaper_sets() -> None:
    newsprint = importlib.import_module("newsprint")
    assert (
        newsprint.curly('He ("Bo") said "it\'s us".')
        == "He (\u201cBo\u201d) said \u201cit\u2019s us\u201d."
    )


def test_every_run_rewrites_the_same_examples() -> None:
    newsprint = importlib.import_module("newsprint")
    gold = document()
    examples = [Example(NLP.make_doc(gold.text), gold) for _ in range(60)]

    def texts() -> list[str]:
        augment = newsprint.newsprint()
        return [made.reference.text for example in examples for made in augment(NLP, example)]

    first, second = texts(), texts()
    assert second == first
    assert len(set(first)) > 1


def test_names_in_raw_news_are_corrected_by_the_gazetteer() -> None:
    corrected = importlib.import_module("corrected").corrected
    doc = load(None)("Taliban fighters left Kandahar. President Ana Torres met Afghan elders.")
    assert [(name.text, name.label_) for name in corrected(doc).ents] == [
        ("Taliban", "ORG"),
        ("Kandahar", "LOC"),
        ("Ana Torres", "PERSON"),
        ("Afghan", "NORP"),
    ]


def bodies_named() -> Doc:
    words = ["Bonn", "Bank", "and", "Royal", "Rhine", "Choir", "joined", "Concordia", "."]
    doc = Doc(NLP.vocab, words=words)
    spans = [(0, 2), (3, 6), (7, 8)]
    doc.set_ents([Span(doc, start, end, label="ORG") for start, end in spans])
    return doc


def test_bodies_of_any_length_are_given_other_names() -> None:
    renamed, bodies = importlib.import_module("renamed"), importlib.import_module("bodies")
    draw = random.Random(5)  # noqa: S311 - a draw of examples, not a secret
    copies = list(renamed.Renamer(draw).copies([bodies_named()] * 60))
    old = {name.text for name in bodies_named().ents}
    for copy in copies:
        assert [name.label_ for name in copy.ents] == ["ORG"] * 3
        assert old.isdisjoint(name.text for name in copy.ents)
        assert [word.text for word in copy if not word.ent_type_] == ["and", "joined", "."]
    forms = {name.text for copy in copies for name in copy.ents}
    assert len(forms) > 2 * len(copies)
    assert not any(trade in form.split() for form in forms for trade in bodies.UNSEEN)


def test_trades_are_the_nouns_of_the_text_and_nothing_else() -> None:
    bodies = importlib.import_module("bodies")
    words = ["the", "tractor", "reached", "quickly", "a", "gallery", "and", "cement"]
    found = bodies.trades([Doc(NLP.vocab, words=words)] * bodies.SEEN)
    assert found == ["Gallery", "Tractor", "Tractors"]
