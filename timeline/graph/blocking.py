"""Which claims are worth comparing: those that share a time bucket and a place, actor or word.

Two claims of the week of 12 July 2021 in Spin Boldak meet in one block; a claim of 1998 does not.
Cost stays near-linear: copies are folded first, and in a block too large to compare all with all,
each claim meets the neighbours next to it in order of words.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.graph.wording import heaviest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.graph.facts import Facts
    from timeline.graph.score import Rarity

#: Width of a time bucket in days: news of one event appears within a week.
BUCKET_DAYS = 8
#: How far into the next bucket a day counts too, so that neighbours across an edge meet.
OVERLAP_DAYS = 3
#: All pairs are compared in blocks up to this size.
LARGEST_BLOCK = 24
#: In larger ones each claim meets so many that follow it.
NEIGHBOURS = 8
#: Buckets of claims without a day, and of plans: a plan that was moved has another day.
UNDATED, PLANS = -1, -2
#: How many rare words of its sentence a claim is found under.
RARE_WORDS = 3


def pairs(claims: Sequence[Facts], rarity: Rarity) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions in ``claims`` worth comparing, each once, lower position first."""
    blocks: dict[tuple[str, str, int], list[int]] = defaultdict(list)
    for position, claim in enumerate(claims):
        for key in _keys(claim, rarity):
            blocks[key].append(position)
    seen: set[int] = set()
    width = len(claims)
    for key in sorted(blocks):
        for one, other in _within(blocks[key], claims):
            code = one * width + other
            if code not in seen:
                seen.add(code)
                yield one, other


def _keys(claim: Facts, rarity: Rarity) -> set[tuple[str, str, int]]:
    buckets = _buckets(claim)
    kind = "statement" if claim.claim.type == "statement" else "event"
    shared = {place.id for place in claim.places} | {actor for actor, _ in claim.actors}
    if claim.speaker and kind == "statement":
        shared.add(claim.speaker)
    about = {f"{kind} {one}" for one in sorted(shared, key=lambda s: (-rarity(s), s))[:4]}
    about.update(f"{kind} word {word}" for word in heaviest(claim.words, RARE_WORDS))
    senses = claim.meanings | {claim.claim.lemma}
    keys = {(one, sense, bucket) for one in about for sense in ("", *senses) for bucket in buckets}
    keys |= {(f"{kind} story {claim.story}", sense, UNDATED) for sense in senses}
    if claim.claim.status in {"planned", "cancelled"}:
        keys |= {(one, sense, PLANS) for one in about for sense in senses}
    return keys


def _buckets(claim: Facts) -> set[int]:
    days = {day for day in (claim.anchor, claim.published) if day is not None}
    return {(day + move) // BUCKET_DAYS for day in days for move in (0, OVERLAP_DAYS)} or {UNDATED}


def _within(block: list[int], claims: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    if len(block) <= LARGEST_BLOCK:
        reach = len(block)
    else:
        block = sorted(block, key=lambda at: (_order(claims[at]), at))
        reach = NEIGHBOURS
    for index, one in enumerate(block):
        for other in block[index + 1 : index + 1 + reach]:
            yield (one, other) if one < other else (other, one)


def _order(claim: Facts) -> tuple[object, ...]:
    return (claim.claim.lemma, *heaviest(claim.words, 2))
