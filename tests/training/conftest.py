"""The scripts of ``training/`` are no package: they are imported as they run, by their folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "training"


@pytest.fixture(autouse=True)
def scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests import the scripts, and forget where they came from."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    assert str(SCRIPTS) in sys.path
