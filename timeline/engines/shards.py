"""Shards: articles cut into files by content, and a result file for each, whole or not there.

300 articles → ``3f9c….in.jsonl``; a worker anywhere writes ``3f9c….out.jsonl`` under a temporary
name and renames it, so a result that is there is complete, and a run that resumes takes it as done.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from timeline.model import Article
from timeline.store import Analysis
from timeline.store.codec import decode, encode
from timeline.store.provenance import rules_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: A worker needs about half a minute for so many, and loads the model once.
ARTICLES_PER_SHARD: Final = 250


@dataclass(frozen=True, slots=True)
class Shard:
    """Where the articles of a shard are, and where its analyses will be (fsspec addresses)."""

    articles: str
    analyses: str


class Folder:
    """A folder or object store that the build and all its workers reach under one address."""

    def __init__(self, address: str) -> None:
        """Open it with whatever fsspec knows: a path, ``s3://bucket/run``, ``memory://run``."""
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra

        self._files, self._root = url_to_fs(address)
        self._address = address.rstrip("/")

    def cut(self, articles: Sequence[Article]) -> Iterator[Shard]:
        """Write the articles as shards; the same articles give the same names."""
        self._files.makedirs(self._root, exist_ok=True)
        ordered = sorted(articles, key=lambda article: article.id)
        for start in range(0, len(ordered), ARTICLES_PER_SHARD):
            lines = [encode(article) for article in ordered[start : start + ARTICLES_PER_SHARD]]
            name = f"{self._address}/{_digest(lines)}"
            shard = Shard(f"{name}.in.jsonl", f"{name}.out.jsonl")
            self.write(shard.articles, lines)
            yield shard

    def done(self, shard: Shard) -> bool:
        """Return whether the result of a shard is there, whole."""
        return bool(self._files.exists(self._path(shard.analyses)))

    def write(self, address: str, lines: Iterable[bytes]) -> None:
        """Write a file under a temporary name and rename it."""
        path = self._path(address)
        part = f"{path}.{uuid4().hex}.part"
        with self._files.open(part, "wb") as file:
            file.writelines(line + b"\n" for line in lines)
        self._files.mv(part, path)

    def articles(self, shard: Shard) -> tuple[Article, ...]:
        """Return the articles of a shard."""
        return tuple(decode(Article, line) for line in self._lines(shard.articles))

    def analyses(self, shard: Shard) -> Iterator[Analysis]:
        """Yield the analyses of a shard that is done."""
        return (decode(Analysis, line) for line in self._lines(shard.analyses))

    def drop(self, shard: Shard) -> None:
        """Remove a shard whose analyses are kept elsewhere."""
        for address in (shard.articles, shard.analyses):
            if self._files.exists(self._path(address)):
                self._files.rm(self._path(address))

    def _lines(self, address: str) -> list[bytes]:
        with self._files.open(self._path(address), "rb") as file:
            data: bytes = file.read()
        return data.splitlines()

    def _path(self, address: str) -> Any:  # noqa: ANN401 - fsspec is not typed
        return self._files._strip_protocol(address)  # noqa: SLF001 - fsspec's own way to do it


def _digest(lines: Iterable[bytes]) -> str:
    digest = blake2b(rules_digest().encode(), digest_size=16)
    for line in lines:
        digest.update(line)
    return digest.hexdigest()
