"""One event a line as JSON: the contract of ``timeline export --format jsonl`` (docs/schemas).

Ends are inclusive ISO days, or date-times to the minute; null is open or unknown. A quote is the
whole sentence, and every ``start`` and ``end`` counts characters of the article's text.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from timeline import interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Article, Claim, Event, Interval, Link, Place, Span, Timeline

Row = dict[str, Any]


def lines(timeline: Timeline) -> Iterator[str]:
    """Yield each event as one JSON object, in order of time, then id."""
    for row in rows(timeline):
        yield json.dumps(row, ensure_ascii=False)


def rows(timeline: Timeline) -> Iterator[Row]:
    """Yield each event as plain dictionaries and lists."""
    articles = {article.id: article for article in timeline.articles}
    claims = {claim.id: claim for claim in timeline.claims}
    actors = {actor.id: actor for actor in timeline.actors}
    places = {place.id: place for place in timeline.places}
    links = _by_event(timeline.links)
    for event in timeline.events:
        known = [actors[a.actor] for a in event.actors]
        told = [claims[ident] for ident in event.claims]
        yield {
            "id": event.id,
            "label": event.label,
            "type": event.type,
            "status": event.status,
            **_ends(event.interval),
            "granularity": event.interval.granularity if event.interval else None,
            "actors": [
                {"id": k.id, "name": k.name, "aliases": list(k.aliases), "roles": list(a.roles)}
                for k, a in zip(known, event.actors, strict=True)
            ],
            "places": [_place(places[ident]) for ident in event.places],
            "origins": event.origins,
            "claims": [_claim(claim, articles[claim.article]) for claim in told],
            "links": [_link(link, event) for link in links[event.id]],
        }


def _by_event(links: Sequence[Link]) -> dict[str, list[Link]]:
    """Return the links of each event; conflicts and related ones stand with both of theirs."""
    found: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        found[link.source].append(link)
        if link.kind in {"conflicts", "related"} and link.source != link.target:
            found[link.target].append(link)
    return found


def _ends(when: Interval | None) -> Row:
    earliest, latest = interval.ends(when)
    return {"earliest": earliest, "latest": latest}


def _place(place: Place) -> Row:
    return {"id": place.id, "name": place.name, "lat": place.lat, "lon": place.lon}


def _span(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _text(span: Span, text: str) -> Row:
    return {**_span(span), "text": span.of(text)}


def _claim(claim: Claim, article: Article) -> Row:
    text = article.text
    timex = claim.when.timex
    published = article.publication.interval if article.publication else None
    return {
        "id": claim.id,
        "article": article.id,
        "path": article.paths[0] if article.paths else None,
        "publisher": article.publisher,
        "published": interval.ends(published)[0],
        **_span(claim.sentence),
        "quote": claim.sentence.of(text),
        "trigger": _text(claim.trigger, text),
        "type": claim.type,
        "status": claim.status,
        "main": claim.main,
        **_attribution(claim, text),
        "actors": [
            {"id": a.entity or None, "name": a.name, "role": a.role, **_span(a.span)}
            for a in claim.actors
        ],
        "places": [{**_place(loc.place), **_span(loc.span)} for loc in claim.places],
        "relation": claim.when.relation,
        "basis": claim.when.basis,
        **_ends(claim.when.interval),
        "timex": None if timex is None else {**_text(timex.span, text), "value": timex.value},
        "steps": list(claim.when.steps),
        "quantities": [
            {"text": q.text, "low": q.low, "high": q.high, "unit": q.unit, **_span(q.span)}
            for q in claim.quantities
        ],
    }


def _attribution(claim: Claim, text: str) -> Row:
    said = claim.attribution
    if said is None:
        return {"speaker": None, "cue": None, "content": None, "stance": "asserts"}
    speaker = said.speaker
    return {
        "speaker": None if speaker is None else {"name": speaker.name, **_span(speaker.span)},
        "cue": None if said.cue is None else _text(said.cue, text),
        "content": None if said.content is None else _span(said.content),
        "stance": said.stance,
    }


def _link(link: Link, event: Event) -> Row:
    outward = link.source == event.id
    pairs = [list(pair) if outward else list(pair[::-1]) for pair in link.claims]
    return {
        "target": link.target if outward else link.source,
        "kind": link.kind,
        "score": link.score,
        "claims": pairs,
        "reasons": list(link.reasons),
    }
