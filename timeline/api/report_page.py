"""The report of a build: written while the store is, by a copy of the process, else after it.

It gets its name only when the store holds what it shows; until then the old report stands.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.api.files import replacing
from timeline.api.views import Timeline
from timeline.engines.forks import Beside
from timeline.output import REPORT_NAME

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

    from timeline.model import Timeline as Record

#: From so many claims on it is worth while to copy the process for its report.
MANY = 2_000


@dataclass
class Page:
    """Where the report of a build goes, if anywhere, and whether a copy may write it."""

    folder: Path | None
    title: str | None
    plotlyjs: str
    copied: bool
    _work: Beside | None = field(default=None, init=False)
    _ahead: Path | None = field(default=None, init=False)

    def __enter__(self) -> Self:
        """Begin with nothing written."""
        return self

    def __exit__(self, *_failed: object) -> None:
        """Remove what was written for a build that failed."""
        if self._ahead is not None:
            self._ahead.unlink(missing_ok=True)

    def beside(self, record: Record) -> Beside:
        """Return what writes the report, under another name, beside what the build does."""
        if self.copied and len(record.claims) >= MANY and self.folder is not None:
            self._ahead = self.folder / f".{REPORT_NAME}.{os.getpid()}.ahead"
        wanted = self._ahead is not None
        self._work = Beside(lambda: self._write(record, self._ahead), wanted=wanted)
        return self._work

    def write(self, record: Record) -> None:
        """Put the report in its place; write it unless that is done.

        Raises:
            CannotWriteError: if the folder or the disk does not allow it.
        """
        if self._ahead is None or self._work is None or not self._work.done:
            self._write(record, self.folder and self.folder / REPORT_NAME)
        else:
            with replacing(self._ahead.with_name(REPORT_NAME)) as part:
                self._ahead.replace(part)

    def _write(self, record: Record, path: Path | None) -> None:
        if path is not None:
            Timeline(record, self.folder, self.title).write_html(path, plotlyjs=self.plotlyjs)
