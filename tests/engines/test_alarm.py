"""An article that takes too long is left out also where all is done in one process."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from timeline import language, pipeline
from timeline.engines import Settings, alarm, spread
from timeline.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.model import Claim, Parse

ARTICLES = [Article(id=name, text=name) for name in ("quick", "slow", "brisk")]

pytestmark = pytest.mark.skipif(not alarm.possible(), reason="needs an alarm, which Unix has")


def analyse(article: Article, _parse: Parse | None = None) -> tuple[Claim, ...]:
    while article.id == "slow":
        with suppress(Exception):  # a library that goes on whatever happens
            time.sleep(1)
    return ()


def parse_many(articles: Iterable[Article]) -> Iterator[None]:
    return (None for _ in articles)


@pytest.fixture(autouse=True)
def rehearsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "analyse", analyse)
    monkeypatch.setattr(language, "parse_many", parse_many)
    monkeypatch.setattr(language, "reads", lambda _: True)


def failures(limit: float) -> dict[str, str]:
    found = spread("local", Settings(workers=0, time_limit=limit))(ARTICLES)
    return {analysis.article: analysis.failure for analysis in found}


def test_only_the_article_that_takes_too_long_is_left_out() -> None:
    before = signal.getsignal(signal.SIGALRM)
    told = "took longer than 0.5 seconds (--time-limit)"
    assert failures(0.5) == {"quick": "", "slow": told, "brisk": ""}
    assert signal.getsignal(signal.SIGALRM) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_articles_whose_parse_together_takes_too_long_are_tried_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def slowly(_: Iterable[Article]) -> None:
        time.sleep(60)

    monkeypatch.setattr(language, "parse_many", slowly)
    assert [bool(failure) for failure in failures(0.2).values()] == [False, True, False]


def test_a_limit_that_is_no_time_at_all_leaves_out_what_takes_any() -> None:
    assert failures(1e-9)["slow"]


def test_an_alarm_that_rings_at_any_moment_is_put_away() -> None:
    for number in range(300):
        with suppress(alarm.LateError):
            alarm.within(number * 1e-6, lambda: None)
        assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_where_no_alarm_rings_there_is_no_limit() -> None:
    done = []

    def wait() -> None:
        alarm.within(0.01, lambda: time.sleep(0.05))
        done.append(1)

    thread = threading.Thread(target=wait)
    thread.start()
    thread.join()
    assert done == [1]
