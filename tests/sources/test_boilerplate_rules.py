"""Every rule for page furniture takes its examples and leaves what it shows as running text."""

from __future__ import annotations

import pytest

from timeline.sources import boilerplate

TAKES = [(rule, line) for rule in boilerplate.rules() for line in rule.examples]
LEAVES = [(rule, line) for rule in boilerplate.rules() for line in rule.leaves]


@pytest.mark.parametrize(("rule", "line"), TAKES, ids=[line for _, line in TAKES])
def test_a_rule_takes_its_examples(rule: boilerplate.Rule, line: str) -> None:
    assert boilerplate.reason(line, "head") == rule.reason


@pytest.mark.parametrize(("rule", "line"), LEAVES, ids=[line for _, line in LEAVES])
def test_a_rule_leaves_running_text(rule: boilerplate.Rule, line: str) -> None:
    assert boilerplate.reason(line, "head") == "", rule.reason


def test_each_rule_shows_two_sides() -> None:
    assert all(rule.examples and rule.leaves for rule in boilerplate.rules())
