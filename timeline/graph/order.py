"""Which event came first and which is part of which: from intervals, and from the words between.

"Afghan forces clash with fighters after launching an operation": the launch came before the clash.
``before`` links stand between events that belong together (shared actor and place, one sentence),
transitively reduced; words that would close a cycle become a conflict of the claims that make it.
"""

from __future__ import annotations

from array import array
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from timeline.graph import facts as fact
from timeline.graph import happenings, hints, parts
from timeline.graph.hints import Hints, Said
from timeline.graph.reduction import Order, precedes
from timeline.graph.timing import SLIP_DAYS
from timeline.model import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.graph.facts import Facts
    from timeline.graph.groups import Tellers
    from timeline.graph.hints import Hint
    from timeline.model import Event, LinkKind, Place

#: An edge by intervals is certain.
BY_TIME = 1.0
#: How many claims of an event are held against another's.
MOST = 5


class Towns:
    """Which claims of one story are of one town, by position: their events belong together."""

    def __init__(self) -> None:
        """Start without claims."""
        self._told: dict[tuple[str, str], array[int]] = {}

    def add(self, claims: Iterable[Facts]) -> None:
        """Take down the claims that come next in order of publication."""
        for one in claims:
            if one.firm and one.type != "statement" and one.status in hints.TOLD:
                for place in one.places:
                    if place.kind not in {"country", "region"}:
                        town = self._told.setdefault((one.story, place.id), array("I"))
                        town.append(one.position)

    def pairs(
        self, numbers: Sequence[int], days: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """Yield for each event of a story the next one in the same town.

        ``numbers`` has the number of each claim's event, ``days`` has the days of each event.
        """
        for where in sorted(self._told):
            events = {numbers[at] for at in self._told[where]}
            yield from pairwise(sorted(events, key=lambda at: (days[at], at)))


class Told(NamedTuple):
    """What the claims say of order, taken down while they were read."""

    hints: Hints
    towns: Towns
    lasting: parts.Lasting

    def add(self, claims: Sequence[Facts]) -> None:
        """Take down all claims of the articles that come next in order of publication."""
        for one in self:
            one.add(claims)


def links(
    events: Sequence[Event],
    told: Told,
    tellers: Tellers,
    near: Iterable[tuple[int, int]],
    places: Mapping[str, Place],
) -> list[Link]:
    """Return before, part-of and (for cycles) conflicts links.

    ``near`` pairs numbers of events that touch.
    """
    numbers = tellers.numbers
    days = [fact.day_range(event.interval) for event in events]
    said = told.hints.read(numbers)
    order = Order(days)
    for one, other in chain(near, told.towns.pairs(numbers, days)):
        if order.has(one, other) or order.has(other, one):
            continue
        if _unsure(one, other, events, days, tellers):
            continue
        if precedes(days[one], days[other]):
            order.add(one, other)
        elif precedes(days[other], days[one]):
            order.add(other, one)
    earlier, contradicted = _worded(order, [one for one in said if one.kind == "before"], tellers)
    within = parts.by_words([hint for hint in said if hint.kind == "within"], days)
    within += parts.by_days(events, told.lasting, numbers, places)
    ids = [event.id for event in events]
    found = [_link(ids, "conflicts", one) for one in contradicted]
    found += [_link(ids, "before", one) for one in _before(order, earlier)]
    return found + [_link(ids, "part-of", one) for one in parts.apart(within)]


def _unsure(
    one: int,
    other: int,
    events: Sequence[Event],
    days: Sequence[tuple[int, int]],
    tellers: Tellers,
) -> bool:
    """Return whether neighbouring days are no order: they are disputed, or the two may be one."""
    if max(days[one][0], days[other][0]) - min(days[one][1], days[other][1]) > SLIP_DAYS:
        return False
    mine, theirs = ([*islice(tellers.of(each), MOST)] for each in (one, other))
    spans = [_claimed(days[one], mine), _claimed(days[other], theirs)]
    if not (precedes(spans[0], spans[1]) or precedes(spans[1], spans[0])):
        return True
    alike = events[one].type == events[other].type
    return alike and happenings.may_be_one(mine, theirs)


def _claimed(days: tuple[int, int], claims: Iterable[Facts]) -> tuple[int, int]:
    """Return the days of an event, and those that some claims have instead."""
    first, last = days
    for one in claims:
        if one.firm and (one.last < days[0] or days[1] < one.first):
            first, last = min(first, one.first), max(last, one.last)
    return first, last


def _worded(
    order: Order, told: Iterable[Hint], tellers: Tellers
) -> tuple[dict[tuple[int, int], Said], list[Said]]:
    """Add what words say; return it, and what named days or other words exclude.

    Days that were worked out give way, and so do those of the same article: the word is as likely
    right as they are. Against words stand only those of another article.
    """
    added: dict[tuple[int, int], Said] = {}
    sayers: dict[tuple[int, int], str] = {}
    contradicted: list[Said] = []
    for hint in told:
        one, other = hint.first, hint.second
        if order.has(one, other):
            continue
        backwards = precedes(order.days[other], order.days[one])
        if backwards or order.leads(other, one):
            if not (hints.dated(hint, tellers) if backwards else _gainsaid(hint, sayers)):
                continue
            against = f'"{hint.word}" puts them in the opposite order of what else is known'
            contradicted.append(hint.said(against))
        else:
            order.add(one, other)
            sayers[one, other] = hint.article
            added[one, other] = hint.said(f'"{hint.word}" says so')
    return added, contradicted


def _gainsaid(hint: Hint, sayers: Mapping[tuple[int, int], str]) -> bool:
    """Return whether another article puts the two of a hint the other way round in words."""
    return sayers.get((hint.second, hint.first), hint.article) != hint.article


def _before(order: Order, told: Mapping[tuple[int, int], Said]) -> Iterator[Said]:
    for one, other in order.reduced(told):
        yield told.get((one, other)) or Said(one, other, BY_TIME, "ends before it starts")


def _link(ids: Sequence[str], kind: LinkKind, one: Said) -> Link:
    return Link(
        source=ids[one.first],
        target=ids[one.second],
        kind=kind,
        score=one.score,
        claims=one.claims,
        reasons=(one.reason,),
    )
