"""Actors across articles: which names in which articles are one person, body or group.

``language`` and ``places`` unify names inside an article; here "Siddiqui" of one article becomes
the "Danish Siddiqui" of another if he is the only candidate, or its company speaks for him alone.
Two people of one surname stay apart, and every union keeps its reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, get_args

from timeline.graph import names
from timeline.graph.aliases import Aliases, key
from timeline.model import Actor, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.model import Claim

#: (article, entity or name inside it): an actor before articles are compared.
Local = tuple[str, str]


@dataclass(slots=True)
class _Known:
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
        return min(self.kinds, key=lambda k: (-self.kinds[k], k))


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actors of a corpus, and which of them each local actor is."""

    actors: tuple[Actor, ...]
    of: dict[Local, str]


def local(article: str, entity: str, name: str) -> Local:
    """Return the key of an actor inside its article."""
    return article, entity or key(name)


def _kind(entity: str) -> MentionKind:
    kind = entity.partition("/")[0]
    return next((one for one in get_args(MentionKind) if one == kind), "other")


def resolve(
    claims: Sequence[Claim], aliases: Aliases, texts: Mapping[str, str] | None = None
) -> Resolution:
    """Return the actors named in the claims (in order of publication), unified across articles.

    ``texts`` (by article id) spell in full the names of those whom the claims call by a short one.
    """
    known = _collect(claims)
    for (article, entity), one in known.items():
        if one.kind == "person":
            one.names.update(names.in_full(entity, one.name, (texts or {}).get(article, "")))
    union = _Union(known, aliases)
    company = _company(claims)
    _by_name(union, known, company)
    _by_spelling(union, known)
    _by_initials(union, known)
    _by_surname(union, known, company)
    _by_user(union, known, aliases)
    return _result(union, known, aliases)


def _collect(claims: Iterable[Claim]) -> dict[Local, _Known]:
    known: dict[Local, _Known] = {}
    for claim in claims:
        named = [(a.entity, a.name, a.kind) for a in claim.actors]
        speaker = claim.attribution.speaker if claim.attribution else None
        if speaker is not None:
            named.append((speaker.entity, speaker.name, _kind(speaker.entity)))
        for entity, name, kind in named:
            if names.is_named(entity, name):
                where = local(claim.article, entity, name)
                one = known.setdefault(where, _Known(where))
                one.names[name] += 1
                one.kinds[kind] += 1
    for one in known.values():
        if len(one.kinds) > 1:
            del one.kinds["other"]
    return known


