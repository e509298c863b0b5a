r"""File names that are no UTF-8, as text that can be shown and stored.

b"caf\xe9.txt", made on a system of another encoding, is shown as "caf\\xe9.txt" and opened by its
bytes.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

#: A byte that is no UTF-8, as ``shown`` writes it.
_BYTE = re.compile(r"\\x([89a-f][0-9a-f])")


def shown(path: str | Path) -> str:
    """Return a path as valid text: each byte that is no UTF-8 is written as a backslash, x, hex."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def real(path: str) -> Path:
    """Return the path that is shown so: it need not be there."""
    if not _BYTE.search(path) or os.path.lexists(path):
        return Path(path)
    return Path(_BYTE.sub(lambda found: chr(0xDC00 + int(found[1], 16)), path))
