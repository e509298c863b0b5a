"""When a page says it was written, where it was handed in under a much later day.

"Created: 01/26/2015 1:24 PM", published, as given, in 2017: "on Sunday" counts from January 2015.
A page that was collected years later still means the days of its own time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline import interval
from timeline.timex.anchors import Anchors
from timeline.timex.resolve import resolve
from timeline.timex.tense import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model import Interval
    from timeline.timex.grammar import Candidate
    from timeline.timex.lexicon import Lexicon
    from timeline.timex.tokens import Tokens

#: How many characters from its start a text is looked through for its stamps.
_HEAD = 2000
#: A page goes on being changed, and printed, for about so many days.
_LATER = 7


def written(
    candidates: Sequence[Candidate],
    tokens: Tokens,
    publication: Interval | None,
    lexicon: Lexicon,
) -> Interval | None:
    """Return the last day on which the text says it was posted, if all are long before publication.

    None where the text has no such stamp, or one that agrees with the day of publication.
    """
    if publication is None or publication.start is None:
        return None
    days = list(_stamped(candidates, tokens, lexicon))
    last = max((day.start for day in days if day.start is not None), default=None)
    if last is None or (publication.start - last).days <= _LATER:
        return None
    return interval.of(last, "day")


def _stamped(
    candidates: Sequence[Candidate], tokens: Tokens, lexicon: Lexicon
) -> Iterator[Interval]:
    for candidate in candidates:
        if tokens.spans[candidate.start][0] > _HEAD:
            return
        stated = candidate.expression.stated
        if stated.year is None or stated.month is None or stated.day is None:
            continue
        if _is_stamp(tokens, candidate.start, lexicon):
            found = resolve(candidate.expression, Anchors(None, UNKNOWN)).interval
            if found is not None:
                yield found


def _is_stamp(tokens: Tokens, start: int, lexicon: Lexicon) -> bool:
    """Return whether a date is that of a page: "Posted: May 3, 2014", "(Published May 3, 2014)"."""
    colon = tokens.word(start - 1) == ":"
    at = start - 2 if colon else start - 1
    stamps = tokens.word(at) in lexicon.contexts["stamps"] and tokens.capital(at)
    return stamps and (colon or tokens.word(at - 1) == "(")
