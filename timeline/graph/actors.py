"""Actors across articles: which names in which articles are one person, body or group.

``language`` and ``places`` unify names inside an article; here "Siddiqui" of one article becomes
the "Danish Siddiqui" of another if he is the only candidate, or its company speaks for him alone.
Two people of one surname stay apart, and every union keeps its reason.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, get_args

from timeline.graph import bodies, governments, names
from timeline.graph.aliases import Aliases, key
from timeline.graph.unions import Called, Union, only
from timeline.model import Actor, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.graph.unions import Known, Local
    from timeline.model import Claim


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actors of a corpus, and which of them each local actor is."""

    actors: tuple[Actor, ...]
    of: dict[Local, str]


def local(article: str, entity: str, name: str) -> Local:
    """Return the key of an actor inside its article."""
    return article, entity or key(name)


@lru_cache(maxsize=4_096)
def _kind(entity: str) -> MentionKind:
    kind = entity.partition("/")[0]
    return next((one for one in get_args(MentionKind) if one == kind), "other")


class Cast:
    """The local actors that claims name, and the company they keep, taken down as claims come."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.known: dict[Local, Known] = {}
        self.company: dict[str, tuple[str, ...]] = {}
        self._shared: dict[Any, Any] = {}

    def add(self, claims: Sequence[Claim], texts: Mapping[str, str]) -> None:
        """Take down all claims of some articles; claims come in order of publication.

        ``texts`` (by article id) spell in full the names of those whom the claims call by a short
        one.
        """
        same = self._same
        for (article, entity), called in _collect(claims).items():
            one = self._settled(called)
            if one.kind == "person":
                full = names.in_full(entity, one.name, texts.get(article, ""))
                called.names.update(full)
                one = self._settled(called) if full else one
            self.known[same(article), same(entity)] = one
        for article, items in _company(claims).items():
            self.company[same(article)] = tuple(map(same, sorted(items)))

    def close(self) -> None:
        """Let go of what only helps to take down: all claims are."""
        self._shared = {}

    def _same(self, found: str) -> str:
        """Return it, one and the same string wherever it is said."""
        return self._shared.setdefault(found, found)  # type: ignore[no-any-return] # a string

    def _settled(self, called: Called) -> Known:
        """Return what is known of somebody, one and the same of all who are called alike."""
        key = (*called.names.items(), *called.kinds.items())
        known: Known | None = self._shared.get(key)
        if known is None:
            known = self._shared[key] = called.settled()
        return known


def resolve(cast: Cast, aliases: Aliases) -> Resolution:
    """Return the actors of a cast, unified across articles."""
    known, company = cast.known, cast.company
    union = Union(known, aliases)
    _by_name(union, known, company)
    _by_spelling(union, known)
    bodies.by_own_article(union, known)
    bodies.by_initials(union, known, company)
    bodies.by_short_name(union, known, company)
    bodies.by_government(union, known)
    _by_surname(union, known, company)
    _by_user(union, known, aliases)
    return _result(union, known, aliases)


def _collect(claims: Iterable[Claim]) -> dict[Local, Called]:
    found: dict[Local, Called] = {}
    for claim in claims:
        named = [(a.entity, a.name, a.kind) for a in claim.actors]
        speaker = claim.attribution.speaker if claim.attribution else None
        if speaker is not None:
            named.append((speaker.entity, speaker.name, _kind(speaker.entity)))
        for entity, name, kind in named:
            if names.is_named(entity, name):
                one = found.setdefault(local(claim.article, entity, name), Called())
                one.names[name] += 1
                one.kinds[kind] += 1
    for one in found.values():
        if len(one.kinds) > 1:
            del one.kinds["other"]
    return found


def _company(claims: Iterable[Claim]) -> dict[str, set[str]]:
    """Return for each article the places and names its claims hold: the company an actor keeps."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        found[claim.article].update(location.place.id for location in claim.places)
        found[claim.article].update(loc.place.country for loc in claim.places if loc.place.country)
        found[claim.article].update(
            key(a.name) for a in claim.actors if names.is_named(a.entity, a.name)
        )
    return found


