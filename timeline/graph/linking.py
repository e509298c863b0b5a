"""From claims to a timeline: actors, events, and what links them; this file is the whole order.

Two articles' "Spin Boldak fell to the Taliban on Wednesday" become one event of two claims; the
clash two days later is another, linked as ``related`` and ``before``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline import collector
from timeline.graph import (
    actors,
    aliases,
    conflicts,
    factual,
    merge,
    order,
    related,
    resolving,
)
from timeline.graph.cluster import Folded, clusters
from timeline.graph.counts import Counts
from timeline.graph.facts import Facts
from timeline.graph.groups import Tellers
from timeline.graph.hints import Hints
from timeline.graph.notes import Notes
from timeline.graph.outcomes import Outcomes
from timeline.graph.parts import Lasting
from timeline.graph.score import Corpus, Rarity
from timeline.graph.stories import Stories
from timeline.graph.telling import Telling, held
from timeline.model import Article, Claim, Event, Link, Timeline
from timeline.packed import Packed
from timeline.spreading import alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from timeline.graph.aliases import Aliases
    from timeline.graph.conflicts import Difference
    from timeline.graph.telling import Told
    from timeline.model import Place
    from timeline.spreading import Parts


#: How many claims' facts are packed together, and stay open: most are read one after the other.
TOGETHER, OPENED = 32, 8_192
#: From so many claims on it is worth while to compare them in parts.
MANY = 2_000


def link(
    articles: Iterable[Article],
    claims: Iterable[Claim],
    *,
    aliases: Path | None = None,
    parts: Parts = alone,
) -> Timeline:
    """Return the timeline of these claims; the order in which they come makes no difference.

    Actors get one id across articles, in the claims too. ``aliases`` names a user's TOML file of
    names that are or are not the same (see docs/graph.md). ``parts`` has the comparing of articles
    and of claims done in parts, and changes nothing of the result.

    Raises:
        TimelineError: if the aliases file cannot be read or contradicts itself.
    """
    ordered = tuple(sorted(articles, key=lambda article: article.id))
    return link_told(ordered, held(claims), aliases=aliases, parts=parts)


def link_told(
    articles: Sequence[Article], told: Told, *, aliases: Path | None = None, parts: Parts = alone
) -> Timeline:
    """Return the timeline of articles (in order of id) whose claims are asked for when needed.

    Raises:
        TimelineError: if the aliases file cannot be read or contradicts itself.
    """
    known = _aliases(aliases)
    with collector.resting():
        return _linked(articles, Telling(articles, told), known, parts)


def _linked(
    articles: Sequence[Article], telling: Telling, known: Aliases, parts: Parts
) -> Timeline:
    cast, notes = _noted(telling, known)
    resolution = actors.resolve(cast, known)
    del cast
    who, resolver = resolution.actors, resolving.Resolver(resolution.of, known)
    del resolution
    stories = Stories(telling.articles, notes, parts)
    del notes
    read = _Reading(telling, stories, resolver)
    del stories, resolver
    made = read.events(parts)
    places = read.named.places()
    return Timeline(
        articles=articles,
        claims=read.claims,
        events=made.full,
        links=_links(made, read, places),
        actors=who,
        places=places,
    )


def _noted(telling: Telling, known: Aliases) -> tuple[actors.Cast, Notes]:
    """Return who is named, and what stories are told by: what must be known before all else."""
    cast, notes = actors.Cast(), Notes()
    for day in telling.days():
        cast.add(day.claims, {article.id: article.text for article in day.articles})
        for claim in day.claims:
            notes.add(resolving.located(claim, known))
    cast.close()
    return cast, notes


class _Reading:
    """The claims resolved, and what linking knows of each, both packed."""

    def __init__(self, telling: Telling, stories: Stories, resolver: resolving.Resolver) -> None:
        """Go through the claims, once."""
        self._stories = stories
        self.text = telling.text
        self.claims: Packed[Claim] = Packed(Claim)
        self.facts: Packed[Facts] = Packed(Facts, together=TOGETHER, opened=OPENED)
        self.named = _Named()
        self._folded, self.outcomes, self.counts = Folded(), Outcomes(), Counts()
        self.order = order.Told(Hints(), order.Towns(), Lasting())
        reader = factual.Reader(stories)
        for day in telling.days():
            resolved = [resolver(claim) for claim in day.claims]
            told = list(reader.read(day.articles, resolved, len(self.claims)))
            for one in (self._folded, self.outcomes, self.counts, self.order):
                one.add(told)
            self.facts.extend(told)
            self.claims.extend(resolved)
            self.named.add(resolved)
        reader.sentences.close()
        self._sentences = reader.sentences
        self.rarity = Rarity(len(telling.articles), self.named.counts)

    def events(self, parts: Parts) -> _Made:
        """Return the events in order of time.

        What is only needed to compare claims, the words of sentences and articles, ends here.
        """
        corpus = Corpus(self.rarity, self._stories, self._sentences)
        groups = clusters(
            self.facts, self._folded, corpus, parts if len(self.facts) >= MANY else alone
        )
        del self._folded
        made = _Made()
        for positions in groups:
            group = [self.facts[at] for at in positions.tolist()]
            made.add(merge.event(group, corpus), group[0])
            made.differing += conflicts.differences(group, self.text)
        del self._stories, self._sentences
        made.tellers = Tellers(self.facts, groups, made.put_in_order())
        return made


class _Made:
    """The events of groups of claims, and what links need of them."""

    tellers: Tellers

    def __init__(self) -> None:
        self.full, self.lean = Packed(Event), list[Event]()
        self.published: list[int | None] = []
        self.differing: list[Difference] = []

    def add(self, event: Event, earliest: Facts) -> None:
        """Take the event of the next group, and its earliest claim."""
        self.full.append(event)
        self.lean.append(replace(event, claims=(), reasons=()))
        self.published.append(earliest.published)

    def put_in_order(self) -> list[int]:
        """Put the events in order of time, and return which stood where."""
        order = sorted(range(len(self.lean)), key=lambda at: merge.sort_key(self.lean[at]))
        self.full = self.full.picked(order)
        self.lean = [self.lean[at] for at in order]
        self.published = [self.published[at] for at in order]
        return order


class _Named:
    """In how many articles each actor and place is named, and under which names the places."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._found: dict[str, Place] = {}
        self._used: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, claims: Iterable[Claim]) -> None:
        """Count what all claims of some articles name."""
        here: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            here[claim.article].update(a.entity for a in claim.actors if a.entity)
            here[claim.article].update(loc.place.id for loc in claim.places)
            self._found.update((loc.place.id, loc.place) for loc in claim.places)
            for ident, name in {(loc.place.id, loc.place.name) for loc in claim.places}:
                self._used[ident][name] += 1
        for named in here.values():
            self.counts.update(named)

    def places(self) -> tuple[Place, ...]:
        """Return every place once, under the name most claims have for it."""
        return tuple(
            replace(self._found[ident], name=min(names, key=lambda name: (-names[name], name)))
            for ident, names in sorted(self._used.items())
        )


