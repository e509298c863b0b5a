"""A whole timeline in and out of its tables: events, claims, links, actors, places.

What is written is replaced as a whole in one transaction, so a reader sees the old timeline or the
new one, and never a mixture.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from timeline import collector, interval
from timeline.model import Actor, Claim, Event, Link, Place, Skipped, Timeline
from timeline.store import articles
from timeline.store.codec import decode, encode
from timeline.store.sharing import Sharing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

Record = TypeVar("Record")
Filed = TypeVar("Filed", Event, Claim)

_TABLES = ("links", "claims", "events", "actors", "places", "timeline", "event_words")


def write(db: sqlite3.Connection, timeline: Timeline) -> None:
    """Replace the stored timeline by this one (the caller holds the transaction)."""
    for table in _TABLES:
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
    articles.keep_settled(db, timeline.articles)
    db.executemany(
        "INSERT INTO timeline (position, article) VALUES (?, ?)",
        enumerate(article.id for article in timeline.articles),
    )
    _write_events(db, timeline)
    _write_claims(db, timeline)
    _write_links(db, timeline)
    _write_names(db, timeline)
    _write_words(db, timeline)


def _write_events(db: sqlite3.Connection, timeline: Timeline) -> None:
    db.executemany(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (e.id, n, e.label, e.type, e.status, *interval.ends(e.interval), e.origins, encode(e))
            for n, e in _filed(timeline.events)
        ),
    )


def _write_claims(db: sqlite3.Connection, timeline: Timeline) -> None:
    events = {claim: event.id for event in timeline.events for claim in event.claims}
    db.executemany(
        "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (c.id, n, c.article, events.get(c.id), c.type, c.status, encode(c))
            for n, c in _filed(timeline.claims)
        ),
    )


def _filed(found: Sequence[Filed]) -> Iterator[tuple[int, Filed]]:
    """Yield records with their positions, in order of id: so the index of ids grows at its end.

    In any other order each record touches another page of it, the more the more there are.
    """
    for position in sorted(range(len(found)), key=lambda at: found[at].id):
        yield position, found[position]


def _write_links(db: sqlite3.Connection, timeline: Timeline) -> None:
    db.executemany(
        "INSERT INTO links VALUES (?, ?, ?, ?, ?, ?)",
        (
            (n, link.source, link.target, link.kind, link.score, encode(link))
            for n, link in enumerate(timeline.links)
        ),
    )


def _write_names(db: sqlite3.Connection, timeline: Timeline) -> None:
    db.executemany(
        "INSERT INTO actors VALUES (?, ?, ?, ?)",
        ((a.id, n, a.name, encode(a)) for n, a in enumerate(timeline.actors)),
    )
    db.executemany(
        "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?)",
        ((p.id, n, p.name, p.lat, p.lon, encode(p)) for n, p in enumerate(timeline.places)),
    )


def _write_words(db: sqlite3.Connection, timeline: Timeline) -> None:
    texts = {article.id: article.text for article in timeline.articles}
    claims = {claim.id: claim for claim in timeline.claims}
    names = {actor.id: " ".join((actor.name, *actor.aliases)) for actor in timeline.actors}
    names |= {place.id: place.name for place in timeline.places}
    db.executemany(
        "INSERT INTO event_words VALUES (?, ?, ?, ?)",
        (
            (event.id, event.label, _quotes(event, claims, texts), _named(event, names))
            for event in timeline.events
        ),
    )


def _quotes(event: Event, claims: Mapping[str, Claim], texts: Mapping[str, str]) -> str:
    own = (claims[claim] for claim in event.claims)
    return "\n".join(dict.fromkeys(claim.sentence.of(texts[claim.article]) for claim in own))


def _named(event: Event, names: Mapping[str, str]) -> str:
    ids = (*(actor.actor for actor in event.actors), *event.places)
    return "\n".join(names.get(identity, "") for identity in ids)


@collector.resting()
def read(db: sqlite3.Connection) -> Timeline:
    """Return the stored timeline, every record in the order it was written."""
    return Timeline(
        articles=tuple(articles.settled(db)),
        claims=_claims(db),
        events=_all(db, "events", Event),
        links=_all(db, "links", Link),
        actors=_all(db, "actors", Actor),
        places=_all(db, "places", Place),
        skipped=_skipped(db),
    )


def _claims(db: sqlite3.Connection) -> tuple[Claim, ...]:
    claims = _all(db, "claims", Claim)
    sharing = Sharing()
    for _, own in groupby(claims, key=lambda claim: claim.article):
        sharing.claims(own)
    return claims


def _all(db: sqlite3.Connection, table: str, kind: type[Record]) -> tuple[Record, ...]:
    rows = db.execute(f"SELECT record FROM {table} ORDER BY position")  # noqa: S608 - our tables
    return tuple(decode(kind, row["record"]) for row in rows)


def with_skipped(db: sqlite3.Connection, timeline: Timeline) -> Timeline:
    """Return the timeline with everything the store knows to be skipped."""
    return replace(timeline, skipped=_skipped(db))


def _skipped(db: sqlite3.Connection) -> tuple[Skipped, ...]:
    rows = db.execute("SELECT path, reason FROM skipped ORDER BY path, reason")
    return tuple(Skipped(path=row["path"], reason=row["reason"]) for row in rows)
