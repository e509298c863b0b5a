"""A worker that does what the article says: crash, hang, die once, fail, or answer.

It speaks the frames of the real one, so the pool is tested without a model.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from functools import partial
from pathlib import Path

from timeline.engines import worker
from timeline.model import Article, Claim, Span, When
from timeline.store import Analysis


def answer(article: Article) -> Analysis:
    command, _, argument = article.text.partition(" ")
    if command == "crash":
        os.kill(os.getpid(), signal.SIGKILL)
    if command == "hang":
        time.sleep(3600)
    if command == "crash-once" and not Path(argument).exists():
        Path(argument).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if command == "large":
        return Analysis(article=article.id, failure="x" * int(argument))
    span = Span(start=0, end=len(article.text))
    claim = Claim(
        id=f"claim-{article.id}",
        article=article.id,
        sentence=span,
        trigger=span,
        lemma=command,
        label=article.text,
        type="other",
        status="occurred",
        when=When(interval=None),
    )
    return Analysis(article=article.id, claims=(claim,))


def main() -> None:
    if "--broken" in sys.argv:
        sys.exit(7)
    worker.run(partial(map, answer), sys.stdout.buffer, sys.argv[1:])


main()
