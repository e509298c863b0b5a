"""What the page's script needs of a timeline, in columns: small, and the same for the same input.

Moments are minutes since 1970 in naive local time, lengths are minutes, words of a vocabulary are
their place in it, other repeated strings are numbers into ``strings``.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from timeline.model import VOCABULARIES
from timeline.packed import seen_as
from timeline.report.columns import Column, columns, shortest
from timeline.report.extent import sure
from timeline.report.headline import main_event
from timeline.report.methods import set_aside
from timeline.report.network import network
from timeline.report.passages import Passages
from timeline.report.phrases import outlet, visible
from timeline.report.reasons import Reasons, dated
from timeline.report.storylines import storylines
from timeline.report.table import Strings
from timeline.report.told import Shown, Told
from timeline.report.world import outlines

if TYPE_CHECKING:
    from collections.abc import Sequence

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
#: How many links of one kind an event shows, in timelines of up to so many events.
LINKS_SHOWN = ((1_000, 8), (10_000, 2), (10**9, 1))
#: An actor and a bit for each of its roles make one number.
ROLES = 1 << len(VOCABULARIES["role"])
#: An event's date is as sure as the best basis among its claims; first is surest.
BASES = VOCABULARIES["basis"]

#: What many rows have none of, once.
NONE: list[int] = []

Columns = dict[str, Column]


def payload(
    timeline: Timeline, title: str, *, drawn: bool = True
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the page shows as JSON values: events first, their evidence apart.

    Network and map are left out unless ``drawn``.
    """
    packed = _Packer(timeline).pack(title) | {
        "network": network(timeline) if drawn else [],
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

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.strings, self.texts = Strings(), Strings()
        self.shown = Shown(timeline)
        self.reasons = Reasons(timeline, self.shown)
        self.steps: dict[tuple[str, ...], int] = {}
        self.articles, self.claims = self.shown.articles, self.shown.numbers
        self.actors = {actor.id: n for n, actor in enumerate(timeline.actors)}
        self.places = {place.id: n for n, place in enumerate(timeline.places)}
        self.events = {event.id: n for n, event in enumerate(timeline.events)}
        self.passages = Passages(
            timeline.articles,
            ((self.articles[c.article], c) for c in seen_as(self.shown.claims, Told)),
        )

    def pack(self, title: str) -> dict[str, Any]:
        timeline = self.timeline
        return {
            "title": title,
            "skipped": [[visible(s.path), s.reason] for s in timeline.skipped[:SKIPPED_SHOWN]],
            "main": self.events.get(main_event(timeline) or "", -1),
            "vocabularies": {name: list(words) for name, words in VOCABULARIES.items()},
            "events": self._events(),
            "claims": columns(self._claim(claim, event) for event, claim in self.shown.whole()),
            "links": columns(self._link(link) for link in self._shown_links()),
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
            "steps": shortest([self.strings.many(steps) for steps in self.steps]),
            "paragraphs": columns(
                {"article": article, "pieces": pieces}
                for article, pieces in self.passages.rows(self.texts)
            ),
            "texts": self.texts.all(),
            "strings": self.strings.all(),
        }

    def _events(self) -> Columns:
        stories = storylines(self.timeline)
        return columns(
            self._event(event, claims) | {"story": self.strings(stories.get(event.id))}
            for event, claims in self.shown.grouped()
        )

    def _event(self, event: Event, claims: Sequence[Told]) -> dict[str, Any]:
        certain = sure(event, claims, self._known_until(claims))
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

    def _known_until(self, claims: Sequence[Told]) -> datetime | None:
        known = []
        for claim in claims:
            number = self.articles.get(claim.article)
            end = None if number is None else self.shown.until[number]
            if end is not None:
                known.append(end)
        return max(known, default=None)

    def _claim(self, claim: Claim, event: Event) -> dict[str, Any]:
        number = self.articles[claim.article]
        article = self.timeline.articles[number]
        here = self.passages.number(number, article, claim)
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
        steps = tuple(map(dated, claim.when.steps))
        return self.steps.setdefault(steps, len(self.steps))

    def _tallies(self) -> dict[str, list[list[Any]]]:
        """Return for each filter its values and how many events have them, most frequent first."""
        counts: dict[str, Counter[Any]] = {name: Counter() for name in FILTERED}
        for event, claims in self.shown.grouped():
            bases = [order(c.when.basis, "basis") for c in claims] or [len(BASES) - 1]
            publishers = {self.articles[claim.article] for claim in claims}
            names = {self.shown.outlets[number] for number in publishers}
            counts["actor"].update(
                {self.actors[a.actor] for a in event.actors if a.actor in self.actors}
            )
            counts["place"].update({self.places[p] for p in event.places if p in self.places})
            counts["publisher"].update({self.strings(name) for name in names})
            counts["type"][event.type] += 1
            counts["status"][event.status] += 1
            counts["basis"][BASES[min(bases) if event.interval else -1]] += 1
        return {
            name: [[value, count] for value, count in _ranked(found)[:OFFERED]]
            for name, found in counts.items()
        }

    def _shown_links(self) -> list[Link]:
        room = next(room for size, room in LINKS_SHOWN if len(self.events) <= size)
        used: dict[tuple[str, str], int] = {}
        kept = []
        for link in sorted(self.timeline.links, key=lambda link: -link.score):
            if link.source not in self.events or link.target not in self.events:
                continue
            key = (link.source, link.kind)
            used[key] = used.get(key, 0) + 1
            if link.kind in {"conflicts", "updates", "part-of"} or used[key] <= room:
                kept.append(link)
        return kept

    def _link(self, link: Link) -> dict[str, Any]:
        return {
            "source": self.events[link.source],
            "target": self.events[link.target],
            "kind": order(link.kind, "link kind"),
            "score": round(100 * link.score),
            "claims": [
                [self.claims[a], self.claims[b]]
                for a, b in link.claims
                if a in self.claims and b in self.claims
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
