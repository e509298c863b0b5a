"""Dates a reader sees on a page: beside the headline, in a line of their own, not in a teaser.

<h1>Ferry burns</h1><span class="date">16.07.2021</span> → 16 July 2021, evidence masthead; the same
span inside <aside class="related"> is another article's date and is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from timeline.model import PublicationDate
from timeline.sources import date_words, page_names
from timeline.sources.dates import Moment, moment
from timeline.sources.page_names import ASIDE, FRAMED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.sources.page_facts import Facts

#: What every date on a page holds: a quick look before the whole pattern is tried.
YEAR = re.compile(r"(?:19|20)\d\d|\d\.\d\d?\.\d\d")
#: Text longer than this is prose, in which a date is an event's.
LONGEST = 160
#: A label has no more letters than this; a sentence has.
WORD = 16
#: How many letters beside the date its line may hold (a place, an author, a label).
BESIDE = 60
#: Values of ``itemprop`` that make an element's date the article's (https://schema.org).
STATED = {"datePublished", "dateCreated"}
#: Elements whose text is not shown, or is read with the element itself.
SILENT = {"time", "abbr", "script", "style", "option"}
SKIPPED = {
    "nav",
    "footer",
    "select",
    "option",
    "form",
    "button",
    "noscript",
    "textarea",
    "title",
    "figcaption",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A date on the page: when, its text, what its words say, and where it stands.

    ``near`` counts the steps up from the headline to the element that holds both; ``order`` is 1
    for the first date behind the headline, 0 for those above it.
    """

    when: Moment
    text: str
    label: date_words.Label
    near: int
    order: int
    marked: bool
    machine: bool
    elsewhere: float
    ambiguous: bool


def dates(tree: Any, facts: Facts) -> tuple[PublicationDate, ...]:  # noqa: ANN401 - an lxml element
    """Return the dates a reader sees that may be the day of publication."""
    lines = list(_lines(tree, facts))
    days = len({line.when.interval.start for line in lines})
    return tuple(_scored(line, days) for line in lines)


@cache
def _dated() -> Any:  # noqa: ANN401 - a compiled XPath
    from lxml import etree  # noqa: PLC0415 - only pages need it

    return etree.XPath(
        "//h1 | //h2 | //h3 | //time | //abbr[@title] | //*[@itemprop]"
        " | //text()[contains(., '1') or contains(., '2')]"
    )


def _lines(tree: Any, facts: Facts) -> Iterator[Line]:  # noqa: ANN401 - an lxml element
    american = facts.fields.get("language", "").replace("_", "-").lower() in {"en-us", "en-ph"}
    items = _dated()(tree)
    headline = _headline([item for item in items if not isinstance(item, str)], facts)
    above = {} if headline is None else {e: n for n, e in enumerate(headline.iterancestors())}
    order, passed = 0, False
    for item in items:
        if item is headline:
            passed = True
            continue
        found = _of_text(item, american=american) if isinstance(item, str) else _of_time(item)
        if found is None:
            continue
        owner, when, text, label, ambiguous = found
        near, elsewhere, inside = _place(owner, above, headline)
        if inside and label != "published":
            continue
        order += passed
        machine = not isinstance(item, str)
        marked = machine or page_names.is_marked(owner)
        yield Line(when, text, label, near, order, marked, machine, elsewhere, ambiguous)


def _headline(elements: Sequence[Any], facts: Facts) -> Any:  # noqa: ANN401 - an lxml element
    """Return the heading that says what the page's title says, else the first of the first rank."""
    title = _plain(facts.fields.get("title", ""))
    headings = [element for element in elements if element.tag in {"h1", "h2", "h3"}]
    named = [(heading, _plain("".join(heading.itertext()))) for heading in headings]
    named = [(heading, own) for heading, own in named if len(own) > SHORTEST_TITLE and title]
    opening = (h for h, own in named if own.startswith(title) or title.startswith(own))
    within = (h for h, own in named if own in title)
    first = (heading for heading in headings if heading.tag == "h1")
    return next(chain(opening, within, first), None)


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


#: A heading of fewer letters is a section's name or a logo.
SHORTEST_TITLE = 8

Found = tuple[Any, Moment, str, date_words.Label, bool]


def _of_text(item: Any, *, american: bool) -> Found | None:  # noqa: ANN401 - an lxml string
    if len(item) > 2 * LONGEST or not YEAR.search(item):
        return None
    found = date_words.WRITTEN.search(item)
    if found is None:
        return None
    parent = item.getparent()
    owner = parent if item.is_text or parent is None else parent.getparent()
    text = " ".join(item.split())
    if owner is None or owner.tag in SILENT or _is_prose(text, found[0]):
        return None
    read = date_words.parse(found, month_first=american)
    if read is None:
        return None
    before = item[: found.start()]
    label = date_words.label(before)
    if label == "none":
        before = before if before.strip() else _before(owner)
        label = date_words.label(before)
    if date_words.is_event(before):
        return None
    return owner, Moment(read), text, label, date_words.is_ambiguous(found) and not american


