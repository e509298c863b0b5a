"""Publication dates in the markup of a page: metadata, JSON-LD and time elements.

<meta property="article:published_time" content="2021-07-16T18:05:00+04:30"> → 16 July 2021, 18:05,
evidence metadata; modified is not published.
"""

from __future__ import annotations

from typing import Any, TYPE_CHECKING

from timeline.model import Evidence, PublicationDate
from timeline.sources.dates import moment
from timeline.sources.page_facts import Facts, is_article

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def dates(tree: Any, facts: Facts) -> tuple[PublicationDate, ...]:  # noqa: ANN401 - an lxml element
    """Return what the page's markup gives as its publication, in no order."""
    return (*_from_meta(facts), *_from_linked(facts), *_from_elements(tree))


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


def _from_linked(facts: Facts) -> Iterator[PublicationDate]:
    for item in facts.linked:
        for key, score in (("datePublished", 0.94), ("dateCreated", 0.8)):
            value = item.get(key)
            if isinstance(value, str) and is_article(item):
                yield from _candidate(value, "json-ld", score)


def _from_elements(tree: Any) -> Iterator[PublicationDate]:  # noqa: ANN401 - an lxml element
    for element in tree.iter("time"):
        value = element.get("datetime") or element.text or ""
        published = (
            element.get("pubdate") is not None
            or "published"
            in ((element.get("itemprop") or "") + (element.get("class") or "")).lower()
        )
        yield from _candidate(value.strip(), "metadata", 0.85 if published else 0.55)
