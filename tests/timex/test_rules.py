"""Every rule reads its own examples and leaves alone what it says it leaves alone."""

from __future__ import annotations

from datetime import datetime

import pytest

from timeline import interval, timex
from timeline.timex.rules import RULES

PUBLISHED = interval.of(datetime(2021, 7, 16), "day")
READS = [(rule.name, *example) for rule in RULES for example in rule.reads]
LEAVES = [(rule.name, sentence) for rule in RULES for sentence in rule.leaves]


@pytest.mark.parametrize(("rule", "marked", "value"), READS)
def test_a_rule_reads_its_examples(rule: str, marked: str, value: str) -> None:
    start = marked.index("[")
    text = marked.replace("[", "", 1).replace("]", "", 1)
    end = marked.index("]") - 1

    found = {(t.span.start, t.span.end): t.value for t in timex.find(text, publication=PUBLISHED)}

    assert found.get((start, end)) == value, f"{rule}: {found}"


@pytest.mark.parametrize(("rule", "sentence"), LEAVES)
def test_a_rule_leaves_its_counter_examples_alone(rule: str, sentence: str) -> None:
    found = timex.find(sentence, publication=PUBLISHED)

    assert [t for t in found if t.rule == rule] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_two_examples_and_a_counter_example(rule: object) -> None:
    assert len(rule.reads) >= 2  # type: ignore[attr-defined]
    assert rule.leaves  # type: ignore[attr-defined]


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in RULES]

    assert len(names) == len(set(names))
