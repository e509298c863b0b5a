"""Where claims contradict or revise each other: numbers, yes and no, days, places, plans.

"Five dead" (police) and "six dead" (hospital) of one fire are a conflict; "rose to seven" on Sunday
is an update of both; "at least 12" and "15" agree. Both claims are always kept, with their quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from timeline.graph import amounts, geography, happenings, lexicon, matter, wholes
from timeline.graph.matter import AFFIRMING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline.graph.facts import Facts
    from timeline.model import Quantity

Kind = Literal["conflicts", "updates"]
#: Types whose counts only grow as news comes in.
_TOLLS = frozenset(
    {"kill", "injure", "arrest", "disaster", "accident", "health", "attack", "fight"}
)
#: Days within which different counts of unnamed sources are rivals; later ones are news.
RIVAL_DAYS = 1
#: Bases of days that a sentence itself names.
SAID = frozenset({"stated", "anchored"})
#: Pairs of claims compared in one event, the earliest first.
MOST_PAIRS = 400


@dataclass(frozen=True, slots=True)
class Difference:
    """One pair of claims that differ, newer first, and in words how."""

    kind: Kind
    newer: Facts
    older: Facts
    reason: str


def differences(group: Sequence[Facts], text: Callable[[str], str]) -> list[Difference]:
    """Return how the claims of one event (in order of publication) differ, pair by pair.

    ``text`` has the text of an article by its id.
    """
    found: list[Difference] = []
    for older, newer in _pairs(group):
        found += compare(older, newer)
        where = _places(older, newer, text)
        found += [where] if where is not None else []
    return [one for one in found if not _own_past(one, found)]


def _own_past(one: Difference, found: Sequence[Difference]) -> bool:
    """Return whether an update looks back in its own article, and another names the older one."""
    if one.kind != "updates" or one.newer.article != one.older.article:
        return False
    return looks_back(one.older.quote) and any(
        other.kind == "updates"
        and other.newer.id == one.newer.id
        and other.older.article != one.newer.article
        for other in found
    )


def _pairs(group: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Yield pairs older first; of claims that say the same in the same words, one is enough."""
    distinct = list({_content(one): one for one in reversed(group)}.values())[::-1]
    for count, pair in enumerate(combinations(distinct, 2)):
        if count >= MOST_PAIRS:
            return
        yield pair


def _content(one: Facts) -> tuple[object, ...]:
    counts = tuple((q.low, q.high, q.unit) for q in one.quantities)
    return one.quote, one.at, one.status, counts, one.first


def compare(older: Facts, newer: Facts) -> list[Difference]:
    """Return how two claims of one event differ but for the place (the second came later)."""
    checks = (_plans, _polarity, _numbers, _days)
    found = [check(older, newer) for check in checks]
    return [one for one in found if one is not None]


def _plans(older: Facts, newer: Facts) -> Difference | None:
    """A plan called off, carried out or moved is news about the plan, not a quarrel with it."""
    before, after = older.status, newer.status
    if before == "cancelled" and after == "planned" and _same_day(older, newer):
        older, newer, before, after = newer, older, after, before
    if before == "planned" and after == "cancelled" and _one_plan(older, newer):
        put_off = lexicon.says(newer.quote, "change", "moves")
        reason = f"the plan was {'put' if put_off else 'called'} off"
        return Difference("updates", newer, older, reason)
    if before == "planned" and after in AFFIRMING and _carried_out(older, newer):
        return Difference("updates", newer, older, "the plan was carried out")
    if "planned" in {before, after} and newer.changes and _apart(older, newer):
        return Difference("updates", newer, older, "the plan was moved to another day")
    return None


def _one_plan(one: Facts, other: Facts) -> bool:
    return matter.touch(one, other) or matter.same_deed(one, other)


def _carried_out(plan: Facts, deed: Facts) -> bool:
    """Return whether a later article tells as done what an earlier one announced for its day."""
    if not plan.firm or not _later(plan, deed) or matter.copied(plan, deed):
        return False
    if deed.firm:
        meets = plan.first <= deed.last and deed.first <= plan.last
        return meets and _one_plan(plan, deed)
    return plan.first <= (deed.published or 0) and matter.same_deed(plan, deed)


def _polarity(older: Facts, newer: Facts) -> Difference | None:
    if matter.gainsays(older, newer) or matter.gainsays(newer, older):
        return Difference("conflicts", newer, older, "one affirms what the other denies")
    return None


