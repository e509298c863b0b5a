"""Read articles from files and folders, one after the other, whatever is wrong with some of them.

``read([Path("articles"), Path("missing")])`` yields each article of the folder, then one
``Skipped``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model import Article, Interval, Skipped
from timeline.sources import articles, readers
from timeline.sources.dates import moment
from timeline.sources.draft import EMPTY, Draft, Material
from timeline.sources.plain import languages
from timeline.sources.walk import files, manifest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from timeline.sources.manifest import Manifest


def _none(path: Path, manifest: Path | None) -> bool:
    del path, manifest
    return False


def read(
    paths: Iterable[Path],
    *,
    given: Interval | None = None,
    fields: Mapping[str, str] = EMPTY,
    skip: Callable[[Path, Path | None], bool] = _none,
) -> Iterator[Article | Skipped]:
    """Yield the articles under ``paths`` in a stable order, and what could not be read, with why.

    ``given`` is the publication date of articles that state none. ``fields`` maps our names to
    those of rows ({"published": "date"}). Nothing is held: an article found twice is yielded twice,
    with one id (``copies.settle`` joins them). ``skip`` is asked before a file is read, with the
    manifest that speaks of it: what it knows already is left alone.
    """
    for root in paths:
        manifests = _Manifests(root)
        for path in files([root]):
            if isinstance(path, Skipped):
                yield path
                continue
            stated = manifests.of(path.parent)
            yield from manifests.troubles()
            if skip(path, manifest_of(path.parent, manifests.root)):
                continue
            for item in readers.read(_material(path), fields):
                drafted = (
                    item
                    if stated is None or isinstance(item, Skipped)
                    else stated.apply(item, path)
                )
                yield from _settled(drafted, given)


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
            yield self.unsaid.pop(0)


def _material(path: Path) -> Material:
    return Material(path=path.as_posix(), open=lambda: path.open("rb"), size=path.stat().st_size)


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
