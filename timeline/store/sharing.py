"""Equal parts of many claims as one object: what a million claims say is mostly said before.

"on or before publication, 16 July 2021 is a Friday → that day" stands in every claim of that day,
and Koper with its coordinates in every claim of the town; held once, claims take two thirds of the
memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.model import Claim, Timex

#: Records are frozen for all who get them; these were only just decoded, and nobody has them yet.
_set = object.__setattr__


class Sharing:
    """Remembers the parts of claims, and puts the first of equal ones in place of the others."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._known: dict[Any, Any] = {}

    def claims(self, fresh: Iterable[Claim]) -> None:
        """Share the parts of claims of one article that were only just decoded."""
        spans: dict[Any, Any] = {}
        for claim in fresh:
            self._one(claim, "article", "origin", "lemma", "type", "status")
            _set(claim, "sentence", spans.setdefault(claim.sentence, claim.sentence))
            self._one(claim.when, "interval")
            self._each(claim.when, "steps")
            if claim.when.timex is not None:
                self._timex(claim.when.timex)
            for actor in claim.actors:
                self._one(actor, "entity", "name")
            for location in claim.places:
                self._one(location, "place")

    def _timex(self, timex: Timex) -> None:
        self._one(timex, "value", "rule", "interval", "stated")
        self._each(timex, "steps")

    def _one(self, record: object, *fields: str) -> None:
        known = self._known
        for field in fields:
            value = getattr(record, field)
            _set(record, field, known.setdefault(value, value))

    def _each(self, record: object, field: str) -> None:
        """Share the texts of a tuple, and the tuple too."""
        known = self._known
        value = tuple([known.setdefault(one, one) for one in getattr(record, field)])
        _set(record, field, known.setdefault(value, value))
