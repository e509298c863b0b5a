"""Which articles print the same text, what they share, and whose day of publication they take."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import copies, interval, sources
from timeline.copies import candidates, hashing, readings, settling, wording
from timeline.model import PublicationDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from timeline.model import Article

WIRE = [
    "A ferry with 240 people on board caught fire off the port of Koper late on Thursday.",
    "Twelve passengers were treated for smoke, the coast guard said, and two are in hospital.",
    "The crew of a Greek tanker took most of the passengers on board within an hour.",
    "The ferry had left Venice in the afternoon and was due in Pula in the evening.",
    "Its owner, Adria Lines, said that the fire had begun in a lorry on the car deck.",
    "Inspectors had found faulty sprinklers on the ship in March, according to port records.",
]
OWN = "Our reporter saw smoke above the bay from the castle hill until the early morning hours."
RETOLD = [
    "Fire broke out on a passenger ship near Koper on Thursday night, rescuers reported.",
    "Around a dozen travellers inhaled smoke; a couple of them had to be kept in a clinic.",
    "Most of those on the vessel were rescued by sailors from a tanker that was passing.",
    "Adria Lines blamed a burning truck below deck for what happened to its ferry.",
]


def article(sentences: list[str], name: str, head: str = "") -> Article:
    return sources.from_text(head + "\n\n".join(sentences) + "\n", path=name)


def by_path(*articles: Article) -> dict[str, Article]:
    return {item.paths[0]: item for item in copies.settle(articles)}


def test_two_outlets_with_the_same_copy_are_near_duplicates_of_one_origin() -> None:
    one, two = article(WIRE, "one"), article([*WIRE[:4], OWN], "two")
    found = by_path(one, two)
    assert [near.article for near in found["one"].near_duplicates] == [two.id]
    assert found["one"].near_duplicates[0].shared_sentences == 4
    shown = [part.span.of(found["two"].text) for part in found["two"].passages]
    assert shown == WIRE[:4]
    assert {part.origin for item in found.values() for part in item.passages} == {
        found["one"].passages[0].origin
    }


def test_the_agency_that_one_of_them_credits_is_named_for_both() -> None:
    wire = article(WIRE, "one", "---\nbyline: Ana Kos and Reuters\n---\n")
    found = by_path(wire, article([*WIRE[:4], OWN], "two"))
    assert {part.credit for item in found.values() for part in item.passages} == {"Reuters"}


def test_edited_sentences_are_still_the_same_copy() -> None:
    edited = [WIRE[0].replace("caught fire", "was set on fire"), *WIRE[1:4]]
    found = by_path(article(WIRE, "one"), article(edited, "two"))
    assert found["two"].near_duplicates[0].shared_sentences == 4


def test_the_same_fire_in_other_words_is_no_copy() -> None:
    found = by_path(article(WIRE, "one"), article(RETOLD, "two"))
    assert all(not item.near_duplicates and not item.passages for item in found.values())


def test_two_wires_in_one_article_stay_two_origins() -> None:
    other = [sentence.replace("ferry", "train").replace("Koper", "Graz") for sentence in RETOLD]
    found = by_path(article(WIRE, "a"), article(other, "b"), article(WIRE[:3] + other[:3], "both"))
    assert len({part.origin for part in found["both"].passages}) == 2


def test_shared_background_in_long_articles_is_found() -> None:
    rng = random.Random(3)  # noqa: S311 - filler words
    words = [f"{a}{b}{c}" for a in "bdfgklm" for b in "aeiou" for c in "nprst"]

    def filler() -> list[str]:
        return [" ".join(rng.choices(words, k=18)).capitalize() + "." for _ in range(40)]

    found = by_path(article(filler() + WIRE[:4], "one"), article(WIRE[:4] + filler(), "two"))
    assert len(found["one"].passages) == 4
    assert found["one"].near_duplicates[0].containment < 0.2


def test_an_undated_copy_borrows_the_date_and_says_from_whom() -> None:
    dated = article(WIRE, "dated", "---\ndate: 2021-07-16\nsource: Harbour Post\n---\n")
    crawled = article(
        [*WIRE[:5], OWN], "crawled", "7.5 C\nThursday, April 25, 2024\n\nFerry burns\n\n"
    )
    found = by_path(dated, crawled)["crawled"]
    best = found.publication
    assert best is not None
    assert (best.evidence, str(best.interval.start)[:10]) == ("near-duplicate", "2021-07-16")
    assert "Harbour Post" in best.doubts[0]
    masthead = next(date for date in found.published if date.evidence == "masthead")
    assert "is dated 2021-07-16" in masthead.doubts[-1]


@pytest.mark.parametrize(
    ("day", "doubted"),
    [
        ("2021-07-12T23:00", True),
        ("2021-07-13T09:00", False),
        ("2021-07-19T09:00", False),
        ("2021-07-19T23:00", False),
        ("2021-07-20T01:00", True),
    ],
)
def test_a_copy_doubts_days_before_its_own_as_it_doubts_days_after(day: str, doubted: bool) -> None:  # noqa: FBT001 - a case
    dated = article(WIRE, "dated", "---\ndate: 2021-07-16T21:00\n---\n")
    other = article([*WIRE[:5], OWN], "other")
    at = datetime.fromisoformat(day)
    weak = PublicationDate(interval=interval.of(at, "minute"), evidence="metadata", score=0.6)
    found = by_path(dated, replace(other, published=(weak,)))["other"]
    own = next(date for date in found.published if date.evidence == "metadata")
    assert ["is dated" in doubt for doubt in own.doubts] == [True] * doubted


def test_a_stated_date_is_never_doubted_by_a_copy() -> None:
    head = "---\ndate: {}\n---\n"
    found = by_path(
        article(WIRE, "one", head.format("2021-07-16")),
        article([*WIRE, OWN], "two", head.format("2021-09-01")),
    )
    assert found["two"].published[0].doubts == ()


def test_the_same_article_at_two_paths_is_one_with_both() -> None:
    found = copies.settle([article(WIRE, "b"), article(WIRE, "a")])
    assert [item.paths for item in found] == [("a", "b")]
    assert found[0].near_duplicates == ()


@given(st.permutations(range(5)))
def test_the_order_of_articles_plays_no_part(order: list[int]) -> None:
    every = [
        article(WIRE, "a", "---\ndate: 2021-07-16\n---\n"),
        article([*WIRE[:4], OWN], "b"),
        article(WIRE, "c"),
        article(RETOLD, "d"),
        article([*WIRE[2:], *RETOLD[:2]], "e"),
    ]
    assert copies.settle([every[i] for i in order]) == copies.settle(every)


def test_a_chain_of_copies_longer_than_what_is_open_at_once_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each shares copy with the next alone: all are one group, which is read piece by piece."""
    told = [[f"{line[:-1]}, edition {n} of the paper says." for line in WIRE] for n in range(13)]
    chain = [article([*told[n], *told[n + 1]], f"{n:02}") for n in range(12)]
    whole = copies.settle(chain)
    assert all(item.near_duplicates for item in whole)
    monkeypatch.setattr(readings, "BATCH", 1_500)
    monkeypatch.setattr(readings, "OPENED", 2)
    assert copies.settle(chain) == whole


