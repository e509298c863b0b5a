"""Articles reach a worker in batches: none is lost, none is too many, and the work is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from timeline import language
from timeline.engines import inline
from timeline.engines.batches import FULL, TURNS, batches
from timeline.model import Article

if TYPE_CHECKING:
    import pytest

LENGTHS = st.lists(st.integers(0, 2 * FULL), max_size=40)


@given(LENGTHS, st.integers(0, 3))
def test_every_article_is_in_one_batch_in_its_order(lengths: list[int], workers: int) -> None:
    articles = [Article(id=str(n), text="x" * length) for n, length in enumerate(lengths)]
    found = list(batches(articles, workers))
    assert [article for batch in found for article in batch] == articles
    assert all(sum(len(article.text) for article in batch[:-1]) < FULL for batch in found)


@given(st.integers(1, 300), st.integers(1, 4))
def test_the_last_batches_are_small_so_that_all_workers_end_together(
    number: int, workers: int
) -> None:
    left = number
    for batch in batches([Article(id=str(n), text="short") for n in range(number)], workers):
        assert 0 < len(batch) <= 1 + left // (workers * TURNS)
        left -= len(batch)
    assert len(batch) == 1


def test_an_article_reads_the_same_in_a_batch_as_alone() -> None:
    texts = ["A dam broke at Orlec on Monday.", "", "Ana Kos resigned.", "Das Haus brannte ab."]
    articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    assert list(inline.many(articles)) == [inline.one(article) for article in articles]


def test_an_article_the_parse_fails_on_does_not_take_the_others_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parsed = language.parse

    def together(_: object) -> object:
        raise ValueError

    def alone(article: Article) -> object:
        if "bad" in article.text:
            raise ValueError(article.id)
        return parsed(article)

    monkeypatch.setattr(language, "parse_many", together)
    monkeypatch.setattr(language, "parse", alone)
    articles = [Article(id=word, text=f"A {word} dam broke on Monday.") for word in ("good", "bad")]
    good, bad = inline.many(articles)
    assert good.claims
    assert not good.failure
    assert "ValueError: bad" in bad.failure
