"""Publication dates in the markup of a page: metadata, JSON-LD and time elements.

<meta property="article:published_time" content="2021-07-16T18:05:00+04:30"> → 16 July 2021, 18:05,
evidence metadata; modified is not published.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from timeline.model import TRUSTED_SCORE, Evidence, PublicationDate
from timeline.sources import addresses, date_words, page_lines
from timeline.sources.dates import moment
from timeline.sources.page_facts import Facts, is_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

#: Names of meta elements that give the day of publication, with how often they are right.
PUBLISHED = {
    "article:published_time": 0.95,
    "og:article:published_time": 0.95,
    "datepublished": 0.94,
    "article:published": 0.94,
    "date": 0.9,
    "dc.date": 0.9,
    "dc.date.issued": 0.93,
    "dcterms.date": 0.9,
    "dcterms.created": 0.88,
    "dc.date.created": 0.88,
    "dcterms.issued": 0.93,
    "pubdate": 0.93,
    "publishdate": 0.93,
    "publish-date": 0.93,
    "publish_date": 0.93,
    "published_time": 0.93,
    "publication_date": 0.93,
    "publication-date": 0.93,
    "published-date": 0.93,
    "citation_publication_date": 0.9,
    "citation_date": 0.9,
    "parsely-pub-date": 0.94,
    "sailthru.date": 0.9,
    "article_date_original": 0.93,
    "article.published": 0.93,
    "originalpublicationdate": 0.93,
    "cxenseparse:recs:publishtime": 0.92,
    "rnews:datepublished": 0.93,
    "og:published_time": 0.93,
    "og:pubdate": 0.93,
    "last-published": 0.5,
    "og:release_date": 0.9,
    "release_date": 0.85,
    "displaydate": 0.9,
    "ptime": 0.9,
    "date.created": 0.88,
    "created": 0.8,
    "datecreated": 0.85,
    "shareaholic:article_published_time": 0.92,
    "bt:pubdate": 0.93,
}


#: Names of meta elements that give the day of a change: shown, never taken for publication.
MODIFIED = {
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "revised",
}


def dates(tree: Any, facts: Facts) -> tuple[PublicationDate, ...]:  # noqa: ANN401 - an lxml element
    """Return what the page's markup gives as its publication, in no order."""
    return (
        *_from_meta(facts),
        *_from_linked(facts),
        *_from_scripts(tree),
        *page_lines.dates(tree, facts),
    )


def guess(
    raw: bytes,
    tree: Any,  # noqa: ANN401 - an lxml element
    facts: Facts,
    found: Sequence[PublicationDate],
) -> tuple[PublicationDate, ...]:
    """Return what htmldate's whole search makes of a page on which nothing good was found.

    A day that its running text names is more often an event's: that stays a guess below trust, and
    so do a day of something else that its JSON-LD describes, a day in the address of another page
    or a picture it links to, and the first of January, which a copyright year turns into. A day
    already found and not trusted gains nothing: it is the same evidence.
    """
    if any(date.score >= TRUSTED_SCORE for date in found):
        return ()
    from htmldate import find_date  # noqa: PLC0415 - only such pages need it

    text = find_date(raw, extensive_search=True, original_date=True)
    read = moment(text) if text else None
    if text is None or read is None or read.interval.start is None:
        return ()
    start = read.interval.start
    if any(date.interval.start == start for date in found):
        return ()
    others = _told(tree) | _linked_to(tree) | _described(facts)
    told = start in others or (start.month, start.day) == (1, 1)
    return (
        PublicationDate(
            interval=read.interval,
            evidence="body",
            score=0.4 if told else 0.55,
            doubts=("it was found by searching the whole page, not where such dates stand",),
            text=text,
        ),
    )


def _told(tree: Any) -> set[datetime]:  # noqa: ANN401 - an lxml element
    """Return the days that the page's visible text names."""
    text = " ".join(tree.xpath("//body//text()[not(parent::script or parent::style)]"))
    days = (date_words.parse(found) for found in date_words.WRITTEN.finditer(text))
    return {day.start for day in days if day is not None and day.start is not None}


def _described(facts: Facts) -> set[datetime]:
    """Return the days that the page's JSON-LD gives of what is no article: events, films, firms."""
    values = (v for item in facts.linked if not is_article(item) for v in item.values())
    found = (moment(value[:10]) for value in values if isinstance(value, str) and ISO.match(value))
    return {one.interval.start for one in found if one and one.interval.start}


#: How a value begins that is a day.
ISO = re.compile(r"\d{4}-\d\d-\d\d")


def _linked_to(tree: Any) -> set[datetime]:  # noqa: ANN401 - an lxml element
    """Return the days in the addresses of what the page links to and shows."""
    found = (addresses.date(str(link)) for link in tree.xpath("//@href | //@src | //@srcset"))
    return {one.interval.start for one in found if one and one.interval.start}


def _candidate(text: str, evidence: Evidence, score: float) -> Iterator[PublicationDate]:
    read = moment(text)
    if read is not None:
        yield PublicationDate(
            interval=read.interval,
            evidence=evidence,
            score=score,
            text=text,
            utc_offset=read.utc_offset,
        )


def _from_meta(facts: Facts) -> Iterator[PublicationDate]:
    for name, content in facts.meta.items():
        if name in PUBLISHED:
            yield from _candidate(content, "metadata", PUBLISHED[name])
        elif name in MODIFIED:
            yield from _changed(content, "metadata")


def _changed(text: str, evidence: Evidence) -> Iterator[PublicationDate]:
    doubt = "the page calls it the day of a change, not of publication"
    for date in _candidate(text, evidence, 0.35):
        yield replace(date, doubts=(doubt,))


def _from_linked(facts: Facts) -> Iterator[PublicationDate]:
    for item in facts.linked:
        for key, score in (("datePublished", 0.94), ("dateCreated", 0.8)):
            value = item.get(key)
            if isinstance(value, str) and is_article(item):
                yield from _candidate(value, "json-ld", score)
        changed = item.get("dateModified")
        if isinstance(changed, str) and is_article(item):
            yield from _changed(changed, "json-ld")


#: Assignments in a page's scripts that name the day of publication ("publishedAt":"2021-07-16").
ASSIGNED = re.compile(r"""["'](\d{4}([-/])\d\d\2\d\d[^"'\\<]{0,25})\\?["']""")
NAMED = re.compile(
    r"""(?:date_?published|published_?(?:at|date|time|on)|publish(?:ed)?_?(?:date|time)|pub_?date|"""
    r"""publication_?date|first_?published\w*|article_?date|date_?publication|date_?creation)"""
    r"""\\?["']?\s*[:=]\s*\\?$""",
    re.IGNORECASE,
)
#: How far before its value the name of an assignment may begin.
NAME = 40
#: How much of a page's scripts is searched.
SCRIPTS = 400_000


def _from_scripts(tree: Any) -> Iterator[PublicationDate]:  # noqa: ANN401 - an lxml element
    """Yield the day that the page's scripts assign; where they name several, of other pages."""
    found: dict[str, str] = {}
    searched = 0
    for element in tree.iter("script"):
        text = element.text or ""
        if "ld+json" in (element.get("type") or "") or searched > SCRIPTS:
            continue
        searched += len(text)
        for match in ASSIGNED.finditer(text):
            if NAMED.search(text[max(0, match.start() - NAME) : match.start()]):
                found.setdefault(match[1][:10], match[1])
    for text in found.values():
        for date in _candidate(text, "metadata", 0.85 if len(found) == 1 else 0.3):
            doubt = "it stands in a script of the page"
            yield replace(date, doubts=(doubt,))
