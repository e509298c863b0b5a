"""Which event came first and which is part of which: from intervals, and from the words between.

"Afghan forces clash with fighters after launching an operation": the launch came before the clash.
``before`` links stand between events that belong together (shared actor and place, one sentence),
transitively reduced; words that would close a cycle become a conflict of the claims that make it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import networkx as nx

from timeline.graph import facts as fact
from timeline.graph import lexicon
from timeline.model import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.graph.facts import Facts
    from timeline.model import Event

#: The first and last day of each event, by its id.
_Days = Mapping[str, tuple[int, int]]
#: An edge by intervals is certain; one by words is as good as the reading of one sentence.
BY_TIME, BY_WORDS = 1.0, 0.7

#: Only what happened has an order that words can contradict.
_TOLD = frozenset({"occurred", "ongoing"})


@dataclass(frozen=True, slots=True)
class _Hint:
    """What one sentence says of the order of two of its events."""

    first: str
    second: str
    claims: tuple[str, str]
    word: str


def links(
    events: Sequence[Event], groups: Mapping[str, Sequence[Facts]], near: Iterable[tuple[str, str]]
) -> list[Link]:
    """Return before, part-of and (for cycles) conflicts links; ``near`` pairs events that touch."""
    of_claim = {one.claim.id: event for event, group in groups.items() for one in group}
    earlier, within = _hints(groups, of_claim)
    days = {event.id: fact.day_range(event.interval) for event in events}
    graph: nx.DiGraph[str] = nx.DiGraph()
    for one, other in near:
        if _precedes(days[one], days[other]):
            graph.add_edge(one, other, hint=None)
        elif _precedes(days[other], days[one]):
            graph.add_edge(other, one, hint=None)
    found = _add_hints(graph, earlier, days)
    found += [
        _before(one, other, graph.edges[one, other]["hint"]) for one, other in _reduced(graph, days)
    ]
    return found + _parts(days, within)


def _precedes(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether the first days are all over before the second begin."""
    last, first = one[1], other[0]
    return last != fact.FUTURE and first != fact.PAST and last < first


def _add_hints(graph: nx.DiGraph[str], hints: Sequence[_Hint], days: _Days) -> list[Link]:
    """Add what words say, and return as conflicts what intervals or other words exclude."""
    conflicts: list[Link] = []
    for hint in hints:
        one, other = hint.first, hint.second
        if graph.has_edge(one, other):
            continue
        against = _precedes(days[other], days[one]) or (
            one in graph and other in graph and _reaches(graph, [other], one, days)
        )
        if against:
            reason = f'"{hint.word}" puts them in the opposite order of what else is known'
            conflicts.append(
                Link(
                    source=one,
                    target=other,
                    kind="conflicts",
                    score=BY_WORDS,
                    claims=(hint.claims,),
                    reasons=(reason,),
                )
            )
        else:
            graph.add_edge(one, other, hint=hint)
    return conflicts


def _before(one: str, other: str, hint: _Hint | None) -> Link:
    if hint is None:
        return Link(
            source=one,
            target=other,
            kind="before",
            score=BY_TIME,
            reasons=("ends before it starts",),
        )
    return Link(
        source=one,
        target=other,
        kind="before",
        score=BY_WORDS,
        claims=(hint.claims,),
        reasons=(f'"{hint.word}" says so',),
    )


def _reduced(graph: nx.DiGraph[str], days: _Days) -> Iterator[tuple[str, str]]:
    """Yield the edges that no longer path implies."""
    for one, other in sorted(graph.edges):
        ways = [step for step in graph.successors(one) if step != other]
        if not _reaches(graph, ways, other, days):
            yield one, other


def _reaches(graph: nx.DiGraph[str], starts: Sequence[str], goal: str, days: _Days) -> bool:
    """Return whether a path leads to the goal, leaving out what ends after the goal begins.

    Only events between the two can lie on a path between them, which keeps the search short.
    """
    seen: set[str] = set()
    limit = days[goal][0]
    ahead = [step for step in starts if not _precedes(days[goal], days[step])]
    while ahead:
        step = ahead.pop()
        if step == goal:
            return True
        if step not in seen:
            seen.add(step)
            ahead += [
                s for s in graph.successors(step) if not _follows(days[s][0], limit) or s == goal
            ]
    return False


def _follows(first: int, limit: int) -> bool:
    """Return whether what starts on a day starts too late to lead to what starts on the other."""
    return first >= limit and fact.PAST not in {first, limit}


def _hints(
    groups: Mapping[str, Sequence[Facts]], of_claim: Mapping[str, str]
) -> tuple[list[_Hint], list[_Hint]]:
    """Return what sentences with two events and one word of order between them say."""
    sentences: dict[tuple[str, int], list[Facts]] = defaultdict(list)
    for group in groups.values():
        for one in group:
            if one.claim.type != "statement" and one.claim.status in _TOLD:
                sentences[one.claim.article, one.claim.sentence.start].append(one)
    earlier: list[_Hint] = []
    within: list[_Hint] = []
    for where in sorted(sentences):
        told = sorted(sentences[where], key=lambda one: (one.claim.trigger, one.claim.id))
        for left, right in pairwise(told):
            ends = of_claim[left.claim.id], of_claim[right.claim.id]
            if ends[0] != ends[1]:
                _read(left, right, ends, (earlier, within))
    return earlier, within


def _read(
    left: Facts, right: Facts, events: tuple[str, str], into: tuple[list[_Hint], list[_Hint]]
) -> None:
    start = left.claim.sentence.start
    between = left.quote[left.claim.trigger.end - start : right.claim.trigger.start - start]
    claims = left.claim.id, right.claim.id
    for kind in ("later-first", "earlier-first", "within"):
        for word in lexicon.cues("order", kind):
            if len(between) < 80 and re.search(rf"\b{word}\b(?! all\b)", between.casefold()):
                if kind == "later-first":
                    into[0].append(_Hint(events[1], events[0], claims[::-1], word))
                elif kind == "earlier-first":
                    into[0].append(_Hint(*events, claims, word))
                else:
                    into[1].append(_Hint(*events, claims, word))
                return


def _parts(days: _Days, within: Sequence[_Hint]) -> list[Link]:
    found: dict[tuple[str, str], Link] = {}
    for hint in within:
        part, whole = hint.first, hint.second
        if _precedes(days[part], days[whole]) or _precedes(days[whole], days[part]):
            continue
        if (whole, part) in found:
            continue
        found.setdefault(
            (part, whole),
            Link(
                source=part,
                target=whole,
                kind="part-of",
                score=BY_WORDS,
                claims=(hint.claims,),
                reasons=(f'"{hint.word}" says so',),
            ),
        )
    return list(found.values())
