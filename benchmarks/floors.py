"""Say which figures of a benchmark are worse than what is written down for it.

``below("toponyms", {"acc@161km_of_all": 80.0})`` → "toponyms: acc@161km_of_all 80.0 is below 82.5"
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FLOORS = Path(__file__).with_name("floors.json")


def below(benchmark: str, figures: Mapping[str, float]) -> list[str]:
    """Return one sentence for each figure under its floor in floors.json."""
    return [
        f"{benchmark}: {name} {figures[name]} is below {floor}"
        for name, floor in _limits(benchmark, "at_least").items()
        if figures[name] < floor
    ]


def above(benchmark: str, figures: Mapping[str, float]) -> list[str]:
    """Return one sentence for each figure over its ceiling in floors.json."""
    return [
        f"{benchmark}: {name} {figures[name]} is above {ceiling}"
        for name, ceiling in _limits(benchmark, "at_most").items()
        if figures[name] > ceiling
    ]


def _limits(benchmark: str, kind: str) -> dict[str, float]:
    every = json.loads(FLOORS.read_text(encoding="utf-8"))
    limits: dict[str, float] = every.get(benchmark, {}).get(kind, {})
    return limits
