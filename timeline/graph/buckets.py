"""Buckets of time: which claims' days lie so close that they may be of one event.

"On Wednesday" in an article of Friday 16 July 2021 lies in the week of 12 July alone; a claim
without a day lies where its article does, a plan also among all plans, as its day may be moved.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from timeline.graph.facts import Facts

#: Width of a bucket in days: news of one event appears within a week.
BUCKET_DAYS = 8
#: How far into the next bucket a day counts too, so that neighbours across an edge meet.
OVERLAP_DAYS = 3
#: Buckets of claims without a day, and of plans: a plan that was moved has another day.
UNDATED, PLANS = -1, -2


class Buckets:
    """The buckets of claims by position; a claim is in one or two, and then in the next.

    Nothing outside a bucket matters to which of its claims meet, so buckets may be worked off
    anywhere.
    """

    def __init__(self) -> None:
        """Start without claims."""
        self._buckets, self._claims = array("i"), array("I")
        self._many = 0

    def add(self, claims: Iterable[Facts]) -> None:
        """Take down the claims that come next."""
        for position, one in enumerate(claims, start=self._many):
            for bucket in _buckets(one):
                self._buckets.append(bucket)
                self._claims.append(position)
            self._many = position + 1

    def of(self, chosen: NDArray[np.bool_]) -> list[NDArray[np.uint32]]:
        """Return the chosen claims of each bucket, ascending; the buckets in order of time."""
        claims = np.frombuffer(self._claims, dtype=np.uint32)
        mine = np.flatnonzero(chosen[claims])
        buckets = np.frombuffer(self._buckets, dtype=np.int32)[mine]
        order = np.argsort(buckets, kind="stable")
        edges = np.flatnonzero(np.diff(buckets[order])) + 1
        return np.split(claims[mine[order]], edges) if len(mine) else []


def _buckets(claim: Facts) -> set[int]:
    days = {day for day in (claim.anchor, claim.published) if day is not None}
    if claim.firm and claim.last - claim.first < BUCKET_DAYS:
        days = {claim.first}
    if claim.recount:
        days |= {day - BUCKET_DAYS for day in days}
    found = {(day + move) // BUCKET_DAYS for day in days for move in (0, OVERLAP_DAYS)} or {UNDATED}
    return found | {PLANS} if claim.status in {"planned", "cancelled"} else found
