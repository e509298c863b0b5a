"""The report of a build: written while the store is, by a copy of the process, else after it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.api.files import REPORT_NAME
from timeline.api.views import Timeline
from timeline.engines.forks import Beside

if TYPE_CHECKING:
    from pathlib import Path

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

    def beside(self, record: Record) -> Beside:
        """Return what writes the report beside what the build does meanwhile."""
        wanted = self.copied and len(record.claims) >= MANY
        self._work = Beside(lambda: self._write(record), wanted=wanted)
        return self._work

    def write(self, record: Record) -> None:
        """Write the report unless that is done.

        Raises:
            CannotWriteError: if the folder or the disk does not allow it.
        """
        if self._work is None or not self._work.done:
            self._write(record)

    def _write(self, record: Record) -> None:
        if self.folder is not None:
            timeline = Timeline(record, self.folder, self.title)
            timeline.write_html(self.folder / REPORT_NAME, plotlyjs=self.plotlyjs)
