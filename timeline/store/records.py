"""A whole timeline in and out of its tables: events, claims, links, actors, places.

What is written is replaced as a whole in one transaction, so a reader sees the old timeline or the
new one, and never a mixture.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from timeline import collector, interval
from timeline.model import Actor, Claim, Event, Link, Place, Skipped, Timeline
from timeline.packed import seen_as
from timeline.store import articles, blocks, indexing
from timeline.store.codec import decode, encode
from timeline.store.quoting import Filed, Quotes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

Record = TypeVar("Record")

_TABLES = ("links", "claims", "events", "actors", "places", "timeline", "event_words", "blocks")


def write(db: sqlite3.Connection, timeline: Timeline) -> None:
    """Replace the stored timeline by this one (the caller holds the transaction)."""
    for table in _TABLES:
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables
    articles.keep_settled(db, timeline.articles)
    ids = [article.id for article in timeline.articles]
    db.executemany("INSERT INTO timeline (position, article) VALUES (?, ?)", enumerate(ids))
    with indexing.at_once(db, "events"):
        _write_events(db, timeline.events)
    quotes = Quotes(timeline.events, ids)
    with indexing.at_once(db, "claims"):
        _write_claims(db, timeline.claims, quotes)
    with indexing.at_once(db, "links"):
        _write_links(db, timeline.links)
    blocks.write(db, "claims", Claim, timeline.claims)
    blocks.write(db, "events", Event, timeline.events)
    blocks.write(db, "links", Link, timeline.links)
    _write_names(db, timeline)
    _write_words(db, timeline, quotes)


def _write_events(db: sqlite3.Connection, events: Sequence[Event]) -> None:
    db.executemany(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (n, e.id, e.label, e.type, e.status, *interval.ends(e.interval), e.origins)
            for n, e in enumerate(events)
        ),
    )


def _write_claims(db: sqlite3.Connection, claims: Sequence[Claim], quotes: Quotes) -> None:
    """Write what stands in columns of its own: of packed claims the rest is not read."""
    db.executemany(
        "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?)",
        (
            (n, c.id, c.article, quotes.note(c), c.type, c.status)
            for n, c in enumerate(seen_as(claims, Filed))
        ),
    )


def _write_links(db: sqlite3.Connection, links: Sequence[Link]) -> None:
    db.executemany(
        "INSERT INTO links VALUES (?, ?, ?, ?, ?)",
        ((n, link.source, link.target, link.kind, link.score) for n, link in enumerate(links)),
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


def _write_words(db: sqlite3.Connection, timeline: Timeline, quotes: Quotes) -> None:
    names = {actor.id: " ".join((actor.name, *actor.aliases)) for actor in timeline.actors}
    names |= {place.id: place.name for place in timeline.places}
    db.executemany(
        "INSERT INTO event_words VALUES (?, ?, ?, ?)",
        (
            (e.id, e.label, "\n".join(quotes.of(e, timeline.articles)), _named(e, names))
            for e in timeline.events
        ),
    )


def _named(event: Event, names: Mapping[str, str]) -> str:
    ids = (*(actor.actor for actor in event.actors), *event.places)
    return "\n".join(names.get(identity, "") for identity in ids)


@collector.resting()
def read(db: sqlite3.Connection) -> Timeline:
    """Return the stored timeline, every record in the order it was written."""
    return Timeline(
        articles=tuple(articles.settled(db)),
        claims=blocks.read(db, "claims", Claim),
        events=blocks.read(db, "events", Event),
        links=blocks.read(db, "links", Link),
        actors=_all(db, "actors", Actor),
        places=_all(db, "places", Place),
        skipped=_skipped(db),
    )


def _all(db: sqlite3.Connection, table: str, kind: type[Record]) -> tuple[Record, ...]:
    rows = db.execute(f"SELECT record FROM {table} ORDER BY position")  # noqa: S608 - our tables
    return tuple(decode(kind, row["record"]) for row in rows)


def with_skipped(db: sqlite3.Connection, timeline: Timeline) -> Timeline:
    """Return the timeline with everything the store knows to be skipped."""
    return replace(timeline, skipped=_skipped(db))


def _skipped(db: sqlite3.Connection) -> tuple[Skipped, ...]:
    rows = db.execute("SELECT path, reason FROM skipped ORDER BY path, reason")
    return tuple(Skipped(path=row["path"], reason=row["reason"]) for row in rows)
