"""Invented articles with their claims, in any number: what links and the store are timed on.

Some twenty articles a day, as in an archive that grows by time: each tells ten of the last week's
events (each event is told some three times), between sentences of invented words.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, get_args

from synthetic import NAMES, OUTLETS, SURNAMES, TOWNS

from timeline import interval
from timeline.model import (
    Article,
    Attribution,
    Claim,
    EventType,
    Location,
    Paragraph,
    Participant,
    Place,
    PublicationDate,
    Span,
    Speaker,
    Timex,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES_A_DAY = 20
CLAIMS = 10
EVENTS_A_DAY = ARTICLES_A_DAY * CLAIMS // 3
TYPES: tuple[EventType, ...] = tuple(t for t in get_args(EventType) if t != "statement")
SYLLABLES = ("ba", "ro", "ki", "sel", "mor", "tan", "vu", "pli", "dra", "ne", "gos", "fa", "li")
FIRST = datetime(2001, 1, 1)


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened on a day in the invented world."""

    day: datetime
    type: EventType
    town: str
    actor: str

    @property
    def date(self) -> str:
        """Return its day as the articles write it."""
        return f"{self.day.day} {self.day:%B %Y}"

    @property
    def verb(self) -> str:
        """Return a verb of its own for each type."""
        return f"{self.type}ed"

    @property
    def told(self) -> str:
        """Return the clause that tells it."""
        return f"{self.actor} {self.verb} in {self.town} on {self.date}"


def analysed(count: int, *, seed: int = 1) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Yield so many articles, each with its claims."""
    chance = random.Random(seed)  # noqa: S311 - invented news needs no secrecy
    week: list[list[Happening]] = []
    day = FIRST
    for number in range(count):
        if number % ARTICLES_A_DAY == 0:
            day = FIRST + timedelta(days=number // ARTICLES_A_DAY)
            week = [*week[-6:], [_happening(chance, day) for _ in range(EVENTS_A_DAY)]]
        told = [chance.choice(chance.choice(week)) for _ in range(CLAIMS)]
        yield _article(chance, number, day, told)


def _happening(chance: random.Random, day: datetime) -> Happening:
    actor = f"{chance.choice(NAMES)} {chance.choice(SURNAMES)}"
    return Happening(day, chance.choice(TYPES), chance.choice(TOWNS), actor)


def _article(
    chance: random.Random, number: int, day: datetime, told: list[Happening]
) -> tuple[Article, tuple[Claim, ...]]:
    identity = f"{number:016x}"
    parts: list[str] = []
    claims: list[Claim] = []
    length = 0
    for index, one in enumerate(told):
        sentence = f"{one.told}, {_word(chance)} said."
        filler = " ".join(_word(chance) for _ in range(20)).capitalize() + "."
        claims.append(_claim(identity, index, one, sentence, length))
        parts += [sentence, filler]
        length += len(sentence) + len(filler) + 2
    text = " ".join(parts)
    published = PublicationDate(interval=interval.of(day, "day"), evidence="field", score=0.95)
    article = Article(
        id=identity,
        text=text,
        paths=(f"archive/{number // 1000:04}/{number % 1000:03}.txt",),
        title=parts[0],
        publisher=chance.choice(OUTLETS),
        language="en",
        paragraphs=(Paragraph(span=Span(start=0, end=len(text)), kind="text"),),
        published=(published,),
    )
    return article, tuple(claims)


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randrange(1, 5)))


def _claim(article: str, index: int, one: Happening, sentence: str, at: int) -> Claim:
    def span(words: str) -> Span:
        start = at + sentence.index(words)
        return Span(start=start, end=start + len(words))

    day = interval.of(one.day, "day")
    place = Place(id=f"place/{one.town.lower()}", name=one.town, kind="city", lat=45.0, lon=13.0)
    speaker = sentence.rpartition(", ")[2].removesuffix(" said.")
    who = one.actor.lower().replace(" ", "-")
    return Claim(
        id=f"c{article}{index:02}",
        article=article,
        sentence=Span(start=at, end=at + len(sentence)),
        trigger=span(one.verb),
        lemma=one.type,
        label=f"{one.actor} {one.verb} in {one.town}",
        type=one.type,
        status="occurred",
        when=When(
            interval=day,
            basis="stated",
            timex=Timex(
                span=span(one.date), type="DATE", value=one.day.date().isoformat(), interval=day
            ),
            steps=(one.date, one.day.date().isoformat()),
        ),
        actors=(
            Participant(
                entity=f"person/{who}",
                name=one.actor,
                kind="person",
                role="agent",
                span=span(one.actor),
            ),
        ),
        places=(Location(place=place, span=span(one.town)),),
        attribution=Attribution(
            speaker=Speaker(name=speaker, span=span(f", {speaker}")), cue=span("said"), content=None
        ),
        main=index == 0,
        origin=article,
    )
