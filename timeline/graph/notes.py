"""What the claims of each article say of when, where and who, before anything is compared.

By it, beside their words, two articles on one shooting are known to report the same happening.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.graph import facts as fact
from timeline.graph import names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.model import Claim


@dataclass(slots=True)
class _Note:
    """What the claims of one article say of when, where and who."""

    days: set[int] = field(default_factory=set)
    told: set[int] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    persons: set[tuple[str, ...]] = field(default_factory=set)
    main: int | None = None


class Notes:
    """What the claims of articles say of when, where and who, before anything is compared."""

    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        """Note the claims, in any order."""
        self._of: dict[str, _Note] = {}
        for claim in claims:
            self.add(claim)

    def __getitem__(self, article: str) -> _Note:
        """Return what is noted of an article."""
        return self._of.get(article, _NOTHING)

    def add(self, claim: Claim) -> None:
        """Note one claim more."""
        note = self._of.setdefault(claim.article, _Note())
        note.places.update(loc.place.id for loc in claim.places if _narrow(loc.place.kind))
        for actor in claim.actors:
            if actor.kind == "person" and actor.name[:1].isupper():
                note.persons.add(names.bare(actor.name))
        first, last = fact.day_range(claim.when.interval)
        if first == last and claim.when.basis in fact.FIRM:
            note.days.add(first)
            if claim.status == "occurred" and claim.type != "statement":
                note.told.add(first)
            if claim.main:
                note.main = first


_NOTHING = _Note()


def _narrow(kind: str) -> bool:
    return kind in {"city", "built", "unknown"}
