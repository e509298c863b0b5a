"""A worker process: articles in on standard input, analyses out on standard output, until it ends.

``python -m timeline.engines.worker`` first writes an empty frame: it is ready, the model loaded.
It ends when its input does, so a build that is killed leaves no worker behind.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress

from timeline.engines import frames, inline
from timeline.model import Article
from timeline.store.codec import decode, encode


def main() -> None:
    """Analyse articles until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the build decides when to stop
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not break the frames
    inline.one(Article(id="", text="The model is loaded."))
    frames.write(output, b"")
    with suppress(OSError):  # the build is gone; what it kept is safe, and nobody waits for this
        while (data := frames.read(sys.stdin.buffer)) is not None:
            frames.write(output, encode(inline.one(decode(Article, data))))


if __name__ == "__main__":
    main()
