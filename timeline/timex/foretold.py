"""When somebody said what was then still to come: the day that their "would" counts from.

"In January the firm said it would close the plant in June": the June after that January, and not
the one after the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline import interval

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.model import Interval, Timex
    from timeline.timex.grammar import Candidate
    from timeline.timex.lexicon import Lexicon
    from timeline.timex.tokens import Tokens

#: How many words before its day the saying stands ("told reporters in the town on Monday").
_NEAR = 5
#: What may close the sentence before.
_CLOSING = frozenset({'"', "'", "\u201d", "\u2019"})
_STOPS = frozenset({".", "!", "?", "\n", ";"})


def said_on(
    tokens: Tokens,
    candidates: Sequence[Candidate],
    done: Mapping[int, Timex],
    index: int,
    lexicon: Lexicon,
) -> Interval | None:
    """Return when it was said that something would be, if the sentence tells, or None."""
    for before in range(index - 1, -1, -1):
        between = tokens.words[candidates[before].end : candidates[index].start]
        if not _STOPS.isdisjoint(between):
            return None
        if lexicon.contexts["past_modals"].isdisjoint(between):
            continue
        told = done.get(before)
        if told is not None and _dates_a_saying(tokens, candidates[before], between, lexicon):
            over = told.type == "DATE" and candidates[before].expression.step != 0
            return _midst(told.interval) if over else None  # "this year" may still run
    return None


def _midst(whole: Interval | None) -> Interval | None:
    """Return the middle of a week or year in which something was said, and a finer time whole.

    Of "last year she said it would open in October" that October is the likelier, but of "in the
    spring" the next one.
    """
    if whole is None or whole.start is None or whole.end is None:
        return None
    if whole.granularity not in {"week", "year"}:
        return whole
    return interval.of(whole.start + (whole.end - whole.start) / 2, "day")


def _dates_a_saying(
    tokens: Tokens, candidate: Candidate, between: Sequence[str], lexicon: Lexicon
) -> bool:
    """Return whether a time opens its sentence and a saying follows, or stands right behind one."""
    says = lexicon.slots["say"]
    at = candidate.start
    if tokens.word(at - 1) in lexicon.contexts["before_month"]:
        at -= 1
    if tokens.word(at - 1) in {"", *_STOPS, *_CLOSING}:
        return any(word in says for word in between)
    near = tokens.words[max(at - _NEAR, 0) : at]
    return _STOPS.isdisjoint(near) and "," not in near and any(word in says for word in near)
