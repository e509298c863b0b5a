"""The program's reasons as a reader of the page wants them: names for ids, days for digits.

"2c82… is one with 2e3d… (+0.1): +4.0 same trigger (fire); -0.4 day lies 6 days before the report"
becomes "“fire” (Karst Daily) is one with “fire” (Gulf Herald): same trigger (fire). Against it: day
lies 6 days before the report". ``timeline explain`` shows the weights.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from timeline.report.phrases import MONTHS
from timeline.report.told import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.model import Timeline

_MERGED = re.compile(r"(\w+) is one with (\w+) \([+-][\d.]+\): (.+)", re.DOTALL)
_WEIGHED = re.compile(r"(?:^|; )([+-])\d+\.\d (.*?)(?=; [+-]\d+\.\d |$)", re.DOTALL)
_ISO = re.compile(r"\b(\d{4}-\d\d-\d\d)(?:T((?:[01]\d|2[0-3]):[0-5]\d))?\b(?!T|:\d)")
_ACTOR = re.compile(r"(?<=same actor )\(([\w-]+)\)")
_PLAIN = {
    re.compile(r"^day by (\d+ of \d+ dated claims)"): r"the date rests on \1",
    re.compile(r"^named after the claim "): "the label is that of ",
}
#: What every pair of claims starts from, and so no reason of this one.
_PRIOR = "until shown otherwise"


class Reasons:
    """Rewrites the reasons of one timeline; a form it does not know stays as it is."""

    def __init__(self, timeline: Timeline, shown: Shown | None = None) -> None:
        """Note what the ids in reasons stand for; ``shown`` are its claims, if in order already."""
        self._shown = shown or Shown(timeline)
        self._names = {actor.id: actor.name for actor in timeline.actors}
        self._names |= {place.id: place.name for place in timeline.places}

    def event(self, reasons: Iterable[str]) -> tuple[str, ...]:
        """Return why claims are one event and why on that date."""
        return tuple(self._merged(reason) or self.link(_plain(reason)) for reason in reasons)

    def links(self, reasons: Iterable[str]) -> tuple[str, ...]:
        """Return why events touch: each point once, in its fullest wording, the longest first."""
        said = sorted(_as_inside_a_sentence([self.link(r) for r in reasons]), key=len, reverse=True)
        words = [frozenset(reason.casefold().split()) for reason in said]
        return tuple(
            reason
            for at, reason in enumerate(said)
            if not any(
                words[at] < other or (words[at] == other and before < at)
                for before, other in enumerate(words)
            )
        )

    def link(self, reason: str) -> str:
        """Return the reason with names for ids."""
        told = _ACTOR.sub(lambda found: f"({self._name(f'actor:{found[1]}', found[1])})", reason)
        words = dated(told).split(" ")
        return " ".join([self._name(word, word) for word in words])

    def _merged(self, reason: str) -> str | None:
        found = _MERGED.fullmatch(reason)
        if found is None:
            return None
        pair = [self._claim(claim) for claim in found.group(1, 2)]
        if None in pair:
            return None
        weighed = [(sign, why) for sign, why in _WEIGHED.findall(found[3]) if _PRIOR not in why]
        speaking = {sign: [self.link(why) for s, why in weighed if s == sign] for sign in "+-"}
        against = f". Against it: {'; '.join(speaking['-'])}" if speaking["-"] else ""
        return f"{pair[0]} is one with {pair[1]}: {'; '.join(speaking['+'])}{against}"

    def _claim(self, claim: str) -> str | None:
        at = self._shown.number(claim)
        if at is None:
            return None
        return f"\u201c{self._shown.trigger(at)}\u201d ({self._shown.outlet(at)})"

    def _name(self, named: str, otherwise: str) -> str:
        return self._names.get(named) or self._claim(named) or otherwise


def summary(reasons: Iterable[str]) -> tuple[str, ...]:
    """Return an event's reasons where nothing tells what their ids stand for: each point once.

    "3 claims are one event: same trigger (fire); same day" stands for two reasons with weights.
    """
    pairs = 1
    points: dict[str, None] = {}
    said: list[str] = []
    for reason in reasons:
        if found := _MERGED.fullmatch(reason):
            pairs += 1
            points |= {why: None for sign, why in _WEIGHED.findall(found[3]) if sign == "+"}
        elif not reason.startswith("named after the claim "):
            said.append(dated(_plain(reason)))
    one = [f"{pairs} claims are one event: {'; '.join(map(dated, points))}"] if points else []
    return (*said, *one)


def _plain(reason: str) -> str:
    for form, words in _PLAIN.items():
        reason = form.sub(words, reason)
    return reason


def _as_inside_a_sentence(reasons: list[str]) -> list[str]:
    """Return them with the capital of a sentence's first word gone: "Six", where "six" occurs."""
    small = {word for reason in reasons for word in reason.split(" ") if word.islower()}
    return [
        " ".join(word.lower() if word.lower() in small else word for word in reason.split(" "))
        for reason in reasons
    ]


def dated(text: str) -> str:
    """Return ``text`` with ISO dates as people write them: "3 March 2025, 17:00"."""
    return _ISO.sub(_written, text)


def _written(found: re.Match[str]) -> str:
    try:
        day = date.fromisoformat(found[1])
    except ValueError:
        return found[0]
    clock = f", {found[2]}" if found[2] else ""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}{clock}"