def _company(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """Return for each article the places and names its claims hold: the company an actor keeps."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        found[claim.article].update(location.place.id for location in claim.places)
        found[claim.article].update(loc.place.country for loc in claim.places if loc.place.country)
        found[claim.article].update(
            key(a.name) for a in claim.actors if names.is_named(a.entity, a.name)
        )
    return {article: frozenset(sorted(items)) for article, items in found.items()}


class _Union:
    """Local actors joined into classes; each class keeps the reasons that joined it."""

    def __init__(self, known: dict[Local, _Known], aliases: Aliases) -> None:
        self.known, self.aliases = known, aliases
        self.parent = {where: where for where in known}
        self.members = {where: [where] for where in known}
        self.reasons: dict[Local, list[str]] = {where: [] for where in known}

    def root(self, where: Local) -> Local:
        while self.parent[where] != where:
            self.parent[where] = self.parent[self.parent[where]]
            where = self.parent[where]
        return where

    def join(self, first: Local, second: Local, reason: str | None, *, force: bool = False) -> None:
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
        return sorted(where for where, parent in self.parent.items() if where == parent)


def _identity(one: _Known) -> tuple[str, ...]:
    return names.bare(one.name) if one.kind == "person" else names.body(one.name)


def _by_name(union: _Union, known: dict[Local, _Known], company: dict[str, frozenset[str]]) -> None:
    """Join equal names: full ones always, a body every country has only in one country."""
    first: dict[tuple[tuple[str, ...], str], Local] = {}
    for where, one in known.items():
        identity = _identity(one)
        if one.kind == "person" and len(identity) == 1:
            continue
        if one.kind == "place":
            identity = (where[1],)  # places are already resolved to the gazetteer
        countries = ""
        if names.is_generic(identity):
            countries = " ".join(sorted(c for c in company.get(where[0], ()) if len(c) == 2))
            countries = countries or where[0]
        union.join(first.setdefault((identity, countries), where), where, None)


def _by_spelling(union: _Union, known: dict[Local, _Known]) -> None:
    """Join full names of persons that differ by middle names, initials or transliteration."""
    blocks: dict[str, dict[tuple[str, ...], Local]] = defaultdict(dict)
    for where, one in known.items():
        identity = _identity(one)
        if one.kind == "person" and len(identity) > 1:
            blocks[names.sound(identity[-1:])].setdefault(identity, where)
    for block in blocks.values():
        by_start: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for identity in sorted(block):
            by_start[names.sound(identity[:1])[:1]].append(identity)
        for same in by_start.values():
            _join_spellings(union, block, same)


def _join_spellings(
    union: _Union, block: dict[tuple[str, ...], Local], spelled: list[tuple[str, ...]]
) -> None:
    for index, one in enumerate(spelled):
        for other in spelled[index + 1 : index + 50]:
            reason = names.same_person(one, other)
            if reason is not None:
                shown = f"{reason}: {' '.join(one).title()}, {' '.join(other).title()}"
                union.join(block[one], block[other], shown)


def _by_initials(union: _Union, known: dict[Local, _Known]) -> None:
    """Join an acronym to the one body whose initials it is; with two such bodies, to none."""
    bodies: dict[str, set[Local]] = defaultdict(set)
    for one in known.values():
        if one.kind != "person":
            for acronym in names.initials(one.name):
                bodies[acronym].add(union.root(one.local))
    for where, one in known.items():
        short = next((n for n in sorted(one.names) if names.is_acronym(n)), None)
        if short is None:
            continue
        full = {union.root(r) for r in bodies.get(names.plain(short).replace(".", ""), ())}
        full.discard(union.root(where))
        if len(full) == 1:
            other = full.pop()
            union.join(other, where, f"{short} is the initials of {known[other].name}")


def _by_surname(
    union: _Union, known: dict[Local, _Known], company: dict[str, frozenset[str]]
) -> None:
    """Join a lone surname to the one person who has it, or whose company it keeps."""
    full: dict[str, set[Local]] = defaultdict(set)
    whole: dict[tuple[str, ...], Local] = {}
    for where, one in known.items():
        identity = _identity(one)
        if one.kind == "person" and len(identity) > 1:
            full[identity[-1]].add(union.root(where))
        elif one.kind != "person":
            whole.setdefault(identity, where)
    for where, one in known.items():
        identity = _identity(one)
        if one.kind != "person" or len(identity) != 1:
            continue
        candidates = sorted(
            {union.root(c) for c in full.get(identity[0], ())} - {union.root(where)}
        )
        best, reason = _only(candidates, where, union, company)
        if best is not None:
            union.join(best, where, f"{one.name}: {reason}")
        elif not candidates and identity in whole:
            union.join(whole[identity], where, f"{one.name} is no person in other articles")
        elif not candidates:
            whole[identity] = where


def _only(
    candidates: list[Local], where: Local, union: _Union, company: dict[str, frozenset[str]]
) -> tuple[Local | None, str]:
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


def _by_user(union: _Union, known: dict[Local, _Known], aliases: Aliases) -> None:
    first: dict[str, Local] = {}
    for where, one in known.items():
        for group in sorted({aliases.same[key(n)] for n in one.names if key(n) in aliases.same}):
            union.join(
                first.setdefault(group, where), where, "the aliases file says so", force=True
            )


def _result(union: _Union, known: dict[Local, _Known], aliases: Aliases) -> Resolution:
    actors: list[Actor] = []
    of: dict[Local, str] = {}
    taken: set[str] = set()
    for root in union.classes():
        members = sorted(union.members[root])
        whole = _Known(root)
        for member in members:
            whole.names += known[member].names
            whole.kinds += known[member].kinds
        group = next(
            (aliases.same[key(n)] for n in sorted(whole.names) if key(n) in aliases.same), ""
        )
        name = aliases.shown.get(group) or whole.name.removeprefix("the ").removeprefix("The ")
        ident = _ident(name, root, taken)
        others = tuple(sorted({n for n in whole.names if n != name}))
        reasons = tuple(union.reasons[root])
        actors.append(Actor(id=ident, name=name, kind=whole.kind, aliases=others, reasons=reasons))
        of.update(dict.fromkeys(members, ident))
    return Resolution(tuple(sorted(actors, key=lambda a: a.id)), of)


def _ident(name: str, root: Local, taken: set[str]) -> str:
    """Return a readable id; a second one of a name gets a digest of where it first stood."""
    ident = "actor:" + "-".join(names.words(name))
    if ident in taken:
        ident += "-" + blake2b("\n".join(root).encode(), digest_size=4).hexdigest()
    taken.add(ident)
    return ident
