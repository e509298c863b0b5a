"""Every candidate for an article's publication date, with its evidence, score and doubts.

A masthead line "Thursday, April 25, 2024" beside "11.8 C" above a text that begins with what
was said "on Friday" → candidate 2024-04-25, evidence masthead, score 0.05, both doubts in
words.

The score is the probability that the day is right, set from how often each kind of evidence was
(benchmarks/publication_dates.py prints accuracy by score band).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from timeline.model import Evidence, Interval, Paragraph, PublicationDate
from timeline.sources import addresses, clocks, crediting, mastheads, weekdays
from timeline.sources.date_words import day
from timeline.sources.dates import moment
from timeline.sources.plain import languages
from timeline.sources.weighing import STATED, compared, compatible, lowered, ranked, same_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.sources.draft import Draft

#: How often a date line of each kind is the day of publication.
LINE_SCORES = {"published": 0.85, "none": 0.6, "updated": 0.3}


def candidates(
    draft: Draft, paragraphs: Sequence[Paragraph], given: Interval | None
) -> tuple[PublicationDate, ...]:
    """Return all candidates for the draft, best first.

    ``given`` counts only for what states no date itself.
    """
    found = [*draft.published, *_stated(draft)]
    if given is not None and not any(c.evidence in STATED for c in found):
        found.append(PublicationDate(interval=given, evidence="given", score=0.97))
    if draft.own is not None:
        paragraphs = [part for part in paragraphs if part.span.end <= draft.own]
    found += [*_from_address(draft), *_unjudged(draft, _from_lines(draft.text, paragraphs))]
    found += _from_dateline(draft.text, paragraphs, found)
    named = weekdays.past(_opening(draft.text, paragraphs))
    judged = [_doubted(candidate, draft, named) for candidate in _merged(found)]
    return ranked(compared([clocks.local(date, judged) for date in judged]))


def _stated(draft: Draft) -> Iterator[PublicationDate]:
    text = draft.fields.get("published", "")
    read = moment(text, languages(draft.fields)) if text else None
    if read is not None:
        yield PublicationDate(
            interval=read.interval,
            evidence="field",
            score=0.98,
            text=text,
            utc_offset=read.utc_offset,
        )


def _from_address(draft: Draft) -> Iterator[PublicationDate]:
    found = addresses.date(draft.fields.get("url", ""))
    if found is not None:
        whole = found.interval.granularity == "day"
        yield PublicationDate(
            interval=found.interval,
            evidence="url",
            score=0.9 if whole else 0.4,
            doubts=() if whole else ("the address gives no day",),
            text=found.text,
        )


def _from_lines(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[PublicationDate]:
    first = next((n for n, p in enumerate(paragraphs) if p.kind == "text"), len(paragraphs))
    for n, paragraph in enumerate(paragraphs):
        line = mastheads.read(" ".join(paragraph.span.of(text).split()))
        if line is None or (n > first and line.label == "none"):
            continue
        yield _of_line(line, "masthead" if n < first else "body", _beside_weather(paragraphs, n))


def _unjudged(draft: Draft, lines: Iterable[PublicationDate]) -> Iterator[PublicationDate]:
    """Yield the dates of lines; of a page only those that stand where its own date may stand."""
    placed = [d for d in draft.published if d.evidence == "masthead" and d.score >= MISPLACED]
    for line in lines:
        if draft.own is None or any(same_day(line.interval, date.interval) for date in placed):
            yield line


#: A date of the page that scores less stands in no place for the article's own.
MISPLACED = 0.4


def _of_line(line: mastheads.DateLine, evidence: Evidence, weather: bool) -> PublicationDate:  # noqa: FBT001 - one fact about the line
    date = PublicationDate(
        interval=line.interval, evidence=evidence, score=LINE_SCORES[line.label], text=line.text
    )
    if line.label == "updated":
        date = lowered(date, 1, "the line gives the day of a change, not of publication")
    if line.label == "none":
        date = replace(date, doubts=("the line does not say what it is the date of",))
    if weather:
        date = lowered(
            date,
            0.25,
            "it stands beside a temperature: page furniture with the day the page was fetched",
        )
    start = line.interval.start
    if line.weekday is not None and start is not None and start.weekday() != line.weekday:
        date = lowered(date, 0.5, "the weekday beside it does not belong to that day")
    return date


def _beside_weather(paragraphs: Sequence[Paragraph], n: int) -> bool:
    near = (*paragraphs[max(0, n - 2) : n], *paragraphs[n + 1 : n + 3])
    return any(paragraph.reason == "weather" for paragraph in near)


def _from_dateline(
    text: str, paragraphs: Sequence[Paragraph], others: Sequence[PublicationDate]
) -> list[PublicationDate]:
    """Return the dateline's day; a year it does not print is taken from the other candidates."""
    line = next(
        (
            found
            for p in paragraphs[:12]
            if p.kind == "text" and (found := crediting.dateline(text, p.span))
        ),
        None,
    )
    if line is None or not line.day:
        return []
    month, number, year = mastheads.parts(line.day)
    doubts: tuple[str, ...] = ()
    if year is None:
        heard = [c.interval for c in others if c.score >= MISPLACED]
        read = _of_the_others(heard, month, number)
        doubts = ("the dateline prints no year; it is that of the other evidence",)
    else:
        read = day(year, month, number)
    if read is None:
        return []
    return [
        PublicationDate(
            interval=read,
            evidence="dateline",
            score=0.7 if doubts else 0.85,
            doubts=doubts,
            text=line.day,
        )
    ]


