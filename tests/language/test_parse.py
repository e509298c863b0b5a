"""What a parse holds: every offset true, boilerplate silent, articles in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import language
from timeline.model import Article, Paragraph, Parse, Span, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable


def test_relations_are_universal_dependencies(article: Callable[..., Article]) -> None:
    (sentence,) = language.parse(article("Rebels were driven from the town by the army.")).sentences
    found = {token.text: token.relation for token in sentence.tokens}
    assert found["driven"] == "root"
    assert found["Rebels"] == "nsubj:pass"
    assert found["army"] in {"obl", "obl:agent"}


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("The bridge was closed.", "was", "be"),
        ("They have left the town.", "have", "have"),
        ("She has been found.", "been", "be"),
        ("It did not rain.", "did", "do"),
        ("He fled the camp.", "fled", "flee"),
    ],
)
def test_auxiliaries_have_the_lemma_of_their_verb(
    text: str, word: str, lemma: str, article: Callable[..., Article]
) -> None:
    (sentence,) = language.parse(article(text)).sentences
    assert next(token.lemma for token in sentence.tokens if token.text == word) == lemma


def test_boilerplate_lends_no_sentence_and_no_name() -> None:
    text = "Subscribe to Kabul Weekly\nThe dam broke."
    kinds = ("boilerplate", "text")
    spans = (Span(start=0, end=25), Span(start=26, end=40))
    paragraphs = tuple(Paragraph(span=s, kind=k) for s, k in zip(spans, kinds, strict=True))
    parse = language.parse(Article(id="x", text=text, paragraphs=paragraphs))
    assert [sentence.paragraph for sentence in parse.sentences] == [1]
    assert not parse.mentions


def test_blanks_are_no_words(article: Callable[..., Article]) -> None:
    text = "He   fled \u00a0 at\tdawn."
    (sentence,) = language.parse(article(text)).sentences
    assert [token.text for token in sentence.tokens] == ["He", "fled", "at", "dawn", "."]
    assert all(token.span.of(text) == token.text for token in sentence.tokens)


def test_many_articles_are_read_as_each_alone(article: Callable[..., Article]) -> None:
    texts = ["The dam broke.\nNobody was hurt.", "", "Ana Kos resigned on Monday."]
    articles = [article(text) for text in texts]
    assert list(language.parse_many(articles)) == [language.parse(one) for one in articles]
    assert language.parse(articles[1]) == Parse()


def test_a_paragraph_longer_than_a_page_is_cut_between_sentences(
    article: Callable[..., Article],
) -> None:
    text = "The army of the north crossed the river at dawn on Monday. " * 200
    found = language.parse(article(text)).sentences
    assert {sentence.span.of(text) for sentence in found} == {text[:58]}
    assert len(found) == 200


def test_a_missing_model_is_named_with_the_remedy(article: Callable[..., Article]) -> None:
    with pytest.raises(UsageError, match=r"xx_nowhere.*not installed.*install it"):
        language.parse(article("Hello."), model="xx_nowhere")


def test_the_environment_may_name_another_model(
    article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_LANGUAGE_MODEL", "xx_elsewhere")
    with pytest.raises(UsageError, match="xx_elsewhere"):
        language.parse(article("Hello."))


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_offsets_point_at_their_text_whatever_the_text(text: str) -> None:
    paragraph = Paragraph(span=Span(start=0, end=len(text)), kind="text")
    parse = language.parse(Article(id="x", text=text, paragraphs=(paragraph,)))
    for sentence in parse.sentences:
        assert all(sentence.span.contains(token.span) for token in sentence.tokens)
        assert all(token.span.of(text) == token.text for token in sentence.tokens)
        assert all(0 <= token.head < len(sentence.tokens) for token in sentence.tokens)
