"""Say which figures of a benchmark lie below the floors that are written down for it.

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
    floors = json.loads(FLOORS.read_text(encoding="utf-8")).get(benchmark, {}).get("at_least", {})
    return [
        f"{benchmark}: {name} {figures[name]} is below {floor}"
        for name, floor in floors.items()
        if figures[name] < floor
    ]
