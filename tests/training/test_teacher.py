"""A teacher must learn what it is shown, and say of raw text what can be trained on."""

from __future__ import annotations

import importlib
import itertools
import random
from typing import TYPE_CHECKING

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.vectors import Vectors

if TYPE_CHECKING:
    from pathlib import Path

NLP = spacy.blank("en")
VECTORS = Vectors(data=np.ones((1, 4), dtype="float32"), keys=["bo"], attr="LOWER")
#: Who does what to whom, by place alone: the names are told apart from the verbs by nothing else.
NAMES, VERBS = ("Ana", "Bo", "Caius", "Dara", "Eno"), ("met", "saw", "sued", "heard")


def sentences() -> list[Doc]:
    return [
        Doc(
            NLP.vocab,
            words=[who, verb, whom, "."],
            spaces=[True, True, False, True],
            heads=[1, 1, 1, 1],
            deps=["nsubj", "ROOT", "obj", "punct"],
            tags=["NNP", "VBD", "NNP", "."],
            pos=["PROPN", "VERB", "PROPN", "PUNCT"],
            morphs=["Number=Sing", "Tense=Past", "Number=Sing", ""],
            ents=["B-PERSON", "O", "B-PERSON", "O"],
        )
        for who, verb, whom in itertools.product(NAMES, VERBS, NAMES)
    ]


def test_the_best_tree_is_the_best_of_all_trees() -> None:
    trees = importlib.import_module("trees")
    draw = np.random.default_rng(5)
    for words in (1, 2, 3, 4, 4, 4, 4):
        scores = draw.normal(size=(words, words + 1)) * 3
        heads = trees.tree(scores)
        best = max(_trees(words), key=lambda tree: _score(scores, tree))
        assert heads == list(best)


def _trees(words: int) -> list[tuple[int, ...]]:
    ways = itertools.product(range(words + 1), repeat=words)
    return [heads for heads in ways if heads.count(0) == 1 and _reach_the_root(heads)]


def _reach_the_root(heads: tuple[int, ...]) -> bool:
    at = list(range(1, len(heads) + 1))
    for _ in heads:
        at = [heads[node - 1] if node else 0 for node in at]
    return not any(at)


def _score(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


def test_a_name_left_open_stays_open_for_the_teacher() -> None:
    gold = importlib.import_module("gold")
    doc = Doc(
        NLP.vocab, words=["Ana", "Bo", "met", "Dara"], sent_starts=[True, False, False, False]
    )
    doc.set_ents([Span(doc, 0, 2, label="PERSON")], missing=[doc[3:4]])
    assert gold.marks(doc[:]) == ["B-PERSON", "L-PERSON", "O", ""]


def test_raw_text_keeps_the_sentence_ends_it_has(tmp_path: Path) -> None:
    raw = importlib.import_module("raw")
    (tmp_path / "raw.txt").write_text("It rained.\nAna  left Bonn at 5 p.m. Monday.\n" * 4)
    first, second = raw.passages(tmp_path / "raw.txt", NLP)
    assert [sentence.text for sentence in first.sents] == [
        "It rained.",
        "Ana left Bonn at 5 p.m. Monday.",
    ] * 3
    assert len(list(second.sents)) == 2


def test_batches_hold_every_sentence_once_and_no_more_words_than_asked() -> None:
    batches = importlib.import_module("sentences").batches
    draw = random.Random(5)  # noqa: S311 - a draw of examples, not a secret
    lengths = [draw.randint(1, 30) for _ in range(200)]
    found = list(batches(lengths, 90, np.random.default_rng(5)))
    assert sorted(itertools.chain(*found)) == list(range(200))
    assert max(len(batch) * max(lengths[n] for n in batch) for batch in found) <= 90
    assert found == list(batches(lengths, 90, np.random.default_rng(5)))


def test_the_teachers_label_raw_text_as_they_were_taught(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="the teacher needs PyTorch: pip install -e '.[training]'")
    silver, teacher = importlib.import_module("silver"), importlib.import_module("teacher")
    plan = teacher.Plan(seed=5, rounds=50, size=importlib.import_module("network").Size(200, 3))
    parse, names = (teacher.teach(task, sentences(), VECTORS, plan) for task in ("parse", "names"))
    (tmp_path / "raw.txt").write_text("Bo sued Dara.\nEno heard Ana.\n")
    silver.trees([tmp_path / "raw.txt"], tmp_path / "trees", [parse])
    (doc,) = DocBin().from_disk(tmp_path / "trees").get_docs(NLP.vocab)
    assert [(word.dep_, word.head.text) for word in doc] == [
        ("nsubj", "sued"),
        ("ROOT", "sued"),
        ("obj", "sued"),
        ("punct", "sued"),
        ("nsubj", "heard"),
        ("ROOT", "heard"),
        ("obj", "heard"),
        ("punct", "heard"),
    ]
    ((found, _),) = importlib.import_module("labelling").named([names], [doc])
    assert [(name.text, name.label_) for name in found] == [
        (name, "PERSON") for name in ("Bo", "Dara", "Eno", "Ana")
    ]


def test_one_seed_gives_one_teacher() -> None:
    pytest.importorskip("torch", reason="the teacher needs PyTorch: pip install -e '.[training]'")
    teacher = importlib.import_module("teacher")
    plan = teacher.Plan(seed=5, rounds=2, size=importlib.import_module("network").Size(40, 2))
    one, two = (teacher.teach("parse", sentences()[:20], VECTORS, plan) for _ in range(2))
    weights = zip(one.network.parameters(), two.network.parameters(), strict=True)
    assert all(bool((first == second).all()) for first, second in weights)


def test_what_ships_finds_the_names_its_network_was_taught() -> None:
    pytest.importorskip("torch", reason="the teacher needs PyTorch: pip install -e '.[training]'")
    teacher = importlib.import_module("teacher")
    plan = teacher.Plan(seed=5, rounds=60, size=importlib.import_module("network").Size(24, 1))
    taught = teacher.teach("names", sentences(), VECTORS, plan)
    nlp = spacy.blank("en")
    nlp.vocab.vectors = VECTORS
    shipped = importlib.import_module("shipped").component(taught, nlp)
    docs = [
        Doc(nlp.vocab, words=words, sent_starts=[True, *[False] * (len(words) - 1)])
        for words in (["Bo", "sued", "Dara", "."], ["Eno", "heard", "Ana", "."])
    ]
    said = importlib.import_module("labelling").named([taught], docs)
    wanted = [[name.text for name in names] for names, _ in said]
    assert wanted == [["Bo", "Dara"], ["Eno", "Ana"]]
    assert [[name.text for name in doc.ents] for doc in shipped.pipe(docs)] == wanted
