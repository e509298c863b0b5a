"""Why this event, this day, this place: the reasons in words, as the command line prints them.

For the fall of Spin Boldak: its two claims with quote and derivation of the day, what made them one
event with each reason's weight, and what speaks against it.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from timeline import interval
from timeline.model import TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Article, Claim, Event, Link, Timeline

#: The forms of reasons that graph.merge writes, with claims by their ids.
_MERGED = re.compile(r"(\S+) is one with (\S+) \(([+-][\d.]+)\): (.+)", re.DOTALL)
_WEIGHED = re.compile(r"(?:^|; )([+-])(\d+\.\d) (.*?)(?=; [+-]\d+\.\d |$)", re.DOTALL)
_NAMED = re.compile(r"named after the claim (\S+)")


def find(timeline: Timeline, event_id: str) -> Event:
    """Return the event of that id.

    Raises:
        TimelineError: if there is none; the message names ids that look like it.
    """
    by_id = {event.id: event for event in timeline.events}
    if event_id in by_id:
        return by_id[event_id]
    near = difflib.get_close_matches(event_id, by_id, n=3, cutoff=0.5)
    words = event_id.casefold()
    near += [e.id for e in timeline.events if words and words in e.label.casefold()][:3]
    shown = ", ".join(f"{ident} ({by_id[ident].label})" for ident in dict.fromkeys(near))
    remedy = f"did you mean {shown}" if shown else "list the ids with: timeline export --format csv"
    raise TimelineError(event_id, "no event has this id", remedy)


def explain(timeline: Timeline, event_id: str) -> str:
    """Return in words why this is one event, why on this day, and what contradicts it.

    Raises:
        TimelineError: if no event has this id; the message names ids that look like it.
    """
    event = find(timeline, event_id)
    lines = [*_head(timeline, event), *_claims(timeline, event)]
    return "\n".join([*lines, *_links(timeline, event)]) + "\n"


def _head(timeline: Timeline, event: Event) -> Iterator[str]:
    names = {actor.id: actor.name for actor in timeline.actors}
    places = {place.id: place.name for place in timeline.places}
    aliases = {actor.id: actor.reasons for actor in timeline.actors}
    yield event.label
    yield f"  {event.type}, {event.status} [{event.id}]"
    yield f"  When: {days(event)}"
    words = _Words(timeline)
    yield from (f"    {line}" for reason in event.reasons for line in words.lines(reason))
    if event.places:
        yield "  Where: " + ", ".join(places[place] for place in event.places)
    for actor in event.actors:
        why = "".join(f"; {reason}" for reason in aliases[actor.actor])
        yield f"  Who: {names[actor.actor]} ({', '.join(actor.roles)}){why}"
    of = f"{event.origins} independent origin{'s' * (event.origins != 1)}"
    yield f"  Told by {len(event.claims)} claim{'s' * (len(event.claims) != 1)} of {of}"


class _Words:
    """Says a reason with quotes and outlets; ids stand only in brackets."""

    def __init__(self, timeline: Timeline) -> None:
        self._claims = {claim.id: claim for claim in timeline.claims}
        self._articles = {article.id: article for article in timeline.articles}

    def lines(self, reason: str) -> list[str]:
        """Return a reason with each of its weights on a line of its own."""
        merged, named = _MERGED.fullmatch(reason), _NAMED.fullmatch(reason)
        if merged is not None and {merged[1], merged[2]} <= self._claims.keys():
            pair = f"{self._claim(merged[1])} is one with {self._claim(merged[2])}"
            weighed = [
                f"  {'for' if sign == '+' else 'against'} ({weight}): {why}"
                for sign, weight, why in _WEIGHED.findall(merged[4])
            ]
            return [f"{pair}: {_balance(float(merged[3]))}", *weighed]
        if named is not None and named[1] in self._claims:
            return [f"named after {self._claim(named[1])}"]
        return [reason]

    def _claim(self, ident: str) -> str:
        claim = self._claims[ident]
        article = self._articles[claim.article]
        return f"“{claim.trigger.of(article.text)}” ({_outlet(article)}) [{ident}]"


def _balance(total: float) -> str:
    if total > 0:
        return f"more speaks for one event than against it (by {total:.1f})"
    if total < 0:
        through = "other claims tie them together"
        return f"alone, less speaks for one event than against it (by {-total:.1f}); {through}"
    return "as much speaks for one event as against it"


def _outlet(article: Article) -> str:
    return article.publisher or (article.paths[0] if article.paths else article.id)


def days(event: Event) -> str:
    """Return the event's interval in words: one day, from and to, or what is not known."""
    first, last = interval.ends(event.interval)
    if first is None and last is None:
        return "not known"
    if first == last:
        return str(first)
    if first is None:
        return f"on or before {last}"
    return f"from {first} on" if last is None else f"{first} to {last}"


