"""Forty-nine short articles of many kinds, and what an editor would note from each of them.

The articles in ``tests/corpus`` (newsroom, wire, desk, bureau, edition) are invented; the facts
were written from their text, those of all but ``desk`` before anything was run. ``{"article":
"court", "trigger": "pleaded", "day": ["2023-01-09", "2023-01-09"]}`` asks for a claim with that
trigger whose interval lies within those days. A fact that is ``missed`` says why, and fails here on
the day it is found, so that the list stays true.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import timeline
from timeline import graph

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

Row = dict[str, Any]

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
FOLDERS = ("newsroom", "wire", "desk", "bureau", "edition")
FACTS: list[Row] = [
    {**json.loads(line), "folder": folder}
    for folder in FOLDERS
    for line in (CORPUS / f"{folder}.jsonl").read_text("utf-8").splitlines()
]


def named(fact: Row) -> str:
    return f"{fact['article']}: {fact['trigger']} {fact.get('in', '')}".strip()


def marked(fact: Row) -> ParameterSet:
    marks = [pytest.mark.xfail(reason=fact["missed"], strict=True)] if "missed" in fact else []
    return pytest.param(fact, id=named(fact), marks=marks)


@pytest.fixture(scope="module")
def claims() -> dict[str, list[Row]]:
    """Return the claims of each article, each with the label and the actors' names of its event."""
    return {
        f"{folder}/{name}": said
        for folder in FOLDERS
        for name, said in told(CORPUS / folder).items()
    }


def told(folder: Path) -> dict[str, list[Row]]:
    built = timeline.build(folder)
    names = {article.id: Path(article.paths[0]).stem for article in built.articles}
    found: dict[str, list[Row]] = {name: [] for name in names.values()}
    for line in graph.exports.write(built.record, "jsonl"):
        event = json.loads(line)
        full = {actor["id"]: actor["name"] for actor in event["actors"]}
        for claim in event["claims"]:
            who = [full.get(actor["id"], actor["name"]) for actor in claim["actors"]]
            found[names[claim["article"]]].append({**claim, "label": event["label"], "who": who})
    return found


def of(fact: Row, claims: list[Row]) -> list[Row]:
    """Return the claims with one of the fact's triggers, in a sentence that has its words."""
    triggers = fact["trigger"].lower().split("|")
    return [
        claim
        for claim in claims
        if claim["trigger"]["text"].lower() in triggers and fact.get("in", "") in claim["quote"]
    ]


def lies_within(claim: Row, first: str, last: str) -> bool:
    earliest, latest = claim["earliest"] or "", claim["latest"] or "9999"
    return first <= earliest[:10] and latest[:10] <= last


def disagreements(fact: Row, claim: Row) -> list[str]:
    """Return the fields in which the claim is not what the fact says."""
    places = {place["name"].lower() for place in claim["places"]}
    holds = {
        "day": "day" not in fact or lies_within(claim, *fact["day"]),
        "day_not": "day_not" not in fact or not lies_within(claim, *fact["day_not"]),
        "status": fact.get("status", claim["status"]) == claim["status"],
        "stance": fact.get("stance", claim["stance"]) == claim["stance"],
        "type": fact.get("type", claim["type"]) == claim["type"],
        "type_not": fact.get("type_not") != claim["type"],
        "label_not": fact.get("label_not", "\0") not in claim["label"],
        "actors": all(any(a in w for w in claim["who"]) for a in fact.get("actors", ())),
        "places": {name.lower() for name in fact.get("places", ())} <= places,
        "speaker": fact.get("speaker", "") in ((claim["speaker"] or {}).get("name") or ""),
    }
    return [field for field, true in holds.items() if not true]


@pytest.mark.parametrize("fact", [marked(fact) for fact in FACTS])
def test_an_editor_finds_the_fact_on_the_page(fact: Row, claims: dict[str, list[Row]]) -> None:
    found = of(fact, claims[f"{fact['folder']}/{fact['article']}"])
    assert found, "no claim has this trigger"
    assert min((disagreements(fact, claim) for claim in found), key=len) == []
