"""Settle what only all articles together can tell: copies, their origins, and their dates.

Reading ``settle`` is understanding the stage: join, group what may share copy, and for each group
compare, name origins, and let dates be doubted and borrowed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline import collector
from timeline.copies import candidates, dating, origins
from timeline.copies.comparing import Match, compare
from timeline.copies.joining import join
from timeline.copies.readings import BATCH, Readings
from timeline.model import Article, NearDuplicate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.copies.candidates import Pair


def settle(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Return each article once, in order of id, with its copies, passages and settled dates.

    The order of ``articles`` plays no part in the result.
    """
    every = list(join(articles))
    with collector.resting():
        _settle(every)
    return tuple(every)


def _settle(every: list[Article]) -> None:
    for groups in _batches(every, candidates.groups(every)):
        read = Readings(every, sorted({i for pairs in groups for pair in pairs for i in pair}))
        for pairs in groups:
            for index, article in _settled(every, pairs, read):
                every[index] = article


def _batches(
    articles: Sequence[Article], groups: Iterable[Sequence[Pair]]
) -> Iterator[list[Sequence[Pair]]]:
    """Yield groups together until their texts are a batch: many small ones are read in one go."""
    batch: list[Sequence[Pair]] = []
    size = 0
    for pairs in groups:
        batch.append(pairs)
        size += sum(len(articles[index].text) for index in {i for pair in pairs for i in pair})
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _settled(
    articles: Sequence[Article], pairs: Sequence[Pair], read: Readings
) -> Iterator[tuple[int, Article]]:
    """Yield the articles of one group (with their index) that share copy with another of it."""
    found = (compare(i, j, read[i], read[j]) for i, j in pairs)
    matches = [match for match in found if match is not None]
    passages = origins.passages(articles, matches)
    near = _near(articles, matches)
    linked = {
        index: replace(
            articles[index],
            near_duplicates=tuple(copies),
            passages=passages.get(index, ()),
        )
        for index, copies in sorted(near.items())
    }
    yield from dating.settle(linked, _neighbours(matches)).items()


def _neighbours(matches: Sequence[Match]) -> dict[int, list[tuple[int, float]]]:
    found: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for match in matches:
        found[match.first].append((match.second, match.containment))
        found[match.second].append((match.first, match.containment))
    return found


def _near(articles: Sequence[Article], matches: Sequence[Match]) -> dict[int, list[NearDuplicate]]:
    """Return the near-duplicates of each article, the fullest first."""
    found: dict[int, list[NearDuplicate]] = defaultdict(list)
    for match in matches:
        for index, other in ((match.first, match.second), (match.second, match.first)):
            found[index].append(
                NearDuplicate(
                    article=articles[other].id,
                    containment=match.containment,
                    shared_sentences=len(match.sentences),
                )
            )
    for copies in found.values():
        copies.sort(key=lambda copy: (-copy.containment, copy.article))
    return found