def _numbers(older: Facts, newer: Facts) -> Difference | None:
    if not older.quantities or not newer.quantities:
        return None
    if not (_affirmed(older, newer) or _planned(older, newer)):
        return None
    if not amounts.countable(older, newer) or matter.copied(older, newer):
        return None
    for one in wholes.whole(older):
        for other in wholes.whole(newer):
            if not amounts.comparable(one, other, older.type):
                continue
            if amounts.exclude(one, other):
                return _count(older, newer, one, other)
            if _outgrows(older, newer, one, other):
                return Difference("updates", newer, older, f"from {one.text} to {other.text}")
    return None


def _outgrows(older: Facts, newer: Facts, one: Quantity, other: Quantity) -> bool:
    """Return whether a count that rose is above what the older one gave as the least."""
    if one.high is not None or one.low is None or other.low is None or other.low <= one.low:
        return False
    return newer.recount and revises(newer) and _later(older, newer)


def _count(older: Facts, newer: Facts, one: Quantity, other: Quantity) -> Difference | None:
    if revises(older) and not revises(newer) and _same_day(older, newer):
        older, newer, one, other = newer, older, other, one
    if revises(newer) or (_later(older, newer) and _goes_on(older, newer, one, other)):
        return Difference("updates", newer, older, f"from {one.text} to {other.text}")
    if not matter.rivals(older, newer):
        return None
    if not wholes.asserted(older, one, against=newer):
        return None
    if not wholes.asserted(newer, other, against=older):
        return None
    return Difference("conflicts", newer, older, f"{one.text} against {other.text}")


def _goes_on(older: Facts, newer: Facts, one: Quantity, other: Quantity) -> bool:
    """Return whether a later and higher count is news of the same toll and no quarrel about it."""
    late = (newer.published or 0) - (older.published or 0) > RIVAL_DAYS
    if _planned(older, newer):
        return late  # whoever tells it: plans change
    grown = (other.low or other.high or 0) > (one.high or one.low or 0)
    if not grown or newer.type not in _TOLLS or lexicon.says(newer.quote, "change", "contradicts"):
        return False
    if older.voice and newer.voice:
        return older.voice == newer.voice
    return late


def _days(older: Facts, newer: Facts) -> Difference | None:
    """Return that each names a day of its own for it; a day we worked out is no contradiction.

    Nights are told of either day, and a year or a weekend is no day.
    """
    if not _affirmed(older, newer) or not (_names_a_day(older) and _names_a_day(newer)):
        return None
    if not _apart(older, newer) or not matter.rivals(older, newer):
        return None
    if not (matter.same_deed(older, newer) or happenings.one_matter(older, newer)):
        return None
    return Difference("conflicts", newer, older, "different days")


def _names_a_day(one: Facts) -> bool:
    if one.basis not in SAID or one.relation != "on" or one.interval is None:
        return False
    if one.type == "other" or not one.by_date:
        return False
    return one.interval.granularity == "day"


def _places(older: Facts, newer: Facts, text: Callable[[str], str]) -> Difference | None:
    if not _affirmed(older, newer) or older.article == newer.article:
        return None
    if not (older.firm and newer.firm) or not matter.rivals(older, newer):
        return None  # without a day of its own each place may be one of its story's
    if not matter.same_deed(older, newer):
        return None
    narrow = [
        [p for p in one.places if p.kind in {"region", "city", "built"} and p.lat is not None]
        for one in (older, newer)
    ]
    pair = geography.closest(*narrow)
    if pair is None or pair[0] != "apart" or pair[1].name == pair[2].name:
        return None
    if pair[1].name in text(newer.article) or pair[2].name in text(older.article):
        return None  # who names both means both: a town, and what a side or a street is called
    return Difference("conflicts", newer, older, f"{pair[1].name} against {pair[2].name}")


def _affirmed(older: Facts, newer: Facts) -> bool:
    return {older.status, newer.status} <= AFFIRMING


def _planned(older: Facts, newer: Facts) -> bool:
    return older.status == newer.status == "planned"


def _apart(older: Facts, newer: Facts) -> bool:
    return older.firm and newer.firm and (older.last < newer.first or newer.last < older.first)


def _later(older: Facts, newer: Facts) -> bool:
    return (
        older.published is not None
        and newer.published is not None
        and newer.published > older.published
    )


def _same_day(older: Facts, newer: Facts) -> bool:
    return older.published == newer.published


def revises(one: Facts) -> bool:
    """Return whether the sentence says that it revises an earlier count ("rose to five")."""
    return lexicon.says(one.quote, "change", "revises")


def looks_back(quote: str) -> bool:
    """Return whether a sentence tells what used to be counted: "earlier reports had put ..."."""
    return bool(_formerly().search(quote.casefold()))


@cache
def _formerly() -> re.Pattern[str]:
    former, figure = ("|".join(lexicon.cues("counted", kind)) for kind in ("former", "figure"))
    return re.compile(rf"\b(?:{former}) (?:{figure})\b")
