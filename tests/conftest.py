"""Fixtures every test folder shares."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the development data folder (``TIMELINE_DATA`` or ``../shared/data``), or skip."""
    folder = Path(os.environ.get("TIMELINE_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"needs the development data: {folder} is not there (set TIMELINE_DATA)")
    return folder
