r"""``articles.csv``: what whoever collected the files knows about them, which overrules all else.

"path,published,publisher\\na.txt,2021-07-16,Harbour Post" dates and credits a.txt beside it.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.model import PublicationDate, Skipped
from timeline.sources.dates import moment
from timeline.sources.draft import EMPTY, Draft
from timeline.sources.encoding import decode
from timeline.sources.plain import named
from timeline.sources.walk import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is stated of each path, and what was wrong with the file that states it."""

    rows: Mapping[Path, Mapping[str, str]] = field(default_factory=dict)
    troubles: tuple[Skipped, ...] = ()

    def apply(self, draft: Draft, path: Path) -> Draft:
        """Return the draft with what the manifest states of its path."""
        row = self.rows.get(_key(path), EMPTY)
        if not row:
            return draft
        stated = {name: value for name, value in row.items() if name != "published"}
        date = moment(row.get("published", ""))
        dates = draft.published
        if date is not None:
            found = PublicationDate(
                interval=date.interval,
                evidence="manifest",
                score=0.99,
                text=row["published"],
                utc_offset=date.utc_offset,
            )
            dates = (found, *dates)
        return replace(draft, fields={**draft.fields, **stated}, published=dates)


def _key(path: Path) -> Path:
    return Path(path).absolute()


def read(path: Path) -> Manifest:
    """Return what a manifest states; lines that cannot be meant are named, the others count."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return Manifest({}, (Skipped(path=path.as_posix(), reason=refusal(error)),))
    return of(path, raw, _there)


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # longer than the system's names may be
        return False


def of(path: Path, raw: bytes, exists: Callable[[Path], bool]) -> Manifest:
    """Return what the bytes of a manifest state; ``exists`` tells whether a path is there."""
    text, note = decode(raw)
    troubles = [Skipped(path=path.as_posix(), reason=note)] if note else []
    rows: dict[Path, Mapping[str, str]] = {}
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        if "path" not in [name.strip().lower() for name in reader.fieldnames or ()]:
            reason = "has no column 'path', so it is no manifest; add one that names the files"
            return Manifest({}, (*troubles, Skipped(path=path.as_posix(), reason=reason)))
        for line, row in _rows(reader):
            target = _key(path.parent / row["path"])
            rows[target] = named(row)
            troubles += _complaints(path, line, row, there=exists(target))
    except csv.Error as error:
        reason = f"cannot be read past line {reader.line_num} ({error}); correct the line there"
        troubles.append(Skipped(path=path.as_posix(), reason=reason))
    return Manifest(rows, tuple(troubles))


def _rows(reader: csv.DictReader[str]) -> Iterator[tuple[int, dict[str, str]]]:
    for row in reader:
        values = {
            (key or "").strip().lower(): (value or "").strip()
            for key, value in row.items()
            if isinstance(value, str)
        }
        if values.get("path"):
            yield reader.line_num, values


def _complaints(path: Path, line: int, row: Mapping[str, str], *, there: bool) -> Iterator[Skipped]:
    where = f"{path.as_posix()}:{line}"
    if not there:
        yield Skipped(
            path=where, reason=f"names {row['path']}, which is not there; correct the path"
        )
    date = named(row).get("published", "")
    if date and moment(date) is None:
        reason = f"gives the date {date!r}, which cannot be read; write it as YYYY-MM-DD"
        yield Skipped(path=where, reason=reason)
