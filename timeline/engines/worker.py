"""A worker process: articles in on standard input, analyses out on standard output, until it ends.

``python -m timeline.engines.worker`` first writes an empty frame: it is ready, the model loaded.
It ends when its input does, so a build that is killed leaves no worker behind. As a nursery, it has
copies that do the same on pipes of their own.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from timeline.engines import frames, inline, nursery
from timeline.model import Article
from timeline.store.codec import decode, encode

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.store import Analysis


def main() -> None:
    """Load the model, then analyse articles until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the build decides when to stop
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not break the frames
    inline.one(Article(id="", text="The model is loaded."))
    run(inline.one, output, sys.argv[1:])


def run(one: Callable[[Article], Analysis], output: BinaryIO, given: list[str]) -> None:
    """Answer with what ``one`` makes of each article, as a worker or as a nursery of workers."""

    def serve(articles: BinaryIO, output: BinaryIO) -> None:
        with suppress(OSError):  # the build is gone; what it kept is safe, and nobody waits
            frames.write(output, b"")
            while (data := frames.read(articles)) is not None:
                frames.write(output, encode(one(decode(Article, data))))

    if nursery.NURSERY in given:
        nursery.tend(sys.stdin.buffer, output, serve)
    else:
        serve(sys.stdin.buffer, output)


if __name__ == "__main__":
    main()
