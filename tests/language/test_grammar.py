"""What grammar settles after the parse: hand-made parses with the mistakes a parser makes."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from timeline.language.agreement import agree
from timeline.language.attachment import attached
from timeline.language.verbs import settled
from timeline.model import Span, Token

#: word by word: text, tag, relation, head
Row = tuple[str, str, str, int]


def tokens(rows: list[Row]) -> list[Token]:
    made, at = [], 0
    for text, tag, relation, head in rows:
        span = Span(start=at, end=at + len(text))
        made.append(
            Token(
                span=span,
                text=text,
                lemma=text.lower(),
                pos="X",
                tag=tag,
                head=head,
                relation=relation,
            )
        )
        at = span.end + 1
    return made


def shown(found: list[Token]) -> str:
    return " ".join(f"{t.text}/{t.tag}/{t.relation}<{t.head}" for t in found)


def span_of(rows: list[Row], first: int, last: int) -> Span:
    made = tokens(rows)
    return Span(start=made[first].span.start, end=made[last].span.end)


def test_the_parts_of_a_persons_name_are_flat_on_the_first() -> None:
    rows = [("Ana", "NNP", "compound", 1), ("Lee", "NNP", "nsubj", 2), ("fled", "VBD", "root", 2)]
    found = attached(tokens(rows), [span_of(rows, 0, 1)])
    assert shown(found) == "Ana/NNP/nsubj<2 Lee/NNP/flat<0 fled/VBD/root<2"
    assert attached(tokens(rows), []) == tokens(rows)


def test_two_parts_of_a_name_on_one_verb_are_one_name() -> None:
    rows = [("Adria", "NNP", "nsubj", 2), ("Lines", "NNPS", "nsubj", 2), ("said", "VBD", "root", 2)]
    found = attached(tokens(rows), [])
    assert shown(found) == "Adria/NNP/compound<1 Lines/NNPS/nsubj<2 said/VBD/root<2"


@pytest.mark.parametrize(("case", "agent"), [("from", "obl:agent<2"), ("in", "nmod<4")])
def test_no_town_is_by_an_army_but_an_attack_may_be(case: str, agent: str) -> None:
    rows = [
        ("Rebels", "NNS", "nsubj:pass", 2),
        ("were", "VBD", "aux:pass", 2),
        ("hurt", "VBN", "root", 2),
        (case, "IN", "case", 4),
        ("raids", "NNS", "obl", 2),
        ("by", "IN", "case", 6),
        ("troops", "NNS", "nmod", 4),
    ]
    found = attached(tokens(rows), [])[6]
    assert f"{found.relation}<{found.head}" == agent


def test_a_number_between_commas_behind_a_name_is_an_age() -> None:
    rows = [
        ("Lee", "NNP", "nsubj", 4),
        (",", ",", "punct", 2),
        ("61", "CD", "nmod:unmarked", 0),
        (",", ",", "punct", 2),
        ("fled", "VBD", "root", 4),
    ]
    assert attached(tokens(rows), [])[2].relation == "appos"


def test_a_capital_behind_a_name_goes_on_with_it() -> None:
    rows = [
        ("Boats", "NNS", "nsubj", 1),
        ("Left", "VBD", "root", 1),
        ("Port", "NNP", "compound", 3),
        ("Amity", "NN", "obj", 1),
    ]
    assert attached(tokens(rows), [])[3].tag == "NN"  # no small word tells it from a headline
    small = [("the", "DT", "det", 1), ("boats", "NNS", "nsubj", 2)]
    shifted = [(text, tag, relation, head + 1) for text, tag, relation, head in rows[1:]]
    assert attached(tokens([*small, *shifted]), [])[4].tag == "NNP"


def test_a_participle_with_a_subject_and_no_helper_is_a_past_tense() -> None:
    rows = [
        ("It", "PRP", "nsubj", 1),
        ("denied", "VBN", "root", 1),
        ("and", "CC", "cc", 3),
        ("left", "VBN", "conj", 1),
    ]
    found = settled(tokens(rows))
    assert [token.tag for token in found] == ["PRP", "VBD", "CC", "VBD"]
    assert "Tense=Past" in found[1].morphology


def test_a_participle_with_a_helper_stays_one() -> None:
    rows = [("It", "PRP", "nsubj", 2), ("had", "VBD", "aux", 2), ("left", "VBN", "root", 2)]
    assert settled(tokens(rows)) == tokens(rows)


def test_are_to_begin_is_helped_by_are() -> None:
    rows = [
        ("Talks", "NNS", "nsubj:outer", 3),
        ("are", "VBP", "cop", 3),
        ("to", "TO", "mark", 3),
        ("begin", "VB", "root", 3),
    ]
    assert shown(settled(tokens(rows))).startswith("Talks/NNS/nsubj<3 are/VBP/aux<3")


def test_an_object_with_a_modifier_is_no_verb() -> None:
    rows = [
        ("raise", "VB", "root", 0),
        ("night", "NN", "compound", 2),
        ("pay", "VB", "obj", 0),
        ("slowly", "RB", "obl", 2),
    ]
    assert shown(settled(tokens(rows))).endswith("pay/NN/obj<0 slowly/RB/obl<0")


def test_a_past_tense_is_no_infinitive_and_has_its_lemma() -> None:
    nlp = spacy.blank("en")
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lookups = lemmatizer.lookups  # type: ignore[attr-defined]
    lookups.add_table("lemma_rules", {"verb": [["ed", ""]]})
    lookups.add_table("lemma_index", {"verb": ["bomb"]})
    lookups.add_table("lemma_exc", {"verb": {}})
    doc = Doc(
        nlp.vocab,
        words=["bombed"],
        tags=["VBD"],
        pos=["VERB"],
        morphs=["VerbForm=Inf"],
        lemmas=["bombed"],
    )
    (token,) = agree(nlp, doc)
    assert token.lemma_ == "bomb"
    assert "VerbForm=Fin" in str(token.morph)
