"""Which version, rules, words and model produced a claim: a digest of the package itself.

An analysis kept from an earlier run is used again only while this digest is the same, so a changed
word list or rule runs every article again, and a changed template runs none.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

#: The layers an article passes on its way to claims; what comes after them is done every run.
LAYERS = ("model", "interval.py", "lang", "absolute.py", "timex", "language", "places", "events")


def package_version() -> str:
    """Return the version of the installed package."""
    try:
        return version("timeline")
    except PackageNotFoundError:  # run from a copied folder
        return "unknown"


@cache
def rules_digest() -> str:
    """Return 32 hexadecimal digits that change with any file that claims depend on."""
    package = Path(str(files("timeline")))
    digest = blake2b(digest_size=16)
    for layer in LAYERS:
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
