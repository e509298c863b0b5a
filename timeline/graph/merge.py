"""From a group of claims to an event: its day, status, label, actors, places and origins.

"On Wednesday" and "this week" meet on Wednesday; a lead that only says "has fallen" moves nothing;
two firm days that exclude each other leave the better supported one on show (and a conflict).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

from timeline import interval
from timeline.graph import facts as fact
from timeline.graph import geography, matter, origins, score
from timeline.graph.matter import AFFIRMING
from timeline.model import Event, EventActor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.graph.facts import Facts
    from timeline.graph.score import Corpus
    from timeline.model import Basis, EventStatus, EventType, Interval, Role

#: How many different days of one event are tried as the one that most others fit.
MOST_DAYS = 50
#: How many denials of one event are held against what others affirm.
MOST_DENIALS = 20
#: Bases from best to worst; a worse one never moves what a better one says.
RANKS: tuple[tuple[Basis, ...], ...] = (
    ("stated", "anchored"),
    ("narrative", "speech"),
    ("current",),
    ("reported",),
)
#: Where undated events stand in order of time, and where an open end is.
LATEST = datetime.max  # noqa: DTZ901 - times are naive throughout (see docs/time.md)
#: A longer label names an event only if no claim has a shorter one.
LENGTHY = 90
_ROLES: tuple[Role, ...] = ("agent", "patient", "recipient", "other")
#: Statuses in order of what they settle: what has occurred is no longer planned.
_SETTLED: tuple[EventStatus, ...] = (
    "occurred",
    "ongoing",
    "planned",
    "habitual",
    "hypothetical",
)


def event(group: Sequence[Facts], corpus: Corpus) -> Event:
    """Return the event that a group of claims (in order of publication) tells."""
    state = status(group)
    when, why = settle(group)
    best = _best(group, state, when)
    return Event(
        id=ident(group[0].id),
        label=best.label,
        type=_type(group, best),
        status=state,
        interval=when,
        claims=tuple(one.id for one in group),
        actors=_actors(group),
        places=_places(group),
        origins=origins.count(group),
        reasons=(*why, f"named after the claim {best.id}", *_together(group, corpus)),
    )


def _together(group: Sequence[Facts], corpus: Corpus) -> Iterator[str]:
    """Yield for each further claim an earlier one it is one with, with the reasons' weights.

    That is the first claim if more speaks for it than against it, else the more alike of two.
    """
    for at, one in enumerate(group[1:], start=1):
        best, other = score.reasons(group[0], one, corpus), group[0]
        if score.total(best) <= 0 and at > 1:
            second = score.reasons(group[1], one, corpus)
            if score.total(second) > score.total(best):
                best, other = second, group[1]
        parts = "; ".join(f"{weight:+.1f} {reason}" for reason, weight in best)
        yield f"{one.id} is one with {other.id} ({score.total(best):+.1f}): {parts}"


def ident(earliest: str) -> str:
    """Return the id of the event whose earliest claim this is; it stays while that claim stays."""
    return "e" + blake2b(earliest.encode(), digest_size=6).hexdigest()


def settle(group: Sequence[Facts]) -> tuple[Interval | None, tuple[str, ...]]:
    """Return when it happened by the best claims, and in words what that rests on.

    Claims of one rank that fit each other are intersected; of those that exclude each other, the
    set with more origins is shown. A worse rank narrows only where it fits and is no plain report.
    """
    found: Interval | None = None
    why: list[str] = []
    for rank in RANKS:
        mine = [one for one in group if one.basis in rank and one.interval]
        if not mine:
            continue
        shown, words = _supported(mine)
        if found is None:
            found = shown
            why.append(words)
        elif "reported" not in rank:
            narrowed = interval.intersect(found, shown)
            if narrowed is not None and "current" not in rank:
                found = narrowed
    return found, tuple(why)


def _supported(mine: Sequence[Facts]) -> tuple[Interval, str]:
    """Return the intersection of the largest set of claims whose intervals share an instant.

    Affirmed days count before planned ones: what happened is dated by those who saw it happen. Of
    a plan that was changed the newest day counts.
    """
    said: dict[Interval, list[Facts]] = {}
    for one in mine:
        if one.interval is not None:
            said.setdefault(one.interval, []).append(one)
    basis = ", ".join(sorted({one.basis for one in mine}))
    if len(said) == 1:
        return next(iter(said)), f"day by {len(mine)} of {len(mine)} dated claims ({basis})"
    changed = any(one.changes for one in mine)
    options: list[tuple[tuple[float, ...], Interval, int]] = []
    for seed in list(said)[:MOST_DAYS]:
        shared, backers = _grow(seed, said)
        settled = sum(one.status in AFFIRMING for one in backers)
        newest = max((one.published or 0) for one in backers)
        moved = newest if changed else 0
        rank = (settled > 0, moved, origins.count(backers), len(backers), -_width(shared), newest)
        options.append((rank, shared, len(backers)))
    best = max(options, key=lambda option: (option[0], _key(option[1])))
    return best[1], f"day by {best[2]} of {len(mine)} dated claims ({basis})"


def _grow(seed: Interval, said: Mapping[Interval, Sequence[Facts]]) -> tuple[Interval, list[Facts]]:
    shared = seed
    backers = list(said[seed])
    for when, tellers in said.items():
        both = None if when is seed else interval.intersect(shared, when)
        if both is not None:
            shared = both
            backers += tellers
    return shared, backers


def _width(when: Interval) -> float:
    days = interval.days(when)
    return 1e9 if days is None else days


def _key(when: Interval) -> tuple[int, int]:
    return tuple(-day for day in fact.day_range(when))  # type: ignore[return-value] # two days


def status(group: Sequence[Facts]) -> EventStatus:
    """Return what the claims together say: whether it happened, is planned, off or disputed."""
    said: dict[EventStatus, int] = {}
    for one in group:
        value: EventStatus = "denied" if one.denies else one.status
        said[value] = max(said.get(value, 0), one.published or 0)
    affirmed = [day for value, day in said.items() if value in AFFIRMING]
    if "denied" in said and not affirmed:
        return "denied"
    if "denied" in said and _disputed(group):
        return "disputed"
    if "cancelled" in said and (not affirmed or max(affirmed) <= said["cancelled"]):
        ahead = max((day for value, day in said.items() if value == "planned"), default=0)
        if ahead <= said["cancelled"]:
            return "cancelled"
    return next((value for value in _SETTLED if value in said), "cancelled")


def _disputed(group: Sequence[Facts]) -> bool:
    denials = [one for one in group if one.denies]
    return any(matter.gainsays(no, one) for no in denials[:MOST_DENIALS] for one in group)


def _best(group: Sequence[Facts], state: EventStatus, when: Interval | None) -> Facts:
    """Return the claim that names the event: a main one, dated, placed and told as it stands.

    None that has another day than the event: what is shown together is what somebody says.
    """
    if len(group) == 1:
        return group[0]
    settled = {"cancelled"} if state == "cancelled" else AFFIRMING

    def rank(one: Facts) -> tuple[object, ...]:
        return (
            one.status not in settled,
            _on_another_day(one, when),
            not one.firm,
            not one.main,
            not one.places,
            not one.peopled,
            len(one.label) > LENGTHY,
            one.published or 9_999_999,
            one.id,
        )

    return min(group, key=rank)


def _on_another_day(one: Facts, when: Interval | None) -> bool:
    if when is None or one.interval is None:
        return False
    return one.firm and interval.intersect(one.interval, when) is None


def _type(group: Sequence[Facts], best: Facts) -> EventType:
    if len(group) == 1:
        return best.type
    counts = Counter(one.type for one in group if one.type != "other")
    if not counts:
        return best.type
    return min(counts, key=lambda kind: (-counts[kind], kind != best.type, kind))


def _actors(group: Sequence[Facts]) -> tuple[EventActor, ...]:
    roles: dict[str, set[Role]] = defaultdict(set)
    support: Counter[str] = Counter()
    for one in group:
        for actor, role in one.actors:
            roles[actor].add(role)
            support[actor] += 1
        if one.speaker and one.type == "statement":
            roles[one.speaker].add("agent")
    ordered = sorted(roles, key=lambda actor: (-support[actor], actor))
    return tuple(
        EventActor(actor=a, roles=tuple(r for r in _ROLES if r in roles[a])) for a in ordered
    )


def _places(group: Sequence[Facts]) -> tuple[str, ...]:
    named = {place.id: place for one in group for place in one.places}
    if len(named) < 2:
        return tuple(named)
    wider = geography.wider(list(named.values()))
    counts = Counter(p.id for one in group for p in one.places if p.id not in wider)
    return tuple(sorted(counts, key=lambda place: (-counts[place], place)))


def sort_key(one: Event) -> tuple[datetime, datetime, str]:
    """Return the place of an event in order of time, then id; undated ones come last.

    The earliest instant counts, then the end: 06:17 stands before 21:00 of one day. An open start
    sorts by its last minute: "by September" stands where September ends, as in the report's list.
    """
    start, end = (None, None) if one.interval is None else (one.interval.start, one.interval.end)
    last = LATEST if end is None else end - timedelta(minutes=1)
    return start or last, last, one.id


def with_claims(one: Event, claims: Sequence[str]) -> Event:
    """Return the event with its claims in another order."""
    return replace(one, claims=tuple(claims))