def _of_time(element: Any) -> Found | None:  # noqa: ANN401 - an lxml element
    if element.tag not in {"time", "abbr"} and element.get("itemprop") not in STATED:
        return None
    text = " ".join("".join(element.itertext()).split())
    stated = element.get("datetime") or element.get("content") or element.get("title") or ""
    when = moment(stated) if stated else None
    if when is None:
        found = date_words.WRITTEN.search(text)
        read = date_words.parse(found) if found else None
        when = Moment(read) if read else None
    if when is None:
        return None
    classes = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    label = date_words.label(re.sub(r"[-_]|(?<=[a-z])(?=[A-Z])", " ", classes) + " " + text[:40])
    if element.get("pubdate") is not None or "published" in classes.lower():
        label = "published"
    if label == "none":
        before = _before(element)
        label = date_words.label(before)
        if date_words.is_event(before):
            return None
    return element, when, stated or text, label, False


def _is_prose(text: str, date: str) -> bool:
    """Return whether a date stands in running text rather than in a line of its own."""
    beside = _letters(text) - _letters(date)
    return beside > BESIDE or (beside > WORD and text.endswith((".", "!", "?", ":")))


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)


def _before(element: Any) -> str:  # noqa: ANN401 - an lxml element
    """Return the words right before an element, where a label stands in an element of its own."""
    previous = element.getprevious()
    if previous is not None and isinstance(previous.tag, str):
        own = " ".join([*previous.itertext(), previous.tail or ""])
    else:
        parent = element.getparent()
        own = (parent.text or "") if parent is not None else ""
    own = " ".join(own.split())
    return own[-40:] if len(own) <= BESIDE else ""


def _place(owner: Any, above: dict[Any, int], headline: Any) -> tuple[int, float, bool]:  # noqa: ANN401
    """Return how near the headline it is, and whether what it stands in is another article's.

    Only what holds the date and not the headline says anything: a frame around both does not; and
    what follows the headline at once is not another article's, whatever it is called.
    """
    elsewhere, inside = 0.0, False
    place = owner
    while place is not None and place not in above and place is not headline:
        if place.tag in {"body", "html"}:
            break
        if place.tag in SKIPPED or (place.tag == "a" and len("".join(place.itertext())) > TEASER):
            inside = True
        names = page_names.names_of(place)
        inside = inside or page_names.is_event(names)
        apart = ASIDE if place.tag == "aside" else page_names.apart(names)
        elsewhere = ASIDE if apart == ASIDE else max(elsewhere, apart)
        if headline is not None and place.getprevious() is headline:
            elsewhere = min(elsewhere, FRAMED)
        place = place.getparent()
    if place is headline:
        return HEADLINE, elsewhere, inside
    framed = place is None or place.tag in {"body", "html"}
    return (FAR if framed else above.get(place, FAR)), elsewhere, inside


#: A link with more text than this is a teaser, not a date that happens to be linked.
TEASER = 60
#: In the headline itself: there a date is an event's, unless the headline begins with it.
HEADLINE = -1
#: So many steps up from the headline begins the frame of the page.
PAGE = 4
#: As far from the headline as the page allows.
FAR = 99


def _scored(line: Line, days: int) -> PublicationDate:
    """Return the candidate: how likely a date at that place is the day of publication."""
    score = 0.45
    score += _nearness(line)
    score += {0: 0.0, 1: 0.1}.get(line.order, -0.1)
    score += 0.1 * line.marked + 0.05 * line.machine - line.elsewhere
    score += {"published": 0.2, "updated": -0.25, "none": 0.0}[line.label]
    score -= 0.3 * (line.order == 0 and line.near > PAGE)
    score += 0.1 * (days == 1) - 0.05 * (days > 4)
    score *= 0.7 if line.ambiguous else 1
    return PublicationDate(
        interval=line.when.interval,
        evidence="masthead",
        score=round(min(max(score, 0.02), 0.93), 3),
        doubts=tuple(_doubts(line, days)),
        text=line.text[:80],
        utc_offset=line.when.utc_offset,
    )


def _nearness(line: Line) -> float:
    if line.near == HEADLINE:
        return 0.1 if line.text[:1].isdigit() else -0.2
    return 0.2 if line.near <= 2 else 0.1 if line.near <= PAGE else 0.0


def _doubts(line: Line, days: int) -> Iterator[str]:
    if line.label == "updated":
        yield "the page calls it the day of a change, not of publication"
    if line.ambiguous:
        yield "day and month could be the other way round"
    if line.elsewhere:
        yield "it stands in a part of the page that is not the article's"
    if days > 1:
        yield f"the page shows {days} different dates"
    if line.near > PAGE:
        yield "it stands far from the headline"
