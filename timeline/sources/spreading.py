"""What reading asks of others: who reads the files, and who knows them from before.

``read(paths, each=..., known=...)``: one has files read by several processes, the other leaves out
those that are as they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from timeline.model import Article, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from timeline.sources.reading import File

    #: Reads one file.
    One = Callable[[File], Iterable[Article | Skipped]]

#: What is read: an article, or why there is none.
Item = Article | Skipped


class Each(Protocol):
    """Has one file after the other read, here or elsewhere, in their order.

    It is given what reads a file, the files (and what stands between them), and whom to tell that a
    file was read to its end.
    """

    def __call__(  # noqa: D102
        self, one: One, files: Iterable[File | Skipped], done: Callable[[str], None], /
    ) -> Iterator[Item]: ...


class Known(Protocol):
    """Knows files from before: which need not be read again, and which were read to their end."""

    def unchanged(self, path: Path, manifest: Path | None, /) -> bool: ...  # noqa: D102

    def read_whole(self, path: str, /) -> None: ...  # noqa: D102