def _claims(timeline: Timeline, event: Event) -> Iterator[str]:
    articles = {article.id: article for article in timeline.articles}
    claims = {claim.id: claim for claim in timeline.claims}
    for ident in event.claims:
        claim = claims[ident]
        article = articles[claim.article]
        path = article.paths[0] if article.paths else article.id
        yield ""
        yield f"  {_outlet(article)}: “{claim.sentence.of(article.text)}”"
        yield f"    {path}, {claim.trigger.start}-{claim.trigger.end} [{claim.id}]"
        yield f"    {_attribution(claim)}{claim.status}, {claim.when.relation} {_day(claim)}"
        yield from (f"    {step}" for step in claim.when.steps)


def _attribution(claim: Claim) -> str:
    said = claim.attribution
    if said is None:
        return ""
    speaker = said.speaker.name if said.speaker else "somebody"
    via = f" citing {said.via}" if said.via else ""
    return f"{speaker}{via} {said.stance}: "


def _day(claim: Claim) -> str:
    first, last = interval.ends(claim.when.interval)
    shown = first if first == last else f"{first or '…'} to {last or '…'}"
    return f"{shown if first or last else 'an unknown day'} ({claim.when.basis})"


def _links(timeline: Timeline, event: Event) -> Iterator[str]:
    labels = {other.id: other.label for other in timeline.events}
    claims = {claim.id: claim for claim in timeline.claims}
    articles = {article.id: article for article in timeline.articles}
    names = {actor.id: actor.name for actor in timeline.actors}
    names |= {place.id: place.name for place in timeline.places}
    for found in timeline.links:
        if event.id not in {found.source, found.target}:
            continue
        yield ""
        why = "; ".join(_named(reason, names) for reason in found.reasons)
        yield f"  {_phrase(found, event, labels)}: {why}"
        for pair in found.claims:
            for ident in pair:
                claim = claims[ident]
                article = articles[claim.article]
                quote = claim.sentence.of(article.text)
                yield f"    {_outlet(article)}: “{quote}” [{ident}]"


def _named(reason: str, names: dict[str, str]) -> str:
    """Return the reason with names for the ids of actors and places."""
    return " ".join(
        names.get(word.rstrip(","), word.rstrip(",")) + "," * word.endswith(",")
        for word in reason.split(" ")
    )


def _phrase(found: Link, event: Event, labels: dict[str, str]) -> str:
    if found.source == found.target:
        return "Claims in conflict" if found.kind == "conflicts" else "Later claims update earlier"
    forward = found.source == event.id
    other = found.target if forward else found.source
    words = {
        "conflicts": ("In conflict with", "In conflict with"),
        "updates": ("Updates", "Updated by"),
        "before": ("Before", "After"),
        "part-of": ("Part of", "Has as a part"),
        "related": ("Related to", "Related to"),
    }
    return f"{words[found.kind][not forward]} “{labels[other]}” [{other}]"
