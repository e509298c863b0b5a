"""The invented articles that ship with the package: ``folder("koper")`` is where they lie."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def folder(name: str) -> Path:
    """Return the folder of one set of example articles.

    Raises:
        FileNotFoundError: if there is no such set.
    """
    found = Path(str(files(__package__))) / name
    if not found.is_dir():
        message = f"no example articles called {name!r}"
        raise FileNotFoundError(message)
    return found
