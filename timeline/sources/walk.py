"""Which files to read, in an order that is the same on every machine.

``files([Path("articles")])`` gives "articles/a.txt" before "articles/b/c.txt", each once.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.model import Skipped
from timeline.output import left_by_a_build

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The file that says of a folder's articles what they do not say themselves.
MANIFEST = "articles.csv"


def files(paths: Iterable[Path]) -> Iterator[Path | Skipped]:
    """Return every file under ``paths``: names in order, without hidden files and link loops.

    What a build left in a folder is left out too: its report is no article.
    """
    for path in paths:
        if path.is_dir():
            yield from _folder(path)
        else:
            yield from _file(path)


def _file(path: Path) -> Iterator[Path | Skipped]:
    """Yield the path if it is a file that can be read: a pipe, say, would never end."""
    if path.is_file():
        yield path
    elif path.is_symlink():
        reason = "is a link to nothing; restore the file or remove the link"
        yield Skipped(path=str(path), reason=reason)
    elif path.exists():
        yield Skipped(path=str(path), reason="is not a file or folder; give the articles as files")
    else:
        yield Skipped(path=str(path), reason="there is no such file or folder; check the path")


def _folder(folder: Path) -> Iterator[Path | Skipped]:
    found = False
    for item in _below(folder, frozenset()):
        found = True
        yield item
    if not found:
        yield Skipped(path=str(folder), reason="the folder holds no files; put articles into it")


def _below(folder: Path, above: frozenset[Path]) -> Iterator[Path | Skipped]:
    real = folder.resolve()
    if real in above:
        yield Skipped(
            path=str(folder), reason="the link leads back to a folder above it; remove it"
        )
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(path=str(folder), reason=refusal(error))
        return
    own = left_by_a_build({entry.name for entry in entries})
    for entry in entries:
        if entry.name.startswith(".") or entry.name in own:
            continue
        if entry.is_dir():
            yield from _below(Path(entry.path), above | {real})
        elif entry.name != MANIFEST:
            yield from _file(Path(entry.path))


def manifest_of(folder: Path, root: Path) -> Path | None:
    """Return the manifest of a folder, or of the nearest one above it up to ``root``; else None."""
    for place in (folder, *folder.parents):
        if (place / MANIFEST).is_file():
            return place / MANIFEST
        if place == root:
            return None
    return None


def refusal(error: OSError) -> str:
    """Return why the system would not let us read, and what to do about it."""
    if isinstance(error, PermissionError):
        return "may not be read; give yourself the right to read it (chmod u+r)"
    if isinstance(error, FileNotFoundError):
        return "is no longer there; check the path"
    return f"cannot be read ({error.strerror or error}); check the file and the disk"
