"""Each line of tests/corpus/claims.jsonl is a sentence and what one of its claims must say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from timeline import interval

if TYPE_CHECKING:
    from conftest import Read

    from timeline.model import Claim

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "corpus" / "claims.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def said(claim: Claim, case: dict[str, Any]) -> dict[str, Any]:
    """Return of a claim what the case speaks of, in the case's own form."""
    speaker = claim.attribution.speaker if claim.attribution else None
    agents = [actor.name for actor in claim.actors if actor.role == "agent"]
    actual: dict[str, Any] = {
        "type": claim.type,
        "status": claim.status,
        "relation": claim.when.relation,
        "basis": claim.when.basis,
        "label": claim.label,
        "days": [end[:10] if end else None for end in interval.ends(claim.when.interval)],
        "places": [place.place.name for place in claim.places],
        "quantities": [[q.low, q.high] for q in claim.quantities],
        "stance": claim.attribution.stance if claim.attribution else None,
    }
    for field, text in (
        ("speaker", speaker.name if speaker else ""),
        ("via", claim.attribution.via if claim.attribution else ""),
        ("agent", " ".join(agents)),
    ):
        wanted = case.get(field, "")
        actual[field] = wanted if wanted and wanted in text else text
    actual["roles"] = {
        name: next((a.role for a in claim.actors if name in a.name), None)
        for name in case.get("roles", {})
    }
    return {field: actual[field] for field in case if field in actual}


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_the_claim_says(case: dict[str, Any], read: Read) -> None:
    article, claims = read(case["text"])
    found = [c for c in claims if c.trigger.of(article.text) == case["trigger"]]
    assert found, [c.trigger.of(article.text) for c in claims]
    wanted = {k: v for k, v in case.items() if k not in {"why", "text", "trigger"}}
    assert said(found[0], case) == wanted
