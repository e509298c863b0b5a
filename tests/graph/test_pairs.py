"""Pairs of short articles that contradict, update or repeat each other, read from end to end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from timeline import graph, pipeline, sources

if TYPE_CHECKING:
    from timeline.model import Timeline

PAIRS = Path(__file__).parents[1] / "corpus" / "pairs.jsonl"
#: Harder pairs, written before anybody saw what is said of them and mended since, by kind.
HARD = PAIRS.with_name("pairs_hard.jsonl")
#: Pairs that nothing was mended by; docs/accuracy.md has the figures of all three.
UNTUNED = PAIRS.with_name("pairs_untuned.jsonl")
#: Fires, crashes, blasts, floods: tolls and days of one happening told by verb and by noun, and
#: near-misses. Written before anything was mended.
HAPPENINGS = PAIRS.with_name("pairs_happenings.jsonl")
#: What the corpus must reach on conflicts and updates together.
PRECISION, RECALL = 0.9, 0.75
#: Of the conflicts of happenings, what share is found; and near-misses that are still merged.
HAPPENED = 0.6
MERGED_YET = {"happening-unrelated-04", "happening-unrelated-11", "happening-unrelated-12"}
KINDS = {"conflicts": "conflict", "updates": "update"}


def linked(pair: dict[str, Any]) -> Timeline:
    """Return the timeline of the two articles of a pair."""
    articles = [
        sources.from_text(pair[one]["text"], path=f"{one}.txt", fields=_fields(pair[one]))
        for one in ("older", "newer")
    ]
    return graph.link(articles, [c for a in articles for c in pipeline.analyse(a)])


def _fields(article: dict[str, str]) -> dict[str, str]:
    return {name: article[name] for name in ("publisher", "published")}


def verdict(timeline: Timeline) -> str:
    """Return how the two articles stand to each other by the links between their claims."""
    article = {claim.id: claim.article for claim in timeline.claims}
    found = {
        KINDS[link.kind]
        for link in timeline.links
        if link.kind in KINDS
        for one, other in link.claims
        if article[one] != article[other]
    }
    for kind in ("conflict", "update"):
        if kind in found:
            return kind
    both = any(len({article[c] for c in event.claims}) == 2 for event in timeline.events)
    return "agreement" if both else "unrelated"


def judged(path: Path) -> list[tuple[dict[str, Any], str]]:
    """Return the pairs of a file with what is said of each."""
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [(pair, verdict(linked(pair))) for pair in pairs]


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[dict[str, Any], str]]:
    return judged(PAIRS)


@pytest.fixture(scope="module")
def harder() -> list[tuple[dict[str, Any], str]]:
    return judged(HARD)


def test_conflicts_and_updates_are_found_and_not_made_up(
    verdicts: list[tuple[dict[str, Any], str]],
) -> None:
    telling = set(KINDS.values())
    said = [(pair["kind"], got) for pair, got in verdicts if got in telling]
    right = sum(kind == got for kind, got in said)
    wanted = sum(pair["kind"] in telling for pair, _ in verdicts)
    missed = [f"{p['id']} ({p['about']}): {got}" for p, got in verdicts if got != p["kind"]]
    assert right / len(said) >= PRECISION, missed
    assert right / wanted >= RECALL, missed


def test_what_is_unrelated_is_never_one_event(
    verdicts: list[tuple[dict[str, Any], str]],
) -> None:
    wrong = [pair["id"] for pair, got in verdicts if pair["kind"] == "unrelated" != got]
    assert not wrong


def test_conflicts_and_updates_are_found_in_harder_pairs(
    harder: list[tuple[dict[str, Any], str]],
) -> None:
    telling = set(KINDS.values())
    wanted = [(pair, got) for pair, got in harder if pair["kind"] in telling]
    missed = [(pair["id"], got) for pair, got in wanted if got != pair["kind"]]
    assert len(missed) <= (1 - RECALL) * len(wanted), missed


def test_conflicts_and_updates_are_not_made_up_in_pairs_never_tuned_on(
    verdicts: list[tuple[dict[str, Any], str]], harder: list[tuple[dict[str, Any], str]]
) -> None:
    telling = set(KINDS.values())
    every = verdicts + harder + judged(UNTUNED)
    said = [(pair["kind"], got) for pair, got in every if got in telling]
    assert sum(kind == got for kind, got in said) / len(said) >= PRECISION, said


@pytest.fixture(scope="module")
def happened() -> list[tuple[dict[str, Any], str]]:
    return judged(HAPPENINGS)


def test_tolls_and_days_of_one_happening_conflict_whatever_word_tells_it(
    happened: list[tuple[dict[str, Any], str]],
) -> None:
    said = [(pair["kind"], got) for pair, got in happened if got == "conflict"]
    wanted = sum(pair["kind"] == "conflict" for pair, _ in happened)
    assert all(kind == got for kind, got in said), said
    assert len(said) >= HAPPENED * wanted, said


def test_happenings_of_one_kind_stay_apart(happened: list[tuple[dict[str, Any], str]]) -> None:
    wrong = {pair["id"] for pair, got in happened if pair["kind"] == "unrelated" != got}
    assert wrong <= MERGED_YET
