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
    from timeline.timex.tokens import Tokens

#: What may stand between a time of day and its day.
_LINKS = frozenset(
    {(), ("on",), ("at",), (",",), ("of",), (",", "at"), ("on", "the"), ("in", "the"), (",", "on")}
)
_APPROX_DATES = frozenset({"about", "around", "circa", "approximately", "roughly"})


def joined(candidates: Iterable[Candidate], tokens: Tokens) -> list[Candidate]:
    """Return the candidates with neighbours joined and lone prefixes dropped."""
    done: list[Candidate] = []
    for candidate in candidates:
        current = candidate
        while done and (merged := _join(done[-1], current, tokens)) is not None:
            done.pop()
            current = merged
        if done and done[-1].expression.shape == "part":
            done.pop()
        done.append(current)
    return [c for c in done if c.expression.shape != "part"]


def _join(left: Candidate, right: Candidate, tokens: Tokens) -> Candidate | None:
    if right.start - left.end > 2 or right.expression.shape == "part":
        return None
    between = tuple(tokens.words[left.end : right.start])
    if left.expression.shape == "part":
        return None if between else _with_part(left, right, tokens)
    if between in {(), ("of",), (",",)} and (merged := _with_year(left, right)) is not None:
        return merged
    if between not in _LINKS:
        return None
    return _with_time(left, right, between)


def _with_part(part: Candidate, of: Candidate, tokens: Tokens) -> Candidate | None:
    meaning, inner = part.expression, of.expression
    words = tokens.words[part.start : part.end]
    if meaning.value == "approx":
        if not _may_blur(words, of, tokens):
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
    start = part.start + (words[0] == "the" and not _takes_article(inner, words))
    return Candidate(start, of.end, of.rule, inner._replace(mod=mod, portion=portion))


def _takes_article(inner: Expression, words: list[str]) -> bool:
    """Return whether "the" belongs to it: "the early 1980s", but the "late-November trip"."""
    stated = inner.stated
    return words[-1] == "of" or any(
        field is not None for field in (stated.decade, stated.century, stated.year)
    )


def _may_part(inner: Expression) -> bool:
    return (
        inner.shape == "calendar"
        and inner.stated.hour is None
        and inner.portion is None
        and inner.mod is None
    )


def _may_blur(words: list[str], of: Candidate, tokens: Tokens) -> bool:
    inner = of.expression
    first = tokens.words[of.start]
    if inner.shape in {"length", "offset"}:
        if inner.unit and inner.amount is None:
            return False
        if words == ["over"]:
            return tokens.word(of.start - 2) in {
                "for",
                "in",
                "last",
                "lasted",
                "took",
                "take",
                "lasting",
                "well",
                "just",
            }
        return words[-1] not in {"under", "some"} or first != "the"
    if inner.shape == "stretch":
        return words[:2] == ["at", "least"] or words[0] in {"nearly", "almost"}
    if " ".join(words) not in _APPROX_DATES:
        return False
    if inner.stated.hour is not None:
        return True
    if inner.stated.weekday is not None or inner.stated.days is not None:
        return False
    return words[-1] in {"around", "circa"} and inner.shape == "calendar"


def _with_time(left: Candidate, right: Candidate, between: tuple[str, ...]) -> Candidate | None:
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
        or (between == ("of",) and day is first)
        or (between == ("in", "the") and day is not first)
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
