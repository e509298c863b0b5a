"""Which version, rules, words and model produced a claim: a digest of the package itself.

An analysis kept from an earlier run is used again only while this digest is the same, so a changed
word list or rule runs every article again, and a changed template runs none. Reading and linking
have digests of their own.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from timeline import language

if TYPE_CHECKING:
    import sqlite3

#: What every stage stands on.
GROUND = ("model", "interval.py", "lang", "absolute.py")
#: The layers an article passes on its way to claims, and the libraries whose versions matter to it.
LAYERS = (*GROUND, "timex", "language", "places", "events")
LIBRARIES = ("spacy", "thinc", "numpy", "dateparser", "holidays")
#: The same for reading: what a library makes of a page is part of what was read.
READERS = ("trafilatura", "htmldate", "lxml", "dateparser", "warcio", "pypdf", "python-docx")


def package_version() -> str:
    """Return the version of the installed package."""
    try:
        return version("timeline")
    except PackageNotFoundError:  # run from a copied folder
        return "unknown"


def rules_digest() -> str:
    """Return 32 hexadecimal digits that change with anything that claims depend on.

    That is the language model too, where another than the packaged one is chosen.
    """
    return _rules(language.chosen(None))


def ran_with(title: str | None = None) -> str:
    """Return what a build ran with, as JSON: the language model and the title that were chosen."""
    chosen = {"language_model": language.chosen(None), "title": title}
    return json.dumps({name: value for name, value in chosen.items() if value is not None})


def title(db: sqlite3.Connection) -> str | None:
    """Return the title that was given to the last build that was done."""
    row = db.execute(
        "SELECT arguments FROM runs WHERE state = 'done' ORDER BY id DESC LIMIT 1"
    ).fetchone()
    try:
        found = json.loads(row["arguments"]) if row else {}
    except ValueError:  # whatever a program of its own took down
        return None
    named = found.get("title") if isinstance(found, dict) else None
    return named if isinstance(named, str) else None


@cache
def _rules(model: str | None) -> str:
    own = _digest(LAYERS, LIBRARIES)
    if model is None:
        return own
    chosen = f"{own}\0{model}\0".encode() + language.card(model)
    return blake2b(chosen, digest_size=16).hexdigest()


@cache
def reading_digest() -> str:
    """Return the same for what is read in a file."""
    return _digest((*GROUND, "sources"), READERS)


@cache
def linking_digest() -> str:
    """Return the same for what is linked from articles and claims."""
    return _digest((*GROUND, "copies", "graph"), ())


def _digest(layers: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    package = Path(str(files("timeline")))
    digest = blake2b(digest_size=16)
    for library in libraries:
        digest.update(f"{library} {version(library)}\0".encode())
    for layer in layers:
        for file in _files(package / layer):
            digest.update(f"{file.relative_to(package).as_posix()}\0".encode())
            digest.update(blake2b(file.read_bytes()).digest())
    return digest.hexdigest()


def _files(root: Path) -> list[Path]:
    if root.is_file():
        return [root]
    return sorted(
        file for file in root.rglob("*") if file.is_file() and "__pycache__" not in file.parts
    )
