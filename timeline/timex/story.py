"""What kind of text it is and what moves its story: a history with years of its own, or news.

"In 1642 the king left. By March the city starved": a history, its March is of 1642.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from timeline import interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from timeline.model import Interval, Timex
    from timeline.timex.anchors import Resolution
    from timeline.timex.expression import Expression
    from timeline.timex.grammar import Candidate
    from timeline.timex.lexicon import Lexicon
    from timeline.timex.tense import Direction
    from timeline.timex.tokens import Tokens


def historical(candidates: Iterable[Candidate], publication: Interval | None) -> bool:
    """Return whether the text tells of a past of its own: dated years, few days of now.

    News counts from its own day ("on Friday", "yesterday", "last month"); a history names years,
    mostly not the year of writing, at least three of them, and five times as many.
    """
    now = publication.start.year if publication is not None and publication.start else None
    years = deictic = 0
    for candidate in candidates:
        meaning = candidate.expression
        if meaning.shape != "calendar":
            continue
        if meaning.stated.year is not None:
            years += now is None or meaning.stated.year < now - 1
        elif meaning.anchor == "publication" and (
            meaning.step is not None
            or meaning.stated.days is not None
            or meaning.stated.weekday is not None
        ):
            deictic += 1
    return years >= 3 and years >= 5 * deictic


def year_beside(
    candidates: Sequence[Candidate], index: int, tokens: Tokens, lexicon: Lexicon
) -> bool:
    """Return whether the expression just before names the year: "in 1998, on May 3"."""
    if index == 0:
        return False
    before, this = candidates[index - 1], candidates[index]
    joins = lexicon.contexts["of_year"]
    between = tokens.words[before.end : this.start][: len(joins)]
    return before.expression.stated.year is not None and joins.issuperset(between)


def compares(meaning: Expression) -> bool:
    """Return whether it only sets a figure beside that of another year ("a year earlier")."""
    year_back = meaning.unit == "year" and meaning.amount == 1 and meaning.side < 0
    named = meaning.unit == "quarter" and meaning.stated.year is not None
    return year_back or named or (meaning.step is not None and meaning.step < -1)


def needs_direction(candidate: Candidate) -> bool:
    """Return whether the reading depends on where the clause looks."""
    meaning = candidate.expression
    stated = meaning.stated
    if meaning.shape != "calendar" or stated.year is not None or stated.days is not None:
        return False
    week = meaning.unit == "week" and meaning.definite
    return not meaning.unit or meaning.unit == "weekend" or week


def day_before(midnight: datetime) -> Interval:
    """Return the day that ends at midnight: the one "midnight on Saturday" belongs to."""
    return interval.of(midnight - timedelta(minutes=1), "day")


#: How many words back "that day" may reach for the day it takes up.
_TAKEN_UP = 40
_STOPS = frozenset({".", "!", "?", "\n"})


def beside(
    tokens: Tokens, candidate: Candidate, mentioned: tuple[int, Interval, bool] | None
) -> Interval | None:
    """Return the time named before in the same sentence, which its own words go on from.

    "which was launched in 2006 and closed the following year": 2007, though an aside moves no
    story. "He will testify on May 3. He was to speak that day": 3 May, though a plan moves none.
    The last of ``mentioned`` says that it stands in an aside, which ends with its comma.
    """
    meaning = candidate.expression
    if mentioned is None or meaning.anchor != "narrative":
        return None
    between = tokens.words[mentioned[0] : candidate.start]
    same = _STOPS.isdisjoint(between) and not (mentioned[2] and "," in between)
    daily = meaning.step == 0 or (meaning.unit == "day" and meaning.amount is None)
    taken_up = daily and not mentioned[2] and len(between) <= _TAKEN_UP
    return mentioned[1] if same or taken_up else None


def day_of(timex: Timex) -> Interval | None:
    """Return the day of a date or time of day, None for anything else."""
    whole = timex.interval
    if whole is None or whole.start is None or timex.type not in {"DATE", "TIME"}:
        return None
    if interval.unit_minutes(whole.granularity) > interval.unit_minutes("day"):
        return None
    return interval.of(whole.start, "day")


def is_day(whole: Interval) -> bool:
    """Return whether an interval lies within one day."""
    return whole.granularity in {"minute", "hour", "part", "day"}


def is_absurd(found: Resolution, publication: Interval | None, looks: Direction) -> bool:
    """Return whether a step of the story leads past the day of writing without a word of it.

    "Adria, which built a jet in 2006, sold it the following year", written in June 2009 behind
    other news of 2009, is of 2007.
    """
    told, whole = found.anchor == "narrative", found.interval
    if not told or looks.side > 0 or whole is None or whole.start is None or publication is None:
        return False
    return publication.end is not None and whole.start >= publication.end
