"""What the page's script needs of a timeline, in columns: small, and the same for the same input.

Moments are minutes since 1970 in naive local time, lengths are minutes, words of a vocabulary are
their place in it, other repeated strings are numbers into ``strings``.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from timeline.model import VOCABULARIES
from timeline.packed import Packed, seen_as
from timeline.report.columns import Column, columns, shortest
from timeline.report.extent import sure
from timeline.report.headline import main_event
from timeline.report.methods import set_aside
from timeline.report.network import network
from timeline.report.numbers import Numbers
from timeline.report.passages import Passages
from timeline.report.phrases import outlet, visible
from timeline.report.reasons import Reasons, dated
from timeline.report.storylines import Storylines
from timeline.report.table import Strings
from timeline.report.ties import Ties
from timeline.report.told import Shown, Told
from timeline.report.world import outlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.model import Article, Claim, Event, Interval, Link, Timeline

EPOCH = datetime(1970, 1, 1)
#: What the list and the filters do without: the page reads it after they stand.
EVIDENCE = ("claims", "articles", "paragraphs", "steps", "texts")
#: So many values a filter offers; rarer ones are reached from the details of an event.
OFFERED = 300
#: The filters whose values come from the data.
FILTERED = ("actor", "place", "publisher", "type", "status", "basis")
#: A page without events names so many of the files that were left out.
SKIPPED_SHOWN = 8
#: An actor and a bit for each of its roles make one number.
ROLES = 1 << len(VOCABULARIES["role"])
#: An event's date is as sure as the best basis among its claims; first is surest.
BASES = VOCABULARIES["basis"]

#: What many rows have none of, once.
NONE: list[int] = []

Columns = dict[str, Column]


def payload(
    timeline: Timeline, title: str, *, drawn: bool = True, shown: Shown | None = None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the page shows as JSON values: events first, their evidence apart.

    Network and map are left out unless ``drawn``; ``shown`` are the claims, if in order already.
    """
    packer = _Packer(timeline, shown or Shown(timeline))
    packed = packer.pack(title) | {
        "network": network(timeline, packer.shown, packer.ties) if drawn else [],
        "outlines": outlines(timeline.places) if drawn else None,
    }
    return packed, {name: packed.pop(name) for name in EVIDENCE}


def minutes(moment: datetime | None) -> int | None:
    """Return whole minutes since 1970, None for an open end."""
    return None if moment is None else (moment - EPOCH) // timedelta(minutes=1)


def order(word: str, vocabulary: str) -> int:
    """Return where ``word`` stands in its vocabulary."""
    return VOCABULARIES[vocabulary].index(word)


