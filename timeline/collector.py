"""Let Python's collector of cycles rest while records are made by the million.

Records hold no cycles, so it would go through all of them again and again and find nothing: from
some thousand articles on that costs more than making them.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def resting() -> Iterator[None]:
    """Keep the collector from running, unless somebody outside does already."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
