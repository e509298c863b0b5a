"""A table of strings written once and pointed at by number, so that repeated text costs nothing."""

from __future__ import annotations

import re

#: Where a reason falls into parts that other reasons share: "same day; same place (Koper)".
_JOINT = re.compile(r"(?<=[:;\u2192)]) | (?=\u201c)")


class Strings:
    """Strings in order of first use; ``Strings()("Reuters")`` is 0, and 0 again the next time."""

    def __init__(self) -> None:
        """Start empty."""
        self._numbers: dict[str, int] = {}

    def __call__(self, text: str | None) -> int:
        """Return the number of ``text``; -1 for None or nothing."""
        if not text:
            return -1
        return self._numbers.setdefault(text, len(self._numbers))

    def many(self, texts: tuple[str, ...]) -> list[list[int]]:
        """Return for each of several sentences the numbers of its parts, to be joined by blanks."""
        return [[self(part) for part in _JOINT.split(text) if part] for text in texts]

    def all(self) -> list[str]:
        """Return every string by its number."""
        return list(self._numbers)
