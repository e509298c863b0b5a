"""Whatever the text, claims come out in time, with offsets that point at their words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from timeline import events, sources
from timeline.model import Sentence, Span, Token

if TYPE_CHECKING:
    from conftest import Read

HOSTILE = {
    "one endless sentence": "and the men who fought the war that the towns won " * 4000,
    "nested quotation marks": "“" * 10_000 + "They left on Monday" + "”" * 10_000 + " he said.",
    "quotations inside quotations": "“We said " * 2000 + "”" * 2000 + " he said on Monday.",
    "one speaker without end": "he said, " * 4000,
    "two apostrophes throughout": "'' " * 4000 + "he said on Monday.",
    "quotation marks never closed": '"We left on Monday. ' * 500,
    "names before colons": "Ana Kos: " * 4000,
    "all capitals": "REBELS ATTACK KOPER ON MONDAY, KILLING AT LEAST 12 PEOPLE, POLICE SAID.",
    "no words": "... !!! ??? --- 12 34",
    "another language": "Die Polizei sagte am Montag, zwei Männer seien getötet worden.",
    "nothing": "",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_offsets_point_at_words_of_the_text(name: str, read: Read) -> None:
    article, claims = read(HOSTILE[name])
    for claim in claims:
        assert claim.trigger.of(article.text).strip()
        assert claim.sentence.contains(claim.trigger)
        for actor in claim.actors:
            assert 0 <= actor.span.start < actor.span.end <= len(article.text)


def test_a_sentence_of_a_megabyte_is_laid_out_and_read_at_once() -> None:
    """What no person wrote as a sentence is a table or junk: it costs one look and claims none."""
    word = Token(
        span=Span(start=0, end=4),
        text="left",
        lemma="leave",
        tag="VBD",
        pos="VERB",
        head=0,
        relation="root",
    )
    size = 200_000
    tokens = tuple(
        replace(word, span=Span(start=5 * i, end=5 * i + 4), head=max(0, i - 1))
        for i in range(size)
    )
    text = "left " * size
    article = sources.from_text(text)
    sentence = Sentence(span=Span(start=0, end=len(text) - 1), paragraph=0, tokens=tokens)
    assert events.claims(article, (sentence,), (), ()) == ()


def test_what_is_told_in_capitals_is_told(read: Read) -> None:
    _, claims = read(HOSTILE["all capitals"])
    assert {"attack", "kill"} & {claim.type for claim in claims}


def test_at_most_one_claim_is_the_main_event(read: Read) -> None:
    _, claims = read("Rebels attacked Koper on Monday.\n\nPolice said two guards were killed.")
    assert sum(claim.main for claim in claims) == 1


def test_ids_are_the_same_twice_and_differ_within_an_article(read: Read) -> None:
    text = "Rebels attacked Koper on Monday and killed two guards."
    first, second = read(text)[1], read(text)[1]
    assert first == second
    assert len({claim.id for claim in first}) == len(first)


def test_page_furniture_yields_no_claim(read: Read) -> None:
    article, claims = read(
        "Rebels attacked Koper on Monday, police said.\n\nREAD MORE: Army retakes the port\n"
    )
    assert not [c for c in claims if "READ MORE" in c.sentence.of(article.text)]


def test_without_a_publication_date_a_weekday_stays_open(read: Read) -> None:
    _, claims = read("Rebels attacked Koper on Monday.", published=None)
    assert [(c.when.interval, c.when.basis) for c in claims] == [(None, "none")]
    assert claims[0].when.timex is not None


def test_labels_are_short_and_have_their_quotation_marks_in_pairs(read: Read) -> None:
    _, claims = read(
        "“We will never leave this town whatever the generals in the capital say about it and about"
        " our people here,” Ana Kovač, the mayor of Koper, said on Monday. She later left Koper."
    )
    assert claims
    for claim in claims:
        assert len(claim.label) <= 90
        assert claim.label.count("“") == claim.label.count("”")
    assert any(claim.label.startswith("Ana Kovač") for claim in claims)
