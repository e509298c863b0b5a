"""Fixtures every test folder shares."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no failing test. Where a change is judged (CI) the examples are always the same;
# everywhere else each run tries new ones.
settings.register_profile("unhurried", deadline=None)
settings.register_profile("judging", deadline=None, derandomize=True)
settings.load_profile("judging" if os.environ.get("CI") else "unhurried")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the development data folder (``TIMELINE_DATA`` or ``../shared/data``), or skip."""
    folder = Path(os.environ.get("TIMELINE_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"needs the development data: {folder} is not there (set TIMELINE_DATA)")
    return folder