def _aliases(path: Path | None) -> Aliases:
    return aliases.Aliases() if path is None else aliases.read(path)


def _links(made: _Made, read: _Reading, places: Sequence[Place]) -> Packed[Link]:
    events, numbers = made.lean, made.tellers.numbers
    differing = [*made.differing, *read.outcomes.differences(read.facts)]
    differing += read.counts.differences(read.facts, numbers)
    found = _gathered(differing, [event.id for event in events], numbers)
    wide = frozenset(place.id for place in places if place.kind == "country")
    touching = related.pairs(events, read.rarity, wide, made.published)
    found += related.links(events, touching)
    sites = {place.id: place for place in places}
    near = zip(touching.ones, touching.others, strict=True)
    found += order.links(events, read.order, made.tellers, near, sites)
    found.sort(key=lambda one: (one.source, one.kind, one.target, one.claims))
    return Packed(Link, found)


def _gathered(
    differing: Iterable[Difference], ids: Sequence[str], numbers: Sequence[int]
) -> list[Link]:
    """Return one link for all differences of one kind between the same two events."""
    found: dict[tuple[str, str, str], list[Difference]] = {}
    for one in differing:
        ends = ids[numbers[one.newer.position]], ids[numbers[one.older.position]]
        found.setdefault((*ends, one.kind), []).append(one)
    return [
        Link(
            source=source,
            target=target,
            kind="conflicts" if kind == "conflicts" else "updates",
            score=1.0,
            claims=tuple(dict.fromkeys((d.newer.id, d.older.id) for d in differences)),
            reasons=tuple(dict.fromkeys(d.reason for d in differences)),
        )
        for (source, target, kind), differences in found.items()
    ]
