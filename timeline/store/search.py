"""Full-text search with snippets: events by what is said of them, articles by their text.

``border crossing`` finds rows that hold both words in any form ("crossings"), best first (BM25),
with ``[crossing]`` marked in the snippet; ``"border crossing"`` in quotes finds the phrase.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from timeline.model import UsageError

if TYPE_CHECKING:
    import sqlite3

_TERM = re.compile(r'"([^"]*)"|(\S+)')
#: What no query may hold: quotes, control characters, and halves of surrogate pairs.
_UNSEARCHABLE = re.compile(r'["\x00-\x1f\x7f\ud800-\udfff]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An event or article that holds the words; ``snippet`` marks them with [ and ].

    ``day`` is the first day of the event or the publication day, ``title`` the label or headline;
    ``until`` is the last day: one of the two is None where an interval is open.
    """

    kind: Literal["event", "article"]
    id: str
    day: str | None
    title: str
    snippet: str
    until: str | None = None


def search(db: sqlite3.Connection, words: str, limit: int) -> tuple[Hit, ...]:
    """Return at most ``limit`` events and as many articles, each best first.

    Raises:
        UsageError: if there is no word to look for.
    """
    query = match_expression(words)
    return (*_events(db, query, limit), *_articles(db, query, limit))


def match_expression(words: str) -> str:
    """Return the FTS5 query for what a person typed: words all needed, quoted words a phrase.

    Raises:
        UsageError: if there is no letter or digit in it.
    """
    terms = [_UNSEARCHABLE.sub(" ", phrase or word) for phrase, word in _TERM.findall(words)]
    kept = [term for term in terms if re.search(r"\w", term)]
    if not kept:
        raise UsageError(repr(words), "holds no word to look for", "give at least one word")
    return " ".join(f'"{term}"' for term in kept)


def _events(db: sqlite3.Connection, query: str, limit: int) -> tuple[Hit, ...]:
    rows = db.execute(
        "SELECT events.id, earliest AS day, latest AS until, events.label AS title,"
        " snippet(event_words, 2, '[', ']', ' … ', 16) AS snippet"
        " FROM event_words JOIN events ON events.id = event_words.event"
        " WHERE event_words MATCH ? ORDER BY bm25(event_words, 0, 4, 1, 2), position LIMIT ?",
        (query, limit),
    )
    return tuple(_hit("event", row) for row in rows)


def _articles(db: sqlite3.Connection, query: str, limit: int) -> tuple[Hit, ...]:
    rows = db.execute(
        "SELECT articles.id, published AS day, published AS until, articles.title AS title,"
        " snippet(article_words, 1, '[', ']', ' … ', 16) AS snippet"
        " FROM article_words JOIN articles ON articles.number = article_words.rowid"
        " WHERE article_words MATCH ? AND settled IS NOT NULL"  # it stands in a timeline
        " ORDER BY bm25(article_words, 4, 1), articles.id LIMIT ?",
        (query, limit),
    )
    return tuple(_hit("article", row) for row in rows)


def _hit(kind: Literal["event", "article"], row: sqlite3.Row) -> Hit:
    snippet = " ".join(str(row["snippet"]).split())
    known = {name: row[name] for name in ("id", "day", "until", "title")}
    return Hit(kind=kind, snippet=snippet, **known)
