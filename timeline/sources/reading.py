"""Read articles from files and folders, one after the other, whatever is wrong with some of them.

``read([Path("articles"), Path("missing")])`` yields each article of the folder, then one ``Skipped``.
"""

from __future__ import annotations


from timeline.model import Article, Interval, Skipped
from timeline.sources import articles, manifest, readers
from timeline.sources.dates import moment
from timeline.sources.draft import EMPTY, Draft, Material
from timeline.sources.manifest import Manifest
from timeline.sources.walk import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from collections.abc import Iterable, Iterator, Mapping


def read(
    paths: Iterable[Path], *, given: Interval | None = None, fields: Mapping[str, str] = EMPTY
) -> Iterator[Article | Skipped]:
    """Yield the articles under ``paths`` in a stable order, and what could not be read, with why.

    ``given`` is the publication date of articles that state none. ``fields`` maps our names to those
    of rows ({"published": "date"}). Nothing is held: an article found twice is yielded twice, with
    one id (``copies.settle`` joins them).
    """
    for root in paths:
        manifests = _Manifests(root)
        for path in files([root]):
            if isinstance(path, Skipped):
                yield path
                continue
            stated, troubles = manifests.of(path.parent)
            yield from troubles
            for item in readers.read(_material(path), fields):
                yield from _settled(item, path, stated, given)


class _Manifests:
    """The manifests between a file and the folder that was asked for, each read once."""

    def __init__(self, root: Path) -> None:
        self.root = root if root.is_dir() else root.parent
        self.known: dict[Path, Manifest] = {}

    def of(self, folder: Path) -> tuple[Manifest, tuple[Skipped, ...]]:
        """Return the manifest nearest to a folder, and its troubles the first time it is met."""
        found = manifest.nearest(folder, self.root)
        if found is None:
            return Manifest(), ()
        if found in self.known:
            return self.known[found], ()
        self.known[found] = manifest.read(found)
        return self.known[found], self.known[found].troubles


def _material(path: Path) -> Material:
    return Material(path=path.as_posix(), open=lambda: path.open("rb"))


def _settled(
    item: Draft | Skipped, path: Path, stated: Manifest, given: Interval | None
) -> Iterator[Article | Skipped]:
    if isinstance(item, Skipped):
        yield item
        return
    draft = stated.apply(item, path)
    date = draft.fields.get("published", "")
    if date and moment(date) is None:
        reason = f"the date {date!r} cannot be read and was left out; write it as YYYY-MM-DD"
        yield Skipped(path=item.path, reason=reason)
    if len(draft.text) > readers.LONGEST:
        yield readers.too_long(item.path)
        return
    yield articles.article(draft, given=given)