class _Packer:
    """One pass over a timeline, with the numbers its records get."""

    def __init__(self, timeline: Timeline, shown: Shown) -> None:
        self.timeline, self.shown = timeline, shown
        self.strings, self.texts = Strings(), Strings()
        self.reasons = Reasons(timeline, shown)
        self.ties = Ties(timeline, shown.events)
        self.stories = Storylines(shown, self.ties)
        #: Derivations of claims' dates by number, each once.
        self.steps, self.derivations = Numbers(), Packed(list)
        self.tallied: dict[str, Counter[Any]] = {name: Counter() for name in FILTERED}
        self.actors = {actor.id: n for n, actor in enumerate(timeline.actors)}
        self.places = {place.id: n for n, place in enumerate(timeline.places)}
        self.passages = Passages(
            timeline.articles,
            ((shown.article(n), claim) for n, claim in enumerate(seen_as(shown.claims, Told))),
        )

    def pack(self, title: str) -> dict[str, Any]:
        timeline = self.timeline
        return {
            "title": title,
            "skipped": [[visible(s.path), s.reason] for s in timeline.skipped[:SKIPPED_SHOWN]],
            "main": main_event(timeline, self.shown),
            "vocabularies": {name: list(words) for name, words in VOCABULARIES.items()},
            "events": columns(self._events()),
            "claims": columns(
                self._claim(number, claim, event)
                for number, (event, claim) in enumerate(self.shown.whole())
            ),
            "links": columns(map(self._link, self.ties.shown())),
            "articles": columns(map(self._article, timeline.articles)),
            "actors": columns(
                {
                    "id": a.id,
                    "name": a.name,
                    "kind": order(a.kind, "mention kind"),
                    "aliases": list(a.aliases),
                }
                for a in timeline.actors
            ),
            "places": columns(
                {"id": p.id, "name": p.name, "lat": p.lat, "lon": p.lon, "country": p.country}
                for p in timeline.places
            ),
            "tallies": self._tallies(),
            "steps": shortest([self.strings.many(steps) for steps in self.derivations]),
            "paragraphs": columns(
                {"article": article, "pieces": pieces}
                for article, pieces in self.passages.rows(self.texts)
            ),
            "texts": self.texts,
            "strings": self.strings,
        }

    def _events(self) -> Iterator[dict[str, Any]]:
        for number, (event, claims) in enumerate(self.shown.grouped()):
            story = self.stories.of(number)
            articles = {self.shown.article(claim) for claim in self.shown.of(number)}
            self._tally(event, claims, articles)
            until = self._known_until(articles)
            yield self._event(event, claims, until) | {"story": self.strings(story)}

    def _event(
        self, event: Event, claims: Sequence[Told], until: datetime | None
    ) -> dict[str, Any]:
        certain = sure(event, claims, until)
        bases = [order(c.when.basis, "basis") for c in claims] or [len(BASES) - 1]
        return {
            "id": event.id,
            "label": event.label,
            "type": order(event.type, "event type"),
            "status": order(event.status, "event status"),
            **_when(event.interval),
            "sure": 0 if certain is None else _lengths(certain.start, certain.end),
            "basis": min(bases) if event.interval else len(BASES) - 1,
            "actors": [
                self.actors[a.actor] * ROLES + sum(1 << order(role, "role") for role in a.roles)
                for a in event.actors
                if a.actor in self.actors
            ],
            "places": [self.places[p] for p in event.places if p in self.places],
            "origins": event.origins,
            "reasons": self.strings.many(self.reasons.event(event.reasons)),
            "claims": len(claims),
        }

    def _known_until(self, articles: Iterable[int]) -> datetime | None:
        ends = (self.shown.until[number] for number in articles)
        return max((end for end in ends if end is not None), default=None)

    def _claim(self, number: int, claim: Claim, event: Event) -> dict[str, Any]:
        article = self.timeline.articles[self.shown.article(number)]
        here = self.passages.of[number]
        said, timex = claim.attribution, claim.when.timex
        speaker = said.speaker if said else None
        return {
            "id": claim.id,
            "paragraph": here,
            **self.passages.placed(here, article, claim),
            "expression": self.strings(timex.span.of(article.text) if timex else None),
            "speaker": self.strings(speaker.name if speaker else None),
            "stance": order(said.stance, "stance") if said else -1,
            "via": self.strings(said.via if said else None),
            "type": order(claim.type, "event type"),
            "status": order(claim.status, "claim status"),
            "when": 0 if claim.when.interval == event.interval else _ends(claim.when.interval),
            "relation": order(claim.when.relation, "relation"),
            "basis": order(claim.when.basis, "basis"),
            "steps": self._steps(claim),
            "quantities": [self.strings(q.text) for q in claim.quantities] or NONE,
            "main": int(claim.main),
            "origin": 0 if claim.origin in {"", claim.article} else self.strings(claim.origin) + 1,
        }

    def _steps(self, claim: Claim) -> int:
        """Return the number of the claim's derivation; claims of one sentence share theirs."""
        steps = list(map(dated, claim.when.steps))
        key = "\n".join([str(len(steps)), *steps])
        number = self.steps.get(key)
        if number is None:
            number = self.steps[key] = len(self.derivations)
            self.derivations.append(steps)
        return number

    def _tally(self, event: Event, claims: Sequence[Told], articles: Iterable[int]) -> None:
        """Count what an event has for each filter."""
        counts = self.tallied
        bases = [order(c.when.basis, "basis") for c in claims] or [len(BASES) - 1]
        counts["actor"].update(
            {self.actors[a.actor] for a in event.actors if a.actor in self.actors}
        )
        counts["place"].update({self.places[p] for p in event.places if p in self.places})
        counts["publisher"].update({self.shown.outlets[number] for number in articles})
        counts["type"][event.type] += 1
        counts["status"][event.status] += 1
        counts["basis"][BASES[min(bases) if event.interval else -1]] += 1

    def _tallies(self) -> dict[str, list[list[Any]]]:
        """Return for each filter its values and how many events have them, most frequent first."""
        counts = self.tallied
        named = ((self.strings(name), count) for name, count in counts["publisher"].items())
        counts["publisher"] = Counter(dict(named))
        return {
            name: [[value, count] for value, count in _ranked(found)[:OFFERED]]
            for name, found in counts.items()
        }

    def _link(self, link: Link) -> dict[str, Any]:
        return {
            "source": self.shown.events[link.source],
            "target": self.shown.events[link.target],
            "kind": order(link.kind, "link kind"),
            "score": round(100 * link.score),
            "claims": [
                pair
                for pair in (list(map(self.shown.number, two)) for two in link.claims)
                if None not in pair
            ],
            "reasons": self.strings.many(self.reasons.links(link.reasons)),
        }

    def _article(self, article: Article) -> dict[str, Any]:
        best = article.published[0] if article.published else None
        trusted = best is not None and article.publication is best
        return {
            "id": article.id,
            "title": article.title or "",
            "publisher": self.strings(outlet(article)),
            "url": article.url or "",
            "language": article.language or "",
            **_when(best.interval if best else None),
            "evidence": order(best.evidence, "evidence") if best else -1,
            "trusted": int(trusted),
            "doubts": self.strings.many(best.doubts if best else ()),
            "aside": self.strings.many(set_aside(article)),
        }


def _ranked(counts: Counter[Any]) -> list[tuple[Any, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _when(interval: Interval | None) -> dict[str, Any]:
    start, length = _ends(interval)
    return {"start": start, "length": length}


def _ends(interval: Interval | None) -> list[int | None]:
    return [None, None] if interval is None else _lengths(interval.start, interval.end)


def _lengths(start: datetime | None, end: datetime | None) -> list[int | None]:
    """Return [start, length]; with an open start, [None, end]; with an open end, [start, None]."""
    first, last = minutes(start), minutes(end)
    return [first, last if first is None or last is None else last - first]
