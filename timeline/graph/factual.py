"""Claims turned into what linking knows of them, a day's articles at a time.

Of one day all claims are at hand, so that "said" knows its speaker and a toll whether its article
gave it before; what stays of them is packed, and beside it the facts by which they are compared.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from timeline.graph import denials, lexicon, names, origins
from timeline.graph import facts as fact
from timeline.graph.facts import Facts
from timeline.graph.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from timeline.graph.stories import Stories
    from timeline.model import Article, Basis, Claim, Participant, Place, Role

Shared = TypeVar("Shared", bound="Hashable")

#: Least and most of each count of a sentence.
_Counts = frozenset[tuple[float | None, float | None]]
#: Types of happenings that kill and hurt.
_SCENES = frozenset({"accident", "attack", "disaster"})
#: Anchors of times that count from what the article has just told.
_FROM_THE_STORY = frozenset({"narrative", "event"})


def _recounts(claim: Claim) -> bool:
    """Return whether a claim gives a toll anew: "the death toll rose to seven on Sunday"."""
    return claim.type in fact.RECOUNTED and claim.lemma in lexicon.cues("change", "counts")


def _meanings(claim: Claim, *, recount: bool) -> frozenset[str]:
    """Return what a trigger means, by its type where its company kills ("lost their lives")."""
    itself = frozenset[str]({claim.type})
    found = itself if recount else lexicon.meanings(claim.lemma)
    return itself if claim.type in fact.TOLLS and claim.type not in found else found


def _suffers(actor: Participant) -> bool:
    return actor.role == "patient" and actor.kind == "person" and bool(actor.entity)


def _heads(claim: Claim, role: Role) -> Iterator[str]:
    """Yield the head words of those in a role, by which "the gunman" and "a guard" differ."""
    for actor in claim.actors:
        if actor.name and actor.role == role:
            yield names.words(actor.name)[-1]


def _playing(claim: Claim, role: Role) -> frozenset[str]:
    playing = [actor for actor in claim.actors if actor.role == role and actor.name]
    return frozenset(actor.entity or names.words(actor.name)[-1] for actor in playing)


def _sayings(claims: Iterable[Claim]) -> Iterator[tuple[tuple[str, int], tuple[str, str]]]:
    for claim in claims:
        said = claim.attribution
        if said is not None and said.cue is not None and said.speaker is not None:
            who = said.speaker.entity, names.plain(said.speaker.name)
            yield (claim.article, said.cue.start), who


def _scenes(claims: Iterable[Claim]) -> dict[tuple[str, int], set[tuple[Place, ...]]]:
    """Return where the happenings of each sentence were, if anywhere."""
    found: dict[tuple[str, int], set[tuple[Place, ...]]] = {}
    for claim in claims:
        if claim.type in _SCENES and claim.places:
            places = tuple({loc.place.id: loc.place for loc in claim.places}.values())
            found.setdefault((claim.article, claim.sentence.start), set()).add(places)
    return found


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


def _following(claim: Claim, text: str) -> str:
    """Return the words of a time that counts from what the article has just told, or none."""
    timex = claim.when.timex
    return timex.span.of(text) if timex is not None and timex.anchor in _FROM_THE_STORY else ""


@cache
def _again() -> re.Pattern[str]:
    words = "|".join(lexicon.cues("order", "known"))
    return re.compile(rf"(?:\b(?:{words})|\w['\u2019]s)(?: [\w'-]+){{0,2}} $")


class Reader:
    """Turns claims into facts, given what a corpus says of its articles."""

    def __init__(self, stories: Stories) -> None:
        """Begin without claims."""
        self.sentences = Sentences(stories.vocabulary)
        self._stories = stories
        self._shared: dict[Any, Any] = {}
        self._told: dict[str, Article] = {}
        self._said: dict[tuple[str, int], tuple[str, str]] = {}
        self._scenes: dict[tuple[str, int], set[tuple[Place, ...]]] = {}
        self._openings: dict[tuple[str, str], tuple[int, _Counts]] = {}

    def read(
        self, articles: Iterable[Article], claims: Sequence[Claim], first: int
    ) -> Iterator[Facts]:
        """Yield what linking needs to know of some articles' claims, of which these are all.

        The first of them stands at position ``first``.
        """
        self._told = {article.id: article for article in articles}
        self._said = dict(_sayings(claims))
        self._scenes = _scenes(claims)
        self._openings = _openings(claims)
        outlets = {a.id: self._same((a.publisher or "").casefold()) for a in self._told.values()}
        credit = {a.id: self._same(origins.credit(a)) for a in self._told.values()}
        for position, claim in enumerate(claims, start=first):
            article = self._told[claim.article]
            yield self._facts(position, claim, article, outlets[article.id], credit[article.id])

    def _facts(
        self, position: int, claim: Claim, article: Article, outlet: str, credit: frozenset[str]
    ) -> Facts:
        same = self._same
        said, timex = claim.attribution, claim.when.timex
        first, last = map(same, fact.day_range(claim.when.interval))
        quote = claim.sentence.of(article.text)
        recount = _recounts(claim)
        known = _known(claim, quote)
        basis = "reported" if recount else _basis(claim, known=known)
        speaker, voice = self._voice(claim)
        return Facts(
            position=position,
            id=claim.id,
            article=article.id,
            type=claim.type,
            status=claim.status,
            lemma=same(claim.lemma),
            main=claim.main,
            quote=quote,
            start=claim.sentence.start,
            end=claim.sentence.end,
            at=claim.trigger.start - claim.sentence.start,
            until=claim.trigger.end - claim.sentence.start,
            interval=same(claim.when.interval),
            relation=claim.when.relation,
            by_date=timex is None or timex.type == "DATE",
            follows=_following(claim, article.text),
            quantities=claim.quantities,
            stance=said.stance if said else "",
            denies=denials.denies(claim, article.text, known=known),
            via=same(said.via) if said else "",
            origin=same(claim.origin or article.id),
            peopled=bool(claim.actors),
            label=same(claim.label),
            published=same(fact.publication_day(article)),
            basis=basis,
            first=first if basis != "reported" else fact.PAST,
            last=last,
            firm=basis in fact.FIRM and (first, last) != (fact.PAST, fact.FUTURE),
            meanings=same(_meanings(claim, recount=recount)),
            actors=self._cast(claim),
            named=same(frozenset(same(a.entity) for a in claim.actors if a.entity)),
            agents=same(frozenset(_heads(claim, "agent"))),
            patients=same(frozenset(_heads(claim, "patient"))),
            sufferers=same(
                frozenset(same(a.entity) for a in claim.actors if _suffers(a) and fact.once(claim))
            ),
            doers=same(_playing(claim, "agent")),
            befallen=same(_playing(claim, "patient")),
            acting=same(frozenset(same(a.name) for a in claim.actors if a.role == "agent")),
            told_by=same(said.speaker.name if said and said.speaker else ""),
            changes=any(lexicon.says(quote, "change", kind) for kind in ("moves", "ends")),
            recount=recount,
            known=known,
            opens=self._opens(claim),
            speaker=same(speaker),
            voice=same(speaker or voice),
            places=self._sites(claim),
            said=self.sentences.number(quote),
            story=self._stories.of[article.id],
            outlet=outlet,
            credit=credit,
            agencies=origins.told(claim, quote),
        )

    def _opens(self, claim: Claim) -> bool:
        """Return whether a claim counts what its article counts first, there or once more."""
        start, counts = self._openings.get((claim.article, claim.type), (-1, frozenset()))
        return claim.sentence.start == start or not counts.isdisjoint(_counts(claim))

    def _same(self, found: Shared) -> Shared:
        """Return it, one and the same object for all claims of which it is true."""
        return self._shared.setdefault(found, found)  # type: ignore[no-any-return] # what it is

    def _cast(self, claim: Claim) -> tuple[tuple[str, Role], ...]:
        """Return who takes part in which role, each once; alike casts are one object."""
        same = self._same
        return same(tuple(sorted({same((a.entity, a.role)) for a in claim.actors if a.entity})))

    def _sites(self, claim: Claim) -> tuple[Place, ...]:
        """Return the places, each once; alike lists are one object.

        A toll without any is where the happening is that its sentence tells: "a train derailed
        near Miskolc, killing two".
        """
        same = self._same
        found = tuple({loc.place.id: same(loc.place) for loc in claim.places}.values())
        if not found and claim.type in fact.TOLLS and claim.quantities:
            scenes = self._scenes.get((claim.article, claim.sentence.start), set())
            found = next(iter(scenes)) if len(scenes) == 1 else ()
        return same(found)

    def _voice(self, claim: Claim) -> tuple[str, str]:
        """Return who says so, as an actor ("" if unnamed) and in the text's words.

        Of a statement that is whom other claims have for the speaker of its verb ("said").
        """
        if claim.type == "statement":
            return self._said.get((claim.article, claim.trigger.start), ("", ""))
        speaker = claim.attribution.speaker if claim.attribution else None
        return (speaker.entity, names.plain(speaker.name)) if speaker else ("", "")