def _of_the_others(heard: Sequence[Interval], month: int, number: int) -> Interval | None:
    """Return the day of that month and number that one of the other dates lies nearest to.

    If none is near it is the last before the first of them: what was written later than it is out
    is rarer than what is told to be of another day.
    """
    years = {other.start.year + step for other in heard if other.start for step in (0, -1, 1)}
    days = [found for year in sorted(years) if (found := day(year, month, number)) is not None]
    near = {_apart(found, other): found for found in reversed(days) for other in heard}
    if near and min(near) <= NEAR:
        return near[min(near)]
    before = [found for found in days if str(found.start) <= str(heard[0].start)]
    return before[-1] if before else None


def _apart(one: Interval, other: Interval) -> timedelta:
    """Return how far a day lies from another date: not at all from the month it is in."""
    if one.start is None or other.start is None:
        return timedelta.max
    return timedelta() if compatible(one, other) else abs(one.start - other.start)


#: A dateline is written on the day of publication or, by wires and weeklies, some days before.
NEAR = timedelta(days=10)


def _merged(dates: Iterable[PublicationDate]) -> list[PublicationDate]:
    """Keep one candidate for a day and a kind of evidence: the one with the best score."""
    best: dict[tuple[str, str], PublicationDate] = {}
    for date in dates:
        key = (date.evidence, str(date.interval.start)[:10] + date.interval.granularity[:2])
        if key not in best or date.score > best[key].score:
            best[key] = date
    return list(best.values())


def _opening(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """Return as much of the running text as is looked at for weekdays."""
    opening = ""
    for part in paragraphs:
        if part.kind == "text" and len(opening) < weekdays.LOOKED_AT:
            opening += part.span.of(text)[: weekdays.LOOKED_AT] + "\n"
    return opening


def _doubted(date: PublicationDate, draft: Draft, named: Sequence[int]) -> PublicationDate:
    start = date.interval.start
    archived = draft.archived.end if draft.archived else None
    if archived is not None and start is not None and start >= archived:
        date = lowered(date, 0.02, "it is later than the day the archive took this copy")
    if date.evidence in ("masthead", "body"):
        doubt = weekdays.doubt(named, date.interval)
        date = lowered(date, _weighed(date.score) / date.score, doubt) if doubt else date
    return date


def _weighed(score: float) -> float:
    """Return the probability after weekdays spoke against it, by Bayes' rule."""
    odds = score / (1 - score) * weekdays.RATIO
    return odds / (1 + odds)
