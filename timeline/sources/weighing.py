"""The candidates for one publication date weighed against each other: who agrees, who does not.

The address and the dateline give 9 March, the page's metadata twice 21 November: 9 March, doubted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.model import VOCABULARIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.model import Evidence, Interval, PublicationDate

#: What is stated by whoever hands the article in; nothing found on the page overrules it.
STATED: tuple[Evidence, ...] = ("manifest", "field", "given")
#: Which evidence goes first when scores are equal (decision 2 of the design).
ORDER = VOCABULARIES["evidence"]


def ranked(dates: Iterable[PublicationDate]) -> tuple[PublicationDate, ...]:
    """Return the candidates best first; equal scores by the order of evidence, then by day."""
    return tuple(
        sorted(
            dates,
            key=lambda date: (-date.score, ORDER.index(date.evidence), str(date.interval.start)),
        )
    )


def lowered(date: PublicationDate, factor: float, doubt: str) -> PublicationDate:
    """Return the candidate with one more doubt; what was stated keeps its score."""
    score = date.score if date.evidence in STATED else round(date.score * factor, 3)
    return replace(date, score=score, doubts=(*date.doubts, doubt))


def same_day(first: Interval, second: Interval) -> bool:
    """Return whether both start on the same day."""
    return (
        first.start is not None
        and second.start is not None
        and first.start.date() == second.start.date()
    )


def compared(dates: Sequence[PublicationDate]) -> list[PublicationDate]:
    """Return the candidates raised by those that agree and doubted by those that do not."""
    heard = [date for date in dates if date.score >= HEARD]
    raised = [(_raised(date, heard), date.score) for date in dates]
    best_first = sorted(
        raised, key=lambda pair: (pair[0].score, str(pair[0].interval.start)), reverse=True
    )
    return [_beside(date, least, best_first) for date, least in raised]


#: Evidence below this raises nothing.
HEARD = 0.3


def _raised(date: PublicationDate, heard: Sequence[PublicationDate]) -> PublicationDate:
    """Return the date with the score it has once those that agree are heard."""
    if date.evidence in STATED:
        return date
    left = 1 - date.score
    for other in heard:
        if other is not date and same_day(other.interval, date.interval):
            left *= 1 - other.score * (TWIN if _twins(date, other) else AGREES)
    return replace(date, score=round(min(0.99, 1 - left), 3))


def _twins(one: PublicationDate, other: PublicationDate) -> bool:
    """Return whether one program wrote both: where it is wrong in one it is in the other."""
    return {one.evidence, other.evidence} <= {"metadata", "json-ld"}


#: How much what agrees takes of the rest: all of it if the two were independent.
AGREES, TWIN = 0.9, 0.1


def _beside(
    date: PublicationDate, alone: float, best_first: Sequence[tuple[PublicationDate, float]]
) -> PublicationDate:
    """Return the date doubted for the best one it cannot be right beside."""
    least = min(alone, RIVAL)
    rivals = (o for o, own in best_first if own >= least)
    best = next((o for o in rivals if not compatible(o.interval, date.interval)), None)
    if best is None:
        return date
    first = best.interval.start
    doubt = f"{best.evidence} gives {first.date().isoformat() if first else 'another day'}"
    return lowered(date, BEATEN if best.score > date.score else _kept(date.score, best), doubt)


def _kept(score: float, rival: PublicationDate) -> float:
    """Return what share of its score the better of two is left: one of them must be wrong.

    Against strong evidence that is Bayes' rule; that a weak rival may be another day's was counted
    when it was scored.
    """
    if rival.score < STRONG:
        return RIVALLED
    own, other = score * (1 - rival.score), rival.score * (1 - score)
    neither = (1 - score) * (1 - rival.score)
    return own / (own + other + neither) / score


#: Evidence from this score on doubts even what is better, which then keeps most of its own; what is
#: beaten keeps half; evidence from the last on weighs as much as its score says.
RIVAL, RIVALLED, BEATEN, STRONG = 0.45, 0.95, 0.5, 0.8


def compatible(outer: Interval, inner: Interval) -> bool:
    """Return whether two candidates can both be right: a month holds its days."""
    if outer.start is None or inner.start is None or outer.end is None or inner.end is None:
        return True
    return same_day(outer, inner) or (outer.start < inner.end and inner.start < outer.end)
