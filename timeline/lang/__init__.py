"""Words as data: one folder of TOML files per language, one file per theme, and this loader.

``words("en", "time")["months"]`` is the table the time rules fill their slots from. A new language
is a new folder; nothing here or elsewhere names a language's words in code.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

TYPE_CHECKING = False  # importing typing costs more than reading a theme
if TYPE_CHECKING:
    from typing import Any

#: Beside this file; ``importlib.resources`` would be a tenth of the start-up.
_FOLDER = Path(__file__).parent


@cache
def words(language: str, theme: str) -> dict[str, Any]:
    """Return the tables of one theme ("time", "claims", ...) in one language (ISO 639-1 code).

    Raises:
        KeyError: if the language has no such theme.
    """
    source = _FOLDER / language / f"{theme}.toml"
    if not source.is_file():
        message = f"no words for theme {theme!r} in language {language!r}"
        raise KeyError(message)
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def languages(theme: str) -> frozenset[str]:
    """Return the codes of all languages that have words for ``theme``."""
    return frozenset(
        folder.name for folder in _FOLDER.iterdir() if (folder / f"{theme}.toml").is_file()
    )
