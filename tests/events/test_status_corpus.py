"""Each line of tests/corpus/status.jsonl is a sentence and what its trigger may be said to be.

``{"text": "Parliament rejected a curfew.", "trigger": "curfew", "status": "hypothetical|absent"}``:
one of the statuses, or ``absent`` where no claim may be made of it at all. ``within`` are the days
between which it lies. What is ``missed`` says why, and fails here on the day it is read right.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from timeline import interval

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet
    from conftest import Read

CORPUS = Path(__file__).parents[1] / "corpus" / "status.jsonl"
CASES = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def marked(case: dict[str, Any]) -> ParameterSet:
    marks = [pytest.mark.xfail(reason=case["missed"], strict=True)] if "missed" in case else []
    return pytest.param(case, id=f"{case['kind']}: {case['trigger']}", marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_what_has_not_happened_never_stands_as_done(case: dict[str, Any], read: Read) -> None:
    article, claims = read(case["text"])
    found = next((c for c in claims if c.trigger.of(article.text) == case["trigger"]), None)
    assert (found.status if found else "absent") in case["status"].split("|")
    if found is not None and "within" in case:
        first, last = interval.ends(found.when.interval)
        assert first is not None
        assert last is not None
        assert case["within"][0] <= first[:10] <= last[:10] <= case["within"][1]
