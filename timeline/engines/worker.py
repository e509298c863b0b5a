"""A worker process: articles in on standard input, analyses out on standard output, until it ends.

``python -m timeline.engines.worker`` first writes an empty frame: it is ready, the model loaded.
Articles come in batches, each ended by an empty frame, and are answered in their order.
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
    from collections.abc import Callable, Iterable, Sequence

    from timeline.store import Analysis

    Many = Callable[[Sequence[Article]], Iterable[Analysis]]


def main() -> None:
    """Load the model, then analyse articles until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the build decides when to stop
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not break the frames
    inline.one(inline.READY)
    run(inline.many, output, sys.argv[1:])


def run(many: Many, output: BinaryIO, given: list[str]) -> None:
    """Answer with what ``many`` makes of the articles, as a worker or as a nursery of workers."""

    def serve(articles: BinaryIO, output: BinaryIO) -> None:
        with suppress(OSError):  # the build is gone; what it kept is safe, and nobody waits
            frames.write(output, b"")
            while batch := _batch(articles):
                for analysis in many(batch):
                    frames.write(output, encode(analysis))

    if nursery.NURSERY in given:
        nursery.tend(sys.stdin.buffer, output, serve)
    else:
        serve(sys.stdin.buffer, output)


def _batch(articles: BinaryIO) -> list[Article]:
    """Return the articles up to the next empty frame; none when the input has ended."""
    batch = []
    while data := frames.read(articles):
        batch.append(decode(Article, data))
    return [] if data is None else batch


if __name__ == "__main__":
    main()
