"""A press that prints articles with the claims in them, so that a test reads like the news."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from timeline import graph
from timeline.model import (
    Article,
    Attribution,
    Claim,
    Interval,
    Location,
    Participant,
    Place,
    PublicationDate,
    Quantity,
    Span,
    Speaker,
    When,
)

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.model import Timeline

BOLDAK = Place(
    id="1123004", name="Spin Boldak", kind="city", lat=31.01, lon=66.4, country="AF", region="AF.23"
)
KANDAHAR = Place(id="AF.23", name="Kandahar", kind="region", lat=31.0, lon=65.9, country="AF")
HERAT = Place(
    id="1140026", name="Herat", kind="city", lat=34.35, lon=62.2, country="AF", region="AF.11"
)
KOPER = Place(
    id="3197753", name="Koper", kind="city", lat=45.55, lon=13.73, country="SI", region="SI.50"
)
KOPER_DISTRICT = Place(
    id="SI.50", name="Koper", kind="region", lat=45.5, lon=13.8, country="SI", region="SI"
)
AFGHANISTAN = Place(id="AF", name="Afghanistan", kind="country", lat=33.0, lon=66.0, country="AF")
PLACES = {p.name: p for p in (BOLDAK, KANDAHAR, HERAT, KOPER, AFGHANISTAN)} | {
    "Koper district": KOPER_DISTRICT
}


def slug(kind: str, name: str) -> str:
    """Return the id ``places`` gives a name inside its article."""
    return f"{kind}/{name.lower().replace(' ', '-')}"


def day(iso: str) -> datetime:
    return datetime.fromisoformat(iso)


def days(first: str | None, last: str | None) -> Interval:
    """Return the interval of whole days, both ends inclusive."""
    end = None if last is None else day(last) + timedelta(days=1)
    return Interval(start=None if first is None else day(first), end=end, granularity="day")


@dataclass
class Press:
    """Articles being written: ``tell`` adds a sentence and the claim in it."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    published: dict[str, str | None] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def tell(
        self,
        article: str,
        published: str | None,
        sentence: str,
        trigger: str,
        **known: Any,  # noqa: ANN401 - the fields of a claim, by short names
    ) -> Claim:
        """Print a sentence and return the claim its trigger makes."""
        told = self.texts.setdefault(article, [])
        self.published[article] = published
        start = sum(len(text) + 1 for text in told)
        if sentence in told:
            start = sum(len(text) + 1 for text in told[: told.index(sentence)])
        else:
            told.append(sentence)
        at = start + sentence.index(trigger)
        claim = Claim(
            id=known.get("id", f"{article}-{at}"),
            article=article,
            sentence=Span(start=start, end=start + len(sentence)),
            trigger=Span(start=at, end=at + len(trigger)),
            lemma=known.get("lemma", trigger),
            label=known.get("label", sentence.rstrip(".")),
            type=known.get("type", "other"),
            status=known.get("status", "occurred"),
            when=self._when(published, known),
            actors=tuple(self._actor(sentence, start, *one) for one in known.get("actors", ())),
            places=tuple(self._place(sentence, start, name) for name in known.get("places", ())),
            attribution=self._attribution(sentence, start, known),
            quantities=tuple(self._count(sentence, start, *one) for one in known.get("counts", ())),
            main=known.get("main", False),
            origin=known.get("origin", article),
        )
        self.claims.append(claim)
        return claim

    def _when(self, published: str | None, known: dict[str, Any]) -> When:
        if "day" in known:
            first, last = known["day"] if isinstance(known["day"], tuple) else (known["day"],) * 2
            basis = known.get("basis", "anchored")
            relation = known.get("relation", "on")
            return When(interval=days(first, last), relation=relation, basis=basis)
        if published is None:
            return When(interval=None)
        if known.get("basis") == "current":
            before = (day(published) - timedelta(days=1)).date().isoformat()
            return When(interval=days(before, published), basis="current")
        return When(interval=days(None, published), basis="reported")

    def _span(self, sentence: str, start: int, text: str) -> Span:
        at = start + max(sentence.find(text), 0)
        return Span(start=at, end=at + len(text))

    def _actor(self, sentence: str, start: int, name: str, kind: Any, role: Any) -> Participant:  # noqa: ANN401 - words of a vocabulary
        span = self._span(sentence, start, name)
        return Participant(entity=slug(kind, name), name=name, kind=kind, role=role, span=span)

    def _place(self, sentence: str, start: int, name: str) -> Location:
        return Location(place=PLACES[name], span=self._span(sentence, start, name))

    def _count(  # noqa: PLR0917 - a quantity's fields
        self, sentence: str, start: int, text: str, low: float | None, high: float | None, unit: str
    ) -> Quantity:
        span = self._span(sentence, start, text)
        return Quantity(text=text, low=low, high=high, unit=unit, span=span)

    def _attribution(self, sentence: str, start: int, known: dict[str, Any]) -> Attribution | None:
        if "speaker" not in known and "stance" not in known:
            return None
        name = known.get("speaker")
        speaker = name and Speaker(
            name=name, span=self._span(sentence, start, name), entity=slug("person", name)
        )
        stance = known.get("stance", "asserts")
        return Attribution(speaker=speaker, cue=None, content=None, stance=stance)

    def articles(self) -> list[Article]:
        """Return the articles with all that was told in them."""
        return [
            Article(
                id=article,
                text=" ".join(told),
                paths=(f"{article}.txt",),
                publisher=f"The {article.title()}",
                published=self._dates(article),
            )
            for article, told in self.texts.items()
        ]

    def _dates(self, article: str) -> tuple[PublicationDate, ...]:
        iso = self.published[article]
        if iso is None:
            return ()
        return (PublicationDate(interval=days(iso, iso), evidence="field", score=0.95),)

    def link(self, aliases: Path | None = None) -> Timeline:
        """Return the timeline of everything printed so far."""
        return graph.link(self.articles(), self.claims, aliases=aliases)


@pytest.fixture
def press() -> Press:
    return Press()