@pytest.mark.parametrize("number", [2, 3, 7])
def test_in_parts_copies_are_what_they_are_in_one(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One group of many and one of two: the parts cut through the first."""

    def parts(work: Callable[[int, int], bytes], /) -> Iterable[bytes]:
        return (work(part, number) for part in range(number))

    monkeypatch.setattr(settling, "MANY", 1)
    told = [[f"{line[:-1]}, edition {n} of the paper says." for line in WIRE] for n in range(13)]
    chain = [article([*told[n], *told[n + 1]], f"{n:02}") for n in range(12)]
    every = [*chain, article(RETOLD, "y"), article([*RETOLD, OWN], "z")]
    assert copies.settle(every, parts) == copies.settle(every)


def test_no_articles_and_empty_texts_are_no_trouble() -> None:
    assert copies.settle([]) == ()
    found = copies.settle([article(["."], "a"), article(["?"], "b"), article(WIRE, "c")])
    assert all(item.near_duplicates == () for item in found)


@given(st.lists(st.text(alphabet="ab \u00e9\u2019.\n", max_size=30), max_size=6))
def test_words_are_hashed_alike_wherever_they_stand(texts: list[str]) -> None:
    owner, hashes = hashing.word_hashes(texts)
    words = [(n, word) for n, text in enumerate(texts) for word in wording.words(text)]
    assert [n for n, _ in words] == owner.tolist()
    known: dict[bytes, int] = {}
    for (_, word), value in zip(words, hashes.tolist(), strict=True):
        assert known.setdefault(word, value) == value
    assert len(set(known.values())) == len(known)


def test_a_crowd_of_copies_stays_cheap() -> None:
    crowd = [article([*WIRE, f"Copy number {n}."], f"{n:03}") for n in range(200)]
    pairs = [pair for group in candidates.groups(copies.join(crowd)) for pair in group]
    assert len(pairs) < 200 * 2 * candidates.CROWD
    assert all(item.near_duplicates for item in copies.settle(crowd))


def test_the_two_real_articles_share_their_wire_copy(shared: Path) -> None:
    paths = sorted((shared / "articles").glob("*.txt"))
    found = copies.settle([i for i in sources.read(paths) if not hasattr(i, "reason")])  # type: ignore[misc]
    assert len(found) == 2
    for item in found:
        near = item.near_duplicates[0]
        assert near.containment > 0.6
        assert near.shared_sentences >= 14
        assert item.publication is None
    assert len({part.origin for item in found for part in item.passages}) == 1
