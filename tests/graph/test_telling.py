"""Articles are told in order of publication, and each is found again where it then stands."""

from __future__ import annotations

from datetime import datetime

from timeline.graph.telling import Telling, held
from timeline.interval import of
from timeline.model import Article, PublicationDate


def published(name: str, day: int | None) -> Article:
    if day is None:
        return Article(id=name, text=name)
    interval = of(datetime(2024, 5, day), "day")
    publication = PublicationDate(interval=interval, evidence="manifest", score=1.0)
    return Article(id=name, text=name, published=(publication,))


def test_every_article_is_found_by_its_id_whatever_the_order_they_came_in() -> None:
    articles = [published(*one) for one in (("d", 9), ("u", None), ("b", 2), ("a", 9), ("c", 1))]
    telling = Telling(articles, held(()))
    assert [article.id for article in telling.articles] == ["c", "b", "a", "d", "u"]
    for article in articles:
        assert telling.articles[telling.places[article.id]] is article
    assert [[one.id for one in day.articles] for day in telling.days()] == [
        ["c"],
        ["b"],
        ["a", "d"],
        ["u"],
    ]
