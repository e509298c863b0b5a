"""Invented news articles in any number, the same for the same seed: for speed, never for accuracy.

Each is some 350 words about one of many small stories in real towns, with quotations, relative and
absolute dates, counts and plans. Sentences are put together from many parts, so that two articles
share no more wording than two of a newspaper do; one in ten reprints another's paragraphs, as wire
copy is.
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
NAMES = (
    *("Ana", "Marko", "Iva", "Petra", "Luka", "Nina", "Tomas", "Elsa", "Jonas", "Marta", "Bruno"),
    *(
        "Greta",
        "Pavel",
        "Sofia",
        "Emil",
        "Clara",
        "Oskar",
        "Lucia",
        "Anton",
        "Helga",
        "Rui",
        "Edda",
    ),
)
SURNAMES = (
    *("Novak", "Kovač", "Horvat", "Berger", "Lindqvist", "Moreau", "Silva", "Nagy", "Duarte"),
    *("Aalto", "Becker", "Costa", "Dahl", "Eriksen", "Fontaine", "Graf", "Holub", "Ibarra"),
    *("Jansen", "Krall", "Leroy", "Maes", "Neumann", "Olsen", "Pacheco", "Quinn", "Rossi"),
    *("Sommer", "Toth", "Urban", "Vidal", "Weiss", "Ylinen", "Zupan"),
)
OFFICES = (
    *("mayor", "police spokesman", "union leader", "fire chief", "harbour master", "judge"),
    *("school director", "station manager", "prosecutor", "surgeon", "farmer", "ferry captain"),
)
BODIES = (
    *("city council", "dockers' union", "coast guard", "health ministry", "rail company"),
    *("water authority", "regional court", "teachers' union", "power company", "port authority"),
    *("farmers' league", "tax office", "football association", "housing agency", "city hospital"),
)
WHAT = (
    *("bridge", "tunnel", "market hall", "reservoir", "steel mill", "tram line", "old prison"),
    *("stadium", "ferry terminal", "cement works", "school kitchen", "opera house", "dam"),
    *("airport", "waste plant", "bus depot", "archive", "shipyard", "fish market", "cable car"),
    *("power station", "cathedral roof", "swimming pool", "gas pipeline", "city library"),
)
HOW = (
    *("stained", "unsafe", "half-built", "disputed", "costly", "neglected", "flooded", "rented"),
    *("newly painted", "long promised", "state-owned", "listed", "privately run", "abandoned"),
    *("contested", "overgrown", "crowded", "nearly finished", "ageing", "temporary"),
)
WHO = (
    *("neighbours", "inspectors", "engineers", "angry parents", "pensioners", "divers"),
    *("night workers", "local traders", "striking nurses", "students", "tenants", "volunteers"),
    *("former employees", "lawyers", "shopkeepers", "drivers", "fishermen", "auditors"),
)
WHY = (
    *("after weeks of rain", "over unpaid wages", "because of a cracked pillar", "despite a ban"),
    *("following a tip from a clerk", "in spite of protests", "for lack of money", "by mistake"),
    *("under heavy guard", "without a permit", "amid rumours of a sale", "on a judge's order"),
    *("as prices kept rising", "against the advice of experts", "with help from the army"),
    *("to save electricity", "in front of cameras", "during a power cut", "before sunrise"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OUTLETS = ("Coast Courier", "Northern Post", "Valley Herald", "Morning Ledger", "Evening Wire")
SENTENCES = (
    "At least {n} people were injured when the {how} {what} in {town} collapsed on {day} {why}.",
    "{name}, {office} of {town}, said on {day} that the {what} would reopen by {month} {why}.",
    "“We will meet {who} tomorrow {why},” {surname} told reporters in {town} on {day}.",
    "Police arrested {n} {who} near the {what} two days later, after a search of a {what2}.",
    "The {body} denied that it had known of the {how} {what} since {year}.",
    "About {n}00 {who} walked out at the {what} on {day} {why} and returned the following morning.",
    "The strike at the {how} {what}, which began on {date}, was called off {why}.",
    "A court in {town} sentenced the former {office} to {n} months in prison last week {why}.",
    "{who} flooded the {how} {what2} at the weekend and cut the road from {town} to {town2}.",
    "{surname} accused the {body} of selling the {how} {what} {why} and asked for an inquiry.",
    "The {how} {what} in {town} will close by the end of the month {why}, {name} wrote.",
    "In {year}, a fire in a {how} {what2} killed {n} {who} and destroyed the {what} of {town2}.",
    "{who} blocked the {how} {what} for {n} hours {why} before officers cleared the gates.",
    "The {body} plans to build a new {what} in {town2} next year, according to {surname}.",
    "{who} found a second leak behind the {how} {what} early on {day}, a clerk in {town} said.",
    "“Nobody told {who} anything about the {what} for {n} days,” said {name}, {office} there.",
    "The {body} and {who} signed an agreement on the {how} {what} on {date} {why}.",
    "{surname} may order the {body} to empty the {how} {what2} if {who} return to {town}.",
    "{name} resigned as {office} on {date} {why}; the {body} in {town2} took over the {what}.",
    "Since {year} the {how} {what} has cost {who} {n} million euros, the {body} said on {day}.",
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
        title = f"{chance.choice(TOWNS)} waits for its {chance.choice(WHAT)}, {number}"
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
    sentence = chance.choice(SENTENCES).format(
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
        what=chance.choice(WHAT),
        what2=chance.choice(WHAT),
        how=chance.choice(HOW),
        who=chance.choice(WHO),
        why=chance.choice(WHY),
    )
    return sentence[0].upper() + sentence[1:]
