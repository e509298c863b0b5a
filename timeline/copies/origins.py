"""Shared sentences as passages of one origin, whoever printed them.

Sentences that articles A and B share, and those that A, B and C share, are one origin; what B
shares with D alone is another: two wires in one article stay two.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from itertools import combinations, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from timeline.copies import wording
from timeline.copies.grouping import Groups
from timeline.model import Article, Passage, Span
from timeline.sources import crediting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.copies.comparing import Match

#: Beyond so many articles, pairs of a sentence are taken with the first of them only.
CROWD = 30
#: Blanks between two sentences of one paragraph; anything longer is another sentence.
GAP = 3

#: A sentence of an article, or a pair of articles: both as indices.
Node = tuple[int, int]
#: A span of shared text, its origin, and the number of its paragraph.
Run = tuple[Span, str, int]
#: No article has so many sentences: a sentence as one number is its article's index times this,
#: and its own.
LONGEST = 1 << 22


def passages(
    articles: Sequence[Article], matches: Iterable[Match]
) -> dict[int, tuple[Passage, ...]]:
    """Return the passages of each article (by index) that shares any, in order of the text."""
    same: Groups[int] = Groups()
    for match in matches:
        first, second = match.first * LONGEST, match.second * LONGEST
        for i, j in match.sentences:
            same.join(first + i, second + j)
    origin_of = _origins(articles, same)
    spans: dict[int, list[Run]] = defaultdict(list)
    named = _credits(articles, origin_of)
    for article, shared in groupby(sorted(origin_of), key=itemgetter(0)):
        sentences = list(wording.sentences(articles[article]))
        for node in shared:
            found = sentences[node[1]]
            span = Span(start=found.start, end=found.end)
            spans[article].append((span, origin_of[node], found.paragraph))
    return {
        article: tuple(
            Passage(span=span, origin=origin, credit=named[origin])
            for span, origin, _ in _runs(own)
        )
        for article, own in spans.items()
    }


def _credits(articles: Sequence[Article], origin_of: Mapping[Node, str]) -> dict[str, str]:
    """Return the agencies that the articles of each origin credit in byline or publisher."""
    printed: dict[str, set[int]] = defaultdict(set)
    for (article, _), origin in origin_of.items():
        printed[origin].add(article)
    credited = {
        i: crediting.agencies_in(articles[i]) for i in dict.fromkeys(a for a, _ in origin_of)
    }
    return {
        origin: ", ".join(sorted({name for i in members for name in credited[i]}))
        for origin, members in printed.items()
    }


def _origins(articles: Sequence[Article], same: Groups[int]) -> dict[Node, str]:
    """Return the origin of every shared sentence: sentences that two articles share are of one."""
    shared = [[divmod(number, LONGEST) for number in numbers] for numbers in same.sets()]
    owners = [tuple(dict.fromkeys(article for article, _ in nodes)) for nodes in shared]
    together: Groups[Node] = Groups()
    for members in dict.fromkeys(owners):
        pairs = list(_pairs(members))
        for pair in pairs:
            together.join(pairs[0], pair)
    named = {pair: _name(articles, pairs) for pairs in together.sets() for pair in pairs}
    return {
        node: named[next(_pairs(members))]
        for nodes, members in zip(shared, owners, strict=True)
        for node in nodes
    }


def _pairs(owners: Sequence[int]) -> Iterator[Node]:
    if len(owners) <= CROWD:
        return combinations(owners, 2)
    return ((owners[0], other) for other in owners[1:])


def _name(articles: Sequence[Article], pairs: Iterable[Node]) -> str:
    """Return the id of an origin: a hash of the ids of all articles that print it."""
    members = sorted({articles[index].id for pair in pairs for index in pair})
    return "copy-" + hashlib.blake2b(" ".join(members).encode(), digest_size=6).hexdigest()


def _runs(found: Iterable[Run]) -> Iterator[Run]:
    """Yield sentences that follow each other in a paragraph as one run."""
    run: Run | None = None
    for span, origin, paragraph in found:
        if run and run[1:] == (origin, paragraph) and span.start - run[0].end <= GAP:
            run = (Span(start=run[0].start, end=span.end), origin, paragraph)
            continue
        if run:
            yield run
        run = (span, origin, paragraph)
    if run:
        yield run
