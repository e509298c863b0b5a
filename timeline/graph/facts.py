"""What linking needs to know of a claim, worked out once: its days, meanings, actors and words.

A claim "on Wednesday" published on Friday 16 July 2021 is firm, on one day; "has fallen" in a lead
is soft, 15 or 16 July; "fell" without a date is soft, any day up to publication.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from timeline.graph import lexicon, names, origins
from timeline.graph.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.graph.stories import Stories
    from timeline.model import Article, Basis, Claim, Interval, Participant, Place, Role

#: Ordinals of days that stand for an open start and an open end.
PAST, FUTURE = 0, 4_000_000
#: Bases that say more of the day than when the article appeared.
FIRM = frozenset({"stated", "anchored", "narrative", "speech"})

#: Types whose claims count people, and whose names are meanings.
TOLLS = frozenset({"kill", "injure"})
#: Types whose number is told anew.
RECOUNTED = TOLLS | {"arrest", "protest"}
#: Types of events that befall a person once at a time.
ONCE = frozenset({"kill", "injure", "arrest", "appoint", "politics", "crime", "release", "legal"})


#: Least and most of each count of a sentence.
_Counts = frozenset[tuple[float | None, float | None]]


@dataclass(frozen=True, slots=True)
class Facts:
    """One claim as linking sees it; days are proleptic ordinals, ends inclusive."""

    claim: Claim
    published: int | None
    basis: Basis
    first: int
    last: int
    firm: bool
    meanings: frozenset[str]
    actors: tuple[tuple[str, Role], ...]
    named: frozenset[str]
    agents: frozenset[str]
    patients: frozenset[str]
    sufferers: frozenset[str]
    changes: bool
    recount: bool
    known: bool
    #: Whether its count is the first of its kind in its article, or that one told again.
    opens: bool
    speaker: str
    voice: str
    places: tuple[Place, ...]
    said: int
    text: str
    story: str
    outlet: str = ""
    credit: frozenset[str] = frozenset()

    @property
    def quote(self) -> str:
        """Return the sentence of the claim; ``said`` is its number, one for the same words."""
        return self.claim.sentence.of(self.text)

    @property
    def anchor(self) -> int | None:
        """Return the day to look for others around: the claim's own, else the publication day."""
        if self.firm and self.first != PAST:
            return self.first
        if self.firm and self.last != FUTURE:
            return self.last
        return self.published


def day_range(interval: Interval | None) -> tuple[int, int]:
    """Return the first and last day of an interval as ordinals, open ends as PAST and FUTURE."""
    if interval is None:
        return PAST, FUTURE
    first = PAST if interval.start is None else interval.start.toordinal()
    if interval.end is None:
        return first, FUTURE
    return first, max(first, (interval.end - timedelta(minutes=1)).toordinal())


def publication_day(article: Article) -> int | None:
    """Return the ordinal of the trusted publication day, or None."""
    published = article.publication
    start = published.interval.start if published is not None else None
    return None if start is None else start.toordinal()


def _recounts(claim: Claim) -> bool:
    """Return whether a claim gives a toll anew: "the death toll rose to seven on Sunday"."""
    return claim.type in RECOUNTED and claim.lemma in lexicon.cues("change", "counts")


def _meanings(claim: Claim, *, recount: bool) -> frozenset[str]:
    """Return what a trigger means, by its type where its company kills ("lost their lives")."""
    itself = frozenset[str]({claim.type})
    found = itself if recount else lexicon.meanings(claim.lemma)
    return itself if claim.type in TOLLS and claim.type not in found else found


def _suffers(actor: Participant) -> bool:
    return actor.role == "patient" and actor.kind == "person" and bool(actor.entity)


def _heads(claim: Claim, role: Role) -> Iterator[str]:
    """Yield the head words of those in a role, by which "the gunman" and "a guard" differ."""
    for actor in claim.actors:
        if actor.name and actor.role == role:
            yield names.words(actor.name)[-1]


def once(claim: Claim) -> bool:
    """Return whether this befalls a person once at a time: death, wound, arrest, post."""
    return claim.type in ONCE


def _sayings(claims: Iterable[Claim]) -> Iterator[tuple[tuple[str, int], tuple[str, str]]]:
    for claim in claims:
        said = claim.attribution
        if said is not None and said.cue is not None and said.speaker is not None:
            who = said.speaker.entity, names.plain(said.speaker.name)
            yield (claim.article, said.cue.start), who


def _openings(claims: Iterable[Claim]) -> dict[tuple[str, str], tuple[int, _Counts]]:
    """Return where each article first counts something of each type of event, and what."""
    found: dict[tuple[str, str], tuple[int, _Counts]] = {}
    for claim in claims:
        if claim.quantities:
            key, start = (claim.article, claim.type), claim.sentence.start
            first, counts = found.get(key, (start, frozenset()))
            if start <= first:
                found[key] = start, _counts(claim) | (counts if start == first else frozenset())
    return found


def _counts(claim: Claim) -> _Counts:
    return frozenset((quantity.low, quantity.high) for quantity in claim.quantities)


