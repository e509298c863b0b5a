"""Events as iCalendar (RFC 5545): one entry an event, its uncertainty in the description.

What did not simply occur says so in its summary and STATUS ("Denied: ..."); what is contradicted is
tentative, with both sides in the description. "By September" becomes an entry on 30 September, "By
30 September: ..."; an event without any day is a journal entry.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from timeline.graph.explaining import days
from timeline.graph.exports.disputes import disputes
from timeline.graph.exports.heading import heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from timeline.model import Article, Claim, Event, Timeline

#: Longest line in octets before it is folded (RFC 5545, section 3.1).
WIDEST = 75
#: When an entry was made, for timelines without any publication date: the format wants a stamp.
NO_STAMP = "19700101T000000Z"
#: STATUS of entries and of journal entries (RFC 5545, 3.8.1.11); all others are not settled.
_STATUS = {
    "occurred": ("CONFIRMED", "FINAL"),
    "ongoing": ("CONFIRMED", "FINAL"),
    "habitual": ("CONFIRMED", "FINAL"),
    "cancelled": ("CANCELLED", "CANCELLED"),
}
_UNSETTLED = ("TENTATIVE", "DRAFT")


def lines(timeline: Timeline) -> Iterator[str]:
    """Yield the calendar, folded; each line ends in the CR of its line break (CR LF)."""
    yield from (f"{line}\r" for line in _lines(timeline))


def _lines(timeline: Timeline) -> Iterator[str]:
    articles = {article.id: article for article in timeline.articles}
    claims = {claim.id: claim for claim in timeline.claims}
    places = {place.id: place for place in timeline.places}
    against = disputes(timeline)
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//timeline//event timeline//EN")
    for event in timeline.events:
        told, other = [claims[ident] for ident in event.claims], against.get(event.id, ())
        settled = _UNSETTLED if other else _STATUS.get(event.status, _UNSETTLED)
        kind = "VEVENT" if _known(event) else "VJOURNAL"
        entry = [
            f"UID:{event.id}@timeline",
            f"DTSTAMP:{_stamp(told, articles)}",
            *_when(event),
            f"SUMMARY:{_text(heading(event, contradicted=bool(other)))}",
            f"STATUS:{settled[kind == 'VJOURNAL']}",
            f"DESCRIPTION:{_text(_description(event, told, articles, other))}",
            f"CATEGORIES:{event.type.upper()}",
        ]
        if event.places:
            place = places[event.places[0]]
            entry.append(f"LOCATION:{_text(place.name)}")
            if place.lat is not None and place.lon is not None and event.interval:
                entry.append(f"GEO:{place.lat:.6f};{place.lon:.6f}")
        if kind == "VJOURNAL":
            entry = [line for line in entry if not line.startswith(("LOCATION", "GEO"))]
        for line in (f"BEGIN:{kind}", *entry, f"END:{kind}"):
            yield from _folded(line)
    yield "END:VCALENDAR"


def _known(event: Event) -> bool:
    return event.interval is not None and (
        event.interval.start is not None or event.interval.end is not None
    )


def _when(event: Event) -> list[str]:
    """Return the first and, exclusive, the last day; of an open interval the one known end."""
    if event.interval is None or not _known(event):
        return []
    start, end = event.interval.start, event.interval.end
    first = start if start is not None else _before(end)
    last = _before(end) if end is not None and start is not None else first
    after = last + timedelta(days=1)
    return [f"DTSTART;VALUE=DATE:{_date(first)}", f"DTEND;VALUE=DATE:{_date(after)}"]


def _date(day: datetime) -> str:
    """Return the day as the format wants it: the year 800 has four digits, too."""
    return f"{day.year:04}{day:%m%d}"


def _before(end: datetime | None) -> datetime:
    assert end is not None  # noqa: S101 - for the type checker; an interval has one end at least
    return end - timedelta(minutes=1)


def _stamp(told: list[Claim], articles: dict[str, Article]) -> str:
    starts = [
        published.interval.start
        for claim in told
        if (published := articles[claim.article].publication) and published.interval.start
    ]
    return f"{_date(min(starts))}T{min(starts):%H%M%S}Z" if starts else NO_STAMP


def _description(
    event: Event, told: list[Claim], articles: dict[str, Article], against: Sequence[str]
) -> str:
    origins = f"{event.origins} independent origin{'s' * (event.origins != 1)}"
    head = f"{event.status}; {days(event)}; {origins}"
    quotes = [
        f"{articles[c.article].publisher or c.article}: {c.sentence.of(articles[c.article].text)}"
        for c in told
    ]
    conflicts = [f"Contradicted: {one}" for one in against]
    return "\n".join([head, *conflicts, *dict.fromkeys(quotes)])


def _text(value: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", r"\;"), (",", r"\,"), ("\r", ""), ("\n", r"\n")):
        value = value.replace(plain, escaped)
    return "".join(c for c in value if c >= " ")


def _folded(line: str) -> Iterator[str]:
    """Yield the line cut to 75 octets, never inside a character; each next starts with a space."""
    piece, width = "", 0
    for char in line:
        size = len(char.encode())
        if width + size > WIDEST:
            yield piece
            piece, width = " ", 1
        piece, width = piece + char, width + size
    yield piece
