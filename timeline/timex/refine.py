"""Joins neighbouring readings into one: "early" + "next week", "9 a.m." + "Tuesday".

Readings stay apart unless nothing but a joining word stands between them and their stated fields
do not contradict each other; then both become one expression over the whole stretch.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from timeline.timex.expression import Stated
from timeline.timex.grammar import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.model import Paragraph
    from timeline.timex.expression import Expression
    from timeline.timex.lexicon import Lexicon
    from timeline.timex.tokens import Tokens


def joined(candidates: Iterable[Candidate], tokens: Tokens, lexicon: Lexicon) -> list[Candidate]:
    """Return the candidates with neighbours joined and lone prefixes dropped."""
    done: list[Candidate] = []
    for candidate in candidates:
        current = candidate
        while done and (merged := _join(done[-1], current, tokens, lexicon)) is not None:
            done.pop()
            current = merged
        if done and done[-1].expression.shape == "part":
            done.pop()
        done.append(current)
    return [c for c in done if c.expression.shape != "part"]


def _join(left: Candidate, right: Candidate, tokens: Tokens, lexicon: Lexicon) -> Candidate | None:
    if right.start - left.end > 2 or right.expression.shape == "part":
        return None
    between = " ".join(tokens.words[left.end : right.start])
    words = lexicon.contexts
    if left.expression.shape == "part":
        return None if between else _with_part(left, right, tokens, lexicon)
    if between in words["year_links"] and (merged := _with_year(left, right)) is not None:
        return merged
    if between not in words["time_links"]:
        return None
    return _with_time(left, right, between, lexicon)


def _with_part(
    part: Candidate, of: Candidate, tokens: Tokens, lexicon: Lexicon
) -> Candidate | None:
    meaning, inner = part.expression, of.expression
    words = tokens.words[part.start : part.end]
    if meaning.value == "approx":
        if not _may_blur(words, of, tokens, lexicon):
            return None
        mod = meaning.mod if inner.mod in {None, meaning.mod} else inner.mod
        return Candidate(part.start, of.end, of.rule, inner._replace(mod=mod))
    if not _may_part(inner):
        return None
    mod, portion = meaning.mod, meaning.portion
    if meaning.value == "comparative" and not (
        inner.unit
        or inner.stated.weekday is not None
        or inner.stated.days is not None
        or inner.stated.month
    ):
        return None
    article = words[0] in lexicon.contexts["the"]
    start = part.start + (article and not _takes_article(inner, words, lexicon))
    return Candidate(start, of.end, of.rule, inner._replace(mod=mod, portion=portion))


def _takes_article(inner: Expression, words: list[str], lexicon: Lexicon) -> bool:
    """Return whether "the" belongs to it: "the early 1980s", but the "late-November trip"."""
    stated = inner.stated
    return words[-1] in lexicon.contexts["of"] or any(
        field is not None for field in (stated.decade, stated.century, stated.year)
    )


def _may_part(inner: Expression) -> bool:
    return (
        inner.shape == "calendar"
        and inner.stated.hour is None
        and inner.portion is None
        and inner.mod is None
    )


def _may_blur(words: list[str], of: Candidate, tokens: Tokens, lexicon: Lexicon) -> bool:
    inner, sets = of.expression, lexicon.contexts
    first = tokens.words[of.start]
    if inner.shape in {"length", "offset"}:
        if inner.unit and inner.amount is None:
            return False
        if len(words) == 1 and words[0] in sets["over"]:
            return tokens.word(of.start - 2) in sets["before_over"]
        return words[-1] not in sets["no_article"] or first not in sets["the"]
    if inner.shape == "stretch":
        return " ".join(words[:2]) in sets["at_least"] or words[0] in sets["nearly"]
    if " ".join(words) not in sets["blurring_dates"]:
        return False
    if inner.stated.hour is not None:
        return True
    if inner.stated.weekday is not None or inner.stated.days is not None:
        return False
    return words[-1] in sets["around"] and inner.shape == "calendar"


def _with_time(
    left: Candidate, right: Candidate, between: str, lexicon: Lexicon
) -> Candidate | None:
    first, second = left.expression, right.expression
    if first.shape != "calendar" or second.shape != "calendar":
        return None
    times = [_is_time(first), _is_time(second)]
    if times == [True, False]:
        time, day = first, second
    elif times == [False, True]:
        time, day = second, first
    else:
        return None
    if (
        not _is_day(day)
        or (between in lexicon.contexts["of"] and day is first)
        or (between in lexicon.contexts["in_the"] and day is not first)
    ):
        return None
    stated = _union(day.stated, time.stated._replace(days=None))
    if stated is None:
        return None
    merged = day._replace(
        type="TIME", stated=stated, zone=time.zone or day.zone, mod=day.mod or time.mod
    )
    return Candidate(left.start, right.end, left.rule if day is first else right.rule, merged)


def _with_year(left: Candidate, right: Candidate) -> Candidate | None:
    """Return a month or season with the year said after it: "January nineteen ninety-seven"."""
    first, second = left.expression, right.expression
    if right.rule != "year in words" or first.shape != "calendar" or first.step is not None:
        return None
    if first.stated.year is not None or (
        first.stated.month is None and first.stated.season is None
    ):
        return None
    stated = first.stated._replace(year=second.stated.year)
    return Candidate(left.start, right.end, left.rule, first._replace(stated=stated))


def _is_time(expression: Expression) -> bool:
    stated = expression.stated
    if stated.weekday is not None or stated.day is not None:
        return False
    return stated.hour is not None or (
        stated.daypart is not None and expression.anchor == "narrative"
    )


def _is_day(expression: Expression) -> bool:
    stated = expression.stated
    if stated.hour is not None:
        return False
    return (
        stated.weekday is not None
        or stated.day is not None
        or stated.days is not None
        or stated.holiday is not None
        or expression.unit == "day"
    )


def _union(first: Stated, second: Stated) -> Stated | None:
    """Return both sets of fields as one, or None where they contradict each other."""
    merged = []
    for one, other in zip(first, second, strict=True):
        if one is not None and other is not None and one != other:
            return None
        merged.append(other if one is None else one)
    return Stated._make(merged)


def outside(
    candidates: list[Candidate], tokens: Tokens, paragraphs: Sequence[Paragraph]
) -> list[Candidate]:
    """Return the candidates that do not lie in boilerplate."""
    spans = [p.span for p in paragraphs if p.kind == "boilerplate"]
    if not spans:
        return candidates
    starts = [span.start for span in spans]
    kept = []
    for candidate in candidates:
        at = tokens.spans[candidate.start][0]
        before = bisect_right(starts, at) - 1
        if before < 0 or at >= spans[before].end:
            kept.append(candidate)
    return kept
