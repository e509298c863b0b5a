"""Which claims are worth comparing: those of one time whose triggers and companions can agree.

Two claims of the week of 12 July 2021 that both have a trigger of falling meet if they share a
place, an actor or a rare word; a claim of 1998 meets neither. Buckets of time are worked off one
after the other, so that cost and memory stay near-linear; in a block too large to compare all with
all, each claim meets the neighbours next to it in order of words.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from timeline.graph import lexicon
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
#: Under how many of its rarest companions and words a claim is found, and under how many a toll.
COMPANIONS, RARE_WORDS, COUNTED_WORDS = 3, 2, 8


def pairs(claims: Sequence[Facts], rarity: Rarity) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions in ``claims`` worth comparing, lower first; a few come twice.

    A claim is in neighbouring buckets, so pairs of the bucket before are not yielded again.
    """
    buckets: dict[int, list[int]] = defaultdict(list)
    for position, claim in enumerate(claims):
        for bucket in _buckets(claim):
            buckets[bucket].append(position)
    before: set[tuple[int, int]] = set()
    for bucket in sorted(buckets):
        blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
        for position in buckets[bucket]:
            for key in _keys(claims[position], rarity):
                blocks[key].append(position)
        met = {pair for block in blocks.values() for pair in _within(block, claims)}
        yield from sorted(met - before)
        before = met


def _buckets(claim: Facts) -> set[int]:
    days = {day for day in (claim.anchor, claim.published) if day is not None}
    if claim.firm and claim.last - claim.first < BUCKET_DAYS:
        days = {claim.first}
    if claim.recount:
        days |= {day - BUCKET_DAYS for day in days}
    found = {(day + move) // BUCKET_DAYS for day in days for move in (0, OVERLAP_DAYS)} or {UNDATED}
    return found | {PLANS} if claim.claim.status in {"planned", "cancelled"} else found


def _keys(claim: Facts, rarity: Rarity) -> set[tuple[str, str]]:
    if claim.claim.type == "statement":
        return {(f"voice {claim.voice}", "")} | {
            (f"word {word}", "statement") for word in heaviest(claim.words, RARE_WORDS)
        }
    shared = {place.id for place in claim.places} | claim.named
    about = sorted(shared, key=lambda ident: (-rarity(ident), ident))[:COMPANIONS]
    told = COUNTED_WORDS if claim.claim.type in {"kill", "injure"} else RARE_WORDS
    about += [f"word {word}" for word in heaviest(claim.words, told)]
    about.append(f"story {claim.story}")
    senses = {*claim.meanings, claim.claim.lemma, *lexicon.best_senses(claim.claim.lemma)}
    return {(one, sense) for one in about for sense in senses}


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
    return (claim.claim.lemma, claim.first, *heaviest(claim.words, 2))
