"""Names of articles joined into actors, each union with its reason; who is right of several.

"Siddiqui" of one article and "Danish Siddiqui" of another are two local actors until a rule joins
them, and then one class whose reasons say why.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.graph import names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.graph.aliases import Aliases
    from timeline.model import MentionKind

#: (article, entity or name inside it): an actor before articles are compared.
Local = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """What the claims of an article say of one local actor; alike in two articles, it is one."""

    names: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[MentionKind, int], ...]
    #: The fullest name, the commoner and then the alphabetically first of equals.
    name: str
    #: The commonest kind; whose name ends in a legal form is a firm.
    kind: MentionKind
    #: The words of the name by which a person or a body is the same.
    identity: tuple[str, ...]


class Called:
    """What somebody is called and taken for, counted as claims come."""

    def __init__(self) -> None:
        """Start without a name."""
        self.names: Counter[str] = Counter()
        self.kinds: Counter[MentionKind] = Counter()

    def add(self, known: Known) -> None:
        """Count what else is known of one of them."""
        self.names.update(dict(known.names))
        self.kinds.update(dict(known.kinds))

    def settled(self) -> Known:
        """Return what that comes to."""
        called, taken = self.names, self.kinds
        name = min(called, key=lambda n: (-len(names.bare(n)), -called[n], -len(n), n))
        kind = min(taken, key=lambda k: (-taken[k], k))
        if any(names.body(one) != names.words(one) for one in called):
            kind = "organisation"
        identity = names.bare(name) if kind == "person" else names.body(name)
        counted = tuple(sorted(called.items())), tuple(sorted(taken.items()))
        return Known(*counted, name, kind, identity)


class Union:
    """Local actors joined into classes; each class keeps the reasons that joined it."""

    def __init__(self, known: Mapping[Local, Known], aliases: Aliases) -> None:
        """Start with every local actor in a class of its own; ``aliases`` forbid some unions."""
        self.known, self.aliases = known, aliases
        #: Of those that are joined: to whom, with whom, and why.
        self.parent: dict[Local, Local] = {}
        self._members: dict[Local, list[Local]] = {}
        self._reasons: dict[Local, list[str]] = {}

    def root(self, where: Local) -> Local:
        """Return the local actor that stands for the class."""
        parent = self.parent
        above = parent.get(where)
        while above is not None:
            higher = parent.get(above)
            if higher is not None:
                parent[where] = higher
            where, above = above, higher
        return where

    def members(self, root: Local) -> Sequence[Local]:
        """Return those of a class."""
        return self._members.get(root) or (root,)

    def reasons(self, root: Local) -> Sequence[str]:
        """Return what joined a class."""
        return self._reasons.get(root, ())

    def join(self, first: Local, second: Local, reason: str | None, *, force: bool = False) -> None:
        """Make two classes one and keep the reason, unless the user said they are two."""
        one, other = sorted((self.root(first), self.root(second)))
        if one == other or (not force and self._forbidden(one, other)):
            return
        self.parent[other] = one
        self._members.setdefault(one, [one]).extend(self.members(other))
        self._members.pop(other, None)
        why = [*self.reasons(one), *self._reasons.pop(other, ())]
        if reason is not None and reason not in why:
            why.append(reason)
        if why:
            self._reasons[one] = why

    def _forbidden(self, one: Local, other: Local) -> bool:
        if not self.aliases.apart:
            return False
        names_of = [
            {name for member in self.members(root) for name, _ in self.known[member].names}
            for root in (one, other)
        ]
        return any(self.aliases.separates(a, b) for a in names_of[0] for b in names_of[1])

    def classes(self) -> list[Local]:
        """Return the local actors that stand for classes, in order."""
        return sorted(where for where in self.known if where not in self.parent)


def only(
    candidates: list[Local], where: Local, union: Union, company: Mapping[str, Sequence[str]]
) -> tuple[Local | None, str]:
    """Return the one candidate whose company ``where`` keeps, and in words why; on a tie, none."""
    if not candidates:
        return None, ""
    mine = frozenset(company.get(where[0], ()))
    scores = []
    for candidate in candidates:
        articles = {member[0] for member in union.members(candidate)[:20]}
        shared = max(len(mine.intersection(company.get(article, ()))) for article in articles)
        scores.append((shared, candidate))
    scores.sort(key=lambda item: (-item[0], item[1]))
    if scores[0][0] == 0 or (len(scores) > 1 and scores[0][0] == scores[1][0]):
        return None, ""
    if len(scores) == 1:
        return scores[0][1], "only person of that surname, in the same company"
    return scores[0][1], "of those with that surname the one in the same company"
