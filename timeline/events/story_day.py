"""The day of the deed an article goes back to, from all that is told of it, not from one sentence.

"Two men were arrested Tuesday in the Sept. 13 shooting outside a bar": each day the text names, and
each of the last days it does not name, is weighed by named reasons (``evidence``). The likeliest is
the day; the interval holds the days that share nine tenths of the likelihood.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from timeline.events.evidence import evidence
from timeline.events.scene import lay_out
from timeline.events.when import described
from timeline.model import Interval, When

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from timeline.events.evidence import Day, Weighed
    from timeline.events.scene import Scene
    from timeline.model import Article, Claim, Sentence, Timex

#: What each reason is worth, in log odds: fitted by ``tools/fit_days.py`` on 2,648 local reports of
#: one shooting each. A reason without a weight says nothing.
WEIGHTS: Mapping[str, float] = {
    "clock": 1.92,
    "older, longer time named": 1.70,
    "not named, after publication": 1.54,
    "hangs on answered": 1.45,
    "part of day": 1.35,
    "dates the deed": 1.28,
    "first": 1.13,
    "month and day": 0.95,
    "aftermath, long ago": 0.82,
    "the day before": 0.79,
    "title's words": 0.77,
    "not named, publication day": 0.75,
    "within a month": 0.73,
    "dates happen": 0.72,
    "evening before a morning": 0.71,
    "after the deed": 0.68,
    "after happen": 0.66,
    "in a longer time named": 0.66,
    "hangs on the deed": 0.65,
    "day before the finding": 0.61,
    "morning after a night": 0.55,
    "hangs on found": 0.49,
    "before found": 0.48,
    "days before": 0.47,
    "hangs on dying": 0.43,
    "before nothing": 0.42,
    "after answered": 0.39,
    "dates else": 0.38,
    "deed's own": 0.36,
    "not named, within a month": 0.36,
    "older, nothing named": 0.35,
    "before dying": 0.35,
    "before the deed": 0.33,
    "longer ago": 0.29,
    "after found": 0.28,
    "before aftermath": -0.26,
    "beside aftermath": -0.27,
    "named": -0.30,
    "after nothing": -0.31,
    "opening": -0.32,
    "counted from the story": -0.35,
    "after dying": -0.36,
    "late": -0.39,
    "caption": -0.40,
    "relation by": -0.40,
    "dates a plan": -0.41,
    "not named, the day before": -0.46,
    "after aftermath": -0.53,
    "stamp": -0.55,
    "dates saying": -0.60,
    "today or yesterday": -0.65,
    "hangs on aftermath": -0.65,
    "bare clock": -0.79,
    "older": -0.81,
    "aftermath, recent": -1.08,
    "until or between": -1.08,
    "not named, others are": -1.23,
    "not named, days before": -1.37,
    "after publication": -1.99,
    "not named, the week before": -2.39,
}
#: The share of the likelihood the interval holds; chosen for 95 true days in 100 inside of it.
SHARE = 0.906
#: How many reasons and rival days the derivation names.
_TOLD = 3


class StoryDay(NamedTuple):
    """The likeliest day, how likely it is (0 to 1), and when the deed happened with its reasons."""

    day: date
    likely: float
    when: When


def story_day(
    article: Article,
    sentences: Sequence[Sentence],
    timexes: Sequence[Timex],
    claims: Sequence[Claim],
    types: Collection[str],
) -> StoryDay | None:
    """Return when the deed of ``types`` happened that an article goes back to.

    None without a publication date and without a day in the text. The interval has no start where
    the deed may be older than any day that is told.
    """
    return weighed_day(lay_out(article, sentences, (), timexes), claims, types)


def weighed_day(scene: Scene, claims: Sequence[Claim], types: Collection[str]) -> StoryDay | None:
    """Return the same for an article laid out."""
    found = evidence(scene, claims, types)
    if not found.days:
        return None
    shares, older = likelihoods(found)
    best = max(shares, key=lambda day: (shares[day], day))
    first, last, open_start = _around(best, shares)
    interval = Interval(
        start=None if open_start else datetime.combine(first, time()),
        end=datetime.combine(last + timedelta(days=1), time()),
        granularity="day",
    )
    steps = tuple(_steps(found, shares, older, best))
    when = When(
        interval=interval,
        relation="by" if open_start else "on",
        basis="reported" if open_start else "narrative",
        steps=(*steps, f"→ {described(interval)}"),
    )
    return StoryDay(best, shares[best], when)


def likelihoods(found: Weighed) -> tuple[dict[date, float], float]:
    """Return the share of each day, and of an older day that is not told; together they are one."""
    scores = {day: score(here.reasons) for day, here in found.days.items()}
    older = score(found.older)
    top = max(older, *scores.values())
    total = sum(exp(s - top) for s in scores.values()) + exp(older - top)
    return {day: exp(s - top) / total for day, s in scores.items()}, exp(older - top) / total


def score(reasons: Mapping[str, float]) -> float:
    """Return the weighed sum of reasons, in the order of their names so that sums agree."""
    return sum(WEIGHTS.get(name, 0.0) * reasons[name] for name in sorted(reasons))


def _around(best: date, shares: Mapping[date, float]) -> tuple[date, date, bool]:
    """Return first and last day of the interval, and whether its start is open.

    It grows from the best day to the side where a day more brings more likelihood.
    """
    first = last = best
    held = shares[best]
    while held < SHARE:
        before = max((day for day in shares if day < first), default=None)
        after = min((day for day in shares if day > last), default=None)
        if before is None and after is None:
            return first, last, True
        gains = (
            shares[before] / (first - before).days if before else -1.0,
            shares[after] / (after - last).days if after else -1.0,
        )
        if before is not None and gains[0] >= gains[1]:
            first, held = before, held + shares[before]
        elif after is not None:
            last, held = after, held + shares[after]
    return first, last, False


def _steps(found: Weighed, shares: Mapping[date, float], older: float, best: date) -> Sequence[str]:
    """Return the derivation: the best days with their shares and what speaks for them."""
    ranked = sorted(shares, key=lambda day: (-shares[day], day))[:_TOLD]
    told = [_told(day, shares[day], found.days[day]) for day in ranked if shares[day] >= 1 - SHARE]
    lead = told or [_told(best, shares[best], found.days[best])]
    if older >= 1 - SHARE:
        lead.append(f"an older day that is not told: {older:.0%}")
    return ["weighed from all that is told of it", *lead]


def _told(day: date, share: float, here: Day) -> str:
    ranked = sorted(here.reasons, key=lambda name: (-_worth(name, here), name))
    reasons = [name for name in ranked[:_TOLD] if _worth(name, here) > 0]
    words = ", ".join(f"“{word}”" for word in dict.fromkeys(here.words[:_TOLD]))
    named = f" ({words})" if words else ""
    return f"{day.isoformat()}{named}: {share:.0%}" + (f": {', '.join(reasons)}" if reasons else "")


def _worth(name: str, here: Day) -> float:
    return WEIGHTS.get(name, 0.0) * here.reasons[name]
