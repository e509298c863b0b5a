"""A work done in parts by copies of this process gives what it gives in one part."""

from __future__ import annotations

import importlib
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from timeline import graph
from timeline.engines import forks
from timeline.graph import linking
from timeline.spreading import share

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux")


@pytest.fixture
def unthreaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Overlook threads that other tests left idle: these works are too small to meet them."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def children() -> list[str]:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()


@pytest.mark.usefixtures("unthreaded")
def test_parts_come_in_order_and_from_other_processes() -> None:
    found = list(forks.forks(3)(lambda part, of: f"{part} of {of} {os.getpid()}".encode()))
    assert [one.split()[:3] for one in found] == [[b"%d" % n, b"of", b"3"] for n in range(3)]
    assert len({one.split()[3] for one in found}) == 3


@pytest.mark.usefixtures("unthreaded")
def test_a_part_that_is_lost_is_done_here() -> None:
    here = os.getpid()

    def work(part: int, of: int) -> bytes:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return b"%d/%d" % (part, of)

    assert list(forks.forks(2)(work)) == [b"0/2", b"1/2"]


@pytest.mark.usefixtures("unthreaded")
def test_an_error_is_raised_here_and_leaves_no_copy_behind() -> None:
    here, before = os.getpid(), children()

    def work(part: int, of: int) -> bytes:
        if os.getpid() != here:
            time.sleep(60)
        message = f"{part}/{of}"
        raise ValueError(message)

    with pytest.raises(ValueError, match="0/2"):
        list(forks.forks(2)(work))
    assert children() == before


def test_beside_another_thread_nothing_is_copied() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        found = list(forks.forks(2)(lambda part, of: b"%d %d %d" % (part, of, os.getpid())))
    finally:
        stop.set()
        thread.join()
    assert found == [b"0 1 %d" % os.getpid()]


@pytest.mark.parametrize("of", [2, 3, 7])
def test_linking_in_parts_changes_nothing(
    of: int, corpus: tuple[list[object], list[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    articles, claims = corpus
    monkeypatch.setattr(linking, "MANY", 1)
    whole = graph.link(articles, claims)  # type: ignore[arg-type]
    assert graph.link(articles, claims, parts=forks.forks(of)) == whole  # type: ignore[arg-type]
    assert whole.events


@pytest.mark.parametrize("sizes", [[], [5], [1, 1, 1, 1], [9, 0, 1, 3, 3], [0, 0]])
def test_shares_follow_each_other_and_leave_nothing_out(sizes: list[int]) -> None:
    for of in (1, 2, 3, 8):
        found = [share(sizes, part, of) for part in range(of)]
        assert [at for one in found for at in one] == list(range(len(sizes)))


@pytest.fixture
def corpus(monkeypatch: pytest.MonkeyPatch) -> tuple[list[object], list[object]]:
    """Return two hundred invented articles and their claims."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "benchmarks"))
    synthetic_claims = importlib.import_module("synthetic_claims")
    given = list(synthetic_claims.analysed(200))
    return [article for article, _ in given], [claim for _, own in given for claim in own]


@pytest.mark.usefixtures("unthreaded")
def test_a_work_beside_another_is_done_or_said_not_to_be(tmp_path: Path) -> None:
    written = forks.Beside(lambda: (tmp_path / "page").write_text("a report"))
    with written:
        pass
    assert written.done
    assert (tmp_path / "page").read_text() == "a report"
    failing = forks.Beside(lambda: (tmp_path / "no" / "page").write_text("nowhere"))
    with failing:
        pass
    assert not failing.done


@pytest.mark.usefixtures("unthreaded")
def test_what_fails_here_stops_what_is_done_beside_it() -> None:
    before = children()
    slow = forks.Beside(lambda: time.sleep(60))
    message = "the disk is full"
    with pytest.raises(OSError, match=message), slow:
        raise OSError(message)
    assert not slow.done
    assert children() == before
