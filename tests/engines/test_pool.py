"""The pool analyses every article, and no article takes another one with it."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline.engines import Settings, nursery, process, spread
from timeline.engines.pool import Pool
from timeline.model import Article, TimelineError, UsageError

if TYPE_CHECKING:
    from timeline.store import Analysis

REHEARSED = Path(__file__).with_name("rehearsed_worker.py")


@pytest.fixture(autouse=True)
def rehearsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "COMMAND", (sys.executable, str(REHEARSED)))


def articles(*texts: str) -> list[Article]:
    return [Article(id=f"a{number}", text=text) for number, text in enumerate(texts)]


def analysed(texts: list[str], **settings: float | None) -> dict[str, Analysis]:
    pool = Pool(**{"workers": 2, "time_limit": 60.0, **settings})  # type: ignore[arg-type]
    found = list(pool(articles(*texts)))
    assert len({analysis.article for analysis in found}) == len(found)
    return {analysis.article: analysis for analysis in found}


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_every_article_is_analysed_once_however_many_workers(workers: int) -> None:
    found = analysed([f"text {n}" for n in range(50)], workers=workers)
    assert {a.claims[0].label for a in found.values()} == {f"text {n}" for n in range(50)}


def test_no_articles_need_no_worker() -> None:
    assert analysed([]) == {}


def test_an_article_that_kills_its_worker_is_left_out_with_the_reason() -> None:
    found = analysed(["text 0", "crash", "text 2", "text 3"])
    assert "worker process died (status -9), tried 2 times" in found["a1"].failure
    assert all(found[name].claims for name in ("a0", "a2", "a3"))


def test_an_article_is_lost_alone_whatever_batch_it_came_in() -> None:
    found = analysed([*(f"text {n}" for n in range(20)), "crash", "text 21"] * 4, workers=1)
    lost = {name for name, analysis in found.items() if not analysis.claims}
    assert lost == {f"a{number}" for number in (20, 42, 64, 86)}
    assert len(found) == 88


def test_an_article_that_kills_its_worker_once_is_done_by_the_next(tmp_path: Path) -> None:
    found = analysed([f"crash-once {tmp_path / 'mark'}", "text 1"])
    assert all(analysis.claims for analysis in found.values())


def test_an_article_that_hangs_is_stopped_at_the_time_limit() -> None:
    found = analysed(["hang", "text 1", "text 2"], time_limit=0.5)
    assert "took longer than 0.5 seconds" in found["a0"].failure
    assert found["a1"].claims
    assert found["a2"].claims


def test_an_answer_larger_than_any_pipe_comes_through() -> None:
    assert len(analysed(["large 3000000"])["a0"].failure) == 3_000_000


def test_a_worker_that_cannot_start_is_reported_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "COMMAND", (sys.executable, str(REHEARSED), "--broken"))
    with pytest.raises(TimelineError, match=r"ended before it was ready \(status 7\)"):
        analysed(["text 0", "text 1"])


@pytest.mark.skipif(not nursery.possible(), reason="processes cannot be copied here")
def test_a_second_worker_needs_no_start_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        pytest.fail("a worker was started by itself")

    monkeypatch.setattr(process, "_started", never)
    found = analysed(["crash", *(f"text {n}" for n in range(20))])
    assert "status -9" in found["a0"].failure
    assert sum(bool(analysis.claims) for analysis in found.values()) == 20


def test_without_a_nursery_workers_start_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> bytes:
        return b""

    monkeypatch.setattr(nursery.Nursery, "ask", gone)
    found = analysed([f"text {n}" for n in range(5)])
    assert all(analysis.claims for analysis in found.values())


def test_a_caller_that_stops_leaves_no_worker_and_no_thread_behind() -> None:
    before = _children()
    threads, began = threading.active_count(), time.monotonic()
    results = Pool(workers=2, time_limit=60)(articles("text 0", "hang", *["text"] * 200))
    next(results)
    results.close()  # type: ignore[attr-defined]
    while threading.active_count() > threads and time.monotonic() - began < 30:
        time.sleep(0.01)  # the time limits that were called off notice
    assert time.monotonic() - began < 30
    assert set(_children()) <= set(before)


def _children() -> list[str]:
    tasks = Path(f"/proc/{os.getpid()}/task")
    if not tasks.is_dir():
        pytest.skip("needs /proc")
    return [c for task in tasks.iterdir() for c in (task / "children").read_text().split()]


@pytest.mark.parametrize(
    "settings",
    [Settings(workers=-1), Settings(time_limit=0), Settings(time_limit=float("nan"))],
)
def test_numbers_that_cannot_be_meant_are_refused(settings: Settings) -> None:
    with pytest.raises(UsageError, match="out of range"):
        spread("local", settings)
