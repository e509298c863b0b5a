"""Who published and wrote an article, as its own lines say it.

"Source: Harbour Post and agencies" → publisher "Harbour Post", byline "agencies";
"BARI, Italy, Dec 31 (Reuters) - A ferry ..." → dateline with place, day and agency.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from timeline import lang
from timeline.model import Article, Span
from timeline.sources.boilerplate import openings, words

#: A credit is a handful of names, never a sentence.
LONGEST_CREDIT = 160


class Dateline(NamedTuple):
    """The opening of wire copy: where from, on which day (as printed), by which agency."""

    span: Span
    place: str
    day: str = ""
    agency: str = ""


@cache
def agencies() -> frozenset[str]:
    """Return the names of news agencies we know, lower case."""
    return frozenset(name.lower() for name in lang.words("en", "sources")["agencies"])


def is_agency(name: str) -> bool:
    """Return whether a name is a news agency's: one we know, or one that says so itself."""
    ends = tuple(end.lower() for end in lang.words("en", "sources")["agency_ends"])
    return name.lower() in agencies() or name.lower().endswith(ends)


def agencies_in(article: Article) -> tuple[str, ...]:
    """Return the news agencies that an article's byline and publisher name."""
    named = re.split(r"\s+and\s+|[,;/|&()]", f"{article.byline or ''},{article.publisher or ''}")
    return tuple(dict.fromkeys(name.strip() for name in named if is_agency(name.strip())))


#: A word of a name: it begins with a capital.
NAME = r"[^\W\d_a-z][\w.'\u2019\-@]*"
#: Small words inside names and between them.
LINKING = r"(?:(?:and|of|in|for|the|de|van|von)\s+|al-)?"


@cache
def _byline() -> re.Pattern[str]:
    lead = words("byline_leads")
    names = rf"(?:(?i:the|our)\s+)?{NAME}(?:[ ,&/|]+{LINKING}{NAME}){{0,11}}"
    return re.compile(rf"(?i:{lead})\s*:?\s+({names})\s*[|,.]?")


@cache
def _closing() -> re.Pattern[str]:
    credit = words("closing_credits")
    return re.compile(rf"\W*(?:{credit}\b.{{2,300}}|.{{2,200}}\b{credit}\W*)", re.IGNORECASE)


@cache
def _credits() -> tuple[str, ...]:
    """Return the first words of the credits a line may hold, lower case."""
    return openings("closing_credits")


@cache
def _source() -> re.Pattern[str]:
    return re.compile(rf"\W*{words('source_leads')}\s*:\s*(.{{2,{LONGEST_CREDIT}}})", re.IGNORECASE)


@cache
def _dateline() -> re.Pattern[str]:
    data = lang.words("en", "sources")
    names = data["months"] + data["month_abbreviations"] + list(data["more_month_abbreviations"])
    month = "|".join(sorted(names, key=len, reverse=True))
    capitals = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'\u2019\-]+"
    place = rf"{capitals}(?:[ /]{capitals}){{0,4}}"
    region = r"(?:,\s+[A-Z][\w.'\u2019\-]*(?:\s[A-Z][\w.'\u2019\-]*){0,3})?"
    year = r"(?:,?\s+\d{4})?"
    day = rf"(?i:{month})\.?\s+\d{{1,2}}{year}|\d{{1,2}}\s+(?i:{month})\.?{year}"
    return re.compile(
        rf"({place}{region}?)(?:,?\s+({day}))?\s*,?\s*(?:\(([^()]{{2,60}})\))?"
        r"\s*(?:--|[-\u2013\u2014\u2015:])\s*(?=\S)"
    )


#: One of them stands behind every dateline; without any the pattern need not be tried.
_ENDS_DATELINE = "-:\u2013\u2014\u2015"


def dateline(text: str, paragraph: Span) -> Dateline | None:
    """Return the dateline a paragraph opens with, if it opens with one.

    A capitalised word and a dash alone prove nothing: a day, an agency or capitals must be there.
    """
    end = min(paragraph.end, paragraph.start + 200)
    if not any(mark in text[paragraph.start : end] for mark in _ENDS_DATELINE):
        return None
    found = _dateline().match(text, paragraph.start, end)
    if found is None or not (found[2] or found[3] or _is_city(found[0])):
        return None
    return Dateline(
        span=Span(start=found.start(), end=found.end()),
        place=found[1].strip(" ,"),
        day=(found[2] or "").strip(),
        agency=(found[3] or "").strip(),
    )


def _is_city(opening: str) -> bool:
    return not opening.rstrip().endswith(":") and len(opening) > 5


def byline(line: str) -> str | None:
    """Return the names of a line that is nothing but a byline."""
    found = _byline().fullmatch(line) if len(line) <= LONGEST_CREDIT else None
    return found[1].strip(" ,|.") if found else None


def is_closing_credit(line: str) -> bool:
    """Return whether a line says who reported, wrote or edited ("Reporting by A; editing by B")."""
    lowered = line.lower()
    if len(line) > 2 * LONGEST_CREDIT or not any(words in lowered for words in _credits()):
        return False
    return _closing().fullmatch(line.strip().strip("()[]")) is not None


def source(line: str) -> tuple[str | None, str | None] | None:
    """Return publisher and byline of a source line, or None if it is none."""
    found = _source().fullmatch(line) if len(line) <= LONGEST_CREDIT else None
    if found is None:
        return None
    named = [
        name.strip(" .") for name in re.split(r"\s+and\s+|[,;/|&]", found[1]) if name.strip(" .")
    ]
    collective = {word.lower() for word in lang.words("en", "sources")["collective"]}
    outlets = [n for n in named if n.lower() not in collective and not is_agency(n)]
    others = [n for n in named if n not in outlets[:1]]
    return (outlets[0] if outlets else None), (", ".join(others) or None)


@cache
def _photo(*, bracketed: bool) -> re.Pattern[str]:
    names = lang.words("en", "sources")["agencies"]
    agency = (
        "(?:" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + ")"
    )
    photo, other = rf"(?i:{words('photo_words')})", r"[^()\[\]]"
    inside = (
        rf"{other}{{0,80}}\b{photo}\b{other}{{0,60}}"
        rf"|{other}{{2,60}}\s?/\s?{other}{{2,60}}"
        rf"|{other}{{0,60}}\b{agency}\b{other}{{0,30}}"
    )
    bare = (
        rf"{photo}(?:\s+(?:credit|by|courtesy of))?\s*[:/]\s*[^.]{{2,80}}"
        rf"|[^.()]{{0,60}}?[\w.\-]+\s?/\s?{agency}\b[^.]{{0,40}}"
        rf"|(?:[\w.\-]+ ){{1,4}}via {agency}"
    )
    if bracketed:
        return re.compile(rf"[(\[](?:{inside})[)\]]\s*\.?\s*$")
    return re.compile(rf"(?<=[.!?\u201d\"\u2019])\s*(?:{bare})\s*\.?\s*$")


def photo_credit(text: str, paragraph: Span) -> Span | None:
    """Return the photo credit a caption ends with ("... at dawn. (Ana Kos / Reuters)")."""
    tail = text[max(paragraph.start, paragraph.end - 260) : paragraph.end]
    bracketed = tail.rstrip(". ").endswith((")", "]"))
    if not bracketed and not any(mark in tail for mark in ("/", ":", " via ", " by ", "ourtesy")):
        return None
    pattern = _photo(bracketed=bracketed)
    found = pattern.search(text, paragraph.end - len(tail), paragraph.end)
    if found is None or found.start() <= paragraph.start:
        return None
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    return Span(start=start, end=paragraph.end)