def _basis(claim: Claim, *, known: bool) -> Basis:
    """Return what a claim's day rests on, in doubt less than the claim says.

    "The death toll of the fire rose on Sunday" takes up again a fire that the reader knows: Sunday,
    where the story is, is not its day.
    """
    return "reported" if known and claim.when.basis == "narrative" else claim.when.basis


def _known(claim: Claim, quote: str) -> bool:
    """Return whether the claim's noun takes up what the reader knows: "the fire in Koper"."""
    start, end = (at - claim.sentence.start for at in (claim.trigger.start, claim.trigger.end))
    noun = quote[start:end].casefold() in {claim.lemma, f"{claim.lemma}s", f"{claim.lemma}es"}
    return noun and bool(_again().search(quote[:start].casefold()))


@cache
def _again() -> re.Pattern[str]:
    words = "|".join(lexicon.cues("order", "known"))
    return re.compile(rf"(?:\b(?:{words})|\w['\u2019]s)(?: [\w'-]+){{0,2}} $")


def read(
    articles: Iterable[Article], stories: Stories, claims: Sequence[Claim]
) -> tuple[list[Facts], Sentences]:
    """Return what linking needs to know of every claim, in their order, and their sentences."""
    reader = _Reader(articles, stories, claims)
    found = [reader.facts(claim) for claim in claims]
    reader.sentences.close()
    return found, reader.sentences


class _Reader:
    """Turns claims into facts, given what a corpus says of its articles."""

    def __init__(
        self, articles: Iterable[Article], stories: Stories, claims: Iterable[Claim]
    ) -> None:
        """Remember each article's text, publication day and story, and who says what."""
        articles = tuple(articles)
        claims = tuple(claims)
        self._said = dict(_sayings(claims))
        self._openings = _openings(claims)
        self._texts = {article.id: article.text for article in articles}
        self._credits = {article.id: origins.credit(article) for article in articles}
        self._published = {article.id: publication_day(article) for article in articles}
        self._outlets = {a.id: (a.publisher or "").casefold() for a in articles}
        self._stories = stories
        self.sentences = Sentences(stories.vocabulary)
        self._days: dict[int, int] = {}
        self._sets: dict[frozenset[str], frozenset[str]] = {}
        self._casts: dict[tuple[tuple[str, Role], ...], tuple[tuple[str, Role], ...]] = {}
        self._places: dict[tuple[Place, ...], tuple[Place, ...]] = {}

    def facts(self, claim: Claim) -> Facts:
        """Return what linking needs to know of one claim."""
        first, last = (self._days.setdefault(d, d) for d in day_range(claim.when.interval))
        text = self._texts[claim.article]
        quote = claim.sentence.of(text)
        recount = _recounts(claim)
        known = _known(claim, quote)
        basis = "reported" if recount else _basis(claim, known=known)
        voice = self._voice(claim)
        return Facts(
            claim=claim,
            published=self._published[claim.article],
            basis=basis,
            first=first if basis != "reported" else PAST,
            last=last,
            firm=basis in FIRM and (first, last) != (PAST, FUTURE),
            meanings=_meanings(claim, recount=recount),
            actors=self._cast(claim),
            named=self._same(a.entity for a in claim.actors if a.entity),
            agents=self._same(_heads(claim, "agent")),
            patients=self._same(_heads(claim, "patient")),
            sufferers=self._same(a.entity for a in claim.actors if _suffers(a) and once(claim)),
            changes=any(lexicon.says(quote, "change", kind) for kind in ("moves", "ends")),
            recount=recount,
            known=known,
            opens=self._opens(claim),
            speaker=voice[0],
            voice=voice[0] or voice[1],
            places=self._sites(claim),
            said=self.sentences.number(quote),
            text=text,
            story=self._stories.of[claim.article],
            outlet=self._outlets[claim.article],
            credit=self._credits[claim.article],
        )

    def _opens(self, claim: Claim) -> bool:
        """Return whether a claim counts what its article counts first, there or once more."""
        start, counts = self._openings.get((claim.article, claim.type), (-1, frozenset()))
        return claim.sentence.start == start or not counts.isdisjoint(_counts(claim))

    def _same(self, found: Iterable[str]) -> frozenset[str]:
        """Return the set, one and the same for all claims of which it is true."""
        made = frozenset(found)
        return self._sets.setdefault(made, made)

    def _cast(self, claim: Claim) -> tuple[tuple[str, Role], ...]:
        """Return who takes part in which role, each once; alike casts are one object."""
        made = tuple(sorted({(a.entity, a.role) for a in claim.actors if a.entity}))
        return self._casts.setdefault(made, made)

    def _sites(self, claim: Claim) -> tuple[Place, ...]:
        """Return the places, each once; alike lists are one object."""
        made = tuple({loc.place.id: loc.place for loc in claim.places}.values())
        return self._places.setdefault(made, made)

    def _voice(self, claim: Claim) -> tuple[str, str]:
        """Return who says so, as an actor ("" if unnamed) and in the text's words.

        Of a statement that is whom other claims have for the speaker of its verb ("said").
        """
        if claim.type == "statement":
            return self._said.get((claim.article, claim.trigger.start), ("", ""))
        speaker = claim.attribution.speaker if claim.attribution else None
        return (speaker.entity, names.plain(speaker.name)) if speaker else ("", "")
