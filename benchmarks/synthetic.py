"""Invented news articles in any number, the same for the same seed: for speed, never for accuracy.

Each is some 350 words about one of many small stories in real towns, with quotations, relative and
absolute dates, counts and plans; one in ten reprints another's paragraphs, as wire copy is.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOWNS = (
    *("Koper", "Piran", "Celje", "Kranj", "Maribor", "Trieste", "Udine", "Gorizia", "Graz", "Linz"),
    *("Salzburg", "Split", "Zadar", "Rijeka", "Szeged", "Debrecen", "Brno", "Ostrava", "Gdynia"),
    *("Lublin", "Bergen", "Aarhus", "Odense", "Turku", "Tampere", "Porto", "Braga", "Vigo"),
    *("Bilbao", "Nantes", "Rennes", "Ghent", "Bruges", "Utrecht", "Groningen", "Cork", "Galway"),
)
NAMES = ("Ana", "Marko", "Iva", "Petra", "Luka", "Nina", "Tomas", "Elsa", "Jonas", "Marta", "Bruno")
SURNAMES = ("Novak", "Kovač", "Horvat", "Berger", "Lindqvist", "Moreau", "Silva", "Nagy", "Duarte")
OFFICES = ("mayor", "police spokesman", "union leader", "fire chief", "harbour master", "judge")
BODIES = ("city council", "dockers' union", "coast guard", "health ministry", "rail company")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OUTLETS = ("Coast Courier", "Northern Post", "Valley Herald", "Morning Ledger", "Evening Wire")
SENTENCES = (
    "At least {n} people were injured when a tram derailed in {town} on {day}, the {body} said.",
    "{name}, the {office} of {town}, said on {day} that the bridge would reopen by {month}.",
    "“We will meet the {body} tomorrow,” {surname} told reporters in {town} on {day}.",
    "Police arrested {n} men in {town} two days later, after a search of three warehouses.",
    "The {body} denied that it had known of the fault since {year}.",
    "About {n}00 workers walked out in {town} on {day} and returned the following morning.",
    "The strike, which began on {date}, was called off after talks with the {body}.",
    "A court in {town} sentenced the former {office} to {n} months in prison last week.",
    "Heavy rain flooded {n} streets in {town} at the weekend and cut the road to {town2}.",
    "{surname} accused the {body} of hiding the report, and demanded a public inquiry.",
    "The factory in {town} will close by the end of the month, {name} said in a statement.",
    "In {year}, a similar fire in {town2} killed {n} people and destroyed the old market.",
    "Protesters blocked the port of {town} for {n} hours before officers cleared the gates.",
    "The {body} plans to build {n} new homes in {town2} next year, according to {surname}.",
    "Rescue teams found a second boat near {town} early on {day}, a spokeswoman said.",
    "“Nobody told us anything for {n} days,” said {name}, who lives beside the works.",
    "The two sides signed an agreement in {town2} on {date}, ending a dispute of {n} years.",
    "Officials in {town} may order an evacuation if the river rises again, {surname} warned.",
)


def write(folder: Path, count: int, *, seed: int = 1, short: bool = False) -> None:
    """Write so many articles as text files with front matter, 1,000 to a folder.

    Short ones hold the last paragraph alone, some 50 words.
    """
    for number, whole in enumerate(texts(count, seed=seed)):
        head, *_, last = whole.split("\n\n")
        text = f"{head.rpartition('---')[0]}---\n{last}" if short else whole
        part = folder / f"{number // 1000:04}"
        if number % 1000 == 0:
            part.mkdir(parents=True, exist_ok=True)
        (part / f"{number % 1000:03}.txt").write_text(text, encoding="utf-8")


def texts(count: int, *, seed: int = 1) -> Iterator[str]:
    """Yield so many articles with their front matter."""
    chance = random.Random(seed)  # noqa: S311 - invented news needs no secrecy
    story = _story(chance)
    for number in range(count):
        if number % 10:
            story = _story(chance)
        day = date(2031, 1, 1) + timedelta(days=chance.randrange(365))
        outlet = chance.choice(OUTLETS)
        title = f"{chance.choice(TOWNS)} waits for answers, {number}"
        own = _paragraph(chance, 3)
        yield (
            f"---\ntitle: {title}\npublisher: {outlet}\npublished: {day}\n---\n"
            + "\n\n".join((*story, own))
            + "\n"
        )


def _story(chance: random.Random) -> tuple[str, ...]:
    return tuple(_paragraph(chance, chance.randrange(2, 5)) for _ in range(6))


def _paragraph(chance: random.Random, sentences: int) -> str:
    return " ".join(_sentence(chance) for _ in range(sentences))


def _sentence(chance: random.Random) -> str:
    day = date(2030, 6, 1) + timedelta(days=chance.randrange(500))
    surname = chance.choice(SURNAMES)
    return chance.choice(SENTENCES).format(
        n=chance.randrange(2, 40),
        town=chance.choice(TOWNS),
        town2=chance.choice(TOWNS),
        day=chance.choice(DAYS),
        date=f"{day.day} {day:%B %Y}",
        month=f"{day:%B}",
        year=chance.randrange(1980, 2030),
        name=f"{chance.choice(NAMES)} {surname}",
        surname=surname,
        office=chance.choice(OFFICES),
        body=chance.choice(BODIES),
    )
