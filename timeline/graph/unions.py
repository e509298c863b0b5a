"""Names of articles joined into actors, each union with its reason; who is right of several.

"Siddiqui" of one article and "Danish Siddiqui" of another are two local actors until a rule joins
them, and then one class whose reasons say why.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.graph import names

if TYPE_CHECKING:
    from timeline.graph.aliases import Aliases
    from timeline.model import MentionKind

#: (article, entity or name inside it): an actor before articles are compared.
Local = tuple[str, str]


@dataclass(slots=True)
class Known:
    """Everything the claims of one article say of one local actor."""

    local: Local
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[MentionKind] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """Return the fullest name, the commoner and then the alphabetically first of equals."""
        return min(self.names, key=lambda n: (-len(names.bare(n)), -self.names[n], -len(n), n))

    @property
    def kind(self) -> MentionKind:
        """Return the commonest kind; whose name ends in a legal form is a firm."""
        if any(names.body(name) != names.words(name) for name in self.names):
            return "organisation"
        return min(self.kinds, key=lambda k: (-self.kinds[k], k))


class Union:
    """Local actors joined into classes; each class keeps the reasons that joined it."""

    def __init__(self, known: dict[Local, Known], aliases: Aliases) -> None:
        """Start with every local actor in a class of its own; ``aliases`` forbid some unions."""
        self.known, self.aliases = known, aliases
        self.parent = {where: where for where in known}
        self.members = {where: [where] for where in known}
        self.reasons: dict[Local, list[str]] = {where: [] for where in known}

    def root(self, where: Local) -> Local:
        """Return the local actor that stands for the class."""
        while self.parent[where] != where:
            self.parent[where] = self.parent[self.parent[where]]
            where = self.parent[where]
        return where

    def join(self, first: Local, second: Local, reason: str | None, *, force: bool = False) -> None:
        """Make two classes one and keep the reason, unless the user said they are two."""
        one, other = sorted((self.root(first), self.root(second)))
        if one == other or (not force and self._forbidden(one, other)):
            return
        self.parent[other] = one
        self.members[one] += self.members.pop(other)
        self.reasons[one] += self.reasons.pop(other)
        if reason is not None and reason not in self.reasons[one]:
            self.reasons[one].append(reason)

    def _forbidden(self, one: Local, other: Local) -> bool:
        if not self.aliases.apart:
            return False
        names_of = [{n for m in self.members[r] for n in self.known[m].names} for r in (one, other)]
        return any(self.aliases.separates(a, b) for a in names_of[0] for b in names_of[1])

    def classes(self) -> list[Local]:
        """Return the local actors that stand for classes, in order."""
        return sorted(where for where, parent in self.parent.items() if where == parent)


def only(
    candidates: list[Local], where: Local, union: Union, company: dict[str, frozenset[str]]
) -> tuple[Local | None, str]:
    """Return the one candidate whose company ``where`` keeps, and in words why; on a tie, none."""
    if not candidates:
        return None, ""
    mine = company.get(where[0], frozenset())
    scores = []
    for candidate in candidates:
        articles = {member[0] for member in union.members[candidate][:20]}
        shared = max(len(mine & company.get(article, frozenset())) for article in sorted(articles))
        scores.append((shared, candidate))
    scores.sort(key=lambda item: (-item[0], item[1]))
    if scores[0][0] == 0 or (len(scores) > 1 and scores[0][0] == scores[1][0]):
        return None, ""
    if len(scores) == 1:
        return scores[0][1], "only person of that surname, in the same company"
    return scores[0][1], "of those with that surname the one in the same company"
