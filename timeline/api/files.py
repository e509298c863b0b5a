"""How the files of an output folder are written: whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from timeline.model import CannotWriteError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def write_whole(path: Path, text: str | Iterable[str]) -> None:
    """Write a text file as a whole, also one given in pieces: a reader sees the old one or the new.

    Raises:
        CannotWriteError: if the folder or the disk does not allow it.
    """
    pieces = (text,) if isinstance(text, str) else text
    with (
        replacing(path) as part,
        part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file,
    ):
        file.writelines(pieces)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary name to write to, and rename it to ``path`` when that is done.

    Raises:
        CannotWriteError: if the folder or the disk does not allow it.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(path)
    except OSError as error:
        raise CannotWriteError(
            str(path),
            f"cannot be written ({error.strerror})",
            "check its folder, owner and disk, or name another one",
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
