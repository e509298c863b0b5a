"""Read articles from files and folders, one after the other, whatever is wrong with some of them.

``read([Path("articles"), Path("missing")])`` yields each article of the folder, then one
``Skipped``.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import Article, Interval, Skipped
from timeline.sources import articles, readers
from timeline.sources.dates import moment
from timeline.sources.draft import EMPTY, Draft, Material, checked
from timeline.sources.names import shown
from timeline.sources.plain import languages
from timeline.sources.walk import files, manifest_of, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from timeline.sources.manifest import Manifest
    from timeline.sources.spreading import Each, Item, Known, One


class File(NamedTuple):
    """A file to be read: its path as it is shown, its own bytes, and those of the path asked for.

    A process that reads it may be told of it in JSON, which holds no name that is no UTF-8.
    """

    path: str
    name: bytes
    root: bytes


def here(
    one: One, files: Iterable[File | Skipped], done: Callable[[str], None], /
) -> Iterator[Item]:
    """Read the files one after the other in this process."""
    for file in files:
        if isinstance(file, Skipped):
            yield file
            continue
        yield from one(file)
        done(file.path)


class _New:
    """Knows no file."""

    def unchanged(self, path: Path, manifest: Path | None, /) -> bool:
        del path, manifest
        return False

    def read_whole(self, path: str, /) -> None:
        del path


NEW = _New()


def read(
    paths: Iterable[Path],
    *,
    given: Interval | None = None,
    fields: Mapping[str, str] = EMPTY,
    known: Known = NEW,
    each: Each = here,
) -> Iterator[Article | Skipped]:
    """Yield the articles under ``paths`` in a stable order, and what could not be read, with why.

    ``given`` is the publication date of articles for which no manifest, front matter, record or
    mail header states one: it goes before what a page's metadata says. ``fields`` maps our names to
    those of rows ({"published": "date"}). Nothing is held: an article found twice is yielded twice,
    with one id (``copies.settle`` joins them). ``known`` is asked before a file is read, with
    the manifest that speaks of it: what it knows already is left alone; and it is told when all of
    a file was yielded. ``each`` has the files read.

    Raises:
        UsageError: if ``fields`` names a field we do not have.
    """
    folders = _Folders()
    checked(fields)

    def one(file: File) -> Iterator[Item]:
        path = Path(os.fsdecode(file.name))
        stated = folders.under(Path(os.fsdecode(file.root))).of(path.parent)
        try:
            material = _material(path)
        except OSError as error:  # it went since it was listed
            yield Skipped(path=file.path, reason=refusal(error))
            return
        for item in readers.read(material, fields):
            if stated is not None and not isinstance(item, Skipped):
                item = stated.apply(item, path)  # noqa: PLW2901 - the same, with more
            yield from _settled(item, given)

    return each(one, _listed(paths, folders, known), known.read_whole)


def _listed(paths: Iterable[Path], folders: _Folders, known: Known) -> Iterator[File | Skipped]:
    """Yield the files to be read, and what is to be said of paths and manifests."""
    for root in paths:
        try:
            yield from _under(root, folders, known)
        except OSError as error:  # a path longer than the system allows
            yield Skipped(path=shown(root), reason=refusal(error))


def _under(root: Path, folders: _Folders, known: Known) -> Iterator[File | Skipped]:
    manifests = folders.under(root)
    for path in files([root]):
        if isinstance(path, Skipped):
            yield replace(path, path=shown(path.path))
            continue
        manifests.of(path.parent)
        yield from manifests.troubles()
        if not known.unchanged(path, manifest_of(path.parent, manifests.root)):
            yield File(path=shown(path), name=os.fsencode(path), root=os.fsencode(root))


class _Folders:
    """The manifests under each path that was asked for."""

    def __init__(self) -> None:
        self._known: dict[Path, _Manifests] = {}

    def under(self, root: Path) -> _Manifests:
        if root not in self._known:
            self._known[root] = _Manifests(root)
        return self._known[root]


class _Manifests:
    """The manifests between a file and the folder that was asked for, each read once."""

    def __init__(self, root: Path) -> None:
        """Begin with none read; ``root`` is the path that was asked for."""
        self.root = root if root.is_dir() else root.parent
        self.known: dict[Path, Manifest] = {}
        self.unsaid: list[Skipped] = []

    def of(self, folder: Path) -> Manifest | None:
        """Return the manifest nearest to a folder, if there is one."""
        found = manifest_of(folder, self.root)
        if found is None:
            return None
        if found not in self.known:
            from timeline.sources import manifest  # noqa: PLC0415 - few folders have one

            self.known[found] = manifest.read(found)
            self.unsaid += self.known[found].troubles
        return self.known[found]

    def troubles(self) -> Iterator[Skipped]:
        """Yield what was wrong with the manifests read since the last call."""
        while self.unsaid:
            trouble = self.unsaid.pop(0)
            yield replace(trouble, path=shown(trouble.path))


def _material(path: Path) -> Material:
    return Material(
        path=shown(path.as_posix()), open=lambda: path.open("rb"), size=path.stat().st_size
    )


def _settled(item: Draft | Skipped, given: Interval | None) -> Iterator[Article | Skipped]:
    if isinstance(item, Skipped):
        yield item
        return
    date = item.fields.get("published", "")
    if date and moment(date, languages(item.fields)) is None:
        reason = f"the date {date!r} cannot be read and was left out; write it as YYYY-MM-DD"
        yield Skipped(path=item.path, reason=reason)
    if len(item.text) > readers.LONGEST:
        yield readers.too_long(item.path)
        return
    try:
        found = articles.article(item, given=given)
    except Exception as error:  # noqa: BLE001 - one bad text never stops the run; it is recorded
        yield readers.broken(item.path, error)
        return
    yield found
