"""Invented articles with their claims, in any number: what links and the store are timed on.

Some twenty articles a day, as in an archive that grows by time: each follows one of the last week's
stories and tells ten of its events (each event is told some three times), between sentences of
invented words. A story has people and towns of its own and some of earlier stories, so that an
archive of ten years has more of them than one of a month, and an event no more to do with others.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, get_args

from synthetic import NAMES, OUTLETS

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
#: Stories that begin each day, and the days they are written about.
STORIES_A_DAY, DAYS = 5, 7
#: What a story has of its own: events, people, towns, words.
EVENTS, PEOPLE, TOWNS, WORDS = 13, 4, 2, 60
TYPES: tuple[EventType, ...] = tuple(t for t in get_args(EventType) if t != "statement")
SYLLABLES = ("ba", "ro", "ki", "sel", "mor", "tan", "vu", "pli", "dra", "ne", "gos", "fa", "li")
FIRST = datetime(2001, 1, 1)
#: Of so many times as many people and towns each story draws its own, beside others.
AROUND = 10


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened on a day in the invented world."""

    day: datetime
    type: EventType
    town: Place
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
        return f"{self.actor} {self.verb} in {self.town.name} on {self.date}"


@dataclass(frozen=True, slots=True)
class Story:
    """Events that belong together, and the words they are told in."""

    events: tuple[Happening, ...]
    words: tuple[str, ...]


def analysed(count: int, *, seed: int = 1) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Yield so many articles, each with its claims."""
    chance = random.Random(seed)  # noqa: S311 - invented news needs no secrecy
    week: list[list[Story]] = [[]]
    for number in range(count):
        today, hour = divmod(number, ARTICLES_A_DAY)
        while hour == 0 and len(week) < DAYS + 1:
            week.append(_begun(chance, today + len(week) - DAYS))
        del week[: len(week) - DAYS]
        told = chance.choice(chance.choice(week))
        yield _article(chance, number, FIRST + timedelta(days=today), told)


def _begun(chance: random.Random, day: int) -> list[Story]:
    """Return the stories that begin on a day."""
    numbers = range((day + DAYS) * STORIES_A_DAY, (day + DAYS + 1) * STORIES_A_DAY)
    return [_story(chance, FIRST + timedelta(days=day), number) for number in numbers]


def _story(chance: random.Random, day: datetime, number: int) -> Story:
    before = number - 1 - chance.randrange(AROUND)
    people = [_person(one) for one in (*_own(number, PEOPLE), chance.choice(_own(before, PEOPLE)))]
    towns = [_town(one) for one in (*_own(number, TOWNS), chance.choice(_own(before, TOWNS)))]
    events = tuple(
        Happening(
            day - timedelta(days=chance.randrange(DAYS)),
            chance.choice(TYPES),
            chance.choice(towns),
            chance.choice(people),
        )
        for _ in range(EVENTS)
    )
    return Story(events, tuple(_word(chance) for _ in range(WORDS)))


def _own(story: int, many: int) -> range:
    """Return the numbers of the people or towns that came up in a story."""
    return range((story + AROUND) * many, (story + AROUND + 1) * many)


def _person(number: int) -> str:
    """Return the name of a person, another one for each number."""
    return f"{NAMES[number % len(NAMES)]} {_spelt(number // len(NAMES))}"


@cache
def _town(number: int) -> Place:
    """Return a town, another one somewhere else for each number."""
    name = _spelt(number)
    return Place(
        id=f"place/{name.lower()}",
        name=name,
        kind="city",
        lat=36.0 + number * 7 % 250 / 10,
        lon=-9.0 + number * 11 % 350 / 10,
    )


def _spelt(number: int) -> str:
    """Return a name of four syllables, another one for each number; the next begin differently."""
    word = ""
    for _ in range(4):
        number, at = divmod(number, len(SYLLABLES))
        word += SYLLABLES[at]
    return word.capitalize()


def _article(
    chance: random.Random, number: int, day: datetime, story: Story
) -> tuple[Article, tuple[Claim, ...]]:
    identity = f"{number:016x}"
    parts: list[str] = []
    claims: list[Claim] = []
    length = 0
    for index, one in enumerate(chance.sample(story.events, CLAIMS)):
        sentence = f"{one.told}, {_word(chance)} said."
        own = [chance.choice(story.words) for _ in range(5)]
        filler = " ".join([*own, *(_word(chance) for _ in range(15))]).capitalize() + "."
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
    speaker = sentence.rpartition(", ")[2].removesuffix(" said.")
    who = one.actor.lower().replace(" ", "-")
    return Claim(
        id=f"c{article}{index:02}",
        article=article,
        sentence=Span(start=at, end=at + len(sentence)),
        trigger=span(one.verb),
        lemma=one.type,
        label=f"{one.actor} {one.verb} in {one.town.name}",
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
        places=(Location(place=one.town, span=span(one.town.name)),),
        attribution=Attribution(
            speaker=Speaker(name=speaker, span=span(f", {speaker}")), cue=span("said"), content=None
        ),
        main=index == 0,
        origin=article,
    )