def _by_name(
    union: Union, known: Mapping[Local, Known], company: Mapping[str, Sequence[str]]
) -> None:
    """Join equal names: full ones always, a body every country has only in one country."""
    first: dict[tuple[tuple[str, ...], str], Local] = {}
    for where, one in known.items():
        identity = one.identity
        if one.kind == "person" and len(identity) == 1:
            continue
        if one.kind == "place":
            identity = (where[1],)  # places are already resolved to the gazetteer
        countries = ""
        if names.is_generic(identity):
            countries = " ".join(sorted(c for c in company.get(where[0], ()) if len(c) == 2))
            countries = countries or where[0]
        union.join(first.setdefault((identity, countries), where), where, None)


def _by_spelling(union: Union, known: Mapping[Local, Known]) -> None:
    """Join full names of persons that differ by middle names, initials or transliteration."""
    blocks: dict[str, dict[tuple[str, ...], Local]] = defaultdict(dict)
    for where, one in known.items():
        identity = one.identity
        if one.kind == "person" and len(identity) > 1:
            blocks[names.sound(identity[-1:])].setdefault(identity, where)
    for block in blocks.values():
        by_start: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for identity in sorted(block):
            by_start[names.sound(identity[:1])[:1]].append(identity)
        for same in by_start.values():
            _join_spellings(union, block, same)


def _join_spellings(
    union: Union, block: dict[tuple[str, ...], Local], spelled: list[tuple[str, ...]]
) -> None:
    for index, one in enumerate(spelled):
        for other in spelled[index + 1 : index + 50]:
            reason = names.same_person(one, other)
            if reason is not None:
                shown = f"{reason}: {' '.join(one).title()}, {' '.join(other).title()}"
                union.join(block[one], block[other], shown)


def _by_surname(
    union: Union, known: Mapping[Local, Known], company: Mapping[str, Sequence[str]]
) -> None:
    """Join a lone surname to the one person who has it, or whose company it keeps."""
    full: dict[str, set[Local]] = defaultdict(set)
    whole: dict[tuple[str, ...], Local] = {}
    for where, one in known.items():
        identity = one.identity
        if one.kind == "person" and len(identity) > 1:
            full[identity[-1]].add(union.root(where))
        elif one.kind != "person":
            whole.setdefault(identity, where)
    for where, one in known.items():
        identity = one.identity
        if one.kind != "person" or len(identity) != 1:
            continue
        candidates = sorted(
            {union.root(c) for c in full.get(identity[0], ())} - {union.root(where)}
        )
        best, reason = only(candidates, where, union, company)
        if best is not None:
            union.join(best, where, f"{one.name}: {reason}")
        elif not candidates and identity in whole:
            union.join(whole[identity], where, f"{one.name} is no person in other articles")
        elif not candidates:
            whole[identity] = where


def _by_user(union: Union, known: Mapping[Local, Known], aliases: Aliases) -> None:
    first: dict[str, Local] = {}
    for where, one in known.items():
        for group in sorted({aliases.same[key(n)] for n, _ in one.names if key(n) in aliases.same}):
            union.join(
                first.setdefault(group, where), where, "the aliases file says so", force=True
            )


def _result(union: Union, known: Mapping[Local, Known], aliases: Aliases) -> Resolution:
    actors: list[Actor] = []
    of: dict[Local, str] = {}
    taken: set[str] = set()
    for root in union.classes():
        members = sorted(union.members(root))
        called = Called()
        for member in members:
            called.add(known[member])
        whole = called.settled()
        group = next((aliases.same[key(n)] for n, _ in whole.names if key(n) in aliases.same), "")
        country = next((known[m].name for m in members if governments.is_country(m[1])), "")
        name = aliases.shown.get(group) or country or whole.name
        name = name.removeprefix("the ").removeprefix("The ")
        ident = _ident(name, root, taken)
        others = tuple(n for n, _ in whole.names if n != name)
        reasons = tuple(union.reasons(root))
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
