"""A name the article has whole in one place is whole in all: the model cuts one and not the other.

"Clashes broke out in Spin Boldak. Residents of Spin [Boldak] fled." → Spin Boldak, twice.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.places.words import Run

    Words = tuple[str, ...]


def completed(found: Sequence[Run]) -> list[Run]:
    """Return the names, each as long as the longest name of the article that stands there."""
    whole = {texts for run in found if len(texts := _texts(run)) > 1}
    holding: dict[str, set[Words]] = {}
    for name in whole:
        for word in name:
            holding.setdefault(word, set()).add(name)
    return [_completed(run, holding.get(run.tokens[0].text, ())) for run in found]


def _completed(run: Run, names: Iterable[Words]) -> Run:
    if run.sure:
        return run
    longest = max(_around(run, names), key=len, default=range(run.start, run.end))
    if len(longest) <= run.end - run.start:
        return run
    # What the model takes a part of a name for says nothing of the name.
    return replace(run.trimmed(longest.start, longest.stop), said=None)


def _around(run: Run, names: Iterable[Words]) -> Iterator[range]:
    """Yield where in the sentence one of ``names`` stands that holds all of the run."""
    tokens, first = run.sentence.tokens, run.tokens[0].text
    for name in names:
        for offset, word in enumerate(name):
            start = run.start - offset
            here = tuple(token.text for token in tokens[start : start + len(name)])
            if word == first and start >= 0 and here == name and start + len(name) >= run.end:
                yield range(start, start + len(name))


def _texts(run: Run) -> Words:
    return tuple(token.text for token in run.tokens)
