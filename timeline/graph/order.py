"""Which event came first and which is part of which: from intervals, and from the words between.

"Afghan forces clash with fighters after launching an operation": the launch came before the clash.
``before`` links stand between events that belong together (shared actor and place, one sentence),
transitively reduced; words that would close a cycle become a conflict of the claims that make it.
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from timeline.graph import facts as fact
from timeline.graph import hints, parts
from timeline.graph.hints import Said
from timeline.graph.reduction import Order, precedes
from timeline.model import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.graph.facts import Facts
    from timeline.graph.hints import Hint
    from timeline.model import Event, LinkKind, Place

#: An edge by intervals is certain.
BY_TIME = 1.0


def links(
    events: Sequence[Event],
    claims: Sequence[Facts],
    of_claim: Mapping[str, int],
    near: Iterable[tuple[int, int]],
    places: Mapping[str, Place],
) -> list[Link]:
    """Return before, part-of and (for cycles) conflicts links.

    ``of_claim`` has the number of each claim's event, ``near`` pairs numbers of events that touch.
    """
    days = [fact.day_range(event.interval) for event in events]
    told = hints.read(claims, of_claim)
    order = Order(days)
    for one, other in chain(near, _of_one_town(claims, of_claim, days)):
        if order.has(one, other) or order.has(other, one):
            continue
        if precedes(days[one], days[other]):
            order.add(one, other)
        elif precedes(days[other], days[one]):
            order.add(other, one)
    earlier, contradicted = _worded(order, [hint for hint in told if hint.kind == "before"])
    within = parts.by_words([hint for hint in told if hint.kind == "within"], days)
    within += parts.by_days(events, claims, of_claim, places)
    ids = [event.id for event in events]
    found = [_link(ids, "conflicts", one) for one in contradicted]
    found += [_link(ids, "before", one) for one in _before(order, earlier)]
    return found + [_link(ids, "part-of", one) for one in parts.apart(within)]


def _of_one_town(
    claims: Sequence[Facts], of_claim: Mapping[str, int], days: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield for each event of a story the next one in the same town: they belong together, too."""
    told: dict[tuple[str, str], set[int]] = {}
    for one in claims:
        if one.firm and one.type != "statement" and one.status in hints.TOLD:
            for place in one.places:
                if place.kind not in {"country", "region"}:
                    told.setdefault((one.story, place.id), set()).add(of_claim[one.id])
    for where in sorted(told):
        yield from pairwise(sorted(told[where], key=lambda at: (days[at], at)))


def _worded(order: Order, told: Iterable[Hint]) -> tuple[dict[tuple[int, int], Said], list[Said]]:
    """Add what words say; return it, and what named days or other words exclude.

    Days that were worked out give way, and so do those of the same article: the word is as likely
    right as they are. Against words stand only those of another article.
    """
    added: dict[tuple[int, int], Said] = {}
    tellers: dict[tuple[int, int], str] = {}
    contradicted: list[Said] = []
    for hint in told:
        one, other = hint.first, hint.second
        if order.has(one, other):
            continue
        backwards = precedes(order.days[other], order.days[one])
        if backwards or order.leads(other, one):
            if not (hint.dated if backwards else _gainsaid(hint, tellers)):
                continue
            against = f'"{hint.word}" puts them in the opposite order of what else is known'
            contradicted.append(hint.said(against))
        else:
            order.add(one, other)
            tellers[one, other] = hint.article
            added[one, other] = hint.said(f'"{hint.word}" says so')
    return added, contradicted


def _gainsaid(hint: Hint, tellers: Mapping[tuple[int, int], str]) -> bool:
    """Return whether another article puts the two of a hint the other way round in words."""
    return tellers.get((hint.second, hint.first), hint.article) != hint.article


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
