"""A progress bar on standard error, and nothing at all where that is no terminal."""

from __future__ import annotations

import sys
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from timeline.model import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Item = TypeVar("Item")


class Bars:
    """Progress bars for one command, which also tell what is left out, each once."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        self._told: set[Skipped] = set()

    def __call__(self, items: Iterable[Item], doing: str, total: int | None, /) -> Iterable[Item]:
        """Return the items, counted on a terminal; what is skipped is told as it is met."""
        if sys.stderr.isatty():
            from tqdm import tqdm  # noqa: PLC0415 - only where somebody looks

            tqdm.monitor_interval = 0  # its thread would keep this process from being copied
            items = tqdm(items, desc=doing, total=total, unit=" articles", leave=False)
        return self._telling(items)

    def _telling(self, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            if isinstance(item, Skipped):
                self.tell(item)
            yield item

    def tell(self, skipped: Skipped) -> None:
        """Print what was left out, and why."""
        if skipped not in self._told:
            self._told.add(skipped)
            tell(skipped)


def tell(skipped: Skipped) -> None:
    """Print what was left out, and why."""
    print(f"timeline: {skipped.path}: {skipped.reason}", file=sys.stderr)


@contextmanager
def warned() -> Iterator[None]:
    """Print warnings as everything else is told: in one line, without the line of code."""
    with warnings.catch_warnings():
        warnings.showwarning = lambda message, *_: print(f"timeline: {message}", file=sys.stderr)
        yield
