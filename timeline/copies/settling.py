"""Settle what only all articles together can tell: copies, their origins, and their dates.

Reading ``settle`` is understanding the stage: join, find pairs, compare, link, name origins, date.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.copies import candidates, dating, origins
from timeline.copies.comparing import Match, Reading, compare, reading
from timeline.copies.joining import join
from timeline.copies.wording import running_words, sentences
from timeline.model import Article, NearDuplicate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def settle(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return each article once, in order of id, with its copies, passages and settled dates.

    The order of ``articles`` plays no part in the result.
    """
    every = join(articles)
    readings: dict[int, Reading] = {}
    matches = list(_matches(every, readings))
    shared = origins.passages(every, readings, matches)
    near = _near(every, matches)
    linked = [
        replace(
            article,
            near_duplicates=tuple(near.get(i, ())),
            passages=shared.get(i, ()),
        )
        for i, article in enumerate(every)
    ]
    return tuple(dating.settle(linked, _neighbours(matches)))


def _matches(articles: Sequence[Article], readings: dict[int, Reading]) -> Iterator[Match]:
    """Yield the pairs that share copy; ``readings`` keeps what was compared of each article."""
    for first, second in candidates.pairs(articles):
        for index in (first, second):
            if index not in readings:
                article = articles[index]
                readings[index] = reading(tuple(sentences(article)), running_words(article))
        match = compare(first, second, readings[first], readings[second])
        if match is not None:
            yield match


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
