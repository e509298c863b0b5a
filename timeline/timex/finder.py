"""From a text to its time expressions: cut, scan, join, then resolve each after those before.

Expressions outside quotations come first: they move the narrative and date the speaking. Those
inside quotations follow, counted from the time of speaking.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline import interval
from timeline.lang import languages
from timeline.model import Interval, Span, Timex
from timeline.timex import (
    distances,
    foretold,
    governor,
    quotes,
    refine,
    relations,
    stamps,
    story,
    tense,
)
from timeline.timex.anchors import Anchors
from timeline.timex.grammar import grammar
from timeline.timex.resolve import resolve
from timeline.timex.tokens import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Paragraph, Relation, Sentence
    from timeline.timex.anchors import Resolution
    from timeline.timex.grammar import Candidate, Grammar
    from timeline.timex.quotes import Quotation
    from timeline.timex.tense import Direction
    from timeline.timex.tokens import Tokens

#: How many expressions beside a quotation are asked for the day of speaking.
_FRAMED = 5
_WORD = re.compile(r"[a-z]+")
#: Why an expression does not count from the day the article was given.
_STAMPED = "the page says itself that it was posted long before"
#: How many words back the saying stands that an expression dates ("told reporters on Monday").
_BESIDE = 4
#: A quarter named longer ago than this many characters is no longer what "a year earlier" means.
QUARTER_REACH = 1500


@dataclass(slots=True, eq=False, repr=False)
class _Reading:
    """One pass over one text: what was found, and where the narrative stands."""

    tokens: Tokens
    rules: Grammar
    publication: Interval | None
    sentences: Sequence[Sentence]
    candidates: list[Candidate]
    historical: bool
    quoted: list[Span]
    ranges: set[int]
    stamped: bool = False
    done: dict[int, Timex] = field(default_factory=dict)
    ahead: set[int] = field(default_factory=set)
    saying: set[int] = field(default_factory=set)
    narrative: Interval | None = None
    day: Interval | None = None
    mentioned: tuple[int, Interval, bool] | None = None
    quarter: tuple[int, Interval] | None = None

    def span(self, candidate: Candidate) -> Span:
        return self.tokens.span(candidate.start, candidate.end)

    def direction(self, candidate: Candidate, within: Span | None) -> Direction:
        beside = tense.beside(self.tokens, candidate.start, self.rules.lexicon)
        if beside.side:
            return beside
        if self.sentences:
            span = self.span(candidate)
            at = bisect_right(self.sentences, span.start, key=lambda s: s.span.start) - 1
            if at >= 0 and span.start < self.sentences[at].span.end:
                sentence, lexicon = self.sentences[at], self.rules.lexicon
                found = governor.looks(sentence, span.start, span.end, lexicon, within)
                if found is not None:
                    return found
        return tense.direction(self.tokens, candidate.start, candidate.end, self.rules.lexicon)

    def read(self, index: int, speech: Interval | None, quoted: Span | None = None) -> None:
        """Resolve one candidate and keep it.

        Who speaks without a word of the past, speaks of what is coming ("on Monday we work").
        """
        candidate = self.candidates[index]
        span = self.span(candidate)
        relation, signal = self.relation(index)
        looks = tense.UNKNOWN
        if story.needs_direction(candidate):
            looks = self.direction(candidate, quoted)
            looks = relations.toward(self.tokens, candidate, looks, self.rules.lexicon)
            if quoted is not None and not looks.side:
                looks = tense.Direction(1, "")
        lexicon = self.rules.lexicon
        if speech is None and looks.side > 0 and not candidate.expression.unit:
            speech = foretold.said_on(self.tokens, self.candidates, self.done, index, lexicon)
        told = story.beside(self.tokens, candidate, self.mentioned)
        near = self.quarter is not None and span.start - self.quarter[0] < QUARTER_REACH
        anchors = Anchors(
            publication=self.publication,
            direction=looks,
            narrative=told or self.narrative,
            day=told if told is not None and story.is_day(told) else self.day,
            quarter=self.quarter[1] if near and self.quarter is not None else None,
            speech=speech,
            historical=self.historical
            or story.year_beside(self.candidates, index, self.tokens, self.rules.lexicon),
        )
        if looks.side > 0:
            self.ahead.add(index)
        near_words = self.tokens.words[max(candidate.start - _BESIDE, 0) : candidate.start]
        if looks.cue in self.rules.lexicon.slots["say"] and looks.cue in near_words:
            self.saying.add(index)
        found = resolve(candidate.expression, anchors)
        if self.mentioned is not None and story.is_absurd(found, self.publication, looks):
            found = resolve(candidate.expression, anchors._replace(narrative=self.mentioned[1]))
        if self.stamped and found.anchor == "publication":
            found = found._replace(steps=(_STAMPED, *found.steps))
        self.done[index] = _timex(candidate, span, found, relation, signal)

    def relation(self, index: int) -> tuple[Relation, Span | None]:
        """Return the relation of a candidate: of a range, or of the word before it."""
        candidate = self.candidates[index]
        sets = self.rules.lexicon.contexts
        relation, signal = relations.signal(self.tokens, candidate.start, self.rules.lexicon)
        if index in self.ranges:
            return "between", signal
        if relation != "during" and self.tokens.word(candidate.end) in sets["possessive"]:
            return "on", signal  # "the toll of / since / before Wednesday's quake"
        lasts = candidate.expression.type == "DURATION"
        if not lasts and self.tokens.word(candidate.start - 1) in sets["for"]:
            return "on", signal  # "planned for Saturday"
        return relation, signal

    def move(self, index: int) -> None:
        """Let the narrative stand where this expression puts it.

        A quarter is remembered wherever it stands; comparisons, plans and background move nothing
        else.
        """
        whole, meaning = self.done[index].interval, self.candidates[index].expression
        if whole is None or whole.start is None or meaning.shape not in {"calendar", "offset"}:
            return
        if story.compares(meaning):
            return
        at = self.candidates[index].start
        aside = relations.background(self.tokens, at, self.rules.lexicon)
        if index not in self.saying:
            self.mentioned = (self.candidates[index].end, whole, aside)
        if whole.granularity == "quarter":
            self.quarter = (self.done[index].span.end, whole)
        if index in self.saying and self.day is not None:
            return  # "Saturday's march ... he said on Monday. ... At 9 p.m.": still Saturday
        if index in self.ahead or aside:
            return
        if interval.unit_minutes(whole.granularity) <= interval.unit_minutes("year"):
            self.narrative = whole
        if self.day is not None and not interval.contains(whole, self.day):
            self.day = None
        if story.is_day(whole):
            self.day = story.day_before(whole.start) if meaning.stated.hour == 24 else whole


def find(
    text: str,
    *,
    publication: Interval | None,
    language: str = "en",
    sentences: Sequence[Sentence] = (),
    paragraphs: Sequence[Paragraph] = (),
) -> tuple[Timex, ...]:
    """Return the time expressions of ``text`` in their order, each resolved as far as can be.

    Args:
        text: the article's text; spans are character offsets into it.
        publication: when it was published, or None; then relative expressions carry ``offset``.
        language: ISO 639-1 code; without rules for it only dates stated in full are found.
        sentences: the parse, if there is one: it names the governing verb.
        paragraphs: boilerplate among them is skipped.
    """
    if language not in languages("time"):
        return _stated_in_full(text, language, paragraphs)
    rules = grammar(language)
    tokens = cut(text, rules.lexicon)
    everywhere = refine.joined(rules.scan(tokens), tokens, rules.lexicon)
    candidates = refine.outside(everywhere, tokens, paragraphs)
    if not candidates:
        return ()
    ranges = relations.ranges(candidates, tokens, rules.lexicon)
    candidates = relations.with_years(candidates, ranges)
    stamped = stamps.written(everywhere, tokens, publication, rules.lexicon)
    reading = _Reading(
        tokens,
        rules,
        stamped or publication,
        sentences,
        candidates,
        story.historical(candidates, publication),
        quotes.spans(text),
        ranges,
        stamped is not None,
    )
    _resolve_all(reading)
    return tuple(reading.done[index] for index in sorted(reading.done))


def _stated_in_full(text: str, language: str, paragraphs: Sequence[Paragraph]) -> tuple[Timex, ...]:
    """Return the complete dates of a text in a language without rules."""
    from timeline.timex import foreign  # noqa: PLC0415 - brings dateparser's reader with it

    skipped = [p.span for p in paragraphs if p.kind == "boilerplate"]
    found = foreign.find(text, language)
    return tuple(t for t in found if not any(span.contains(t.span) for span in skipped))


def _resolve_all(reading: _Reading) -> None:
    quoted: dict[int, list[int]] = {}
    before: dict[int, int] = {}
    starts = [span.start for span in reading.quoted]
    last = -1
    for index, candidate in enumerate(reading.candidates):
        at = reading.span(candidate)
        within = bisect_right(starts, at.start) - 1
        if within >= 0 and reading.quoted[within].contains(at):
            quoted.setdefault(within, []).append(index)
            before.setdefault(within, last)
            continue
        reading.read(index, None)
        reading.move(index)
        last = index
    outside = list(reading.done.values())
    for within, indexes in quoted.items():
        quotation = quotes.framed(reading.tokens.text, reading.quoted[within])
        reading.narrative = reading.day = None
        if before[within] >= 0:
            reading.move(before[within])
        speech = _speech(reading, quotation, outside)
        for index in indexes:
            reading.read(index, speech, reading.quoted[within])
            reading.move(index)


def _speech(reading: _Reading, quotation: Quotation, outside: Sequence[Timex]) -> Interval | None:
    """Return the day of speaking if the words around the quotation give one."""
    for frame in (quotation.after, quotation.before):
        if not _says(reading, frame):
            continue
        first = bisect_left(outside, frame.start, key=lambda timex: timex.span.start)
        for timex in outside[first : first + _FRAMED]:
            if frame.contains(timex.span) and (day := story.day_of(timex)) is not None:
                return day
    return None


def _says(reading: _Reading, frame: Span) -> bool:
    say = reading.rules.lexicon.slots["say"]
    return any(word in say for word in _WORD.findall(reading.tokens.text, frame.start, frame.end))


def _timex(
    candidate: Candidate, span: Span, found: Resolution, relation: Relation, signal: Span | None
) -> Timex:
    meaning = candidate.expression
    return Timex(
        span=span,
        type=meaning.type if meaning.shape != "calendar" or meaning.stated.hour is None else "TIME",
        value=found.value,
        mod=meaning.mod,
        interval=found.interval,
        shift=distances.shift(meaning),
        relation=relation,
        signal=signal,
        anchor=found.anchor,
        offset=found.offset,
        rule=candidate.rule,
        stated=meaning.stated.names(),
        steps=found.steps,
    )
