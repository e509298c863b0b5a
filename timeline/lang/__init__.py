"""Words as data: one folder of TOML files per language, one file per theme, and this loader.

``words("en", "time")["months"]`` is the table the time rules fill their slots from. A new language
is a new folder; nothing here or elsewhere names a language's words in code.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(language: str, theme: str) -> dict[str, Any]:
    """Return the tables of one theme ("time", "claims", ...) in one language (ISO 639-1 code).

    Raises:
        KeyError: if the language has no such theme.
    """
    source = files(__package__) / language / f"{theme}.toml"
    if not source.is_file():
        message = f"no words for theme {theme!r} in language {language!r}"
        raise KeyError(message)
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def languages(theme: str) -> frozenset[str]:
    """Return the codes of all languages that have words for ``theme``."""
    return frozenset(
        folder.name
        for folder in files(__package__).iterdir()
        if (folder / f"{theme}.toml").is_file()
    )
