"""A table of strings written once and pointed at by number, so that repeated text costs nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.report.numbers import Numbers
from timeline.report.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Where a reason falls into parts that other reasons share: "same day; same place (Koper)".
_JOINT = re.compile(r"(?<=[:;\u2192)]) | (?=\u201c)")
#: So many strings are at hand; of others a digest tells whether they stand in the table.
RECENT = 20_000


class Strings:
    """Strings in order of first use; ``Strings()("Reuters")`` is 0, and 0 again the next time."""

    def __init__(self) -> None:
        """Start empty."""
        self._recent: dict[str, int] = {}
        self._numbers = Numbers()
        self._all = Waiting()

    def __call__(self, text: str | None) -> int:
        """Return the number of ``text``; -1 for None or nothing."""
        if not text:
            return -1
        number = self._recent.get(text)
        return self._number(text) if number is None else number

    def _number(self, text: str) -> int:
        number = self._numbers.next(text)
        if number == len(self._all):
            self._all.append(text)
            self._all.settle()
        if len(self._recent) >= RECENT:
            self._recent.clear()
        self._recent[text] = number
        return number

    def many(self, texts: tuple[str, ...] | list[str]) -> list[list[int]]:
        """Return for each of several sentences the numbers of its parts, to be joined by blanks."""
        return [[self(part) for part in _JOINT.split(text) if part] for text in texts]

    def __iter__(self) -> Iterator[str]:
        """Yield every string by its number."""
        return iter(self._all)
