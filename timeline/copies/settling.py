"""Settle what only all articles together can tell: copies, their origins, and their dates.

Reading ``settle`` is understanding the stage: join, group what may share copy, and for each group
compare, name origins, and let dates be doubted and borrowed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from timeline import collector
from timeline.copies import candidates, dating, origins
from timeline.copies.comparing import Match, compare
from timeline.copies.joining import join
from timeline.copies.readings import BATCH, Readings
from timeline.model import Article, NearDuplicate
from timeline.spreading import alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.copies.candidates import Pair
    from timeline.packed import Packed
    from timeline.spreading import Parts

#: From so many pairs of articles on it is worth while to compare them in parts.
MANY = 1_000


def settle(articles: Iterable[Article], parts: Parts = alone) -> Packed[Article]:
    """Return each article once, in order of id, with its copies, passages and settled dates.

    The order of ``articles`` plays no part in the result, nor do the ``parts`` in which those that
    may share copy are compared.
    """
    every = join(articles)
    with collector.resting():
        groups = list(candidates.groups(every))
        many = sum(map(len, groups)) >= MANY
        for matches in _compared(every, groups, parts if many else alone):
            for index, article in _settled(every, matches):
                every[index] = article
    return every


def _compared(
    every: Sequence[Article], groups: Sequence[Sequence[Pair]], parts: Parts
) -> Iterator[list[Match]]:
    """Yield for each group of pairs those that share copy."""

    def work(part: int, of: int) -> bytes:
        found: list[list[Match]] = []
        for batch in _batches(every, _share(groups, part, of)):
            read = Readings(every, sorted({i for pairs in batch for pair in pairs for i in pair}))
            for pairs in batch:
                compared = (compare(i, j, read[i], read[j]) for i, j in pairs)
                found.append([match for match in compared if match is not None])
        return msgspec.json.encode(found)

    done = [msgspec.json.decode(data, type=list[list[Match]]) for data in parts(work)]
    for matches in zip(*done, strict=True):
        yield list(chain.from_iterable(matches))


def _share(groups: Sequence[Sequence[Pair]], part: int, of: int) -> Iterator[Sequence[Pair]]:
    """Yield of each group the pairs that are a part's share: often one group has most of them."""
    whole = sum(map(len, groups))
    start, end = part * whole // of, (part + 1) * whole // of
    done = 0
    for pairs in groups:
        yield pairs[max(0, start - done) : max(0, end - done)]
        done += len(pairs)


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
    articles: Sequence[Article], matches: Sequence[Match]
) -> Iterator[tuple[int, Article]]:
    """Yield the articles of one group (with their index) that share copy with another of it."""
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
